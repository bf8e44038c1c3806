import Groundwork

/// The rows of a table as a source, so that attributes of layers travel like the rows of a file.
public struct TableRowSource: RowSource, Sendable {
  private static let rowsPerChunk = 8192

  public let header: [String]
  public let provenance: Provenance
  private let table: Table
  private var nextRow = 0

  public init(_ table: Table) {
    self.table = table
    header = table.columns.map(\.name)
    provenance = table.provenance
  }

  public mutating func next() -> RowChunk? {
    guard nextRow < table.rowCount, !header.isEmpty else { return nil }
    let rows = nextRow..<min(nextRow + Self.rowsPerChunk, table.rowCount)
    nextRow = rows.upperBound
    return Self.chunk(table, rows: rows)
  }

  /// Rows of a table as one chunk.
  public static func chunk(_ table: Table, rows: Range<Int>) -> RowChunk {
    let columns = table.columns.map(\.texts)
    var starts = [Int32](repeating: 0, count: rows.count * columns.count)
    var ends = starts
    var bytes: [UInt8] = []
    for (column, texts) in columns.enumerated() where !rows.isEmpty {
      let first = texts.range(rows.lowerBound).lowerBound
      let shift = bytes.count - first
      bytes.append(contentsOf: texts.bytes[first..<texts.range(rows.upperBound - 1).upperBound])
      for row in rows {
        let cell = (row - rows.lowerBound) * columns.count + column
        let range = texts.range(row)
        starts[cell] = Int32(range.lowerBound + shift)
        ends[cell] = Int32(range.upperBound + shift)
      }
    }
    return RowChunk(
      columnCount: columns.count, firstRow: rows.lowerBound, numbers: rows.isEmpty ? nil : table.numbers[rows],
      cells: RowChunk.Cells(bytes: bytes, starts: starts, ends: ends))
  }
}
