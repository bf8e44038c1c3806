import CZip
import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

/// One row a way to be wrong: the kind of failure and a word of its sentence.
@Suite struct BadTableTests {
  private func refused(
    _ path: String, with options: TableOptions = TableOptions(), _ kind: FaultKind, _ word: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectFault(kind, in: MappedFile.name(of: path), saying: [word], sourceLocation: sourceLocation) {
      _ = try Rows(path: path, options)
    }
  }

  @Test func files() throws {
    let place = try TemporaryFolder()
    refused(place.path("absent.csv"), .missing, "n'existe pas")
    try FileManager.default.createDirectory(atPath: place.path("dossier.csv"), withIntermediateDirectories: true)
    refused(place.path("dossier.csv"), .missing, "dossier")
    try refused(place.write("vide.csv", ""), .unreadable, "vide")
    try refused(place.write("lignes.csv", "\n\n\n"), .unreadable, "aucune ligne")
    let noZip = [0x50, 0x4B, 3, 4] + (0..<1024).map { UInt8($0 % 256) }
    try refused(place.write("zip.csv", noZip), .unreadable, "archive est abîmée")
    try refused(place.write("binaire.csv", (0..<1024).map { UInt8(truncatingIfNeeded: $0 * 37) }), .unreadable, "texte")
    try refused(place.write("ancien.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1]), .unreadable, ".xls")
    try refused(place.write("faux.xlsx", "id;x;y\n1;2;3\n"), .unreadable, "XLSX")
    try refused(place.write("base.csv", "SQLite format 3"), .unreadable, "SQLite")
    try refused(place.write("a.csv", "a;b\n1;2\n"), with: TableOptions(headerRow: 9), .usage, "ligne d'en-tête 9")
    try refused(place.write("a.csv", "a;b\n1;2\n"), with: TableOptions(headerRow: .max), .usage, "ligne d'en-tête \(Int.max)")
    try refused(place.write("b.csv", "a;b\n1;2\n"), with: TableOptions(separator: UInt8(ascii: "\"")), .usage, "séparateur")
    try refused(place.write("c.csv", "a;b\n1;2\n"), with: TableOptions(sheet: "Liste"), .usage, "« Liste »")
  }

  @Test func aLineWithoutEnd() throws {
    let place = try TemporaryFolder()
    try refused(
      place.write("ligne.csv", Array("id;x\n1;".utf8) + [UInt8](repeating: 0x61, count: 40_000_000)), .unreadable,
      "la ligne 2 dépasse 16 Mo")
  }

  @Test func cutAndDamagedArchives() throws {
    let place = try TemporaryFolder()
    let whole: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 203, 76, 177, 174, 224, 50, 180, 54, 226, 2, 0, 111, 195, 193, 40, 9, 0, 0, 0,
    ]
    try refused(place.write("coupe.csv.gz", Array(whole.dropLast(6))), .unreadable, "coupée")
    var damaged = whole
    damaged[22] ^= 1
    try refused(place.write("abime.csv.gz", damaged), .unreadable, "abîmée")
  }

  @Test func archivesThatAreNoWorkbook() throws {
    let place = try TemporaryFolder()
    try Zip.write(place.path("autre.zip"), ["lisez-moi.txt": "bonjour", "image.png": "x"])
    refused(place.path("autre.zip"), .unreadable, "aucun tableau")
    try Zip.write(place.path("classeur.ods"), ["content.xml": "<a/>"])
    refused(place.path("classeur.ods"), .unreadable, ".ods")
    try Workbook.write(place.path("bombe.xlsx"), sheets: ["Liste": "<row r=\"1\"/>" + String(repeating: " ", count: 60 << 20)])
    refused(place.path("bombe.xlsx"), .unreadable, "taille anormale")
    let laughs = "<!DOCTYPE a [<!ENTITY b \"xxxxxxxxxx\">]>"
    try Workbook.write(place.path("entites.xlsx"), sheets: ["Liste": "<row><c t=\"str\"><v>&b;</v></c></row>"], prolog: laughs)
    refused(place.path("entites.xlsx"), .unreadable, "abîmée")
    let header = "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>x</v></c></row>"
    let longText = "<t>" + String(repeating: "x", count: 120_000) + "</t>"
    let pointers = "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 3000) + "</row>"
    try Workbook.write(place.path("renvois.xlsx"), sheets: ["Liste": header + pointers], strings: [longText])
    refused(place.path("renvois.xlsx"), .unreadable, "taille anormale")
    try Workbook.write(place.path("vide.xlsx"), sheets: ["Liste": ""])
    refused(place.path("vide.xlsx"), .unreadable, "aucune feuille")
  }

  @Test func sheetsThatAreNotThere() throws {
    let place = try TemporaryFolder()
    try Workbook.write(place.path("a.xlsx"), sheets: ["Liste": "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>x</v></c></row>"])
    refused(
      place.path("a.xlsx"), with: TableOptions(sheet: "Absente"), .usage, "« Absente » ; feuilles présentes : « Liste »")
    refused(place.path("a.xlsx"), with: TableOptions(headerRow: 4), .usage, "ligne d'en-tête 4")
  }
}

/// Archives written for tests.
enum Zip {
  static func write(_ path: String, _ parts: KeyValuePairs<String, String>) throws {
    try write(path, parts.map { ($0.key, $0.value) })
  }

  static func write(_ path: String, _ parts: [(String, String)]) throws {
    var code: Int32 = 0
    let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
    let kept = parts.map { Array($0.1.utf8) }
    for (part, bytes) in zip(parts, kept) {
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
      copy.update(from: bytes, count: bytes.count)
      defer { copy.deallocate() }
      let source = zip_source_buffer_create(nil, 0, 0, nil)
      zip_source_begin_write(source)
      zip_source_write(source, copy, UInt64(bytes.count))
      zip_source_commit_write(source)
      zip_file_add(archive, part.0, source, ZIP_FL_ENC_UTF_8)
    }
    #expect(zip_close(archive) == 0)
  }
}

/// Workbooks written by hand, to hold what spreadsheets and libraries put into them.
enum Workbook {
  static func write(
    _ path: String, sheets: KeyValuePairs<String, String>, strings: [String] = [], styles: String = "", properties: String = "",
    prolog: String = ""
  ) throws {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let names = sheets.enumerated().map { "<sheet name=\"\($1.key)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>" }.joined()
    let links = sheets.enumerated().map {
      "<Relationship Id=\"rId\($0.offset + 1)\" Type=\"\(kind)/worksheet\" Target=\"worksheets/sheet\($0.offset + 1).xml\"/>"
    }.joined()
    var parts = [
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)\">"
          + "<Relationship Id=\"r\" Type=\"\(kind)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      ("xl/workbook.xml", "<workbook xmlns=\"\(main)\" xmlns:r=\"\(kind)\">\(properties)<sheets>\(names)</sheets></workbook>"),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(package)\">\(links)"
          + "<Relationship Id=\"s\" Type=\"\(kind)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(kind)/styles\" Target=\"styles.xml\"/></Relationships>"
      ),
      ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"),
      ("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      parts.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "\(prolog)<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.value)</sheetData></worksheet>"
        ))
    }
    try Zip.write(path, parts)
  }
}
