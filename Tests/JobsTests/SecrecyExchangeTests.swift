import Groundwork
import Jobs
import Reporting
import StatisticalSecrecy
import Tabular
import TestSupport
import Testing

/// An exchange of data as conventions have it, on a real base of IRIS taken for allocataires.
@Suite(.needsSharedData) struct SecrecyExchangeTests {
  private static let ages = ["P13_POP0014", "P13_POP1529", "P13_POP3044", "P13_POP4559", "P13_POP6074", "P13_POP75P"]

  /// Ages by IRIS of Rouen, an eighth of the people, as if they were allocataires.
  private static func people(share: Int64) throws -> [(iris: String, ages: [Int64])] {
    let path = SharedData.path("census/base-ic-evol-struct-pop-2013-dep76.csv")
    let table = try TableReader.read(TableFile.open(path: path))
    let iris = try #require(table.columnIndex("iris")), commune = try #require(table.columnIndex("COM"))
    let columns = try ages.map { try #require(table.columnIndex($0)) }
    return (0..<table.rowCount).filter { table[$0, commune] == "76540" }.map { row in
      (table[row, iris], columns.map { Int64(table.columns[$0].decimal(at: row) ?? 0) / share })
    }
  }

  private let folder: TemporaryFolder
  private var ledger: String { folder.path("registre.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  /// Writes the table of a year with its commune and a quartier on three IRIS, all but two people of the first.
  private func write(_ year: String, share: Int64) throws -> SecrecyJob {
    let people = try Self.people(share: share)
    #expect(people.count == 42)
    let pieces = people.prefix(3).enumerated().map { number, place in
      (place.iris, place.ages.enumerated().map { age, count in number == 0 ? count - (age == 2 ? 2 : 0) : count / 2 })
    }
    func line(_ name: String, _ ages: [Int64]) -> String {
      ([name, String(ages.reduce(0, +))] + ages.map(String.init)).joined(separator: ";") + "\n"
    }
    func sum(_ rows: [[Int64]]) -> [Int64] { Self.ages.indices.map { age in rows.reduce(0) { $0 + $1[age] } } }
    let names = "allocataires;" + Self.ages.joined(separator: ";")
    try folder.write(
      "\(year).csv",
      "zone;\(names)\n" + line("76540", sum(people.map(\.ages))) + people.map { line($0.iris, $0.ages) }.joined()
        + line("QN07619M", sum(pieces.map(\.1))))
    try folder.write("x\(year).csv", "zone;autre;\(names)\n" + pieces.map { line("\($0.0);QN07619M", $0.1) }.joined())
    let iris = people.map(\.iris).joined(separator: ", ")
    try folder.write(
      "\(year).yml",
      """
      cle: zone
      variables: [allocataires, \(Self.ages.joined(separator: ", "))]
      population: allocataires
      infracommunal: [\(iris), QN07619M]
      zones: [{total: 76540, parts: [\(iris)]}]
      colonnes: [{total: allocataires, parts: [\(Self.ages.joined(separator: ", "))]}]
      chevauchements: {fichier: x\(year).csv}
      diffusion: {source: Caf de Seine-Maritime, zonage: IRIS et QPV, millesime: 2013, periode: décembre \(year)}
      """)
    var job = SecrecyJob(
      table: folder.path("\(year).csv"), relations: folder.path("\(year).yml"), policy: "caf-infracommunal",
      output: try OutputPlace(path: folder.path("s\(year).csv")))
    job.ledger = ledger
    return job
  }

  /// Protected, proven, explained and put down, one command each, with last year's release in the register.
  @Test func aYearlyExchangeIsProtectedProvenAndExplained() throws {
    for (year, share) in [("2023", Int64(9)), ("2024", 8)] {
      let result = try write(year, share: share).run()
      #expect(result.summary.primary > 10 && result.summary.fewest == result.summary.primary + result.summary.secondary)
      #expect(result.summary.differences.contains("765400101 hors QN07619M"))
      let audit = try SecrecyAuditJob(table: folder.path("s\(year).csv"), relations: folder.path("\(year).yml")).run()
      #expect(!audit.cells.isEmpty && audit.cells.allSatisfy { !$0.isDeducible })
      #expect(audit.pieces.allSatisfy { !$0.isSensitive } && audit.differences.isEmpty)
      let entries = try JournalEntry.read(path: result.journal)
      #expect(entries.count { $0.motives != [JournalEntry.difference] } == result.summary.primary + result.summary.secondary)
      #expect(entries.contains { $0.zone == "765400101 hors QN07619M" && $0.value == "2" })
      // The commune's total is public: it is never what is withheld where something else will do.
      #expect(try folder.text("s\(year).csv").split(separator: "\n")[1].split(separator: ";").first == "76540")
    }
    #expect(try ReleaseLedger.open(path: ledger).releases.map(\.period) == ["décembre 2023", "décembre 2024"])
  }

  /// Blanks beside a total in clear are secret: neither zeros nor missing.
  @Test func blanksOfAPublishedFileAreSecret() throws {
    let parts = ["nb_loues", "nb_vacants", "nb_vides", "nb_asso", "nb_occup_finan", "nb_occup_temp"]
    let relations = try folder.write(
      "r.yml",
      "cle: DEPCOM_ARM\nvariables: [\(parts.joined(separator: ", ")), nb_ls]\nzones: []\n"
        + "colonnes: [{total: nb_ls, parts: [\(parts.joined(separator: ", "))]}]\n")
    let audit = try SecrecyAuditJob(table: SharedData.path("stats/rpls-2024-communes.csv"), relations: relations).run()
    #expect(audit.cells.count == 456 * 6 && Set(audit.cells.map(\.least)) == ["0"])
    #expect(audit.cells.allSatisfy { !$0.isDeducible && (1...10).contains(Int($0.greatest ?? "") ?? 0) })
  }
}
