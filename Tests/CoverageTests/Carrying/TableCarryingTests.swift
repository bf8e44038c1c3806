import Groundwork
import Tabular
import Territory
import TestSupport
import Testing

@testable import Coverage

@Suite struct TableCarryingTests {
  private static let merger = [
    ["10", "2018-01-01", "COM", "01905", "Fa", "COM", "01905", "Fa"],
    ["32", "2019-01-01", "COM", "01902", "Aix", "COM", "01902", "Aix-Neuf"],
    ["32", "2019-01-01", "COM", "01903", "Bey", "COM", "01902", "Aix-Neuf"],
    ["41", "2020-01-01", "COM", "01904", "Cor", "COM", "38904", "Cor"],
    ["21", "2021-01-01", "COM", "01920", "Dun", "COM", "01920", "Dun"],
    ["21", "2021-01-01", "COM", "01920", "Dun", "COM", "01921", "Ecly"],
    ["10", "2022-01-01", "COM", "01905", "Fa", "COM", "01905", "Fanal"],
  ]

  private func table(_ text: String) -> Table {
    let lines = text.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    let columns = lines[0].indices.map { column in
      Column(name: lines[0][column], texts: TextArray(lines.dropFirst().map { $0[column] }))
    }
    return Table(
      columns: columns, rowCount: lines.count - 1, numbers: RowNumbers(first: 2), provenance: Provenance(file: "t.csv"))
  }

  private func passage() throws -> CommunePassage {
    let header = ["MOD", "DATE_EFF", "TYPECOM_AV", "COM_AV", "LIBELLE_AV", "TYPECOM_AP", "COM_AP", "LIBELLE_AP"]
    let text = ([header] + Self.merger).map { $0.joined(separator: ";") }.joined(separator: "\n")
    return CommunePassage(
      from: CalendarDate("2018-06-01")!, to: CalendarDate("2022-01-01")!, events: try CommuneEvents(table(text)))
  }

  private func carry(_ text: String, counts: [Int] = [2], rates: [Int] = [], keys: [Int] = []) throws -> CarriedTable {
    try TableCarrying(code: 0, counts: counts, rates: rates, keys: keys, name: 1).carry(table(text), by: passage())
  }

  private func lines(_ carried: CarriedTable) -> [String] {
    (0..<carried.rowCount).map { row in carried.columns.map { $0.texts[row] }.joined(separator: ";") }
  }

  @Test func figuresAreAddedUnderTheLaterCodeAndName() throws {
    let carried = try carry("code;nom;pop\n01902;Aix;10\n01904;Cor;5\n01903;Bey;3\n38185;GRENOBLE;7\n01905;Fa;1\n")
    #expect(lines(carried) == ["01902;Aix-Neuf;13", "38904;Cor;5", "38185;GRENOBLE;7", "01905;Fanal;1"])
    #expect(carried.rows.map(\.codes) == [["01902", "01903"], ["01904"], ["38185"], ["01905"]])
    #expect(carried.rows.allSatisfy { $0.remarks.isEmpty } && carried.figure(0, 2) == .known(13))
    #expect(carried.tally == .init(rows: 5, same: 2, moved: 1, merged: 2, mergedInto: 1, left: 0))
    #expect(carried.anomalies.map(\.kind) == [.passage(.otherDepartment(count: 1, before: "01904", after: "38904"))])
  }

  /// Sums are of decimal numbers as they are written, with the column's own mark.
  @Test(arguments: [
    ("0,1", "0,2", "0,3"), ("12.50", "0.25", "12.75"), ("1 200", "34", "1234"), ("9007199254740993", "1", "9007199254740994"),
    ("0.1000000000000001", "0.2", "0.3000000000000001"), ("-3", "3", "0"), ("2,5", "-0,5", "2"), ("1e3", "1", "1001"),
  ])
  func sumsAreExact(one: String, other: String, sum: String) throws {
    let carried = try carry("code;nom;pop\n01902;Aix;\(one)\n01903;Bey;\(other)\n")
    #expect(lines(carried) == ["01902;Aix-Neuf;\(sum)"])
  }

  /// Nothing is lost and nothing made, whatever the table: the sum of a column stays what it was.
  @Test(arguments: Seed.several(10)) func totalsStay(seed: Seed) throws {
    var dice = seed.generator
    let codes = ["01902", "01903", "01904", "01905", "01920", "01999", "38185", "69381", "x"]
    let rows = codes.shuffled(using: &dice).map {
      "\($0);N;\(Int.random(in: -50...9_999, using: &dice)),\(Int.random(in: 0...99, using: &dice))\n"
    }
    let before = table("code;nom;pop\n" + rows.joined())
    let carried = try TableCarrying(code: 0, counts: [2], name: 1).carry(before, by: passage())
    func total(_ column: Column) -> Double { column.decimals().reduce(0) { $0 + ($1 ?? 0) } }
    #expect(abs(total(before.columns[2]) - total(carried.columns[2])) < 1e-6, "\(seed)")
    #expect(carried.rows.flatMap(\.codes).sorted() == codes.filter { $0 != "x" }.sorted(), "\(seed)")
  }

  @Test func whatCannotBeCarriedStaysWholeAndIsSaid() throws {
    let carried = try carry("code;nom;pop\n1920;Dun;8\n01921;Ecly;4\n01999;?;2\nX;Autre;1\n;Total;15\n")
    #expect(lines(carried) == ["01920;Dun;8", "01921;Ecly;4", "01999;?;2", "X;Autre;1", ";Total;15"])
    #expect(
      carried.rows.map(\.remarks) == [
        [.split(code: "01920", targets: ["01920", "01921"])], [.bornLater(code: "01921", CalendarDate("2021-01-01")!)],
        [.unknown(code: "01999")], [.noCode(QuotedCell("X"))], [],
      ])
    #expect(carried.tally.left == 5)
    #expect(
      carried.anomalies.map(\.kind) == [
        .table(.lostZeros(column: "code", count: 1, example: QuotedCell("1920"), read: "01920"))
      ])
  }

  /// A blank is none, and never 0; a mark of secrecy is that of the sum too; a word has no sum.
  @Test(arguments: [
    ("10", "", "10", [PassageAnomaly.blankAmong(column: "pop", codes: ["01903"])]), ("", "", "", []),
    ("10", "s", "s", [.markAmong(column: "pop", mark: "s", codes: ["01903"])]), ("s", "s", "s", []),
    ("nd", "s", "s", [.markAmong(column: "pop", mark: "s", codes: ["01903"])]),
    ("10", "beaucoup", "", [.wordAmong(column: "pop", .text("beaucoup"), codes: ["01903"])]),
    ("10", "1.500", "", [.wordAmong(column: "pop", .text("1.500"), codes: ["01903"])]),
  ])
  func whatIsNotKnownIsNotAdded(one: String, other: String, sum: String, remarks: [PassageAnomaly]) throws {
    let carried = try carry("code;nom;pop\n01902;Aix;\(one)\n01903;Bey;\(other)\n38185;Grenoble;1\n")
    #expect(lines(carried)[0] == "01902;Aix-Neuf;\(sum)" && carried.rows[0].remarks == remarks)
  }

  @Test func aBlankStaysBlankUnderAnotherCode() throws {
    let carried = try carry("code;nom;pop\n01904;Cor;\n38185;Grenoble;1\n")
    #expect(lines(carried)[0] == "38904;Cor;" && carried.figure(0, 2) == .blank(.blank) && carried.rows[0].remarks.isEmpty)
  }

  /// Two rates are no rate; one alone stays as it is written, and so does that of a commune whose code changed.
  @Test func ratesAreNeverAdded() throws {
    let carried = try carry("code;nom;t\n01902;Aix;10.50\n01903;Bey;20\n01904;Cor;100,0\n", counts: [], rates: [2])
    #expect(lines(carried) == ["01902;Aix-Neuf;", "38904;Cor;100,0"])
    #expect(
      carried.rows[0].remarks == [.severalRates(columns: ["t"], codes: ["01902", "01903"])] && carried.rows[1].remarks.isEmpty)
  }

  /// The figure of a merged commune is not whole where one of those that merged has no row.
  @Test func aCommuneThatLacksInTheTableIsNamed() throws {
    let carried = try carry("code;nom;pop\n01902;Aix;10\n")
    #expect(lines(carried) == ["01902;Aix-Neuf;10"] && carried.rows[0].remarks == [.incomplete(codes: ["01903"])])
  }

  @Test func otherColumnsKeepWhatAllSay() throws {
    let carried = try carry("code;nom;pop;dep;type\n01902;Aix;10;01;A\n01903;Bey;3;01;B\n38185;Grenoble;1;38;C\n")
    #expect(lines(carried) == ["01902;Aix-Neuf;13;01;", "38185;Grenoble;1;38;C"])
    #expect(carried.anomalies.map(\.kind) == [.passage(.differing(column: "type", count: 1))])
  }

  /// Several rows a commune stay apart, unless what tells them apart is named.
  @Test func rowsOfSeveralYearsAreAddedYearByYear() throws {
    let text = "code;nom;pop;annee\n01902;Aix;10;2015\n01902;Aix;11;2016\n01903;Bey;3;2015\n01903;Bey;4;2016\n"
    let apart = try carry(text)
    #expect(
      lines(apart) == ["01902;Aix-Neuf;10;2015", "01902;Aix-Neuf;11;2016", "01902;Aix-Neuf;3;2015", "01902;Aix-Neuf;4;2016"])
    #expect(apart.rows[0].remarks == [.notJoined(codes: ["01902", "01903"])])
    #expect(apart.anomalies.map(\.kind) == [.passage(.severalRows(example: "01902", rows: [RowNumber(2), RowNumber(3)]))])
    let added = try carry(text, keys: [3])
    #expect(lines(added) == ["01902;Aix-Neuf;13;2015", "01902;Aix-Neuf;15;2016"] && added.anomalies.isEmpty)
    let rates = try carry(text, counts: [], rates: [2])
    #expect(rates.columns[2].decimals().allSatisfy { $0 == nil }, "the rates of two communes under one code")
  }

  @Test func aColumnOfWordsIsNoCount() throws {
    expectFault(.unreadable, in: "t.csv", saying: ["« nom »", "Aix", "--valeurs"]) {
      _ = try carry("code;nom;pop\n01902;Aix;1\n", counts: [1])
    }
  }
}
