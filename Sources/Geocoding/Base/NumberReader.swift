/// Reads the numbers in the words of a name; the one reader for the names of a base and for the words of a question.
///
/// Words are read after their abbreviations are written out. "huit" is 8, "vingt-et-un" 21, "soixante-dix" 70, "XIV" 14,
/// "8e" 8, "08" 8, "mai 45" 1945.
enum NumberReader {
  enum Meaning: Equatable {
    /// No number.
    case word
    /// In words or Roman numerals.
    case number(Int)
    /// Figures, of which `plain` says how they are written.
    case figures
  }

  /// What stands at an index of a name, and how many words that takes.
  /// - Parameters:
  ///   - end: where the name ends.
  ///   - words: what each of its words is.
  @inline(__always)
  static func read(at index: Int, before end: Int, _ words: (Int) -> NumberWord) -> (meaning: Meaning, length: Int) {
    let word = words(index)
    guard !word.kinds.isDisjoint(with: [.figures, .spelled, .roman]) else { return (.word, 1) }
    func isNext(_ kinds: NumberWord.Kinds) -> Bool { index + 1 < end && !words(index + 1).kinds.isDisjoint(with: kinds) }
    if word.kinds.contains(.spelled) {
      let (value, length) = spelled(at: index, before: end, words)
      return (.number(value), length)
    }
    if word.kinds.contains(.figures) { return (.figures, isNext(.ending) ? 2 : 1) }
    return (.number(Int(word.value)), isNext(.romanEnding) ? 2 : 1)
  }

  /// A number in words, tens and units together: "dix huit" is 18, "soixante et onze" 71.
  private static func spelled(at index: Int, before end: Int, _ words: (Int) -> NumberWord) -> (value: Int, length: Int) {
    let tens = words(index).value
    guard tens >= 10, tens < 100, tens % 10 == 0, index + 1 < end else { return (Int(tens), 1) }
    let next = words(index + 1)
    if next.kinds.contains(.spelled), next.value > (tens == 10 ? 6 : 0), next.value < (tens == 60 ? 20 : 10) {
      return (Int(tens + next.value), 2)
    }
    guard next.kinds.contains(.and), index + 2 < end else { return (Int(tens), 1) }
    let third = words(index + 2)
    if third.kinds.contains(.one) { return (Int(tens) + 1, 3) }
    if third.kinds.contains(.spelled), third.value == 11 { return (Int(tens) + 11, 3) }
    return (Int(tens), 1)
  }

  /// Figures as names are compared by them: "08" is 8, and 45 behind a month is 1945.
  /// - Returns: what to put before them, and what is left of them.
  static func plain<Figures: BidirectionalCollection>(_ figures: Figures, after previous: NumberWord?) -> (
    century: String, figures: Figures.SubSequence
  ) where Figures.Element == UInt8 {
    if isShortYear(figures, after: previous) { return ("19", figures[...]) }
    let kept = figures.drop { $0 == UInt8(ascii: "0") }
    return ("", kept.isEmpty ? figures.suffix(1) : kept)
  }

  /// Two figures beyond the months behind a month.
  static func isShortYear<Figures: BidirectionalCollection>(_ figures: Figures, after previous: NumberWord?) -> Bool
  where Figures.Element == UInt8 {
    guard figures.count == 2, let previous, previous.kinds.contains(.month) else { return false }
    return figures.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } > 12
  }

  /// Roman numerals of two letters or more up to 39: longer ones are words ("mil", "di", "lion"); nil for anything else.
  static func roman<Letters: BidirectionalCollection>(_ word: Letters) -> Int? where Letters.Element == UInt8 {
    // Asked of every word, so that all but a few must cost nothing.
    guard word.count >= 2, word.allSatisfy({ $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }) else { return nil }
    let values = word.map { $0 == 0x69 ? 1 : $0 == 0x76 ? 5 : 10 }
    var total = 0
    for (index, value) in values.enumerated() {
      total += index + 1 < values.count && values[index + 1] > value ? -value : value
    }
    return total > 0 && total < 40 && romanText(total).utf8.elementsEqual(word) ? total : nil
  }

  private static func romanText(_ value: Int) -> String {
    String(repeating: "x", count: value / 10)
      + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][value % 10]
  }
}
