import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Tabular

/// One table in every spelling gives the same rows.
@Suite struct CSVDialectTests {
  static let header = ["id", "nom", "x", "y"]
  static let rows = [
    ["01053", "Centre social « L'Étoile » – Sacré-Cœur", "912500,5", "6458500,25"],
    ["00012", "Espace de vie\nsociale ; annexe, \"bis\"", "913500", "6458500"],
    ["7", "-", "914 500", ""],
  ]

  struct Spelling: Sendable, CustomTestStringConvertible {
    var name: String
    var separator = ";"
    var end = "\n"
    var encoding = String.Encoding.utf8
    var prefix: [UInt8] = []
    var suffix = ""
    var fileExtension = "csv"
    var testDescription: String { name }

    var bytes: [UInt8] {
      let lines = ([header] + rows).map { row in
        row.map { cell in
          cell.contains { $0 == "\"" || $0 == "\n" || String($0) == separator }
            ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
        }.joined(separator: separator)
      }
      let text = lines.joined(separator: end) + suffix
      return prefix + Array(text.data(using: encoding)!)
    }
  }

  static let spellings: [Spelling] = [
    Spelling(name: "UTF-8", suffix: "\n"),
    Spelling(name: "BOM, CRLF", end: "\r\n", prefix: [0xEF, 0xBB, 0xBF], suffix: "\r\n"),
    Spelling(name: "Windows-1252", end: "\r\n", encoding: .windowsCP1252, suffix: "\r\n"),
    Spelling(name: "comma", separator: ",", suffix: "\n"),
    Spelling(name: "tabs", separator: "\t", suffix: "\n", fileExtension: "tsv"),
    Spelling(name: "bars", separator: "|", suffix: "\n"),
    Spelling(name: "lone CR", end: "\r", suffix: "\r"),
    Spelling(name: "UTF-16 LE with BOM", end: "\r\n", encoding: .utf16LittleEndian, prefix: [0xFF, 0xFE], suffix: "\r\n"),
    Spelling(name: "UTF-16 BE with BOM", end: "\r\n", encoding: .utf16BigEndian, prefix: [0xFE, 0xFF], suffix: "\r\n"),
    Spelling(name: "UTF-16 LE without BOM", encoding: .utf16LittleEndian, suffix: "\n"),
    Spelling(name: "no final line end"),
    Spelling(name: "blank lines at the end", suffix: "\n\n;;;\n;;;\n\n"),
    Spelling(name: "declared separator", prefix: Array("sep=;\r\n".utf8), suffix: "\n"),
  ]

  @Test(arguments: spellings)
  func sameRows(_ spelling: Spelling) throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("liste.\(spelling.fileExtension)", spelling.bytes))
    #expect(read.header == Self.header)
    #expect(read.rows == Self.rows)
    #expect(read.rowAnomalies.isEmpty && read.fileAnomalies.isEmpty)
  }

  @Test func separatorOfTheUser() throws {
    let place = try TemporaryFolder()
    let text = "Lieux de l'été, relevés en 2024\nà usage interne\nid^nom^x\n07^Échirolles, bourg^1,5\n"
    let path = try place.write("liste.csv", Array(text.data(using: .windowsCP1252)!))
    let read = try Rows(path: path, TableOptions(separator: UInt8(ascii: "^"), encoding: .windows1252, headerRow: 3))
    #expect(read.header == ["id", "nom", "x"])
    #expect(read.rows == [["07", "Échirolles, bourg", "1,5"]])
    #expect(read.fileAnomalies.isEmpty)
  }

  @Test func titlesAboveTheHeader() throws {
    let place = try TemporaryFolder()
    let read = try Rows(
      path: place.write("liste.csv", "Structures du département;;;\n\nMise à jour : mars\nid;nom;x;y\n1;a;2;3\n2;b;3;4\n"))
    #expect(read.header == ["id", "nom", "x", "y"])
    #expect(read.rows == [["1", "a", "2", "3"], ["2", "b", "3", "4"]])
    #expect(read.fileAnomalies.map(\.kind) == [.table(.headerUnderTitle(row: RowNumber(4)))])
  }

  @Test func decimalCommasAreNoSeparators() throws {
    let place = try TemporaryFolder()
    let body = (0..<40).map { "\($0),5;\($0),25\n" }.joined()
    let read = try Rows(path: place.write("xy.csv", "x;y\n" + body))
    #expect(read.header == ["x", "y"] && read.rows.count == 40 && read.rows[3] == ["3,5", "3,25"])
  }

  @Test func oneColumn() throws {
    let place = try TemporaryFolder()
    let read = try Rows(path: place.write("codes.csv", "code\n01001\n\n01002\n\n\n"))
    #expect(read.header == ["code"] && read.rows == [["01001"], [""], ["01002"]])
  }

  @Test func gzipInSeveralMembers() throws {
    // "id;x\n1;2\n" packed by Python's gzip module.
    let first: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 76, 177, 174, 224, 50, 180, 54, 226, 2, 0, 111, 195, 193, 40, 9, 0, 0, 0,
    ]
    let place = try TemporaryFolder()
    let path = try place.write("a.csv.gz", first + first)
    let read = try Rows(path: path)
    #expect(read.header == ["id", "x"] && read.rows == [["1", "2"], ["id", "x"], ["1", "2"]])
  }
}
