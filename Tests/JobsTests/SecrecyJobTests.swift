import Foundation
import Groundwork
import Jobs
import Reporting
import StatisticalSecrecy
import Tabular
import TestSupport
import Testing

@Suite struct SecrecyJobTests {
  private let folder: TemporaryFolder
  private static let table =
    "zone;nom;a;b;c\nC;Ville;953;560;393\nI1;Nord;203;200;3\nI2;Sud;400;210;190\nI3;Est;350;150;200\n"
  private static let relations = """
    cle: zone
    variables: [a, b, c]
    population: a
    infracommunal: [I1, I2, I3]
    zones: [{total: C, parts: [I1, I2, I3]}]
    colonnes: [{total: a, parts: [b, c]}]
    diffusion: {source: "Caf de l'Isère", zonage: iris, millesime: 2024, periode: décembre 2024}
    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("t.csv", Self.table)
    try folder.write("r.yml", Self.relations)
  }

  private func job(_ output: String, table: String = "t.csv") throws -> SecrecyJob {
    SecrecyJob(
      table: folder.path(table), relations: folder.path("r.yml"), policy: "caf-infracommunal",
      output: try OutputPlace(path: folder.path(output)))
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }

  @Test func theSourceGoesWithTheTable() throws {
    let result = try job("s.csv").run()
    let source = "Source : Caf de l'Isère, décembre 2024 - secret statistique appliqué : caf-infracommunal"
    #expect(result.sourceLine == source && result.summary.primary == 1 && result.summary.secondary == 3)
    #expect(try folder.text("s.csv.meta.json").contains(source))
    #expect(
      try names() == ["r.yml", "s.csv", "s.csv.journal-confidentiel.csv", "s.csv.meta.json", "t.csv"])
  }

  /// Whatever the formats on both sides, the cells are the same.
  @Test(arguments: ["xlsx", "ods", "tsv", "csv"])
  func everyFormatComesOutAsItWent(format: String) throws {
    try job("s.\(format)").run()
    try job("encore.csv", table: "s.\(format)").run()
    let table = try TableReader.read(TableFile.open(path: folder.path("encore.csv")))
    #expect(table.columns.map(\.name) == ["zone", "nom", "a", "b", "c"])
    #expect((0..<4).map { table[$0, 0] + table[$0, 1] } == ["CVille", "I1Nord", "I2Sud", "I3Est"])
    let cells = (0..<4).flatMap { row in (2..<5).map { table[row, $0] } }
    #expect(cells.count { $0 == "s" } == 4 && cells[0] == "953" && cells[5] == "s")
    #expect(cells.allSatisfy { $0 == "s" || Int($0) != nil })
  }

  /// In a workbook figures are numbers, and the source has a sheet of its own.
  @Test(arguments: ["xlsx", "ods"])
  func aWorkbookHasItsSourceOnASheet(format: String) throws {
    try job("s.\(format)").run()
    let sheet = try TableFile.open(path: folder.path("s.\(format)"), options: TableOptions(sheet: "Source", headerRow: 1))
    #expect(sheet.header.first?.hasPrefix("Source : Caf de l'Isère") == true)
    #expect(!(try names().contains("s.\(format).meta.json")))
    var rows = try TableFile.open(path: folder.path("s.\(format)"), options: TableOptions(sheet: "Tableau"))
    let chunk = try #require(try rows.next())
    #expect(chunk.kind(0, 2) == .number && chunk.kind(0, 1) == .text && chunk.kind(1, 4) == .text)
  }

  /// Also where a file stood that others could read.
  @Test func theJournalIsForItsOwnerAlone() throws {
    let path = try folder.write("s.csv.journal-confidentiel.csv", "vieux")
    chmod(path, 0o644)
    let result = try job("s.csv").run()
    var status = stat()
    #expect(result.journal == path && stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let entries = try JournalEntry.read(path: path)
    #expect(entries.count == 4 && entries.contains { $0.zone == "I1" && $0.variable == "c" && $0.motives == ["effectif"] })
    #expect(entries.contains { $0.sentence.contains("l'effectif est trop petit") })
  }

  @Test(arguments: [("393", "394"), ("190", "oups"), ("I3;Est", "I9;Est")])
  func nothingIsWrittenOfATableThatIsRefused(old: String, new: String) throws {
    try folder.write("t.csv", Self.table.replacing(old, with: new))
    try folder.write("s.csv", "d'avant")
    var job = try job("s.csv")
    job.ledger = folder.path("registre.sqlite")
    #expect(throws: FileFault.self) { try job.run() }
    #expect(try names() == ["r.yml", "s.csv", "t.csv"])
    #expect(try folder.text("s.csv") == "d'avant")
  }

  @Test func noOutputTakesThePlaceOfAFileThatIsRead() throws {
    for output in ["t.csv", "r.yml.csv"] {
      var job = try job(output)
      if output == "r.yml.csv" { job.journal = folder.path("r.yml") }
      expectFault(.usage, saying: ["prendrait la place"]) { _ = try job.run() }
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    for output in ["1.csv", "2.csv"] { try job(output).run() }
    #expect(try folder.text("1.csv") == folder.text("2.csv"))
    #expect(try folder.text("1.csv.journal-confidentiel.csv") == folder.text("2.csv.journal-confidentiel.csv"))
  }

  /// What is protected is attacked as a reader would, by the command for that.
  @Test func theProtectedTableGivesNothingAway() throws {
    try job("s.csv").run()
    let audit = try SecrecyAuditJob(table: folder.path("s.csv"), relations: folder.path("r.yml")).run()
    #expect(audit.cells.count == 4 && audit.cells.allSatisfy { !$0.isDeducible })
    #expect(try audit.json().contains("\"deductible\" : false"))
    try folder.write("t.csv", try folder.text("s.csv").replacing("I3;Est;350;s;s", with: "I3;Est;350;150;s"))
    let leaking = try SecrecyAuditJob(table: folder.path("t.csv"), relations: folder.path("r.yml")).run()
    #expect(leaking.cells.allSatisfy(\.isDeducible) && leaking.text().contains("I1, c : 3"))
  }
}
