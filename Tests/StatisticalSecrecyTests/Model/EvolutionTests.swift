import Groundwork
import TestSupport
import Testing

@testable import StatisticalSecrecy

/// Two years in one table, and how a count has changed.
@Suite struct EvolutionTests {
  private static let relations = """
    cle: z
    variables: [a23, a24]
    zones: [{total: C, parts: [I1, I2, I3]}]
    evolutions: [{colonne: e, avant: a23, apres: a24}]

    """
  private static let table = "z;a23;a24;e\nC;400;420;5,0\nI1;200;210;5,0\nI2;150;160;6,7 %\nI3;50;50;0\n"

  @Test func evolutionsBesideTheirCountsAreShown() throws {
    let cells = try SecretFiles(Self.table, Self.relations).cells()
    #expect(cells.map { $0[3] } == ["5,0", "5,0", "6,7 %", "0"])
  }

  /// A count that is too small, or that protects one, takes its evolution with it.
  @Test func anEvolutionIsWithheldWithEitherCount() throws {
    let table = "z;a23;a24;e\nC;403;420;4,2\nI1;200;210;5,0\nI2;200;160;\u{2212}20,0\nI3;3;50;1566,7\n"
    let files = try SecretFiles(table, Self.relations)
    let release = try files.release(), value = release.table.value
    let cells = (0..<4).map { row in (1..<4).map { value[row, $0] } }
    for row in cells { #expect((row[2] == "s") == (row[0] == "s" || row[1] == "s"), "\(cells)") }
    #expect(cells[3][0] == "s" && cells[3][2] == "s" && release.summary.primary == 2)
    let lines = zip(["C", "I1", "I2", "I3"], cells).map { "\($0);\($1.joined(separator: ";"))\n" }
    let audit = try SecrecyAudit.of(
      path: files.folder.write("o.csv", "z;a23;a24;e\n" + lines.joined()),
      relations: TableRelations.read(path: files.folder.path("r.yml")), policy: SecrecyPolicy(name: ""))
    #expect(audit.cells.count == 2 && audit.cells.allSatisfy { !$0.isDeducible })
  }

  /// Against every count of the first year that a rounded evolution to the second allows.
  @Test(arguments: [0, 1, 2])
  func anEvolutionThatIsShownTellsTheCountThatIsNot(decimals: Int) throws {
    let seed = Seed(UInt64(141 + decimals))
    var dice = seed.generator
    let unit = Int64([1, 10, 100][decimals])
    func evolution(_ before: Int64, _ after: Int64) -> Int64 {
      let doubled = 2 * 100 * unit * (after - before) + before
      return doubled >= 0 ? doubled / (2 * before) : -((-doubled + 2 * before - 1) / (2 * before))
    }
    for _ in 0..<60 {
      let before = Int64.random(in: 1...80, using: &dice), after = Int64.random(in: 0...80, using: &dice)
      let own = evolution(before, after)
      let text = WrittenNumber.text(own, decimals: decimals, mark: ",")
      // A rate of full digits elsewhere in the column says how finely it is written, and that it is rounded.
      let others = "I2;300;301;\(WrittenNumber.text(evolution(300, 301), decimals: decimals, mark: ","))\n"
        + "I3;700;1301;\(WrittenNumber.text(evolution(700, 1301), decimals: decimals, mark: ","))\n"
      let audit = try SecretFiles(
        "z;a23;a24;e\nI1;s;\(after);\(text)\n\(others)",
        "cle: z\nvariables: [a23, a24]\nzones: []\nevolutions: [{colonne: e, avant: a23, apres: a24}]\n").audit()
      let possible = (1...20_000).filter { first in
        let exact = 100 * Double(unit) * Double(after - Int64(first)) / Double(first)
        return abs(exact - Double(own)) <= 0.5 + 1e-9
      }
      let found = try #require(audit.cells.first)
      if after > 0 {
        #expect(
          found.least == possible.first.map { "\($0)" } && found.greatest == possible.last.map { "\($0)" },
          "\(seed): \(before), \(after), \(text), \(found)")
      }
    }
  }

  @Test func aDifferenceInNumberTellsAllOfTheOtherCount() throws {
    let relations = "cle: z\nvariables: [a, b]\nzones: []\nevolutions: [{colonne: e, avant: a, apres: b, unite: nombre}]\n"
    let audit = try SecretFiles("z;a;b;e\nI1;s;50;-12\nI2;7;s;+3\n", relations).audit()
    #expect(audit.cells.map(\.least) == ["62", "10"] && audit.cells.allSatisfy(\.isDeducible))
  }

  @Test(arguments: [
    ("I1;200;210;5,0", "I1;200;210;6,0", "ligne 3"), ("I1;200;210;5,0", "I1;200;210;beaucoup", "ligne 3"),
  ])
  func anEvolutionThatIsNotThatOfItsCountsIsRefused(old: String, new: String, words: String) throws {
    let fault = #expect(throws: FileFault.self) {
      try SecretFiles(Self.table.replacing(old, with: new), Self.relations).release()
    }
    #expect(fault?.sentence.contains(words) == true, "\(fault?.sentence ?? "")")
  }

  @Test(arguments: [
    ("avant: a23", "avant: zz", "« zz » n'est pas dans « variables »"), ("apres: a24", "apres: a23", "trois colonnes"),
    ("apres: a24", "apres: a24, unite: kilo", "« pourcentage » ou « nombre »"),
    ("zones:", "periodes: {zz: 2023}\nzones:", "« zz » n'est pas une colonne à protéger"),
    ("zones:", "periodes: {a23: {periode: p, variable: a}, a24: {periode: p, variable: a}}\nzones:", "la même variable"),
  ])
  func keysThatMakeNoSenseAreRefused(old: String, new: String, words: String) throws {
    let fault = #expect(throws: FileFault.self) {
      try SecretFiles(Self.table, Self.relations.replacing(old, with: new)).release()
    }
    #expect(fault?.sentence.contains(words) == true, "\(fault?.sentence ?? "")")
  }

  // MARK: Periods

  private static let first = "z;a\nC;400\nI1;200\nI2;197\nI3;3\n"

  private func release(_ table: String, _ relations: String, _ ledger: String) throws -> [[String]] {
    let files = try SecretFiles(table, "cle: z\nzones: [{total: C, parts: [I1, I2, I3]}]\n" + relations)
    let opened = try ReleaseLedger.open(path: ledger)
    let release = try files.release(ledger: opened)
    try opened.append(release)
    let value = release.table.value
    return (0..<value.rowCount).map { row in value.header.indices.map { value[row, $0] } }
  }

  /// The earlier year of this table is what the register knows of that year, in both orders of release.
  @Test func theEarlierYearMeetsItsOwnRelease() throws {
    let one = "variables: [a]\ndiffusion: {periode: \"2023\"}\n"
    let both = "variables: [a23, a24]\nperiodes: {a23: {periode: \"2023\", variable: a}}\ndiffusion: {periode: \"2024\"}\n"
    let table = "z;a23;a24\nC;400;500\nI1;200;250\nI2;197;200\nI3;3;50\n"
    let folder = try TemporaryFolder()
    let released = try release(Self.first, one, folder.path("1.sqlite")).map { $0[1] }
    #expect(try release(table, both, folder.path("1.sqlite")).map { $0[1] } == released)
    // What was shown cannot be withheld, and a figure that was shown otherwise is refused.
    let fault = #expect(throws: FileFault.self) {
      try release(table.replacing("400;", with: "401;").replacing("200;250", with: "201;250"), both, folder.path("1.sqlite"))
    }
    #expect(fault?.sentence.contains("déjà été diffusé") == true)
    let later = try release(table, both, folder.path("2.sqlite")).map { $0[1] }
    #expect(try release(Self.first, one, folder.path("2.sqlite")).map { $0[1] } == later)
  }

  /// Columns of one name and two periods are two columns.
  @Test func theSameNameInAnotherPeriodIsAnotherFigure() throws {
    let folder = try TemporaryFolder()
    _ = try release(Self.first, "variables: [a]\ndiffusion: {periode: \"2023\"}\n", folder.path("1.sqlite"))
    let cells = try release(
      "z;b;a\nC;400;40\nI1;200;20\nI2;197;10\nI3;3;10\n",
      "variables: [b, a]\nperiodes: {b: {periode: \"2023\", variable: a}}\ndiffusion: {periode: \"2024\"}\n",
      folder.path("1.sqlite"))
    #expect(cells.map { $0[2] } == ["40", "20", "10", "10"])
  }
}
