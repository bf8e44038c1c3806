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
    let padded = fiveDigits(number)
    return suffix.isEmpty ? "\(street)_\(padded)" : "\(street)_\(padded)_\(suffix.lowercased())"
  }
}
