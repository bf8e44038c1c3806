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
  /// How the user's program numbers the rows, by row of the chunk.
  public let numbers: RowNumbers
  /// UTF-8 bytes in which the cells lie; there may be others between them.
  public let bytes: [UInt8]
  public let starts: [Int32]
  public let ends: [Int32]
  /// What each cell was in its file; empty where the format knows texts alone.
  public let kinds: [CellKind]
  /// Anomalies of single rows (too short, too long...).
  public let anomalies: [RowAnomaly]
  /// Cells of the columns of the source's `confidentialHeader`.
  public let withheld: [ConfidentialTexts]

  /// The texts of a chunk's cells, row by row.
  public struct Cells: Sendable {
    let bytes: [UInt8]
    let starts: [Int32]
    let ends: [Int32]
    let kinds: [CellKind]

    /// - Parameter kinds: empty where all are texts.
    /// - Precondition: `starts` and `ends` have one element a cell, which lies in `bytes`; so has `kinds` unless it is empty.
    public init(bytes: [UInt8], starts: [Int32], ends: [Int32], kinds: [CellKind] = []) {
      precondition(starts.count == ends.count && (kinds.isEmpty || kinds.count == ends.count))
      self.kinds = kinds
      self.bytes = bytes
      self.starts = starts
      self.ends = ends
    }
  }

  /// - Parameters:
  ///   - numbers: nil where the rows have no other number than their place in the table, the first being 1.
  ///   - cells: whole rows of `columnCount` cells.
  public init(
    columnCount: Int, firstRow: Int, numbers: RowNumbers? = nil, cells: Cells, anomalies: [RowAnomaly] = [],
    withheld: [ConfidentialTexts] = []
  ) {
    self.columnCount = columnCount
    self.firstRow = firstRow
    self.numbers = numbers ?? RowNumbers(first: firstRow + 1)
    bytes = cells.bytes
    starts = cells.starts
    ends = cells.ends
    kinds = cells.kinds
    self.anomalies = anomalies
    self.withheld = withheld
  }

  /// Byte range of a cell in `bytes`.
  @inlinable public func range(_ row: Int, _ column: Int) -> Range<Int> {
    let cell = row * columnCount + column
    return Int(starts[cell])..<Int(ends[cell])
  }

  /// What a cell was in its file.
  @inlinable public func kind(_ row: Int, _ column: Int) -> CellKind { kinds.isEmpty ? .text : kinds[row * columnCount + column] }

  public subscript(row: Int, column: Int) -> String { String(decoding: bytes[range(row, column)], as: UTF8.self) }
}

extension NumberParser {
  /// The number that a cell of a chunk holds.
  @inlinable public static func decimal(_ chunk: RowChunk, _ row: Int, _ column: Int) -> Double? {
    let range = chunk.range(row, column)
    return chunk.bytes.withUnsafeBufferPointer { decimal(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
