import Foundation
import Groundwork
import Reporting
import TestSupport
import Testing

@testable import Territory

@Suite struct InspectionTests {
  /// Writes a file, inspects it, and takes it away.
  private func inspect(_ name: String, _ text: String) throws -> Inspection {
    let folder = try TemporaryFolder()
    return try Inspection.of(path: folder.write(name, text))
  }

  private func square(_ x: Double, _ y: Double, _ side: Double) -> String { GeoJSONText.polygon(Rings.square(x, y, side)) }

  @Test func layer() throws {
    let codes = ["QN03801M", "QN03802M", "QN03802M"]
    let features = codes.enumerated().map { index, code in
      let commune = index == 0 ? "null" : "\"38185\""
      return GeoJSONText.feature(
        "{\"code_qp\":\"\(code)\",\"lib_qp\":\"Quartier\",\"insee_com\":\(commune)}",
        square(5.7 + 0.02 * Double(index), 45.18, 0.01))
    }
    let text = GeoJSONText.collection(features)
    let layer = try #require(inspect("quartiers.geojson", text).layers.first)
    #expect(layer.count == 3 && layer.geometry == "polygones" && layer.retainedCRS == "EPSG:4326")
    #expect(layer.profile == "qpv-2024" && layer.vintage == "2024" && layer.extent == "Isère")
    #expect(layer.duplicates.map(\.code) == ["QN03802M"] && layer.invalid.isEmpty)
    #expect(layer.fields.map(\.name) == ["code_qp", "lib_qp", "insee_com"] && layer.fields.map(\.filled) == [3, 3, 2])
    #expect(layer.fields.map(\.role) == ["code", "nom", "communes"])
  }

  /// A contradicted declaration is told; nothing is refused.
  @Test func contradictedSystem() throws {
    let text = GeoJSONText.collection(
      [GeoJSONText.feature("{\"code\":\"A\"}", square(912_000, 6_458_000, 500))],
      members: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},")
    let inspection = try inspect("faux.geojson", text)
    let layer = try #require(inspection.layers.first)
    #expect(layer.retainedCRS == nil && layer.anomalies.contains { $0.kind.sentence.contains("Lambert-93") })
    #expect(layer.extent?.contains("d'après les coordonnées") == true)
    #expect(try inspection.json().contains("\"crs_retenu\" : null"))
    #expect(inspection.hasAnomalies)
  }

  @Test func table() throws {
    let text = "id;nom;adresse;code_insee;lon;lat\n1;Centre A;1 rue;1053;5,2258;46,2052\n2;Centre B;;01053;5,23;46,21\n"
    let inspection = try inspect("liste.csv", text)
    let layer = try #require(inspection.layers.first)
    #expect(layer.geometry == "tableau" && layer.count == 2 && layer.profile == "structures" && layer.extent == "Ain")
    #expect(layer.retainedCRS == "EPSG:4326" && layer.position?.columns == ["lon", "lat"])
    #expect(layer.fields.map(\.kind) == [.integer, .text, .text, .text, .decimal, .decimal])
    #expect(
      layer.anomalies.map(\.kind.sentence)
        == ["1 code a perdu le zéro de tête dans « code_insee » : « 1053 » est lu « 01053 »."])
  }

  @Test func tableWithHeaderOnly() throws {
    let layer = try #require(inspect("vide.csv", "id;nom;lon;lat\n").layers.first)
    #expect(layer.count == 0 && layer.anomalies.map(\.kind) == [.table(.noRows)])
  }

  /// The same file gives the same bytes, and every promised key is there.
  @Test func jsonIsStable() throws {
    let text = GeoJSONText.collection([GeoJSONText.feature("{\"code\":\"A\",\"nom\":null}", "null")])
    let first = try inspect("a.geojson", text).json()
    let second = try inspect("a.geojson", text).json()
    #expect(first == second)
    let object = try #require(JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
    let layer = try #require((object["couches"] as? [[String: Any]])?.first)
    let keys: Set = [
      "nom", "nombre", "geometrie", "crs_declare", "crs_retenu", "emprise", "profil", "millesime", "champs", "invalides",
      "doublons", "anomalies",
    ]
    #expect(keys.isSubset(of: layer.keys))
  }

  @Test func textIsAligned() throws {
    let text = try inspect("liste.csv", "code;libelle court\n01053;Bourg\n01004;Ambérieu\n").text()
    let lines = text.split(separator: "\n")
    let columns = lines.compactMap { line in line.firstRange(of: "texte").map { line[..<$0.lowerBound].count } }
    #expect(columns.count == 2 && Set(columns).count == 1)
    #expect(text.contains("Communes [communes]"))
  }

  @Test(
    .needsSharedData,
    arguments: [
      ("qpv/occitanie-2015-4-decimals.geojson", 105, 32, "qpv-2015", "Occitanie"),
      ("qpv/france-2024-simplified.geojson", 1609, 85, "qpv-2024", "France entière, Saint-Martin et Polynésie française"),
      ("iris/lyon/iris.shp", 358, 0, "contours-iris", "Rhône"),
      ("iris/93-2022.gpkg", 614, 0, "contours-iris", "Seine-Saint-Denis"),
      ("communes/occitanie-48.geojson", 48, 0, "communes", "Occitanie"),
    ])
  func realFiles(path: String, count: Int, invalid: Int, profile: String, extent: String) throws {
    let layer = try #require(Inspection.of(path: SharedData.path(path)).layers.first)
    #expect(layer.count == count && layer.invalid.count == invalid && layer.profile == profile && layer.extent == extent)
  }
}

@Suite struct CoordinateColumnsTests {
  private func recognise(_ columns: [String], _ values: [[String]]) -> CoordinateColumns? {
    CoordinateColumns.recognise(columns: columns) { values[$0] }
  }

  @Test func namesAndValues() {
    #expect(recognise(["id", "longitude", "latitude"], [["1"], ["5.72"], ["45.18"]])?.crs == .wgs84)
    #expect(recognise(["x", "y"], [["912 500,5"], ["6458500"]])?.crs == .lambert93)
    let bpe = recognise(["x", "y", "epsg"], [["912500"], ["6458500"], ["2154"]])
    #expect(bpe?.epsgColumn == 2 && bpe?.crs == nil)
    #expect(recognise(["position"], [["45.18, 5.72"]])?.layout == .cell(0, latitudeFirst: true))
    #expect(recognise(["position"], [["48,85 ; 2,35"]])?.layout == .cell(0, latitudeFirst: true))
    #expect(recognise(["lon", "lat"], [["45.18", "46.1"], ["5.72", "5.8"]])?.doubt == .seeminglySwapped)
    #expect(recognise(["lon", "lat"], [["637000"], ["5650000"]])?.doubt == .metresUnderDegrees)
    let wrongRows = [["0"] + (0..<40).map { "\(912_000 + $0)" }, ["0"] + (0..<40).map { "\(6_458_000 + $0)" }]
    #expect(recognise(["x", "y"], wrongRows)?.crs == .lambert93)
    #expect(recognise(["position"], [["directeur"]]) == nil && recognise(["a", "b"], [["1"], ["2"]]) == nil)
  }

  /// A confidential profile, named or recognised, leaves of its columns the names alone.
  @Test func confidentialColumnsAreNamedAndNoMore() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("extraction.csv", "iris;Allocataires;nom\n693810101;3127;Centre\n693810102;4127;Gare;oups\n")
    func told(_ options: InspectionOptions) throws -> String {
      let inspection = try Inspection.of(path: path, options: options)
      return inspection.text() + (try inspection.json())
    }
    var options = InspectionOptions()
    #expect(try told(options).contains("3127"), "nothing says that they are confidential")
    options.confidential = "comptages-caf"
    let named = try told(options)
    #expect(named.contains("Allocataires") && named.contains("693810102") && named.contains("confidentiel"))
    #expect(!named.contains("127 ") && !named.contains("3127") && !named.contains("4127") && !named.contains("oups"))
    let profile =
      "profils:\n  - {id: extraction, nom: Extraction, genre: table, exige: [[allocataires]], confidentiel: [alloc*]}\n"
    options.confidential = nil
    options.catalog = try ProfileCatalog.load(extra: [folder.write("p.yml", profile)])
    let recognised = try told(options)
    #expect(recognised.contains("Extraction") && !recognised.contains("3127") && !recognised.contains("4127"))
    options.confidential = "iris"
    #expect(throws: FileFault.self) { try told(options) }
  }
}
