import Groundwork
import Tabular

/// The cells of a column of figures, read as numbers that count something, which is never negative; marks kept as reasons.
struct FigureColumn {
  private(set) var figures: [Figure] = []
  private(set) var anomalies: [FigureAnomaly] = []

  /// - Parameter takesNegatives: the numbers may be differences, which count nothing.
  init(_ cells: TextArray, name: String, takesNegatives: Bool = false) {
    let column = Column(name: name, kind: .decimal, texts: cells)
    figures.reserveCapacity(cells.count)
    var strange: (count: Int, example: String)?, negatives = 0
    for row in 0..<cells.count {
      if let value = column.decimal(at: row) {
        let isRefused = value < 0 && !takesNegatives
        if isRefused { negatives += 1 }
        figures.append(isRefused ? .blank(.blank) : .known(value))
      } else if let reason = column.blankReason(at: row) {
        figures.append(.blank(reason))
      } else {
        strange = ((strange?.count ?? 0) + 1, strange?.example ?? cells[row])
        figures.append(.blank(.blank))
      }
    }
    if let strange { anomalies.append(.noNumbers(column: name, count: strange.count, example: QuotedCell(strange.example))) }
    if negatives > 0 { anomalies.append(.negatives(column: name, count: negatives)) }
  }
}
