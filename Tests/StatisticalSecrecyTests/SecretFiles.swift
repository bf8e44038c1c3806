import StatisticalSecrecy
import TestSupport

/// A table with its relations on disk, and what comes of it.
struct SecretFiles {
  let folder: TemporaryFolder
  var profile = "caf-infracommunal"

  /// - Parameter pieces: the file of the overlaps, which the relations must name.
  init(_ table: String, _ relations: String, pieces: String? = nil) throws {
    folder = try TemporaryFolder()
    try folder.write("t.csv", table)
    try folder.write("r.yml", relations)
    if let pieces { try folder.write("x.csv", pieces) }
  }

  /// The same with other pieces.
  init(_ other: SecretFiles, pieces: String) throws {
    self = other
    try folder.write("x.csv", pieces)
  }

  /// A profile of one's own, in YAML.
  func with(profile text: String) throws -> SecretFiles {
    var files = self
    files.profile = try folder.write("p.yml", text)
    return files
  }

  func release(ledger: ReleaseLedger? = nil, marks: SecrecyPolicy.Marks = .single) throws -> Release {
    let relations = try TableRelations.read(path: folder.path("r.yml"))
    let table = try CountTableReader(relations).read(path: folder.path("t.csv"))
    var policy = try SecrecyPolicy.named(profile)
    policy.marks = marks
    return try StatisticalSecrecy.release(table, policy: policy, ledger: ledger)
  }

  /// The cells of the protected table, row by row.
  func cells(ledger: ReleaseLedger? = nil, marks: SecrecyPolicy.Marks = .single) throws -> [[String]] {
    let table = try release(ledger: ledger, marks: marks).table.value
    return (0..<table.rowCount).map { row in table.header.indices.map { table[row, $0] } }
  }

  func audit() throws -> SecrecyAudit {
    try SecrecyAudit.of(
      path: folder.path("t.csv"), relations: TableRelations.read(path: folder.path("r.yml")), policy: SecrecyPolicy(name: ""))
  }
}
