import Groundwork

/// Builds a chunk cell by cell, row after row.
public struct RowChunkBuilder: Sendable {
  public let columnCount: Int
  private var bytes: [UInt8] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var anomalies: [Anomaly] = []

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

  /// An anomaly of a row, counted from 1 in the whole table.
  public mutating func note(_ anomaly: Anomaly) { anomalies.append(anomaly) }

  /// The rows appended since the last call.
  ///
  /// - Precondition: only whole rows were appended.
  public mutating func take(firstRow: Int) -> RowChunk {
    precondition(columnCount == 0 || ends.count % columnCount == 0)
    defer {
      bytes = []
      starts = []
      ends = []
      anomalies = []
    }
    return RowChunk(columnCount: columnCount, firstRow: firstRow, bytes: bytes, starts: starts, ends: ends, anomalies: anomalies)
  }
}
