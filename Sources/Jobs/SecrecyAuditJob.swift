import Groundwork
import StatisticalSecrecy
import Tabular

/// Attacks a table with marks as a reader could who wants to know what is not shown.
public struct SecrecyAuditJob: Sendable {
  public var table: String
  public var relations: String
  /// A profile or a file, as `SecrecyPolicy.named` takes it; nil for the rule that the withheld counts are 1 to 4.
  public var policy: String?
  public var tableOptions = TableOptions()

  public init(table: String, relations: String, policy: String? = nil) {
    self.table = table
    self.relations = relations
    self.policy = policy
  }

  /// - Throws: `FileFault` for what cannot be read or contradicts itself; `CancellationError`.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> SecrecyAudit {
    try monitor.checkCancellation()
    let policy = try policy.map(SecrecyPolicy.named) ?? SecrecyPolicy(name: "")
    monitor.reading(relations)
    let relations = try TableRelations.read(path: relations)
    monitor.reading(table)
    return try SecrecyAudit.of(path: table, options: tableOptions, relations: relations, policy: policy)
  }
}
