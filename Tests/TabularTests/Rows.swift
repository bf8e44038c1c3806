import Groundwork
import Testing

@testable import Tabular

/// A table read to its end.
struct Rows {
  var header: [String]
  var rows: [[String]] = []
  var rowAnomalies: [Anomaly] = []
  /// Number of each row, as the user's program shows it.
  var numbers: [Int] = []
  var fileAnomalies: [Anomaly] = []

  init(_ source: any RowSource) throws {
    var source = source
    header = source.header
    while let chunk = try source.next() {
      #expect(chunk.firstRow == rows.count)
      for row in 0..<chunk.rowCount { rows.append((0..<chunk.columnCount).map { chunk[row, $0] }) }
      rowAnomalies += chunk.anomalies.map(\.anomaly)
      numbers += (0..<chunk.rowCount).map { chunk.numbers[$0].value }
    }
    fileAnomalies = source.provenance.anomalies
  }

  init(path: String, _ options: TableOptions = TableOptions()) throws {
    try self.init(TableFile.open(path: path, options: options))
  }
}

extension RowChunk {
  init(rows: [[String]], columnCount: Int) {
    var builder = RowChunkBuilder(columnCount: columnCount)
    for row in rows { for cell in row { builder.append(cell) } }
    self = builder.take(firstRow: 0)
  }
}
