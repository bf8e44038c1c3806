import GeometryCore
import TestSupport
import Testing

@testable import GeoFormats

/// Counts and defects as the data's own README gives them.
@Suite(.needsSharedData) struct RealFilesTests {
  @Test(arguments: [
    ("qpv/occitanie-2015.geojson", 105, 1), ("qpv/occitanie-2015-4-decimals.geojson", 105, 32),
    ("qpv/france-2024-simplified.geojson", 1609, 85), ("communes/occitanie-48.geojson", 48, nil),
    ("iris/lyon/iris.geojson", 358, nil), ("iris/lyon/iris.shp", 358, nil), ("iris/paris/iris.shp", 992, nil),
    ("iris/93-2022.gpkg", 614, nil), ("communes/martinique-utm20.gpkg", 34, nil),
    ("layers/shp_latin1/PRESCRIPTION_PCT.shp", nil, nil),
  ] as [(String, Int?, Int?)])
  func countsAndInvalidPolygons(name: String, count: Int?, invalid: Int?) throws {
    let layer = try LayerFile.read(path: SharedData.path(name))
    if let count { #expect(layer.geometries.count == count) }
    if let invalid { #expect(layer.repairs.count == invalid) }
    #expect(Validity.check(layer.geometries).isEmpty, "a repaired layer is valid")
    #expect(layer.provenance.anomalies.count >= layer.repairs.count)
  }

  @Test func communesOfFrance() throws {
    let layer = try LayerFile.read(path: SharedData.path("communes/france-2026.geojson"), options: LayerOptions(repair: false))
    #expect(layer.geometries.count == 34_867)
    #expect(layer.crs.epsg == 4326)
    #expect(layer.table.columns.map(\.name) == ["code", "nom", "population", "departement", "epci"])
    #expect(layer.table.columns.map(\.kind) == [.text, .text, .decimal, .text, .text])
    let population = layer.table.columns[2].texts
    #expect((0..<population.count).filter { population.isEmpty(at: $0) }.count == 18)
    #expect(layer.table[0, 2] == "776.0")
    #expect(layer.table[0, 1] == "Abergement-Clémenciat")
  }

  @Test func wrongDeclarations() throws {
    let wrong = SharedData.path("qpv/occitanie-2015-declares-crs84-holds-lambert93.geojson")
    expectRefusal(wrong, .unsettledCRS, "--crs-zonage NOM=2154")
    let forced = try LayerFile.read(path: wrong, options: LayerOptions(crs: .lambert93))
    let twin = try LayerFile.read(path: SharedData.path("qpv/occitanie-2015-lambert93.geojson"))
    #expect(forced.geometries.x == twin.geometries.x && forced.geometries.y == twin.geometries.y)
    #expect(forced.crs == twin.crs)
    #expect(forced.declaredCRS?.contains("CRS84") == true)
  }

  @Test(arguments: [
    ("iris/lyon/iris.shp", 2154), ("iris/paris/iris.shp", 4326), ("layers/shp_latin1/PRESCRIPTION_PCT.shp", 2154),
    ("layers/plu/30014_INFO_SURF_20171013.shp", 2154), ("layers/plu/83044_INT1_ASSIETTE_SUP_S.shp", 2154),
    ("layers/plu/200078244_PERIMETRE_SCOT_20180218.shp", 2154), ("communes/martinique-utm20.gpkg", 32620),
    ("iris/93-2022.gpkg", 2154), ("qpv/occitanie-2015-lambert93.geojson", 2154), ("communes/occitanie-48.geojson", 4326),
  ])
  func declaredSystems(name: String, code: Int) throws {
    let layer = try LayerFile.read(path: SharedData.path(name))
    #expect(layer.crs.epsg == code)
    #expect(layer.declaredCRS != nil)
    #expect(!layer.provenance.anomalies.contains { if case .layer(.systemDeduced) = $0.kind { true } else { false } })
  }

  @Test(arguments: ["arrondissements.shp", "vdl_vie_citoyenne.contour_de_bureau_de_vote.shp"])
  func degreesUnderCC46(name: String) throws {
    let path = SharedData.path("layers/lyon-declares-cc46-holds-degrees/" + name)
    expectRefusal(path, .unsettledCRS, "--crs-zonage NOM=4326")
    let forced = try LayerFile.read(path: path, options: LayerOptions(crs: .wgs84))
    #expect(forced.repairs.count == (name.hasPrefix("vdl") ? 7 : 0))
  }

  @Test func encodings() throws {
    let latin = try LayerFile.read(path: SharedData.path("layers/shp_latin1/PRESCRIPTION_PCT.shp"))
    let utf8 = try LayerFile.read(path: SharedData.path("layers/shp_utf8/PRESCRIPTION_PCT.shp"))
    #expect(latin.table.columns == utf8.table.columns)
    #expect(latin.table.columns.contains { !$0.texts.bytes.allSatisfy { $0 < 128 } })
  }

  @Test func shapefileAndGeoJSONAgree() throws {
    let shape = try LayerFile.read(path: SharedData.path("iris/lyon/iris.shp"), options: LayerOptions(crs: .lambert93))
    let json = try LayerFile.read(path: SharedData.path("iris/lyon/iris.geojson"))
    #expect(shape.geometries.vertexCount == json.geometries.vertexCount)
  }
}
