extension Likelihood {
  /// What a word of a question may be in the base, if it is not that word itself.
  enum Word {
    /// Two words that are one: "Beau séjour".
    static let glued: Float = 0.5
    /// A word that is two: "Beauséjour".
    static let split: Float = 0.5
    /// A lone letter that begins the word: "E. Zola".
    static let initial: Float = 0.6
    /// The beginning of the word: "Mitt" for Mitterrand.
    static let shortened: Float = 0.9
    /// The same where what was written is a word of the base.
    static let shortenedKnown: Float = 3.5
    /// More for a word mistyped that is itself a word of the base.
    static let knownWord: Float = 1.2
    /// A mistyped type of street costs this share of another word: few others are near it.
    static let mistypedTypeShare: Float = 0.4

    // One typing error in a word of so many letters: the shorter, the more other words are one error away.

    static let errorInThree: Float = 2.8
    static let errorInFour: Float = 2.4
    static let errorInFive: Float = 1.4
    static let errorInSix: Float = 1.1
    static let errorInSeven: Float = 0.8

    // More for the second error.

    static let secondInFive: Float = 2.6
    static let secondInSix: Float = 2.5
    static let secondInEight: Float = 1.2

    /// One or two typing errors in a word of so many letters (the shorter of the two words).
    static func typing(_ errors: Int, letters: Int) -> Float {
      let first: Float =
        switch letters {
        case ...3: errorInThree
        case 4: errorInFour
        case 5: errorInFive
        case 6: errorInSix
        default: errorInSeven
        }
      guard errors > 1 else { return first }
      return first + (letters >= 8 ? secondInEight : letters >= 6 ? secondInSix : secondInFive)
    }
  }
}
