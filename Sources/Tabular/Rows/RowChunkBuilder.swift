import Groundwork

/// Builds a chunk cell by cell, row after row.
public struct RowChunkBuilder: Sendable {
  public let columnCount: Int
  private var bytes: [UInt8] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  /// Of the cells as far as the last that is no text.
  private var kinds: [CellKind] = []
  private var numbers: RowNumbers?
  private var anomalies: [RowAnomaly] = []

  public init(columnCount: Int) {
    self.columnCount = columnCount
  }

  /// Whole rows so far.
  public var rowCount: Int { columnCount == 0 ? 0 : ends.count / columnCount }

  public mutating func append(_ text: String, kind: CellKind) {
    append(text)
    note(kind)
  }

  package mutating func append(utf8: ArraySlice<UInt8>, kind: CellKind) {
    append(utf8: utf8)
    note(kind)
  }

  /// Says what the cell appended last was in its file.
  private mutating func note(_ kind: CellKind) {
    guard kind != .text else { return }
    kinds += [CellKind](repeating: .text, count: ends.count - 1 - kinds.count) + [kind]
  }

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
      kinds = []
      numbers = nil
      anomalies = []
    }
    if !kinds.isEmpty { kinds += [CellKind](repeating: .text, count: ends.count - kinds.count) }
    return RowChunk(
      columnCount: columnCount, firstRow: firstRow, numbers: numbers,
      cells: RowChunk.Cells(bytes: bytes, starts: starts, ends: ends, kinds: kinds), anomalies: anomalies)
  }
}
