/// Bytes that arrive in order: a file, standard input, or either of them unpacked.
package protocol ByteSource: AnyObject {
  /// Fills at most `count` bytes at `target`; 0 at the end.
  func read(into target: UnsafeMutableRawPointer, count: Int) throws -> Int
}

extension ByteSource {
  /// Reads until `count` bytes have come or the source ends.
  package func fill(_ target: UnsafeMutableRawPointer, count: Int) throws -> Int {
    var filled = 0
    while filled < count {
      let more = try read(into: target + filled, count: count - filled)
      if more == 0 { break }
      filled += more
    }
    return filled
  }
}
