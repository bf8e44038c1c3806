import Groundwork
import Tabular

/// How many rows of a table are no data, and the first of them: totals, notes, repeated headers. Nothing is done to them.
package struct AsideTally: Sendable {
  package private(set) var count = 0
  /// No more than a sentence names.
  package private(set) var first: [AsideRow] = []

  package init() {}

  /// Looks at the rows of a chunk that nothing was found for.
  /// - Parameters:
  ///   - header: the names of its columns.
  ///   - isFound: a row has its place, as no total has; those rows are not looked at.
  package init(_ chunk: RowChunk, header: [String], isFound: (Int) -> Bool) {
    // Most chunks have no such row.
    lazy var keys = header.map(FrenchText.key)
    for row in 0..<chunk.rowCount where !isFound(row) {
      let cells = header.indices.map { chunk[row, $0] }
      guard let aside = AsideRules.standard.aside(cells, number: chunk.numbers[row], headerKeys: keys) else { continue }
      count += 1
      if first.count < AsideRow.mostNamed { first.append(aside) }
    }
  }

  package mutating func add(_ other: AsideTally) {
    count += other.count
    first = Array((first + other.first).prefix(AsideRow.mostNamed))
  }

  /// nil where all rows are data.
  package var anomaly: TableAnomaly? { count == 0 ? nil : .asideRows(first, count: count) }
}
