/// Postcodes as numbers.
enum Postcode {
  static let greatest: UInt32 = 99_999

  /// The number of a postcode, its lost zero put back by writing it with five digits; 0 for what is none.
  static func number(_ text: String) -> UInt32 {
    var text = text
    let value = text.withUTF8 { CellText.number(CellText.trim($0)) } ?? 0
    return (1000...Int(greatest)).contains(value) ? UInt32(value) : 0
  }

  static func text(_ number: UInt32) -> String { fiveDigits(Int(number)) }
}
