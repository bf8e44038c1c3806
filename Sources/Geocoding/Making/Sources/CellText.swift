import Foundation
import Groundwork
import Tabular

/// Cells of source files as bytes.
enum CellText {
  /// Without blanks around: space, tab, control characters and the no-break space U+00A0.
  static func trim(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0, end = bytes.count
    while start < end {
      if bytes[start] <= 0x20 {
        start += 1
      } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if bytes[end - 1] == 0xA0, end - start >= 2, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// The text in composed form, so that what people see as equal is equal byte for byte.
  static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard !bytes.isEmpty else { return "" }
    let text = String(decoding: bytes, as: UTF8.self)
    // U+0300 to U+036F, the accents of decomposed letters, start with these bytes.
    return bytes.contains { $0 == 0xCC || $0 == 0xCD } ? text.precomposedStringWithCanonicalMapping : text
  }

  @inline(__always)
  static func equal(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let count = a.count
    guard count == b.count else { return false }
    guard count > 0, let a = UnsafeBufferPointer(rebasing: a).baseAddress, let b = UnsafeBufferPointer(rebasing: b).baseAddress
    else { return true }
    return a == b || memcmp(a, b, count) == 0
  }

  /// A whole number; "12.0", as spreadsheets write it, is one.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var value = 0
    guard bytes.count <= 9 else { return fallback(bytes) }
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return fallback(bytes) }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private static func fallback(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    NumberParser.decimal(bytes).flatMap { Int(exactly: $0) }
  }
}
