/// What a word is where numbers are read.
struct NumberWord: Hashable, Sendable {
  struct Kinds: OptionSet, Hashable {
    let rawValue: UInt8

    /// Nothing but figures.
    static let figures = Kinds(rawValue: 1)
    /// A number in words: "vingt", "premier".
    static let spelled = Kinds(rawValue: 2)
    /// A Roman numeral of two letters or more.
    static let roman = Kinds(rawValue: 4)
    static let month = Kinds(rawValue: 8)
    /// An ending of ordinals behind figures ("er", "eme"), and one behind Roman numerals too ("e", "eme").
    static let ending = Kinds(rawValue: 16)
    static let romanEnding = Kinds(rawValue: 32)
    /// "et" between tens and a unit, and "un" behind it.
    static let and = Kinds(rawValue: 64)
    static let one = Kinds(rawValue: 128)
  }

  var kinds: Kinds = []
  /// Of `spelled` and `roman`.
  var value: Int32 = 0

  static let figures = NumberWord(kinds: .figures)

  /// A word that no list knows.
  init<Letters: BidirectionalCollection>(letters: Letters) where Letters.Element == UInt8 {
    guard let number = NumberReader.roman(letters) else { return }
    (kinds, value) = (.roman, Int32(number))
  }

  init(kinds: Kinds = [], value: Int32 = 0) { (self.kinds, self.value) = (kinds, value) }
}
