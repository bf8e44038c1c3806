/// Exact validation of UTF-8 (Unicode 15, table 3-7), with a fast way through ASCII.
enum UTF8Validation {
  /// Whether every byte is below 0x80.
  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return true }
    var gathered: UInt64 = 0
    let words = bytes.count / 8
    for word in 0..<words { gathered |= base.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self) }
    for offset in (8 * words)..<bytes.count { gathered |= UInt64(bytes[offset]) }
    return gathered & 0x8080_8080_8080_8080 == 0
  }

  /// Length of the longest prefix made of whole valid sequences.
  static func validPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    var at = 0
    while at < count {
      if at + 8 <= count, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        at += 8
        continue
      }
      let lead = base[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let length = sequenceLength(lead)
      guard length > 0, at + length <= count, secondByte(of: lead).contains(base[at + 1]) else { return at }
      if length > 2, base[at + 2] & 0xC0 != 0x80 { return at }
      if length > 3, base[at + 3] & 0xC0 != 0x80 { return at }
      at += length
    }
    return at
  }

  /// Whether `bytes` are the beginning of a valid sequence that goes on past their end.
  static func isCutSequence(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let lead = bytes.first, bytes.count < sequenceLength(lead) else { return false }
    if bytes.count > 1, !secondByte(of: lead).contains(bytes[1]) { return false }
    return bytes.count < 3 || bytes[2] & 0xC0 == 0x80
  }

  @inline(__always)
  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// Overlong forms, surrogates and what lies past U+10FFFF are told by the second byte.
  @inline(__always)
  private static func secondByte(of lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
