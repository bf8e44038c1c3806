import Groundwork

/// Builds a chunk cell by cell, row after row.
public struct RowChunkBuilder: Sendable {
  public let columnCount: Int
  private var bytes: [UInt8] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var numbers: RowNumbers?
  private var anomalies: [RowAnomaly] = []

  public init(columnCount: Int) {
    self.columnCount = columnCount
  }

  /// Whole rows so far.
  public var rowCount: Int { columnCount == 0 ? 0 : ends.count / columnCount }

  public mutating func append(_ text: String) {
    starts.append(Int32(bytes.count))
    bytes.append(contentsOf: text.utf8)
    ends.append(Int32(bytes.count))
  }

  public mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
    starts.append(Int32(bytes.count))
    bytes.append(contentsOf: utf8)
    ends.append(Int32(bytes.count))
  }

  public mutating func append(utf8: ArraySlice<UInt8>) {
    starts.append(Int32(bytes.count))
    bytes.append(contentsOf: utf8)
    ends.append(Int32(bytes.count))
  }

  /// Says how the user's program numbers the row that begins.
  package mutating func begin(row number: RowNumber) {
    var known = numbers ?? RowNumbers(first: number.value)
    known.note(rowCount, number.value)
    numbers = known
  }

  /// An anomaly of the row appended last.
  package mutating func note(_ anomaly: Anomaly) { anomalies.append(RowAnomaly(row: rowCount - 1, anomaly: anomaly)) }

  /// The rows appended since the last call.
  ///
  /// - Precondition: only whole rows were appended.
  public mutating func take(firstRow: Int) -> RowChunk {
    precondition(columnCount == 0 || ends.count % columnCount == 0)
    defer {
      bytes = []
      starts = []
      ends = []
      numbers = nil
      anomalies = []
    }
    return RowChunk(
      columnCount: columnCount, firstRow: firstRow, numbers: numbers,
      cells: RowChunk.Cells(bytes: bytes, starts: starts, ends: ends), anomalies: anomalies)
  }
}
