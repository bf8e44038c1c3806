extension TextEncoding {
  /// Appends the text of `bytes` as UTF-8; what cannot be decoded becomes U+FFFD.
  public func decode(_ bytes: UnsafeBufferPointer<UInt8>, appendingTo output: inout [UInt8]) {
    if self == .utf8, UTF8Validation.validPrefix(bytes) == bytes.count {
      output.append(contentsOf: bytes)
      return
    }
    let more = [UInt8](unsafeUninitializedCapacity: 3 * bytes.count + 3) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = decode(bytes, to: base, isLast: true).written
    }
    output.append(contentsOf: more)
  }

  /// The text of `bytes`; what cannot be decoded becomes U+FFFD.
  public func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if self == .utf8 { return String(decoding: bytes, as: UTF8.self) }
    var utf8: [UInt8] = []
    decode(bytes, appendingTo: &utf8)
    return String(decoding: utf8, as: UTF8.self)
  }

  /// Writes the text of `bytes` at `output`, which must have room for three bytes a byte.
  ///
  /// Unless `isLast`, a sequence cut at the end is left for the next call: `consumed` says how many bytes were used.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, isLast: Bool) -> (
    consumed: Int, written: Int
  ) {
    switch self {
    case .utf8: return (bytes.count, Self.repair(bytes, to: output))
    case .utf16LittleEndian: return Self.decodeWide(bytes, high: 1, to: output, isLast: isLast)
    case .utf16BigEndian: return Self.decodeWide(bytes, high: 0, to: output, isLast: isLast)
    case .windows1252, .iso8859_15, .macRoman, .cp850:
      return (bytes.count, table.map { Self.decodeSingle(bytes, table: $0, to: output) } ?? 0)
    }
  }

  private static func decodeSingle(
    _ bytes: UnsafeBufferPointer<UInt8>, table: [UInt32], to output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var written = 0
    table.withUnsafeBufferPointer { table in
      for byte in bytes {
        let utf8 = table[Int(byte)]
        output[written] = UInt8(truncatingIfNeeded: utf8)
        if byte >= 0x80 {
          output[written + 1] = UInt8(truncatingIfNeeded: utf8 >> 8)
          output[written + 2] = UInt8(truncatingIfNeeded: utf8 >> 16)
        }
        written += Int(utf8 >> 24)
      }
    }
    return written
  }

  private static func decodeWide(
    _ bytes: UnsafeBufferPointer<UInt8>, high: Int, to output: UnsafeMutablePointer<UInt8>, isLast: Bool
  ) -> (consumed: Int, written: Int) {
    var read = 0
    var written = 0
    while read + 1 < bytes.count {
      var scalar = UInt32(bytes[read + high]) << 8 | UInt32(bytes[read + 1 - high])
      var length = 2
      if (0xD800...0xDBFF).contains(scalar) {
        if read + 3 < bytes.count {
          let low = UInt32(bytes[read + 2 + high]) << 8 | UInt32(bytes[read + 3 - high])
          if (0xDC00...0xDFFF).contains(low) {
            scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            length = 4
          }
        } else if !isLast {
          break
        }
      }
      let valid = Unicode.Scalar(scalar) ?? "\u{FFFD}"
      for byte in UTF8.encode(valid)! {
        output[written] = byte
        written += 1
      }
      read += length
    }
    if isLast, read < bytes.count { read = bytes.count }
    return (read, written)
  }

  /// Copies valid UTF-8 and writes U+FFFD for every byte that is not.
  private static func repair(_ bytes: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>) -> Int {
    var read = 0
    var written = 0
    while read < bytes.count {
      let valid = UTF8Validation.validPrefix(UnsafeBufferPointer(rebasing: bytes[read...]))
      for offset in 0..<valid { output[written + offset] = bytes[read + offset] }
      read += valid
      written += valid
      if read < bytes.count {
        for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
          output[written] = byte
          written += 1
        }
        read += 1
      }
    }
    return written
  }
}
