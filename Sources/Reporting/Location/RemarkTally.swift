import Groundwork
import Territory

/// How many rows have each remark, and the first such row.
public struct RemarkTally: Sendable {
  /// What is said of some rows, in the words of the first.
  public struct Remark: Sendable {
    public var kind: AnomalyKind
    public var count: Int
    public var first: RowNumber
  }

  /// By what is said of each kind without the values of single rows.
  private var remarks: [String: Remark] = [:]

  public init() {}

  /// The remarks of some rows.
  public init(_ rows: RowLocations) {
    for (row, kinds) in rows.anomalies {
      for kind in kinds { add(kind, row: rows.numbers[row]) }
    }
  }

  public var isEmpty: Bool { remarks.isEmpty }

  private mutating func add(_ kind: AnomalyKind, row: RowNumber) {
    let title = kind.title
    if var known = remarks[title] {
      known.count += 1
      known.first = min(known.first, row)
      remarks[title] = known
    } else {
      remarks[title] = Remark(kind: kind, count: 1, first: row)
    }
  }

  package mutating func add(_ other: RemarkTally) {
    remarks.merge(other.remarks) { Remark(kind: $0.kind, count: $0.count + $1.count, first: min($0.first, $1.first)) }
  }

  /// In the order of their first rows.
  public var ordered: [Remark] {
    remarks.sorted { ($0.value.first, $0.key) < ($1.value.first, $1.key) }.map(\.value)
  }
}
