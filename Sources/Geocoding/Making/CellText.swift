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

/// Postcodes as numbers.
enum Postcode {
  /// The number of a postcode, its lost zero put back by writing it with five digits; 0 for what is none.
  static func number(_ text: String) -> UInt32 {
    var text = text
    let value = text.withUTF8 { CellText.number(CellText.trim($0)) } ?? 0
    return (1000...99_999).contains(value) ? UInt32(value) : 0
  }

  static func text(_ number: UInt32) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}

/// Ids of addresses as the BAN builds them: commune, street, number, suffix: `94028_lcq4e6_00012_bis`.
enum AddressID {
  /// Length of the street's id at the front of an address's id; nil for an id of another form.
  static func streetLength(_ id: UnsafeBufferPointer<UInt8>) -> Int? {
    guard id.count >= 13, id[5] == UInt8(ascii: "_") else { return nil }
    for index in 0..<5 {
      guard isDigit(id[index]) || id[index] == UInt8(ascii: "A") || id[index] == UInt8(ascii: "B") else { return nil }
    }
    var end = 6
    while end < id.count, isDigit(id[end]) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(id[end]) { end += 1 }
    guard end > 6, end + 6 <= id.count, id[end] == UInt8(ascii: "_"), id[(end + 1)..<(end + 6)].allSatisfy(isDigit) else {
      return nil
    }
    return end
  }

  /// Whether street, number and suffix give the id back.
  static func isRegular(
    _ id: UnsafeBufferPointer<UInt8>, street: Int?, number: Int, suffix: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let street else { return false }
    var value = 0
    for byte in id[(street + 1)..<(street + 6)] { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
    guard value == number else { return false }
    let rest = id[(street + 6)...]
    if suffix.isEmpty { return rest.isEmpty }
    guard rest.first == UInt8(ascii: "_") else { return false }
    return CellText.string(suffix).lowercased().utf8.elementsEqual(rest.dropFirst())
  }

  static func make(street: String, number: Int, suffix: String) -> String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return suffix.isEmpty ? "\(street)_\(padded)" : "\(street)_\(padded)_\(suffix.lowercased())"
  }
}
