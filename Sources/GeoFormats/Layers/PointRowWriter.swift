import Tabular

/// Writes points row by row; the file appears under its own name when `finish` has succeeded, and not at all otherwise.
public protocol PointRowWriter: AnyObject {
  /// Appends a row.
  /// - Parameters:
  ///   - texts: one cell a field, blank for no value.
  ///   - point: in the layer's own system; nil for a row without a position.
  /// - Throws: `FileFault.unwritable` if the file cannot be written.
  func append(texts: [String], point: (x: Double, y: Double)?) throws

  /// Closes the file and puts it in its place.
  /// - Throws: `FileFault.unwritable` if the file cannot be completed or put in its place.
  func finish() throws
}

extension PointRowWriter {
  /// Appends the rows of a chunk; NaN stands for no position.
  /// - Precondition: `x` and `y` have one element a row.
  /// - Throws: what `append(texts:point:)` throws.
  public func append(_ chunk: RowChunk, x: [Double], y: [Double]) throws {
    precondition(x.count == chunk.rowCount && y.count == chunk.rowCount)
    for row in 0..<chunk.rowCount {
      let texts = (0..<chunk.columnCount).map { chunk[row, $0] }
      try append(texts: texts, point: x[row].isFinite && y[row].isFinite ? (x[row], y[row]) : nil)
    }
  }
}
