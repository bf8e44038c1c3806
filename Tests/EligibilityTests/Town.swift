import Foundation
import Groundwork
import Structures
import Tabular
import Territory

@testable import Eligibility

/// A town on a plane: metres east and north of a point near Grenoble, rectangles as zones, distances by hand.
enum Town {
  static let longitude = 5.7, latitude = 45.1
  /// Degrees of one metre; the same on both axes, which the stand-in for a locator shares.
  static let degree = 1e-5

  struct Rectangle: Sendable {
    let x0, y0, x1, y1: Double

    /// Metres to the limit, positive inside.
    func distance(_ x: Double, _ y: Double) -> Double {
      let dx = max(x0 - x, 0, x - x1), dy = max(y0 - y, 0, y - y1)
      if dx > 0 || dy > 0 { return -(dx * dx + dy * dy).squareRoot() }
      return min(x - x0, x1 - x, y - y0, y1 - y)
    }
  }

  struct Locator: PlaceLocating {
    let rectangles: [Rectangle]

    func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding] {
      zip(longitude, latitude).map { lon, lat in
        let x = (lon - Town.longitude) / Town.degree, y = (lat - Town.latitude) / Town.degree
        let distances = rectangles.map { $0.distance(x, y) }
        let holders = distances.indices.filter { distances[$0] >= 0 }
        let candidates = holders.isEmpty ? Array(distances.indices) : holders
        guard let nearest = candidates.min(by: { abs(distances[$0]) < abs(distances[$1]) }) else { return .emptyZoning }
        return ZoneStanding(
          holders: holders, isOnBoundary: distances.contains(0), distance: distances[nearest], zone: nearest)
      }
    }
  }

  static let quarters = [
    Quarter(code: "QN03801M", name: "Mistral - Eaux Claires", communeCodes: ["38185"], communeNames: ["Grenoble"]),
    Quarter(
      code: "QN03802M", name: "Village Deux", communeCodes: ["38151", "38421"],
      communeNames: ["Échirolles", "Saint-Martin-d'Hères"]),
  ]
  static let shapes = [Rectangle(x0: 1000, y0: 1000, x1: 2000, y1: 2000), Rectangle(x0: 9500, y0: 2000, x1: 10_500, y1: 2500)]

  static let geography = QuarterGeography(
    quarters: quarters, year: 2024, file: "qpv_2024.gpkg", citation: "qpv_2024.gpkg (2024)", departments: ["38"],
    locator: Locator(rectangles: shapes))

  static let formerGeography = QuarterGeography(
    quarters: [Quarter(code: "QP038001", name: "Mistral", communeNames: ["Grenoble"])], year: 2015, file: "qpv_2015.gpkg",
    citation: "qpv_2015.gpkg (2015)", departments: ["38"],
    locator: Locator(rectangles: [Rectangle(x0: 1000, y0: 1000, x1: 3500, y1: 3500)]))

  /// Digits to a tenth of a millimetre, whose cell is nothing beside the radii.
  static func lon(_ x: Double) -> String { String(format: "%.9f", longitude + x * degree) }
  static func lat(_ y: Double) -> String { String(format: "%.9f", latitude + y * degree) }

  static func table(_ text: String, file: String = "liste.csv") -> Table {
    let lines = text.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    let columns = lines[0].indices.map { column in
      Column(name: lines[0][column], texts: TextArray(lines.dropFirst().map { column < $0.count ? $0[column] : "" }))
    }
    return Table(columns: columns, rowCount: lines.count - 1, provenance: Provenance(file: file))
  }

  static func structures(_ text: String, _ options: StructureOptions = StructureOptions()) throws -> [Structure] {
    try StructureList(
      table: table(text), catalog: .standard(), parameters: .standard(), options: options
    ).structures
  }

  static func sites(_ text: String, corrections: CorrectionList? = nil) throws -> [Site] {
    SiteList(try structures(text), corrections: corrections).sites
  }

  static func inputs(
    _ given: [QuarterGeography] = [geography], date: String? = nil, rule: EligibilityRule? = nil
  ) throws -> AssessmentInputs {
    let parameters = try Parameters.standard()
    return AssessmentInputs(
      rule: try rule ?? .standard(), parameters: parameters,
      geographies: try DatedGeographies(given, date: date.flatMap(CalendarDate.init), calendar: parameters.calendar),
      citations: .init(rule: "règle par défaut"))
  }

  static func assess(_ text: String, _ change: (inout AssessmentInputs) throws -> Void = { _ in }) throws -> [Assessment] {
    var inputs = try inputs()
    try change(&inputs)
    return try Assessor(inputs).assess(sites(text))
  }

  static let head = "id;nom;gestionnaire;prestation;code_insee;lon;lat;precision"

  static func row(_ id: String, _ service: String, _ commune: String, _ x: Double, _ y: Double, _ precision: String) -> String {
    "\(id);\(id);Ville;\(service);\(commune);\(lon(x));\(lat(y));\(precision)"
  }
}
