import Foundation
import GRDB
import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct ReleaseLedgerTests {
  private static func relations(_ totals: String, period: String = "2024") -> String {
    "cle: zone\nvariables: [a]\npopulation: a\nzones: \(totals)\n"
      + "diffusion: {source: Caf, zonage: iris, millesime: '2024', periode: '\(period)'}\n"
  }
  private static let first = ("zone;a\nC;500\nI1;3\nI2;120\nI3;150\nI4;227\n", "[{total: C, parts: [I1, I2, I3, I4]}]")
  private static let second = ("zone;a\nI2;120\nI3;150\nI4;227\nD;600\nD1;200\nD2;400\n", "[{total: D, parts: [D1, D2]}]")

  private let folder: TemporaryFolder
  private var path: String { folder.path("registre.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  /// Releases a table with all that the register holds, and puts it down.
  @discardableResult
  private func release(_ table: (String, String), period: String = "2024") throws -> [[String]] {
    let files = try SecretFiles(table.0, Self.relations(table.1, period: period))
    let ledger = try ReleaseLedger.open(path: path)
    let release = try files.release(ledger: ledger)
    try ledger.append(release)
    let value = release.table.value
    return (0..<value.rowCount).map { row in value.header.indices.map { value[row, $0] } }
  }

  @Test func aLaterReleaseDoesNotGiveAnEarlierOneAway() throws {
    let before = try release(Self.first)
    #expect(before == [["C", "500"], ["I1", "s"], ["I2", "s"], ["I3", "150"], ["I4", "227"]])
    // Alone, the second table has nothing to withhold.
    #expect(try SecretFiles(Self.second.0, Self.relations(Self.second.1)).cells().allSatisfy { $0[1] != "s" })
    let after = try release(Self.second)
    #expect(after.first == ["I2", "s"] && after.dropFirst().allSatisfy { $0[1] != "s" })
    let listed = try ReleaseLedger.open(path: path).releases
    #expect(listed.map(\.number) == [1, 2] && listed.map(\.zones) == [5, 6] && listed.map(\.withheld) == [2, 1])
  }

  @Test func anotherYearIsAnotherSetOfFigures() throws {
    try release(Self.first)
    #expect(try release(Self.second, period: "2025").allSatisfy { $0[1] != "s" })
    #expect(try ReleaseLedger.open(path: path).releases.map(\.period) == ["2024", "2025"])
  }

  /// The same release twice is one release, with the same cells.
  @Test func theSameReleaseIsPutDownOnce() throws {
    #expect(try release(Self.first) == release(Self.first))
    #expect(try ReleaseLedger.open(path: path).releases.count == 1)
  }

  @Test func aFigureReleasedOtherwiseIsRefused() throws {
    try release(Self.first)
    let changed = ("zone;a\nC;500\nI3;151\nI4;349\n", "[{total: C, parts: [I3, I4]}]")
    expectFault(.unreadable, saying: ["I3", "déjà été diffusé", "diffusion 1"]) { try release(changed) }
  }

  /// What was shown under a milder rule is known: nothing can protect it any more.
  @Test func whatIsPublicAlreadyCannotBeProtected() throws {
    let table = ("zone;a\nC;500\nI1;3\nI2;497\n", "[{total: C, parts: [I1, I2]}]")
    let mild = try SecretFiles(table.0, Self.relations(table.1)).with(profile: "effectif_minimum: 2\n")
    let ledger = try ReleaseLedger.open(path: path)
    try ledger.append(mild.release(ledger: ledger))
    expectFault(.unreadable, in: "t.csv", saying: ["rien n'est écrit", "I1, a", "déjà été diffusé"]) { try release(table) }
  }

  @Test func aTableWithoutPeriodIsRefused() throws {
    let files = try SecretFiles("zone;a\nC;500\n", "cle: zone\nvariables: [a]\nzones: []\n")
    expectFault(.unreadable, in: "r.yml", saying: ["diffusion", "periode"]) {
      _ = try files.release(ledger: try ReleaseLedger.open(path: path))
    }
  }

  @Test func nothingIsChangedOrTakenAway() throws {
    try release(Self.first)
    let queue = try DatabaseQueue(path: path)
    for sql in ["UPDATE diffusion SET contenu = ''", "DELETE FROM diffusion"] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }
  }

  @Test func theRegisterIsForItsOwnerAlone() throws {
    try release(Self.first)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func aRowChangedByOtherHandsIsSeen() throws {
    try release(Self.first)
    try release(Self.second)
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER diffusion_inchangee")
      try db.execute(sql: "UPDATE diffusion SET contenu = replace(contenu, '500', '501') WHERE numero = 1")
    }
    try queue.close()
    expectFault(.unreadable, in: "registre.sqlite", saying: ["endommagé", "diffusion 1"]) {
      _ = try ReleaseLedger.open(path: path)
    }
  }

  @Test func aRegisterOfANewerProgramIsRefused() throws {
    try release(Self.first)
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 2") }
    try queue.close()
    expectFault(.unreadable, in: "registre.sqlite", saying: ["version plus récente"]) { _ = try ReleaseLedger.open(path: path) }
  }

  @Test func anotherBaseAndAnEmptyFileAreNoRegisters() throws {
    try folder.write("registre.sqlite", "")
    expectFault(.unreadable, in: "registre.sqlite", saying: ["registre"]) { _ = try ReleaseLedger.open(path: path) }
    let other = folder.path("autre.sqlite")
    let queue = try DatabaseQueue(path: other)
    try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    try queue.close()
    expectFault(.unreadable, in: "autre.sqlite", saying: ["pas un registre"]) { _ = try ReleaseLedger.open(path: other) }
  }

  /// Wherever the file is cut, nothing is released from it.
  @Test func aCutRegisterIsRefused() throws {
    try release(Self.first)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for share in [0.2, 0.5, 0.8] {
      try folder.write("cut.sqlite", Array(whole.prefix(Int(Double(whole.count) * share))))
      #expect(throws: (any Error).self, "\(share)") { try ReleaseLedger.open(path: folder.path("cut.sqlite")) }
    }
  }
}
