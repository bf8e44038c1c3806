import Foundation
import Groundwork
import TestSupport
import Testing

@testable @_spi(SecrecyGate) import Tabular

@Suite struct WithholdingTests {
  private static let text = "iris;allocataires;nom;enfants\n0101;3;Centre;1\n0102;127;\"a;b\";40;oups\n0103;;Gare;0\n"

  private static func source() throws -> (WithholdingSource, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let rows = try TableFile.open(path: folder.write("c.csv", text))
    return (try WithholdingSource(rows, withholding: [1, 3]), folder)
  }

  @Test func openColumnsStayAndTheOthersAreNowhere() throws {
    let (source, folder) = try Self.source()
    var rows = source
    #expect(rows.header == ["iris", "nom"] && rows.confidentialHeader == ["allocataires", "enfants"])
    let chunk = try #require(try rows.next())
    #expect((0..<3).map { row in (0..<2).map { chunk[row, $0] } } == [["0101", "Centre"], ["0102", "a;b"], ["0103", "Gare"]])
    let bytes = String(decoding: chunk.bytes, as: UTF8.self)
    #expect(!bytes.contains("127") && !bytes.contains("40"))
    #expect(chunk.anomalies.map(\.anomaly.kind) == [.table(.moreCells([.withheld]))])
    #expect((0..<3).map { chunk.numbers[$0] } == [2, 3, 4].map(RowNumber.init))
    withExtendedLifetime(folder) {}
  }

  @Test func theGateAloneReadsThem() throws {
    let (source, folder) = try Self.source()
    let table = try TableReader.read(source)
    #expect(table.columns.map(\.name) == ["iris", "nom"] && table.confidential.map(\.name) == ["allocataires", "enfants"])
    let opened = table.confidential.map(\.cells.opened)
    #expect((0..<3).map { opened[0][$0] } == ["3", "127", ""] && (0..<3).map { opened[1][$0] } == ["1", "40", "0"])
    withExtendedLifetime(folder) {}
  }

  /// What the cells of a workbook were is kept on both sides.
  @Test func kindsOfCellsAreKept() throws {
    let folder = try TemporaryFolder()
    let book = try XLSXWorkbook(path: folder.path("c.xlsx"))
    var rows = RowChunkBuilder(columnCount: 3)
    for row in [("0101", "0.35", "2024-03-01"), ("0102", "s", "")] {
      rows.append(row.0)
      rows.append(row.1, kind: row.1 == "s" ? .text : .percentage)
      rows.append(row.2, kind: row.2.isEmpty ? .text : .date)
    }
    try book.addSheet("a", header: ["iris", "taux", "jour"], rows: [rows.take(firstRow: 0)])
    try book.finish()
    let table = try TableReader.read(
      WithholdingSource(TableFile.open(path: folder.path("c.xlsx")), withholding: [1]))
    #expect(table.confidential[0].cells.openedKinds == [.percentage, .text])
    #expect(table.columns[1].cellKinds == [.date, .text])
  }

  /// Whatever prints a value in Swift finds nothing to print.
  @Test func nothingPrintsThem() throws {
    let (source, folder) = try Self.source()
    let table = try TableReader.read(source)
    var dumped = ""
    dump(table.confidential, to: &dumped)
    for words in [dumped, "\(table.confidential)", String(reflecting: table.confidential), String(describing: table)] {
      #expect(!words.contains("127") && !words.contains("[51"), "\(words)")
    }
    #expect(Mirror(reflecting: table.confidential[0].cells).children.isEmpty)
    withExtendedLifetime(folder) {}
  }

  @Test func aTableInMemoryIsWithheldAlike() throws {
    let folder = try TemporaryFolder()
    let whole = try TableReader.read(TableFile.open(path: folder.write("c.csv", Self.text)))
    let table = whole.withholding([1, 3])
    #expect(table.columns.map(\.name) == ["iris", "nom"] && table.numbers == whole.numbers)
    #expect(table.confidential.map { $0.cells.opened } == [1, 3].map { whole.columns[$0].texts })
    #expect(table.provenance.anomalies.map(\.kind) == [.table(.moreCells([.withheld]))])
  }

  @Test func aTableOfNothingElseIsRefused() throws {
    let folder = try TemporaryFolder()
    let rows = try TableFile.open(path: folder.write("c.csv", "allocataires\n3\n"))
    #expect(throws: FileFault.self) { try WithholdingSource(rows, withholding: [0]) }
  }

  /// Only the gate of statistical secrecy, once it is there, may import the way to the cells.
  @Test func noModuleButTheGateAsksForThem() throws {
    let sources = URL(fileURLWithPath: Repository.path("Sources"))
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var read = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      read += 1
      let asks = try String(contentsOf: file, encoding: .utf8).contains("@_spi(SecrecyGate) import")
      #expect(!asks || file.pathComponents.contains("StatisticalSecrecy"), "\(file.lastPathComponent)")
    }
    #expect(read > 200)
  }
}
