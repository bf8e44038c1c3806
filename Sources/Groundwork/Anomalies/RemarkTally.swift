/// How many rows have each remark, and the first such row.
public struct RemarkTally: Sendable {
  /// What is said of some rows, in the words of the first.
  public struct Remark: Sendable {
    public var kind: AnomalyKind
    public var count: Int
    public var first: RowNumber
  }

  /// By family of kinds.
  package private(set) var remarks: [AnomalyKind: Remark] = [:]
  /// Rows that have a remark.
  public private(set) var rows = 0

  public init() {}

  public var isEmpty: Bool { remarks.isEmpty }

  /// The remarks of one row.
  package mutating func add(_ kinds: [AnomalyKind], row: RowNumber) {
    rows += kinds.isEmpty ? 0 : 1
    for kind in kinds { add(kind, row: row) }
  }

  private mutating func add(_ kind: AnomalyKind, row: RowNumber) {
    let family = kind.family
    var known = remarks[family] ?? Remark(kind: kind, count: 0, first: row)
    known.count += 1
    known.first = min(known.first, row)
    remarks[family] = known
  }

  package mutating func add(_ other: RemarkTally) {
    rows += other.rows
    remarks.merge(other.remarks) { Remark(kind: $0.kind, count: $0.count + $1.count, first: min($0.first, $1.first)) }
  }

  /// What is said of the rows of a file, in the order of their first rows.
  /// - Parameter isLeft: kinds that are told otherwise.
  package func anomalies(file: String, except isLeft: (AnomalyKind) -> Bool = { _ in false }) -> [Anomaly] {
    remarks.sorted { ($0.value.first, "\($0.key)") < ($1.value.first, "\($1.key)") }.filter { !isLeft($0.key) }
      .map { Anomaly(.rows($0.value.kind, count: $0.value.count, first: $0.value.first), file: file) }
  }
}
