import Groundwork
import Territory

extension RemarkTally {
  /// The remarks of some rows.
  public init(_ rows: RowLocations) {
    self.init()
    for (row, kinds) in rows.anomalies { add(kinds, row: rows.numbers[row]) }
  }

  /// In the order of their first rows, then of their words.
  public var ordered: [Remark] {
    remarks.values.sorted { ($0.first, $0.kind.title) < ($1.first, $1.kind.title) }
  }
}
