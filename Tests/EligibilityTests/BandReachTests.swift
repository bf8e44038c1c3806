import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory
import Testing

@testable import Eligibility

/// A band around the quarters may reach into a commune that no quarter touches: its rows without position are then to verify.
@Suite struct BandReachTests {
  /// Communes as rectangles on the town's plane: one that holds the first quarter, one whose limit is 150 m from it, one far.
  private static let rectangles = [
    ("38185", "Grenoble", 0.0, 0.0, 2150.0, 3000.0), ("38229", "Meylan", 2150, 0, 4000, 3000),
    ("38111", "Claix", 5000, 0, 8000, 1000),
  ]

  private static func ring(_ commune: (String, String, Double, Double, Double, Double)) -> [(x: Double, y: Double)] {
    let (_, _, x0, y0, x1, y1) = commune
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)].map {
      (x: Town.longitude + $0.0 * Town.degree, y: Town.latitude + $0.1 * Town.degree)
    }
  }

  private static func communes() throws -> CommuneShapes {
    var geometries = GeometryArray()
    for rectangle in rectangles { geometries.appendPolygon([ring(rectangle)]) }
    let table = Table(
      columns: [
        Column(name: "code_insee", texts: TextArray(rectangles.map(\.0))),
        Column(name: "nom", texts: TextArray(rectangles.map(\.1))),
      ], rowCount: rectangles.count, provenance: Provenance(file: "communes.gpkg"))
    let layer = Layer(name: "communes", table: table, geometries: geometries, crs: .wgs84)
    return try CommuneShapes(Zoning(layer: layer, code: "code_insee"), provenance: table.provenance)
  }

  private static func geography() -> QuarterGeography {
    var shapes = GeometryArray()
    for box in Town.shapes {
      let corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)]
      shapes.appendPolygon([corners.map { (x: Town.longitude + $0.0 * Town.degree, y: Town.latitude + $0.1 * Town.degree) }])
    }
    var geography = Town.geography
    geography.shapes = shapes
    return geography
  }

  private static let bands: [(Double, [String])] = [
    (100, []), (139, []), (151, ["38229"]), (400, ["38229"]), (9000, ["38229", "38111"]),
  ]

  @Test(arguments: bands)
  func communesWithinTheBand(_ metres: Double, _ expected: [String]) throws {
    let geography = Self.geography()
    let found = try Self.communes().near(
      #require(geography.shapes), geography.locator, codes: ["38229", "38111", "38999"], within: metres)
    #expect(found == Set(expected))
  }

  /// As a locator of the one commune measures; nothing inside, nothing known of a code that the file lacks.
  @Test func metresToACommune() throws {
    let places = [(500.0, 500.0), (2200, 1500), (9000, 500), (9000, 500), (100, 100)]
    let codes = ["38185", "38185", "38111", "38229", "38999"]
    let longitude = places.map { Town.longitude + $0.0 * Town.degree }
    let latitude = places.map { Town.latitude + $0.1 * Town.degree }
    let found = try Self.communes().distances(to: codes, longitude: longitude, latitude: latitude)
    #expect(found[0] == 0 && found[4] == nil)
    for (index, code) in codes.enumerated() where (1...3).contains(index) {
      var alone = GeometryArray()
      let box = try #require(Self.rectangles.first { $0.0 == code })
      alone.appendPolygon([Self.ring(box)])
      let standing = try LayerLocator(alone, crs: .wgs84).standings(
        longitude: [longitude[index]], latitude: [latitude[index]])[0]
      #expect(found[index] == -standing.distance, "\(code)")
    }
  }

  @Test func aRowWithoutPositionIsToVerifyWhereTheBandMayReach() throws {
    func assess(_ metres: Double?, _ communes: CommuneShapes?) throws -> [Assessment] {
      try Town.assess("id;nom;prestation;code_insee\n1;A;AGC;38229\n2;B;AGC;38111") {
        $0.communes = communes
        $0.geographies = try DatedGeographies([Self.geography()], date: nil, calendar: $0.parameters.calendar)
        if let metres { $0.lived = LivedQuarters(form: .band(metres: metres), citation: "bande") }
      }
    }
    let shapes = try Self.communes()
    #expect(try assess(nil, shapes).map(\.decision) == [.notEligible, .notEligible])
    let narrow = try assess(100, shapes), wide = try assess(200, shapes)
    #expect(narrow.map(\.decision) == [.notEligible, .notEligible])
    #expect(narrow[0].reason.contains("autour des QPV voisins ne l'atteint pas"))
    #expect(wide.map(\.decision) == [.toVerify, .notEligible] && wide[0].evidenceWords == "QV possible, sans position")
    #expect(wide[0].reason.contains("autour des QPV voisins peut l'atteindre"))
    #expect(try assess(200, nil).map(\.decision) == [.toVerify, .toVerify], "without shapes nobody knows")
  }
}
