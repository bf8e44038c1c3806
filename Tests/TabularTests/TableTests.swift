import Groundwork
import TestSupport
import Testing

@testable import Tabular

@Suite struct TableTests {
  private func table(_ text: String) throws -> Table {
    let place = try TemporaryFolder()
    return try TableReader.read(TableFile.open(path: place.write("t.csv", text)))
  }

  @Test func kindsAndReasons() throws {
    let table = try table(
      """
      code;n;taux;date;oui;nom;marques
      01053;12;1,5;2024-03-01;oui;s;s
      38185;-3;s;01/03/2024;NON;Lyon;nd
      2A004;1 234;ns;;;nd;ns

      """)
    #expect(table.columns.map(\.kind) == [.text, .integer, .decimal, .date, .boolean, .text, .text])
    let rates = table.columns[2]
    #expect(rates.decimals() == [1.5, nil, nil] && (0..<3).map(rates.blankReason) == [nil, .secret, .notSignificant])
    #expect(table.columns[5].blankReason(at: 0) == nil && table.columns[4].blankReason(at: 2) == .blank)
    #expect(table.columns[1].decimals() == [12, -3, 1234] && table[0, 0] == "01053" && table.columnIndex("taux") == 2)
    #expect(rates.fillRate == 1.0 / 3 && table.columns[1].fillRate == 1 && rates.examples() == ["1,5"])
    #expect(table.columns[5].examples(2) == ["s", "Lyon"])
  }

  @Test func tablesTravelAsRows() throws {
    let body = (0..<20_000).map { "\($0);\($0 % 10 == 0 ? "" : "nom \($0)");\($0 * 3)\n" }.joined()
    let table = try table("a;b;c\n" + body)
    let rows = try Rows(TableRowSource(table))
    #expect(rows.header == ["a", "b", "c"] && rows.rows.count == 20_000)
    #expect(rows.rows[0] == ["0", "", "0"] && rows.rows[19_999] == ["19999", "nom 19999", "59997"])
    let again = try TableReader.read(TableRowSource(table))
    #expect(again.columns == table.columns)
  }

  @Test func rowAnomaliesReachTheTable() throws {
    let table = try table("a;b\n1\n2;3\n")
    #expect(table.provenance.anomalies.map(\.place.row) == [RowNumber(2)])
    #expect(table.numbers[1] == RowNumber(3) && table.provenance.file == "t.csv")
  }

  @Test func checksum() throws {
    let place = try TemporaryFolder()
    // FIPS 180-2, appendix B.
    #expect(
      try Checksum.sha256(path: place.write("abc", "abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let million = try place.write("a", [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(try Checksum.sha256(path: million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(throws: FileFault.self) { try Checksum.sha256(path: place.path("absent")) }
  }

  @Test(
    .needsSharedData,
    arguments: [
      // Rows as Python's csv module counts them.
      ("lists/france-services-2024.csv", 2845, 22), ("points/dvf-qpv-occitanie.csv", 28_825, 11),
      ("points/dvf-occitanie-cp1252-decimal-comma.csv", 11_827, 16), ("qpv/decree-2014-list.csv", 1294, 4),
      ("stats/iris_area.csv", 48_592, 3),
      ("lists/mediation-numerique.csv", 17_653, 11), ("qpv/occitanie-2015-rings-lat-lon.csv", 105, 5),
    ])
  func realTables(name: String, rows: Int, columns: Int) throws {
    let read = try Rows(path: SharedData.path(name))
    #expect(read.rows.count == rows && read.header.count == columns)
    #expect(read.rowAnomalies.isEmpty)
    #expect(!read.rows.joined().contains { $0.contains("Ã©") && name.contains("cp1252") })
  }
}
