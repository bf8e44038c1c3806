import Groundwork
import Tabular
import Territory
import TestSupport
import Testing

@testable import Coverage

/// Communes that were parted, shared out by stated weights: 01920 became 01920 and 01921 in 2021; 01903 joined 01902 in 2019.
@Suite struct SharedRowsTests {
  private let folder: TemporaryFolder
  private static let events = """
    MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP
    32,2019-01-01,COM,01902,Aix,COM,01902,Aix-Neuf
    32,2019-01-01,COM,01903,Bey,COM,01902,Aix-Neuf
    21,2021-01-01,COM,01920,Dun,COM,01920,Dun
    21,2021-01-01,COM,01920,Dun,COM,01921,Ecly

    """

  init() throws { folder = try TemporaryFolder() }

  private func carry(
    _ text: String, parts: String, back: Bool = false, counts: [Int] = [2], rates: [Int] = [], keys: [Int] = []
  ) throws -> CarriedTable {
    let events = try CommuneEvents.read(path: folder.write("mvt.csv", Self.events))
    let days = [CalendarDate("2018-06-01")!, CalendarDate("2022-01-01")!]
    let table = try TableReader.read(TableFile.open(path: folder.write("t.csv", text)))
    var plan = TableCarrying(code: 0, counts: counts, rates: rates, keys: keys, name: 1)
    plan.parts = try CommuneParts.read(path: folder.write("p.csv", parts))
    return try plan.carry(
      table, by: CommunePassage(from: days[back ? 1 : 0], to: days[back ? 0 : 1], events: events))
  }

  private func lines(_ carried: CarriedTable) -> [String] {
    (0..<carried.rowCount).map { row in carried.columns.map { $0.texts[row] }.joined(separator: ";") }
  }

  @Test func aCommuneIsSharedAndSaysByWhat() throws {
    let carried = try carry(
      "code;nom;pop\n1920;Dun;10\n01001;Ain;1\n", parts: "avant;apres;population\n1920;01920;300\n01920;01921;100\n")
    #expect(lines(carried) == ["01920;Dun;8", "01921;Ecly;2", "01001;Ain;1"])
    #expect(carried.rows.map(\.codes) == [["01920"], ["01920"], ["01001"]])
    #expect(carried.rows[1].remarks == [.shared(code: "01920", share: 0.25, weights: "population", file: "p.csv")])
    #expect(carried.rows[2].remarks.isEmpty && carried.tally.shared == 1 && carried.tally.sharedInto == 2)
    #expect(carried.tally.rows == 2 && carried.tally.same == 1 && carried.tally.left == 0)
  }

  /// A part joins what else comes to its code, and a rate of one commune stays where it alone comes.
  @Test func partsAreAddedToWhatElseComes() throws {
    let carried = try carry(
      "code;nom;pop;taux\n01920;Dun;7,5;3\n01921;Ecly;1;9\n", parts: "avant;apres;part\n01921;01920;0,5\n01921;01903;0,5\n",
      rates: [3])
    // 01921 was born in 2021: on the first day it is none, and its weights serve nothing.
    #expect(lines(carried) == ["01920;Dun;7,5;3", "01921;Ecly;1;9"])
    #expect(carried.anomalies.map(\.kind).contains(.passage(.idleParts(count: 1, example: "01921"))))
    let back = try carry(
      "code;nom;pop;taux\n01902;Aix-Neuf;10;4\n01920;Dun;3;1\n01921;Ecly;4;2\n",
      parts: "avant;apres;part\n01902;01902;0,9\n01902;01903;0,1\n", back: true, rates: [3])
    #expect(lines(back) == ["01902;Aix;9;4", "01903;Bey;1;4", "01920;Dun;7;"])
  }

  @Test func blanksAndMarksAreEachHeirsAndNumbersNotAskedForAreSaid() throws {
    let parts = "avant;apres;poids\n01920;01920;1\n01920;01921;1\n"
    let carried = try carry("code;nom;pop;surface;dep\n01920;Dun;s;12,5;01\n", parts: parts)
    #expect(lines(carried) == ["01920;Dun;s;12,5;01", "01921;Ecly;s;12,5;01"])
    #expect(carried.anomalies.map(\.kind).contains(.passage(.repeatedNumbers(columns: ["surface"]))))
    #expect(try lines(carry("code;nom;pop\n01920;Dun;\n", parts: parts)) == ["01920;Dun;", "01921;Ecly;"])
    let words = try carry("code;nom;pop\n01920;Dun;peu\n01001;Ain;2\n", parts: parts)
    #expect(lines(words) == ["01920;Dun;", "01921;Ecly;", "01001;Ain;2"])
    #expect(words.rows[1].remarks.contains(.wordAmong(column: "pop", .text("peu"), codes: ["01920"])))
  }

  @Test func severalRowsOfACommuneAreEachShared() throws {
    let carried = try carry(
      "code;nom;pop;an\n01920;Dun;10;2017\n01920;Dun;3;2018\n",
      parts: "avant;apres;poids\n01920;01920;2\n01920;01921;1\n", keys: [3])
    #expect(lines(carried) == ["01920;Dun;7;2017", "01921;Ecly;3;2017", "01920;Dun;2;2018", "01921;Ecly;1;2018"])
  }

  /// Whatever the figures and the weights, the shares make the figure to its last digit, and none is off by a unit of it.
  @Test(arguments: Seed.several(10)) func sharesMakeTheFigure(seed: Seed) throws {
    var dice = seed.generator
    for _ in 0..<200 {
      let decimals = Int.random(in: 0...6, using: &dice)
      let number = WrittenNumber(mantissa: Int64.random(in: -9_999_999_999...9_999_999_999, using: &dice), decimals: decimals)
      let weights = (0..<Int.random(in: 2...7, using: &dice)).map { place in
        WrittenNumber(mantissa: Int64.random(in: place == 0 ? 1...9 : 0...999_999, using: &dice), decimals: place % 3)
      }
      let shares = try #require(DecimalShares.of(number, decimals: 2, weights: weights))
      let places = max(2, number.decimals), units = shares.compactMap { $0.scaled(to: places) }
      #expect(units.reduce(0, +) == number.scaled(to: places), "\(seed): \(number) \(weights)")
      let values = weights.map { Double($0.scaled(to: 2)!) }, whole = values.reduce(0, +)
      for (unit, value) in zip(units, values) {
        #expect(abs(Double(unit) - Double(number.scaled(to: places)!) * value / whole) < 1.001, "\(seed): \(number) \(weights)")
      }
    }
  }

  @Test(arguments: [
    ("01920;01920;1", "01921 n'y a pas de poids"),
    ("01920;01920;1\n01920;01921;-1", "ligne 3 : « poids » tient -1"),
    ("01920;01920;1\n01920;01921;", "ligne 3 : « poids » est vide"),
    ("01920;01920;1\n01920;01902;1", "ligne 3 : 01920 n'est pas partagée avec 01902, mais entre 01920 et 01921"),
    ("01920;01920;0\n01920;01921;0", "les poids de 01920 sont tous 0"),
    ("01920;01920;1\n01920;01920;2", "lignes 2 et 3 : 01920 vers 01920 a deux poids différents"),
    ("01920;01920;0.5\n01920;01921;0.4", "les parts de 01920 (« poids ») font 0.9 et non 1"),
    ("?;01920;1", "ligne 2 : « avant » tient ? ; un code de commune"),
  ])
  func whatMakesNoSenseIsRefused(rows: String, sentence: String) throws {
    expectFault(.unreadable, in: "p.csv", saying: [sentence]) {
      _ = try carry("code;nom;pop\n01920;Dun;10\n", parts: "avant;apres;poids\n\(rows)\n")
    }
  }

  @Test func percentagesMakeAHundred() throws {
    let carried = try carry(
      "code;nom;pop\n01920;Dun;300\n", parts: "ancien;nouveau;pourcentage\n01920;01920;33,3\n01920;01921;66,7\n")
    #expect(lines(carried) == ["01920;Dun;100", "01921;Ecly;200"])
    expectFault(.unreadable, saying: ["font 90 et non 100"]) {
      _ = try carry("code;nom;pop\n01920;Dun;3\n", parts: "ancien;nouveau;pourcentage\n01920;01920;30\n01920;01921;60\n")
    }
  }
}
