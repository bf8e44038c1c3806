import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

/// What a cell was in a workbook it is again in the workbook that is written of it.
@Suite struct CellKindTests {
  private struct Cell: Equatable {
    var text: String
    var kind: CellKind
  }

  private func cells(_ source: any RowSource) throws -> [[Cell]] {
    var source = source, rows: [[Cell]] = []
    while let chunk = try source.next() {
      for row in 0..<chunk.rowCount {
        rows.append((0..<chunk.columnCount).map { Cell(text: chunk[row, $0], kind: chunk.kind(row, $0)) })
      }
    }
    return rows
  }

  private func write(_ rows: [[Cell]], header: [String], to path: String) throws {
    var builder = RowChunkBuilder(columnCount: header.count)
    for cell in rows.joined() { builder.append(cell.text, kind: cell.kind) }
    let sink = try WorkbookSink(path: path)
    try sink.begin(header: header)
    try sink.write(builder.take(firstRow: 0))
    try sink.finish()
  }

  private static let header = ["mot", "places", "jour", "heure", "ouvert", "taux", "montant", "duree"]

  /// Random cells of every kind, blanks between, through the writer and the reader: the same texts and kinds.
  @Test(arguments: ["a.xlsx", "a.ods"])
  func everyKindComesBack(_ name: String) throws {
    let seed = Seed(15), folder = try TemporaryFolder()
    var random = seed.generator
    let rows = (0..<300).map { _ -> [Cell] in
      let number = Double(Int.random(in: -99_999...99_999_999, using: &random)) / [1, 100].randomElement(using: &random)!
      let day = ExcelDate.isoDate(unixDay: Int.random(in: -25_000...60_000, using: &random))
      let clock = [24, 60, 60].map { ExcelDate.pad(Int.random(in: 0..<$0, using: &random), 2) }.joined(separator: ":")
      let row = [
        Cell(text: ["01053", "=1+1", "VRAI", "12", "2024-05-08"].randomElement(using: &random)!, kind: .text),
        Cell(text: DecimalFormatter.shortest(number), kind: .number),
        Cell(text: clock == "00:00:00" || Bool.random(using: &random) ? day : "\(day)T\(clock)", kind: .date),
        Cell(text: clock, kind: .time), Cell(text: Bool.random(using: &random) ? "VRAI" : "FAUX", kind: .boolean),
        Cell(text: DecimalFormatter.shortest(Double(Int.random(in: -9...99_999, using: &random)) / 10_000), kind: .percentage),
        Cell(text: DecimalFormatter.shortest(number), kind: .euros),
        Cell(text: "\(Int.random(in: 24...9999, using: &random)):\(clock.suffix(5))", kind: .duration),
      ]
      return row.enumerated().map { $0 > 0 && Int.random(in: 0..<8, using: &random) == 0 ? Cell(text: "", kind: .text) : $1 }
    }
    try write(rows, header: Self.header, to: folder.path(name))
    let back = try cells(TableFile.open(path: folder.path(name)))
    for (row, read) in zip(rows, back) { #expect(row == read, "\(seed)") }
    #expect(back.count == rows.count)
  }

  /// A SUM needs `<c><v>`: no text stands where a number was, and no number where a code is.
  @Test(arguments: ["a.xlsx", "a.ods"])
  func codesStayText(_ name: String) throws {
    let folder = try TemporaryFolder(), header = ["Code postal", "N° SIRET", "Téléphone", "id", "places"]
    let row = ["38000", "26380030200014", "476000000", "7", "21"].map { Cell(text: $0, kind: .number) }
    try write([row], header: header, to: folder.path(name))
    let back = try cells(TableFile.open(path: folder.path(name)))[0]
    #expect(back.map(\.text) == row.map(\.text))
    #expect(back.map(\.kind) == [.text, .text, .text, .text, .number])
  }

  /// Days as Excel counts them, checked against days known from elsewhere.
  @Test(arguments: [
    ("1900-01-01", 1.0), ("1900-02-28", 59), ("1900-03-01", 61), ("1970-01-01", 25_569), ("2000-02-29", 36_585),
    ("2024-05-08", 45_420), ("2024-05-08T12:00:00", 45_420.5), ("06:00:00", 0.25), ("9999-12-31", 2_958_465),
  ])
  func serialsOfDays(_ text: String, _ serial: Double) { #expect(ExcelDate.serial(text) == serial) }

  @Test(arguments: [
    "1899-12-31", "2023-02-29", "2024-13-01", "08/05/2024", "25:00:00", "2024-05-08T", "2024-05-08 12:00:00", "", "T",
  ])
  func otherTextsAreNoDays(_ text: String) { #expect(ExcelDate.serial(text) == nil) }

  /// A table keeps the kinds, as do rows that come late.
  @Test func tablesKeepTheKinds() throws {
    let folder = try TemporaryFolder()
    let rows = [["a", "b"].map { Cell(text: $0, kind: .text) }, [Cell(text: "x", kind: .text), Cell(text: "2", kind: .number)]]
    try write(rows, header: ["mot", "places"], to: folder.path("a.xlsx"))
    let table = try TableReader.read(TableFile.open(path: folder.path("a.xlsx")))
    #expect(table.columns[1].cellKinds == [.text, .number])
  }

  /// What formats of Excel and of LibreOffice make of numbers, and what of a number they leave whole.
  @Test(arguments: [
    ("0%", CellKind.percentage), ("0.00%", .percentage), ("0\\ %", .percentage), ("#,##0.00\\ \"€\"", .euros),
    ("_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-", .euros), ("#,##0\\ [$€-40C]", .euros), ("[h]:mm:ss", .duration),
    ("[hh]:mm", .duration), ("[mm]:ss", .duration), ("hh:mm", .time), ("dd/mm/yyyy", .date), ("0.00", .number),
    ("[Red]0.00", .number), ("General", .number), ("0\" % de\"", .number),
  ])
  func formatsTellTheKind(_ code: String, _ kind: CellKind) {
    let found: CellKind =
      switch XLSXStyles.shown(code) {
      case .number: .number
      case .percentage: .percentage
      case .euros: .euros
      case .padded, .money: .text
      case .date(let shown): shown == .duration ? .duration : shown == .time ? .time : .date
      }
    #expect(found == kind)
  }

  /// Another currency than the euro stays beside its figure: no sum may take it for euros.
  @Test(arguments: [
    ("#,##0.00\\ [$CHF-100C]", "CHF"), ("# ##0 \"F CFP\"", "F CFP"), ("[$$-409]#,##0.00", "USD"), ("[$XPF] #,##0", "F CFP"),
    ("#,##0\\ \"F\"", "F"), ("$#,##0", "USD"), ("[$RUB] 0", "RUB"), ("#,##0 \"kg\"", nil), ("[$-40C]#,##0.00", nil),
    ("[Red]#,##0;[Blue]-#,##0", nil), ("0.00", nil), ("#,##0.00 \"€\"", nil),
  ] as [(String, String?)])
  func currenciesAreTold(_ code: String, _ sign: String?) {
    var found: String?
    if case .money(let told) = XLSXStyles.shown(code) { found = told }
    #expect(found == sign)
  }

  /// A day and a half of hours stays a day and a half.
  @Test(arguments: [(1.520833333333333, "36:30:00"), (0.0, "00:00:00"), (0.9999999, "24:00:00"), (416.625, "9999:00:00")])
  func durationsGoOnPastADay(_ serial: Double, _ text: String) {
    #expect(ExcelDate.text(serial, shown: .duration, startsIn1904: false) == text)
    #expect(ExcelDate.text(serial, shown: .duration, startsIn1904: true) == text)
    #expect(ExcelDate.seconds(text).map { abs(Double($0) / 86_400 - serial) < 1e-5 } == true)
  }

  @Test(arguments: [
    "1:2", "a:00:00", "-1:00:00", "1:60:00", "1:00:60", "99999999999999999999:00:00", "9223372036854775807:00:00",
  ])
  func otherTextsAreNoDurations(_ text: String) { #expect(ExcelDate.seconds(text) == nil) }

  /// Every format of a share has its style in an .ods, and shows it whole as far as it goes.
  @Test(arguments: [("1", 0, "0%"), ("0.35", 0, "0%"), ("0.355", 1, "0.0%"), ("0.3333333", 2, "0.00%")])
  func sharesShowTheirDecimals(_ text: String, _ decimals: Int, _ format: String) {
    var text = text
    #expect(text.withUTF8(NumberShape.decimals(ofPercentage:)) == decimals)
    #expect(NumberShape.percentage(decimals: decimals) == format)
    #expect(ODSParts.contentStart("").contains("\"\(ODSParts.percentageStyle(decimals: decimals))\""))
  }
}
