import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

/// Whatever the cells hold, what is written is what is read again.
@Suite struct CSVRoundTripTests {
  private static let pieces = [
    "a", "b", "0", "1", "é", "œ", "€", "😀", " ", "\"", ";", ",", "\t", "|", "\n", "\r", "\r\n", "'", "=", "-", "Saint-Étienne",
    "\u{202F}",
  ]

  private func table(_ seed: Seed) -> (header: [String], rows: [[String]]) {
    var random = seed.generator
    let columns = Int.random(in: 2...7, using: &random)
    let header = (0..<columns).map { "colonne \($0)" }
    let rows = (0..<Int.random(in: 1...400, using: &random)).map { row in
      ["\(row)"]
        + (1..<columns).map { _ in
          (0..<Int.random(in: 0...9, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
        }
    }
    return (header, rows)
  }

  /// Excel's spelling of a text is read as the text, so that such a cell alone does not come back as it was.
  private func read(_ cell: String) -> String {
    let inner = cell.dropFirst(2).dropLast()
    return cell.count >= 3 && cell.hasPrefix("=\"") && cell.hasSuffix("\"") && !inner.contains("\"") ? String(inner) : cell
  }

  @Test(arguments: Seed.several(40))
  func standard(seed: Seed) throws {
    let (header, rows) = table(seed)
    let formatter = CSVFormatter(dialect: .standard)
    let bytes = formatter.header(header) + formatter.rows(RowChunk(rows: rows, columnCount: header.count))
    let place = try TemporaryFolder()
    let back = try Rows(path: place.write("a.csv", bytes), TableOptions(separator: UInt8(ascii: ",")))
    #expect(back.header == header, "\(seed)")
    #expect(back.rows == rows.map { $0.map(read) }, "\(seed)")
    #expect(back.rowAnomalies.isEmpty, "\(seed)")
  }

  @Test(arguments: Seed.several(10))
  func addedColumnsStandWhereTheyShould(seed: Seed) throws {
    let (header, rows) = table(seed)
    let chunk = RowChunk(rows: rows, columnCount: header.count)
    let added = TextArray(rows.indices.map { $0 % 3 == 0 ? "" : "zone \($0); bis" })
    let formatter = CSVFormatter(
      dialect: CSVDialect(separator: UInt8(ascii: ";"), hasByteOrderMark: true, neutralisesFormulas: false))
    let place = try TemporaryFolder()
    let options = TableOptions(separator: UInt8(ascii: ";"))
    let after = formatter.header(header + ["code"]) + formatter.rows(chunk, extra: [added])
    let before = formatter.header(["code"] + header) + formatter.rows(chunk, extra: [added], layout: .addedFirst)
    let texts = rows.indices.map { added[$0] }
    let cells = rows.map { $0.map(read) }
    #expect(try Rows(path: place.write("a.csv", after), options).rows == zip(cells, texts).map { $0 + [$1] }, "\(seed)")
    #expect(try Rows(path: place.write("b.csv", before), options).rows == zip(cells, texts).map { [$1] + $0 }, "\(seed)")
  }

  @Test func formulasAreNeutralised() {
    let cells = [
      "=HYPERLINK(\"x\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tonglet", "-12,5", "+7", "-", "plain", "a=b", "-1 234,5",
      "", "'=x",
    ]
    let chunk = RowChunk(rows: cells.map { [$0] }, columnCount: 1)
    let excel = String(decoding: CSVFormatter(dialect: .excel).rows(chunk), as: UTF8.self)
    #expect(
      excel
        == "\"'=HYPERLINK(\"\"x\"\")\"\n'+cmd|' /C calc'!A0\n'-2+3\n'@SUM(A1)\n"
        + "'\tonglet\n-12,5\n+7\n-\nplain\na=b\n-1 234,5\n\"\"\n'=x\n"
    )
    let standard = String(decoding: CSVFormatter(dialect: .standard).rows(chunk), as: UTF8.self)
    #expect(
      standard
        == "\"=HYPERLINK(\"\"x\"\")\"\n+cmd|' /C calc'!A0\n-2+3\n@SUM(A1)\n"
        + "\tonglet\n\"-12,5\"\n+7\n-\nplain\na=b\n\"-1 234,5\"\n\"\"\n'=x\n"
    )
  }

  /// A line feed before the sign, and the full-width signs; other characters that begin with the same byte stay as they are.
  @Test(arguments: [
    ("\n=1+1", "\"'\n=1+1\""), ("＝1+1", "'＝1+1"), ("＋1+1", "'＋1+1"), ("－1+1", "'－1+1"), ("＠A1", "'＠A1"),
    ("ﬁn", "ﬁn"), ("（1）", "（1）"), ("é=1", "é=1"),
  ])
  func hiddenFormulasAreNeutralised(cell: String, expected: String) {
    let chunk = RowChunk(rows: [[cell, "b"]], columnCount: 2)
    #expect(String(decoding: CSVFormatter(dialect: .excel).rows(chunk), as: UTF8.self) == "\(expected);b\n")
  }

  @Test func theHeaderHasTheMark() {
    #expect(CSVFormatter(dialect: .excel).header(["id", "a;b"]) == [0xEF, 0xBB, 0xBF] + Array("id;\"a;b\"\n".utf8))
    #expect(CSVFormatter(dialect: .standard).header(["id", "a;b"]) == Array("id,a;b\n".utf8))
  }

  @Test func filesAppearWhole() throws {
    let place = try TemporaryFolder()
    try place.write("sortie.csv", "avant")
    let chunk = RowChunk(rows: [["1", "x"]], columnCount: 2)
    do {
      let dropped = try CSVSink(path: place.path("sortie.csv"), dialect: .excel)
      try dropped.begin(header: ["a", "b"])
      try dropped.write(chunk)
    }
    #expect(try place.names == ["sortie.csv"])
    #expect(try place.text("sortie.csv") == "avant")
    let sink = try CSVSink(path: place.path("sortie.csv"), dialect: .standard)
    try sink.begin(header: ["a", "b"])
    try sink.write(chunk)
    try sink.finish()
    #expect(try place.names == ["sortie.csv"])
    #expect(try place.text("sortie.csv") == "a,b\n1,x\n")
    #expect(throws: FileFault.self) { try CSVSink(path: place.path("absent/x.csv"), dialect: .excel) }
  }

  @Test func linksAndDevicesStayWhatTheyAre() throws {
    let place = try TemporaryFolder()
    try place.write("vrai.csv", "avant")
    try FileManager.default.createSymbolicLink(atPath: place.path("lien.csv"), withDestinationPath: place.path("vrai.csv"))
    let sink = try CSVSink(path: place.path("lien.csv"), dialect: .standard)
    try sink.begin(header: ["a"])
    try sink.finish()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place.path("lien.csv")) == place.path("vrai.csv"))
    #expect(try place.text("vrai.csv") == "a\n")
    let nowhere = try CSVSink(path: "/dev/null", dialect: .standard)
    try nowhere.begin(header: ["a"])
    try nowhere.finish()
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }
}
