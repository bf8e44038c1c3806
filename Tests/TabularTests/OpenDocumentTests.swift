import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

@Suite struct OpenDocumentTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private static let namespaces = ["office", "table", "text", "style"]
    .map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }.joined(separator: " ")

  /// Sheets by name, each the XML of its rows.
  private func content(_ sheets: KeyValuePairs<String, String>, styles: String = "") -> String {
    let tables = sheets.map { "<table:table table:name=\"\($0.key)\" table:style-name=\"\($0.key)\">\($0.value)</table:table>" }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \(Self.namespaces)>"
      + "<office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:spreadsheet>"
      + tables.joined() + "</office:spreadsheet></office:body></office:document-content>"
  }

  private func book(_ sheets: KeyValuePairs<String, String>, styles: String = "") throws -> String {
    let path = scratch.path("l.ods")
    try? FileManager.default.removeItem(atPath: path)
    try Zip.write(path, [("mimetype", ODSParts.mediaType), ("content.xml", content(sheets, styles: styles))])
    return path
  }

  private func row(_ cells: String..., times: Int? = nil) -> String {
    let repeated = times.map { " table:number-rows-repeated=\"\($0)\"" } ?? ""
    return "<table:table-row\(repeated)>\(cells.joined())</table:table-row>\n"
  }

  private func text(_ text: String, times: Int? = nil) -> String {
    let repeated = times.map { " table:number-columns-repeated=\"\($0)\"" } ?? ""
    return "<table:table-cell\(repeated) office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
  }

  private func cell(_ kind: String, _ attribute: String, _ value: String, shown: String) -> String {
    "<table:table-cell office:value-type=\"\(kind)\" office:\(attribute)=\"\(value)\"><text:p>\(shown)</text:p>"
      + "</table:table-cell>"
  }

  /// The value counts, not what the screen shows, but for the zeros of a code; notes on a cell are no part of it.
  @Test(arguments: [
    ("float", "value", "5.705123", "5,71", "5.705123"), ("float", "value", "1053", "01053", "01053"),
    ("float", "value", "1053", "1 053,00", "1053"), ("percentage", "value", "0.25", "25 %", "0.25"),
    ("currency", "value", "1234.5", "1 234,50 €", "1234.5"), ("float", "value", "0.30000000000000004", "0,3", "0.3"),
    ("float", "value", "1504", "1 504 F CFP", "1504 F CFP"), ("float", "value", "12", "12 kg", "12"),
    ("float", "value", "1504", "1 504,00 €", "1504"), ("date", "date-value", "2024-05-08", "08/05/24", "2024-05-08"),
    ("date", "date-value", "2024-05-08T00:00:00", "08/05/24", "2024-05-08"),
    ("date", "date-value", "2024-05-08T14:30:00.000000000", "14:30", "2024-05-08T14:30:00"),
    ("time", "time-value", "PT14H30M00S", "14:30", "14:30:00"), ("time", "time-value", "PT36H05M09.5S", "36:05", "36:05:09"),
    ("boolean", "boolean-value", "true", "VRAI", "VRAI"), ("boolean", "boolean-value", "false", "FAUX", "FAUX"),
    ("string", "string-value", "12", "N° 12", "12"), ("float", "value", "abc", "x", "x"),
  ])
  func values(kind: String, attribute: String, value: String, shown: String, read: String) throws {
    let path = try book(["L": row(text("a"), text("b")) + row(text("x"), cell(kind, attribute, value, shown: shown))])
    #expect(try Rows(path: path).rows == [["x", read]])
  }

  @Test func textsOfCells() throws {
    let note = "<office:annotation><text:p>fusion en 2019</text:p></office:annotation>"
    let cells = [
      "<table:table-cell office:value-type=\"string\">\(note)<text:p>01001</text:p></table:table-cell>",
      "<table:table-cell><text:p>a<text:s text:c=\"3\"/>b<text:tab/>c</text:p><text:p>d<text:span>e</text:span></text:p>"
        + "</table:table-cell>",
      "<table:table-cell><text:p><text:a>lien</text:a></text:p></table:table-cell>",
    ]
    let path = try book(["L": row(text("a"), text("b"), text("c")) + row(cells[0], cells[1], cells[2])])
    #expect(try Rows(path: path).rows == [["01001", "a   b\tc\nde", "lien"]])
  }

  /// Covered cells keep their place, repeated ones are given as often as they stand there, blank rows are passed over.
  @Test func repeatedAndCoveredCells() throws {
    let title = "<table:table-cell table:number-columns-spanned=\"4\"><text:p>Titre</text:p></table:table-cell>"
    let path = try book([
      "L": row(title, "<table:covered-table-cell table:number-columns-repeated=\"3\"/>")
        + row(text("id"), text("x", times: 2), text("y"))
        + row(text("1"), "<table:table-cell table:number-columns-repeated=\"2\"/>", text("z"), times: 3)
        + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", times: 2) + row(text("é", times: 4))
        + row("<table:table-cell/>", times: 1_048_000)
    ])
    let read = try Rows(path: path)
    #expect(read.header == ["id", "x", "x", "y"] && read.numbers == [3, 4, 5, 8])
    #expect(read.rows == [["1", "", "", "z"], ["1", "", "", "z"], ["1", "", "", "z"], ["é", "é", "é", "é"]])
  }

  @Test func sheetsAreChosenAsInAnyWorkbook() throws {
    let list = row(text("id"), text("x")) + row(text("1"), text("2"))
    let hidden = "<style:style style:name=\"Cachée\"><style:table-properties table:display=\"false\"/></style:style>"
    let path = try book(["Cachée": list, "Notes": row(text("Une note")), "Liste": list, "Autre": list], styles: hidden)
    let read = try Rows(path: path)
    #expect(read.rows == [["1", "2"]])
    #expect(read.fileAnomalies.map(\.kind) == [.table(.sheetChosen("Liste", others: ["Cachée", "Notes", "Autre"]))])
    #expect(try Rows(path: path, TableOptions(sheet: "cachée")).rows == [["1", "2"]])
    #expect(try Rows(path: path + "#Autre").rows == [["1", "2"]])
    expectFault(.usage, in: "l.ods", saying: ["« Absente »", "« Liste »"]) {
      _ = try Rows(path: path, TableOptions(sheet: "Absente"))
    }
  }

  @Test func flatFiles() throws {
    let text = content(["L": row(text("id"), text("x")) + row(text("01"), text("é"))])
    #expect(try Rows(path: scratch.write("l.fods", text)).rows == [["01", "é"]])
    #expect(try Rows(path: scratch.write("sans-extension", text)).rows == [["01", "é"]])
    let path = try scratch.write("coupe.fods", String(text.prefix(text.count - 40)))
    expectFault(.unreadable, in: "coupe.fods", saying: ["abîmé"]) { _ = try Rows(path: path) }
  }

  @Test func hostileFilesAreRefused() throws {
    let header = row(text("id"), text("x"))
    for rows in [row(text("1", times: 2), times: 2_000_000_000), row(text("1", times: 16_384), times: 1_000_000)] {
      let path = try book(["L": header + rows])
      expectFault(.unreadable, in: "l.ods", saying: ["taille anormale"]) { _ = try Rows(path: path) }
    }
    let wide = try book(["L": header + row(text(String(repeating: "x", count: 100_000), times: 16_000))])
    expectFault(.unreadable, in: "l.ods", saying: ["taille anormale"]) { _ = try Rows(path: wide) }
    try Zip.write(
      scratch.path("p.ods"),
      [("content.xml", "xxx"), ("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")])
    expectFault(.unreadable, in: "p.ods", saying: ["mot de passe"]) { _ = try Rows(path: scratch.path("p.ods")) }
    try Zip.write(scratch.path("e.ods"), [("content.xml", "<!DOCTYPE a [<!ENTITY b \"x\">]><a>&b;</a>")])
    expectFault(.unreadable, in: "e.ods", saying: ["abîmée"]) { _ = try Rows(path: scratch.path("e.ods")) }
  }

  /// Whatever texts go in come out, but for what XML has no place for.
  @Test func writtenAndReadBack() throws {
    let seed = Seed(24)
    var random = seed.generator
    let pieces = ["a", "é", " ", "  ", "\n", "\t", "<", "&", "\"", "😀", "01053", "=1+1", "œ", "-1,5"]
    let rows = (0..<500).map { _ in
      (0..<4).map { column in
        let count = Int.random(in: 0...4, using: &random)
        let text = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
        return column == 0 ? "k\(text)" : text
      }
    }
    func write(_ name: String) throws -> [UInt8] {
      let sink = try WorkbookSink(path: scratch.path(name), sheetName: "L", numericColumns: ["n": "0.00"])
      try sink.begin(header: ["id", "b", "c", "d", "n"])
      var builder = RowChunkBuilder(columnCount: 4)
      for row in rows {
        builder.begin(row: RowNumber(1))
        for cell in row { builder.append(cell) }
      }
      try sink.write(builder.take(firstRow: 0), extra: [TextArray(rows.indices.map { "\($0).125" })])
      try sink.finish()
      #expect(sink.anomalies.isEmpty)
      return Array(try Data(contentsOf: URL(fileURLWithPath: scratch.path(name))))
    }
    #expect(try write("a.ods") == write("b.ods"), "the same bytes")
    let read = try Rows(path: scratch.path("a.ods"))
    #expect(read.header == ["id", "b", "c", "d", "n"])
    let expected = rows.enumerated().map { index, row in row + ["\(index).125"] }
    #expect(read.rows == expected, "\(seed)")
  }

  @Test func charactersThatXMLForbidsAreSaid() throws {
    let sink = try WorkbookSink(path: scratch.path("a.ods"))
    try sink.begin(header: ["a", "b"])
    var builder = RowChunkBuilder(columnCount: 2)
    builder.begin(row: RowNumber(1))
    for cell in ["x\u{FFFE}y\u{B}z\u{FFFF}", "w"] { builder.append(cell) }
    try sink.write(builder.take(firstRow: 0), extra: [])
    try sink.finish()
    #expect(sink.anomalies == [Anomaly(.table(.charactersReplaced), file: "a.ods", row: RowNumber(2), column: "a")])
    #expect(try Rows(path: scratch.path("a.ods")).rows == [["x\u{FFFD}y\u{FFFD}z\u{FFFD}", "w"]])
  }

  /// A file that is not whole is seen before it takes the place of a good one.
  @Test func aWorkbookThatIsNotWholeIsSeen() throws {
    let path = try book(["L": row(text("id"), text("x"))])
    #expect(throws: Never.self) { try WorkbookProof.check(path, cells: 2, in: .openDocument) }
    #expect(throws: FileFault.self) { try WorkbookProof.check(path, cells: 3, in: .openDocument) }
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let cut = try scratch.write("c.ods", Array(whole.prefix(whole.count - 30)))
    #expect(throws: FileFault.self) { try WorkbookProof.check(cut, cells: 2, in: .openDocument) }
  }
}
