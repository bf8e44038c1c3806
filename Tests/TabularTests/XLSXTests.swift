import Groundwork
import TestSupport
import Testing

@testable import Tabular

@Suite struct XLSXTests {
  private static let styles = """
    <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="00000"/>\
    <numFmt numFmtId="166" formatCode="[Red]0.00&quot; jours&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>\
    <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs>
    """

  private func text(_ texts: String...) -> String { texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() }

  @Test func everyKindOfCell() throws {
    let place = try TemporaryFolder()
    let head = "<row>" + text("a", "b", "c", "d", "e", "f", "g", "h") + "</row>"
    let first = """
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>912500.5</v></c><c r="D2"><v>1053</v></c>\
      <c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c>\
      <c r="G2" t="str"><f>A1</f><v>calculé</v></c><c r="H2"><v>9.1250049999999999E5</v></c></row>
      """
    let second = """
      <row r="3"><c r="A3" s="1"><v>45352</v></c><c r="B3" s="2"><v>45352.604166666664</v></c><c r="C3" s="3"><v>1053</v></c>\
      <c r="D3" s="4"><v>1.5</v></c>\
      <c r="E3" s="5"><v>0.5</v></c><c r="F3"><v>0.30000000000000004</v></c><c r="H3"><f>SUM(A1:A2)</f></c></row>
      """
    let strings = ["<t>Étoile</t>", "<r><t>deux </t></r><r><t>morceaux_x000D_</t></r><rPh><t>lu</t></rPh>"]
    try Workbook.write(place.path("a.xlsx"), sheets: ["Liste": head + first + second], strings: strings, styles: Self.styles)
    let read = try Rows(path: place.path("a.xlsx"))
    #expect(read.header == ["a", "b", "c", "d", "e", "f", "g", "h"])
    #expect(
      read.rows == [
        ["Étoile", "deux morceaux\r", "912500.5", "1053", "VRAI", "#N/A", "calculé", "912500.5"],
        ["2024-03-01", "2024-03-01T14:30:00", "01053", "1.5", "12:00:00", "0.3", "", ""],
      ])
    #expect(
      read.fileAnomalies.map(\.kind) == [.table(.formulasWithoutValue(count: 1, first: "H3"))])
  }

  @Test func datesAsOpenpyxlReadsThem() {
    // openpyxl.utils.datetime.from_excel
    let known: [(Double, Bool, String)] = [
      (1, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"), (25569, false, "1970-01-01"),
      (45352, false, "2024-03-01"),
      (2_958_465, false, "9999-12-31"), (0, true, "1904-01-01"), (43890, true, "2024-03-01"),
    ]
    for (serial, from1904, expected) in known {
      #expect(ExcelDate.text(serial, shown: .date, startsIn1904: from1904) == expected)
    }
    #expect(ExcelDate.text(45352.999_999_99, shown: .dateAndTime, startsIn1904: false) == "2024-03-02T00:00:00")
    #expect(
      ExcelDate.text(-1, shown: .date, startsIn1904: false) == nil
        && ExcelDate.text(3e6, shown: .date, startsIn1904: false) == nil)
  }

  /// Tokens longer than many blocks are read whole, and what follows them.
  @Test func longCommentsAndAttributesHideNothing() throws {
    let place = try TemporaryFolder()
    let comment = "<!--" + String(repeating: "abcdefghij", count: 300_000) + "-->"
    let row = "<row spans=\"" + String(repeating: "1:2 ", count: 100_000) + "\">" + text("x", "y") + "</row>"
    try Workbook.write(place.path("a.xlsx"), sheets: ["Liste": comment + "<row>" + text("a", "b") + "</row>" + comment + row])
    #expect(try Rows(path: place.path("a.xlsx")).rows == [["x", "y"]])
  }

  @Test func titlesGapsAndStrayCells() throws {
    let place = try TemporaryFolder()
    let rows = """
      <row r="2"><c r="B2" t="inlineStr"><is><t>Structures du département</t></is></c></row>\
      <row r="4"><c r="B4" t="str"><v>id</v></c><c r="C4" t="str"><v>nom</v></c><c r="D4" t="str"><v>x</v></c></row>\
      <row r="5"><c r="B5"><v>1</v></c><c r="D5"><v>2</v></c></row>\
      <row r="7"><c r="B7"><v>3</v></c><c r="C7" t="str"><v>b</v></c><c r="D7"><v>4</v></c>\
      <c r="F7" t="str"><v>égaré</v></c></row>\
      <row r="9"><c r="B9" t="str"><v></v></c></row>
      """
    try Workbook.write(place.path("a.xlsx"), sheets: ["Notes": "<row>" + text("sans intérêt") + "</row>", "Liste 2024": rows])
    let read = try Rows(path: place.path("a.xlsx"))
    #expect(read.header == ["id", "nom", "x"])
    #expect(read.rows == [["1", "", "2"], ["3", "b", "4"]])
    #expect(read.rowAnomalies.map(\.kind) == [.table(.outsideCells([.text("égaré")]))])
    #expect(read.rowAnomalies[0].place.row == RowNumber(7) && read.numbers == [5, 7])
    #expect(
      read.fileAnomalies.map(\.kind) == [
        .table(.sheetChosen("Liste 2024", others: ["Notes"])), .table(.headerUnderTitle(row: RowNumber(4))),
        .table(.blankRows(count: 1, first: RowNumber(6))),
      ])
    let notes = try Rows(path: place.path("a.xlsx"), TableOptions(sheet: "notes"))
    #expect(notes.header == ["sans intérêt"] && notes.rows.isEmpty)
    let forced = try Rows(path: place.path("a.xlsx"), TableOptions(sheet: "Liste 2024", headerRow: 5))
    #expect(forced.header == ["1", "", "2", "", ""] && forced.rows.count == 1)
  }

  @Test func writtenAndReadBack() throws {
    let place = try TemporaryFolder()
    let seed = Seed(5)
    var random = seed.generator
    let pieces = ["a", "é", "😀", " ", "<", "&", "\"", "=1+1", "01053", "\n", "_x0041_", "-", "\u{1}", "\r"]
    let rows = (0..<500).map { row in
      [
        "0\(row)", (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined(),
        "\(row).25",
      ]
    }
    let chunk = RowChunk(rows: rows, columnCount: 3)
    func write(_ name: String) throws -> [UInt8] {
      let sink = try WorkbookSink(path: place.path(name), numericColumns: ["distance": "0.00"])
      try sink.begin(header: ["id", "texte", "distance", "ajout"])
      try sink.write(chunk, extra: [TextArray(rows.indices.map { $0 % 2 == 0 ? "" : "=cmd" })])
      let summary = RowChunk(rows: [["Ville", "3"]], columnCount: 2)
      try sink.workbook.addSheet(
        "Synthèse", header: ["gestionnaire", "nombre"], rows: [summary], numericColumns: ["nombre": "0"])
      try sink.finish()
      return try place.bytes(name)
    }
    let first = try write("a.xlsx")
    #expect(try write("a.xlsx") == first)
    #expect(try place.names == ["a.xlsx"])
    let back = try Rows(path: place.path("a.xlsx"))
    #expect(back.header == ["id", "texte", "distance", "ajout"])
    #expect(back.rows == rows.enumerated().map { $1 + [$0 % 2 == 0 ? "" : "=cmd"] }, "\(seed)")
    #expect(try Rows(path: place.path("a.xlsx"), TableOptions(sheet: "Synthèse")).rows == [["Ville", "3"]])
  }

  @Test func limitsOfWorkbooks() throws {
    let place = try TemporaryFolder()
    let long = String(repeating: "é", count: 40_000)
    let sink = try WorkbookSink(path: place.path("a.xlsx"))
    try sink.begin(header: ["texte"])
    try sink.write(RowChunk(rows: [[long]], columnCount: 1))
    #expect(sink.anomalies.count == 1 && sink.anomalies[0].place.row == RowNumber(2) && sink.anomalies[0].place.column == "texte")
    let zeros = [Int32](repeating: 0, count: 1_048_575)
    let blank = RowChunk(columnCount: 1, firstRow: 0, cells: RowChunk.Cells(bytes: [], starts: zeros, ends: zeros))
    #expect(throws: FileFault.self) { try sink.write(blank) }
    sink.discard()
    #expect(try place.names.isEmpty)
  }

  /// Excel counts UTF-16 units, and codes of characters count for what they are written with; nothing longer is dropped.
  @Test func longestTexts() throws {
    let place = try TemporaryFolder(), most = XLSXWorkbook.longestText
    let texts = [
      String(repeating: "a", count: most), String(repeating: "a", count: most + 1), String(repeating: "😀", count: most / 2 + 1),
      String(repeating: "_x0041_", count: most / 7), String(repeating: "\u{1}", count: most / 7 + 1),
    ]
    let sink = try WorkbookSink(path: place.path("a.xlsx"))
    try sink.begin(header: ["id", String(repeating: "n", count: most + 9)])
    try sink.write(RowChunk(rows: texts.enumerated().map { ["\($0)", $1] }, columnCount: 2))
    try sink.finish()
    #expect(sink.anomalies.map { $0.place.row } == [1, 3, 4, 5, 6].map { RowNumber($0) })
    let back = try Rows(path: place.path("a.xlsx"))
    // The code of an underscore and what follows it take thirteen units; one more code, seven, fits.
    let lengths = back.rows.map { $0[1].utf16.count }
    #expect(back.header[1].count == most)
    #expect(lengths == [most, most, most / 2 * 2, 7 * (most / 13) + 1, most / 7])
  }

  @Test func charactersThatXMLForbids() throws {
    let place = try TemporaryFolder()
    let texts = ["a\u{FFFE}b\u{FFFF}c\u{B}d", "\u{FFFF}", "_xFFFE_", "\u{FFFD}\u{FF1D}"]
    let sink = try WorkbookSink(path: place.path("a.xlsx"), sheetName: "f\u{FFFE}")
    try sink.begin(header: ["id", "no\u{FFFE}m"])
    try sink.write(RowChunk(rows: texts.enumerated().map { ["\($0)", $1] }, columnCount: 2))
    try sink.finish()
    let back = try Rows(path: place.path("a.xlsx"))
    #expect(back.header == ["id", "no\u{FFFE}m"] && back.rows.map { $0[1] } == texts && sink.anomalies.isEmpty)
  }

  /// A workbook is read again before it takes its place: fewer cells than were written, or a cut archive, are seen.
  @Test func workbooksThatAreNotWholeAreSeen() throws {
    let place = try TemporaryFolder()
    let sink = try WorkbookSink(path: place.path("a.xlsx"))
    try sink.begin(header: ["id", ""])
    try sink.write(RowChunk(rows: [["1", "b"], ["", "2"]], columnCount: 2))
    try sink.finish()
    try WorkbookProof.check(place.path("a.xlsx"), cells: 4, in: .xlsx)
    #expect(throws: FileFault.self) { try WorkbookProof.check(place.path("a.xlsx"), cells: 5, in: .xlsx) }
    let cut = try place.write("b.xlsx", Array(place.bytes("a.xlsx").dropLast(60)))
    #expect(throws: FileFault.self) { try WorkbookProof.check(cut, cells: 4, in: .xlsx) }
    try place.write("c.xlsx", "avant")
    let other = try WorkbookSink(path: place.path("c.xlsx"))
    try other.begin(header: ["id"])
    try #require(other.workbook as? XLSXWorkbook).cellCount += 1
    expectFault(.unwritable, in: "c.xlsx", saying: ["relu"]) { try other.finish() }
    #expect(try place.text("c.xlsx") == "avant" && place.names == ["a.xlsx", "b.xlsx", "c.xlsx"])
  }

  @Test func rowNumbersOutsideASheet() throws {
    let place = try TemporaryFolder(), top = String(Int.max)
    let rows = """
      <row r="1">\(text("id", "x"))</row><row r="1048576">\(text("1", "a"))</row><row r="1048577">\(text("2", "b"))</row>\
      <row r="1048580">\(text("3", "c"))</row><row r="\(top)">\(text("4", "d"))</row><row r="-3">\(text("5", "e"))</row>\
      <row>\(text("6", "f"))</row>
      """
    try Workbook.write(place.path("a.xlsx"), sheets: ["Liste": rows])
    let read = try Rows(path: place.path("a.xlsx"))
    #expect(read.rows.map { $0[0] } == ["1", "2", "3", "4", "5", "6"])
    #expect(read.numbers == [1_048_576, 1_048_577, 1_048_580, 1_048_581, 1_048_582, 1_048_583])
    #expect(read.fileAnomalies.map(\.kind).contains(.table(.rowsPastTheSheet(count: 5, first: RowNumber(1_048_577)))))
    expectFault(.usage, in: "a.xlsx", saying: [top]) {
      _ = try Rows(path: place.path("a.xlsx"), TableOptions(headerRow: Int.max))
    }
  }

  @Test(.needsSharedData)
  func realWorkbook() throws {
    let path = SharedData.path("lists/sgar_occitanie_fragilite_numerique_communes.xlsx")
    let read = try Rows(path: path)
    #expect(Array(read.header.prefix(5)) == ["NOM_COM", "INSEE_COM", "INSEE_DEP", "NOM_DEP", "INSEE_REG"])
    // 4454 communes and a line of thresholds below them.
    #expect(read.rows.count == 4455)
    #expect(Array(read.rows[0].prefix(6)) == ["Aigues-Juntes", "09001", "09", "ARIEGE", "76", "65"])
    #expect(read.fileAnomalies.contains {
        if case .table(.sheetChosen("Base de données", _)) = $0.kind { true } else { false }
      })
  }
}
