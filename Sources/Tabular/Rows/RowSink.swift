import Groundwork

/// Where rows go, chunk by chunk; nothing is seen at the output's place before `finish`.
public protocol RowSink: AnyObject {
  /// Oddities met while writing (a text cut to what the format can hold).
  var anomalies: [Anomaly] { get }
  /// Names of all columns, in the order in which `write` gives them.
  /// - Throws: `FileFault.unwritable` if the output cannot be written or holds fewer columns.
  func begin(header: [String]) throws
  /// - Parameter extra: added columns, one text a row of the chunk; they stand where `layout` says.
  /// - Throws: `FileFault.unwritable` if the output cannot be written or holds no more rows.
  func write(_ chunk: RowChunk, extra: [TextArray], layout: RowLayout) throws
  /// Completes the output and puts it in its place.
  /// - Throws: `FileFault.unwritable` if it cannot be written or put in its place.
  func finish() throws
  /// Forgets the output; what stood at its place before stays.
  func discard()
}

extension RowSink {
  /// The rows with the added columns behind their own.
  /// - Throws: `FileFault.unwritable`, as above.
  public func write(_ chunk: RowChunk, extra: [TextArray] = []) throws {
    try write(chunk, extra: extra, layout: .inputFirst)
  }
}
