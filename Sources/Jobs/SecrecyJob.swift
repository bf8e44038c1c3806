import Foundation
import Groundwork
import Reporting
import StatisticalSecrecy
import Tabular

/// Protects a table of counts: the table as it may leave goes to a file, and why each cell is withheld to a journal of its own.
public struct SecrecyJob: Sendable {
  public var table: String
  public var tableOptions = TableOptions()
  public var relations: String
  /// A profile of the program, or a file of one's own.
  public var policy: String
  /// Whether withheld counts are marked by the reason, which tells something of them.
  public var marks = SecrecyPolicy.Marks.single
  /// The register that the release is attacked with and put down in; nil for none.
  public var ledger: String?
  public var output: OutputPlace
  /// Where the confidential journal goes; nil for a file beside the output.
  public var journal: String?

  public init(table: String, relations: String, policy: String, output: OutputPlace) {
    self.table = table
    self.relations = relations
    self.policy = policy
    self.output = output
  }

  /// What came out beside the files.
  public struct Result: Sendable {
    public let summary: ReleaseSummary
    public let rows: Int
    public let sourceLine: String
    public let note: String?
    /// Where the journal stands.
    public let journal: String
  }

  /// Reads, protects, proves, and puts the files in their places when they are whole: the register first, so that nothing leaves
  /// that it does not know.
  ///
  /// - Throws: `FileFault` for what cannot be read, contradicts itself, cannot be protected or cannot be written;
  ///   `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    let path = try SecrecyOutput.path(of: output)
    let journal = journal ?? SecrecyOutput.journal(beside: path)
    try monitor.checkCancellation()
    var policy = try SecrecyPolicy.named(policy)
    policy.marks = marks
    monitor.reading(relations)
    let bonds = try TableRelations.read(path: relations)
    try refuseInputs(bonds, path: path, journal: journal)
    monitor.reading(ledger)
    let ledger = try ledger.map { try ReleaseLedger.open(path: $0) }
    monitor.reading(table)
    let counts = try CountTableReader(bonds).read(path: table, options: tableOptions)
    try monitor.checkCancellation()
    monitor.stages(.protecting)
    let release = try StatisticalSecrecy.release(counts, policy: policy, ledger: ledger)
    try monitor.checkCancellation()
    monitor.writing(path)
    let confidential = try release.journal.write(to: journal)
    var written: SecrecyOutput?
    do {
      written = try SecrecyOutput(release.table, relations: bonds, policy: policy.name, place: output)
      try ledger?.append(release)
      try written?.finish()
    } catch {
      written?.discard()
      confidential.discard()
      throw error
    }
    try confidential.commit()
    return Result(
      summary: release.summary, rows: release.table.value.rowCount, sourceLine: release.table.sourceLine,
      note: release.table.note, journal: journal)
  }

  /// Neither a file that is read nor the register gives way to what is written.
  private func refuseInputs(_ bonds: TableRelations, path: String, journal: String) throws {
    let outputs = [path, journal, SecrecyOutput.metadata(beside: path)]
    let files = InputFiles([table, relations, bonds.overlaps, policy, ledger])
    for place in outputs { try files.refuse(output: place) }
    if let ledger { try InputFiles([table, relations, bonds.overlaps, policy]).refuse(output: ledger) }
    let named = (outputs + [ledger].compactMap { $0 }).map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    guard Set(named).count == named.count else {
      throw FileFault.usage(sentence: "--sortie, --journal et --registre nomment des fichiers différents.")
    }
  }
}
