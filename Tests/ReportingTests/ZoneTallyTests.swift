import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Reporting
@testable import Territory

/// Rows counted by zone, against the columns that say where each row is.
@Suite struct ZoneTallyTests {
  /// Squares of 100 m, some over others; codes in no order, two squares of one code, one without.
  private static func zoning() throws -> Zoning {
    let zones: [(String, String, Double, Double)] = [
      ("C", "Sud", 912_000, 6_458_000), ("A", "Nord", 912_050, 6_458_050), ("B", "Est", 912_100, 6_458_000),
      ("A", "Nord", 912_300, 6_458_000), ("", "Sans code", 912_000, 6_458_300),
    ]
    var geometries = GeometryArray()
    for zone in zones { geometries.appendPolygon([Rings.square(zone.2, zone.3, 100)]) }
    let table = Table(
      columns: [
        Column(name: "code", texts: TextArray(zones.map(\.0))), Column(name: "nom", texts: TextArray(zones.map(\.1))),
      ], rowCount: zones.count, provenance: Provenance(file: "carrés"))
    return try Zoning(layer: Layer(name: "carrés", table: table, geometries: geometries, crs: .lambert93))
  }

  /// Every row is counted: in each code that its columns name, outside or without position; cut into chunks or not.
  @Test(arguments: Seed.several(8)) func countsAreThoseOfTheColumns(seed: Seed) throws {
    var generator = seed.generator
    let cells = (0..<400).map { _ -> [String] in
      if Int.random(in: 0..<10, using: &generator) == 0 { return ["", ""] }
      func metre(_ start: Int) -> String { String(start + 10 * Int.random(in: -2...44, using: &generator)) }
      return [metre(912_000), metre(6_458_000)]
    }
    let located = [try LocatedZoning(name: "z", zoning: Self.zoning(), measures: false)]
    let counted = located.map(CountedZoning.init)
    var whole = ZoneTally(zonings: 1), expected: [String: Int] = [:], outside = 0, unplaced = 0
    for part in [cells[..<150], cells[150...]] {
      let columns = ["x", "y"].enumerated().map { place, name in
        Column(name: name, texts: TextArray(part.map { $0[place] }))
      }
      let table = Table(columns: columns, rowCount: part.count, provenance: Provenance(file: "points"))
      let source = try ReplayedSource(TableRowSource(table))
      var transforms = TransformCache()
      let rows = try RowLocator(points: PointReader(source, options: PointOptions(crs: .lambert93)), zonings: located)
        .locate(#require(source.preview), transforms: &transforms)
      whole.add(ZoneTally(rows, in: counted))
      let codes = LocationColumns(located).columns(rows)[0], names = LocationColumns(located).columns(rows)[1]
      for (row, cell) in part.enumerated() {
        if cell[0].isEmpty { unplaced += 1 } else if codes[row].isEmpty && names[row].isEmpty { outside += 1 }
        for code in codes[row].split(separator: "|", omittingEmptySubsequences: false) where !codes[row].isEmpty {
          expected[String(code), default: 0] += 1
        }
      }
    }
    let counts = try #require(whole.counts.first)
    #expect(counted[0].codes == ["", "A", "B", "C"] && counted[0].names == ["Sans code", "Nord", "Est", "Sud"])
    for (place, code) in counted[0].codes.enumerated() where !code.isEmpty {
      #expect(counts.rows[place, default: 0] == expected[code, default: 0], "\(code) \(seed)")
    }
    #expect(counts.outside == outside && counts.unplaced == unplaced && outside > 0 && unplaced > 0, "\(seed)")
  }
}
