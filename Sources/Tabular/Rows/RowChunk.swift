import Groundwork

/// A few thousand rows of a table as text: how rows travel through the program, whatever file they came from.
///
/// Cells are UTF-8, unquoted and decoded; blanks around a cell are kept. Row-major: cell (row, column) is
/// number `row * columnCount + column`.
public struct RowChunk: Sendable {
  public let columnCount: Int
  public var rowCount: Int { columnCount == 0 ? 0 : starts.count / columnCount }
  /// Index of the chunk's first row in the table, the first row of data being 0.
  public let firstRow: Int
  /// UTF-8 bytes in which the cells lie; there may be others between them.
  public let bytes: [UInt8]
  public let starts: [Int32]
  public let ends: [Int32]
  /// Anomalies of single rows (too short, too long...), `row` counted from 1 in the whole table.
  public let anomalies: [Anomaly]

  /// - Precondition: `starts` and `ends` have `rowCount * columnCount` elements that lie in `bytes`.
  public init(
    columnCount: Int, firstRow: Int, bytes: [UInt8], starts: [Int32], ends: [Int32], anomalies: [Anomaly] = []
  ) {
    precondition(starts.count == ends.count)
    self.columnCount = columnCount
    self.firstRow = firstRow
    self.bytes = bytes
    self.starts = starts
    self.ends = ends
    self.anomalies = anomalies
  }

  /// Byte range of a cell in `bytes`.
  @inlinable public func range(_ row: Int, _ column: Int) -> Range<Int> {
    let cell = row * columnCount + column
    return Int(starts[cell])..<Int(ends[cell])
  }

  public subscript(row: Int, column: Int) -> String { String(decoding: bytes[range(row, column)], as: UTF8.self) }
}

/// Rows that arrive chunk by chunk, in the order of the file.
public protocol RowSource {
  /// Column names as the file writes them; duplicates and blanks are kept.
  var header: [String] { get }
  /// File, sheet or layer, and the anomalies met so far.
  var provenance: Provenance { get }
  /// The next rows, or nil at the end of the file.
  mutating func next() throws -> RowChunk?
}

extension NumberParser {
  /// The number that a cell of a chunk holds.
  @inlinable public static func decimal(_ chunk: RowChunk, _ row: Int, _ column: Int) -> Double? {
    let range = chunk.range(row, column)
    return chunk.bytes.withUnsafeBufferPointer { decimal(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
