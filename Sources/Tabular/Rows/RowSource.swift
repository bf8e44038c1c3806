import Groundwork

/// Rows that arrive chunk by chunk, in the order of the file.
public protocol RowSource {
  /// Column names as the file writes them; duplicates and blanks are kept.
  var header: [String] { get }
  /// File, sheet or layer, and the anomalies met so far.
  var provenance: Provenance { get }
  /// The next rows, or nil at the end of the file.
  mutating func next() throws -> RowChunk?
}
