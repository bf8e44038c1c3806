import GeoFormats
import GeometryCore
import Groundwork
import Reporting
import Tabular
import TestSupport
import Testing

@testable import Territory

@Suite struct RowLocatorTests {
  /// Two squares of 100 m side by side, the one to the west bearing the later code.
  private static func zoning() throws -> Zoning {
    var geometries = GeometryArray()
    for x in [912_000.0, 912_100] { geometries.appendPolygon([Rings.square(x, 6_458_000, 100)]) }
    let table = Table(
      columns: [
        Column(name: "code", texts: TextArray(["B", "A"])), Column(name: "nom", texts: TextArray(["Zone B", "Zone A"])),
      ], rowCount: 2, provenance: Provenance(file: "carrés"))
    return try Zoning(layer: Layer(name: "carrés", table: table, geometries: geometries, crs: .lambert93))
  }

  private static func located(
    _ rows: [[String]], header: [String] = ["x", "y"], options: PointOptions = PointOptions(crs: .lambert93),
    mark: Character = "."
  ) throws -> [[String]] {
    let columns = header.indices.map { i in Column(name: header[i], texts: TextArray(rows.map { $0[i] })) }
    let table = Table(columns: columns, rowCount: rows.count, provenance: Provenance(file: "points"))
    let source = try ReplayedSource(TableRowSource(table))
    let zonings = [try LocatedZoning(name: "z", zoning: zoning(), measures: true)]
    var transforms = TransformCache()
    let found = try RowLocator(points: PointReader(source, options: options), zonings: zonings)
      .locate(#require(source.preview), transforms: &transforms)
    let added = LocationColumns(zonings, decimalMark: mark.asciiValue!)
    #expect(added.header == ["z_code", "z_nom", "z_distance_m", "z_proche", "sur_limite", "anomalie"])
    #expect(try found.degrees(&transforms).x.count == rows.count)
    let texts = added.columns(found)
    return rows.indices.map { row in texts.map { $0[row] } }
  }

  @Test func aSharedLimitNamesBothInCodeOrder() throws {
    let rows = try Self.located([["912100", "6458050"], ["912050", "6458050"], ["912300", "6458050"]])
    #expect(rows[0] == ["A|B", "Zone A|Zone B", "0.00", "A", "z", ""])
    #expect(rows[1] == ["B", "Zone B", "50.00", "B", "", ""])
    #expect(rows[2] == ["", "", "-100.00", "A", "", ""])
  }

  @Test func distancesBearTheMarkAskedFor() throws {
    #expect(try Self.located([["912025,5", "6458050"]], mark: ",")[0][2] == "25,50")
  }

  @Test func everyKindOfDirtIsSaidAndNothingIsPlaced() throws {
    let rows = try Self.located([["", ""], ["abc", "6458050"], ["5.7", "45.2"], ["6458050", "912050"]])
    #expect(rows.allSatisfy { $0[0].isEmpty && !$0[5].isEmpty })
    #expect(rows[0][5] == "position absente" && rows[1][5].contains("« abc »"))
    #expect(rows[2][5].contains("degrés") && rows[3][5].contains("échangés"))
  }

  @Test func correctionPutsSwappedAxesRightAndStillSaysSo() throws {
    let options = PointOptions(crs: .lambert93, corrects: true)
    let row = try Self.located([["6458050", "912050"]], options: options)[0]
    #expect(row[0] == "B" && row[5].contains("corrigé"))
  }

  @Test func rowsMayNameTheirOwnSystem() throws {
    let degrees = try #require(try CoordinateTransform(from: .lambert93, to: .wgs84).apply(912_050, 6_458_050))
    let rows = try Self.located(
      [
        ["912050", "6458050", "2154"], ["\(degrees.x)", "\(degrees.y)", "4326"], ["912050", "6458050", "999999"],
        ["912050", "6458050", "2154.0"], ["912050", "6458050", ""],
      ],
      header: ["x", "y", "epsg"], options: PointOptions())
    #expect(rows.map { $0[0] } == ["B", "B", "", "B", ""])
    #expect(rows[4][5] == "système de coordonnées absent")
    #expect(rows[2][5].contains("999999"))
  }

  /// A million ragged rows are one remark on the terminal, not a million.
  @Test func remarksOfManyLinesAreCountedTogether() throws {
    let table = Table(
      columns: ["x", "y"].map { Column(name: $0, texts: TextArray(["1", "2", "3"])) }, rowCount: 3,
      provenance: Provenance(file: "points"))
    let source = try ReplayedSource(TableRowSource(table))
    let locator = RowLocator(points: try PointReader(source, options: PointOptions(crs: .lambert93)), zonings: [])
    let plain = try #require(source.preview)
    let anomalies = [(0, ["a"]), (2, ["b", "c"])].map { row, cells in
      RowAnomaly(row: row, anomaly: Anomaly(.table(.moreCells(cells.map(QuotedCell.init))), file: "points"))
    }
    let chunk = RowChunk(
      columnCount: plain.columnCount, firstRow: plain.firstRow, numbers: RowNumbers([2, 5, 1204]),
      cells: RowChunk.Cells(bytes: plain.bytes, starts: plain.starts, ends: plain.ends), anomalies: anomalies)
    var transforms = TransformCache()
    let remarks = RemarkTally(try locator.locate(chunk, transforms: &transforms))
    let extra = try #require(remarks.ordered.first)
    #expect(extra.kind.title == "cellules de trop" && extra.count == 2 && extra.first == RowNumber(2))
  }

  @Test func aZoningIsMadeOfPolygons() throws {
    var points = GeometryArray()
    points.appendPoint(912_000, 6_458_000)
    let table = Table(
      columns: [Column(name: "code", texts: TextArray(["A"]))], rowCount: 1, provenance: Provenance(file: "points"))
    let zoning = try Zoning(layer: Layer(name: "points", table: table, geometries: points, crs: .lambert93))
    #expect(throws: FileFault.self) { try LocatedZoning(name: "z", zoning: zoning, measures: false) }
  }

  @Test func onlyPointsAreTakenForPoints() throws {
    #expect(throws: FileFault.self) { try PointReader(Self.zoning().layer, corrects: false) }
  }

  @Test func wordsThatFitNoColumnAreRefused() {
    #expect(throws: FileFault.self) { try Self.located([["1", "2"]], options: PointOptions(x: "absente", y: "y")) }
    #expect(throws: FileFault.self) { try Self.located([["1", "2"]], header: ["truc", "machin"], options: PointOptions()) }
    #expect(throws: FileFault.self) { try Self.located([["1", "2"]], options: PointOptions(x: "x")) }
  }
}
