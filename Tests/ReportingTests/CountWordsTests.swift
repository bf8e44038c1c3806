import Groundwork
import Testing

@testable import Reporting

/// Counts in sentences: their thousands apart, by a space at which no line breaks.
@Suite struct CountWordsTests {
  private static let many = 1158
  private static let cell = QuotedCell("x")

  @Test(arguments: [
    AnomalyKind.table(.mixedEncodings(lines: many, other: "Windows-1252")), .table(.unnamedColumns(named: many, found: 2 * many)),
    .table(.asideRows([AsideRow(.total, number: RowNumber(7), text: cell)], count: many)),
    .list(.asideRows([AsideRow](repeating: AsideRow(.blank, number: RowNumber(7), text: cell), count: many))),
    .table(.blankRows(count: many, first: RowNumber(7))), .table(.fewerCells(count: many, expected: many)),
    .table(.formulasWithoutValue(count: many, first: "A1")),
    .table(.rowsPastTheSheet(count: many, first: RowNumber(7))), .table(.textCut(characters: many)),
    .table(.lostZeros(column: "c", count: many, example: cell, read: "0")), .layer(.countsDiffer(shapes: many, rows: many)),
    .layer(.deletedRows(many)), .layer(.openRings(many)), .layer(.notDegrees(many)),
    .layer(.noPolygon(many, first: RowNumber(7))),
    .layer(.severalPoints(many)), .zoning(.lostZeros(count: many, example: cell, read: "0")),
    .zoning(.strangeCodes(count: many, form: "f", example: cell)), .zoning(.blankCodes(count: many)),
    .zoning(.repeatedCodes(count: many, example: "x")), .base(.rows(.noName, count: many)),
    .base(.postcodesWithoutCode(count: many)), .base(.repeatedAddresses(many)),
    .base(.uncovered(departments: ["38"], covered: ["75"], rows: many, first: RowNumber(7))),
    .rows(.position(.absent), count: many, first: RowNumber(7)),
  ])
  func thousandsAreApart(kind: AnomalyKind) {
    #expect(!kind.sentence.contains("1158") && kind.sentence.contains("1\u{202F}158"), "\(kind.sentence)")
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1158, "1\u{202F}158"), (-12345, "-12\u{202F}345"), (1_000_000, "1\u{202F}000\u{202F}000"),
  ])
  func groupedNumbers(number: Int, expected: String) {
    #expect(Wording.grouped(number) == expected)
  }
}
