import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

/// Areas measured in a Mercator system are known by what France's départements, or the shapes at hand, have in it.
@Suite struct MercatorAreasTests {
  private static let mainland = Territories.standard.mainland

  /// A row a département: its true area times a factor of its latitude.
  private static func sums(_ departments: [Territories.Department], _ factor: (Double) -> Double) -> MercatorAreas? {
    MercatorAreas(
      codes: departments.map(\.code),
      figures: departments.map { $0.ground.map { $0.squareKilometres * 1e6 * factor($0.latitude * .pi / 180) } })
  }

  private static let e2 = 0.00669437999014
  private static func world(_ latitude: Double) -> Double {
    (1 - e2 * pow(sin(latitude), 2)) / pow(cos(latitude), 2)
  }
  private static func web(_ latitude: Double) -> Double {
    pow(1 - e2 * pow(sin(latitude), 2), 2) / ((1 - e2) * pow(cos(latitude), 2))
  }

  @Test func theTwoMercatorsAreToldApartWhereManyPlacesSpeak() throws {
    #expect(Self.mainland.allSatisfy { $0.ground != nil })
    #expect(Self.sums(Self.mainland, Self.world)?.system == "World Mercator (EPSG:3395)")
    #expect(Self.sums(Self.mainland, Self.web)?.system == "Web Mercator (EPSG:3857)")
    let one = try #require(Self.sums(Self.mainland.filter { $0.code == "93" }, Self.world))
    #expect(one.system == "Mercator (EPSG:3395 ou 3857)" && abs(one.factor - 2.3) < 0.05)
  }

  /// True areas, hectares, people and départements that are there in part are no areas of that kind.
  @Test func otherFiguresAreNot() {
    #expect(Self.sums(Self.mainland) { _ in 1 } == nil)
    #expect(Self.sums(Self.mainland) { Self.world($0) * 1e-4 } == nil)
    #expect(Self.sums(Self.mainland) { _ in 0.01 } == nil)
    #expect(Self.sums(Self.mainland) { Self.world($0) * 0.5 } == nil)
    // Near the equator Mercator hardly enlarges: nothing can be told.
    let overseas = ["972", "973"].compactMap(Territories.standard.department)
    #expect(Self.sums(overseas, Self.world) == nil)
  }

  /// Zones of a drawing beside their own shapes: the scale of Mercator at 45° is 1.993.
  @Test func shapesTell() throws {
    var shapes = GeometryArray()
    for place in 0..<5 { shapes.appendPolygon([Rings.square(2 + Double(place), 45, 0.1)]) }
    let mercator = try shapes.reprojected(from: .wgs84, to: CRS.recognise("EPSG:3395"))
    let legal = try shapes.reprojected(from: .wgs84, to: .lambert93)
    let inflated = (0..<5).map { Optional(mercator.planarArea(of: $0)) }, own = (0..<5).map { Optional(legal.planarArea(of: $0)) }
    let found = try #require(try MercatorAreas(figures: inflated, shapes: shapes, crs: .wgs84))
    #expect(abs(found.factor - 1.99) < 0.02)
    #expect(try MercatorAreas(figures: own, shapes: shapes, crs: .wgs84) == nil)
    #expect(try MercatorAreas(figures: [nil, nil, 1e8, 2e8, nil], shapes: shapes, crs: .wgs84) == nil)
  }
}

@Suite(.needsSharedData) struct RealMercatorAreasTests {
  private static func table() throws -> (codes: [String], areas: [Double?]) {
    let table = try TableReader.read(TableFile.open(path: SharedData.path("stats/iris_area.csv"), options: TableOptions()))
    return ((0..<table.rowCount).map { table.columns[1].texts[$0] }, table.columns[2].decimals())
  }

  @Test func theAreasOfIrisAreOfWorldMercator() throws {
    let (codes, areas) = try Self.table()
    #expect(codes.count == 48_592)
    #expect(MercatorAreas(codes: codes, figures: areas)?.system == "World Mercator (EPSG:3395)")
    let inspection = try Inspection.of(path: SharedData.path("stats/iris_area.csv")).layers[0]
    #expect(inspection.fields.map(\.role) == [nil, "code", "aire"])
    guard case .table(.mercatorAreas("area", "World Mercator (EPSG:3395)", let factor))? = inspection.anomalies.last?.kind else {
      Issue.record("\(inspection.anomalies)")
      return
    }
    #expect(abs(factor - 2.1) < 0.1)
  }

  /// Two communes of a département cannot be judged by their sum, but beside their contours.
  @Test func aCutTableIsKnownByTheContours() throws {
    let (codes, areas) = try Self.table()
    let zoning = try Zoning(layer: LayerFile.read(path: SharedData.path("iris/93-2022.gpkg")), catalog: .standard)
    let index = ZoneIndex(zoning)
    var figures = [Double?](repeating: nil, count: zoning.codes.count)
    for (code, area) in zip(codes, areas) where code.hasPrefix("93001") || code.hasPrefix("93008") {
      if let match = index.match(code) { figures[match.zone] = area }
    }
    #expect(MercatorAreas(codes: zoning.codes, figures: figures) == nil)
    let layer = zoning.layer
    #expect(try MercatorAreas(figures: figures, shapes: layer.geometries, crs: layer.crs) != nil)
  }
}
