import Groundwork

/// Rows that arrive chunk by chunk, in the order of the file.
public protocol RowSource {
  /// Column names as the file writes them; duplicates and blanks are kept.
  var header: [String] { get }
  /// Names of the columns whose cells are withheld; none for most tables.
  var confidentialHeader: [String] { get }
  /// File, sheet or layer, and the anomalies met so far.
  var provenance: Provenance { get }
  /// The next rows, or nil at the end of the file.
  /// - Throws: `FileFault.missing` if reading fails, `.unreadable` where what is read makes no sense.
  mutating func next() throws -> RowChunk?
}

extension RowSource {
  public var confidentialHeader: [String] { [] }
}
