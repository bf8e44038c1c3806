/// Postcodes as numbers.
enum Postcode {
  /// The number of a postcode, its lost zero put back by writing it with five digits; 0 for what is none.
  static func number(_ text: String) -> UInt32 {
    var text = text
    let value = text.withUTF8 { CellText.number(CellText.trim($0)) } ?? 0
    return (1000...99_999).contains(value) ? UInt32(value) : 0
  }

  static func text(_ number: UInt32) -> String { fiveDigits(Int(number)) }

  /// A number with noughts before it.
  fileprivate static func fiveDigits(_ number: Int) -> String {
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
    let padded = Postcode.fiveDigits(number)
    return suffix.isEmpty ? "\(street)_\(padded)" : "\(street)_\(padded)_\(suffix.lowercased())"
  }
}

/// A figure of ASCII; here because a call into another module would be one for every letter.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
