import Groundwork

/// Why rows were left out, and where first.
struct RowRemarks {
  private var seen: [BaseRowReason: (count: Int, first: RowNumber)] = [:]

  mutating func add(_ reason: BaseRowReason, row: RowNumber) { add(reason, count: 1, first: row) }

  mutating func merge(_ other: RowRemarks) {
    for (reason, more) in other.seen { add(reason, count: more.count, first: more.first) }
  }

  private mutating func add(_ reason: BaseRowReason, count: Int, first: RowNumber) {
    let known = seen[reason] ?? (0, first)
    seen[reason] = (known.count + count, min(known.first, first))
  }

  func anomalies(file: String) -> [Anomaly] {
    BaseRowReason.allCases.compactMap { reason in
      seen[reason].map { Anomaly(.base(.rows(reason, count: $0.count)), file: file, row: $0.first) }
    }
  }
}
