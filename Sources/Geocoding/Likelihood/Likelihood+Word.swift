extension Likelihood {
  /// What a word of a question may be in the base, if it is not that word itself.
  enum Word {
    /// Two words that are one: "Beau séjour".
    /// Measured: nothing, halved or doubled.
    static let glued: Float = 0.5
    /// A word that is two: "Beauséjour".
    /// Measured: nothing, halved or doubled.
    static let split: Float = 0.5
    /// A lone letter that begins the word: "E. Zola".
    /// Measured: halved nothing; doubled sure +1.
    static let initial: Float = 0.6
    /// The beginning of the word: "Mitt" for Mitterrand.
    /// Measured: nothing, halved or doubled.
    static let shortened: Float = 0.9
    /// The same where what was written is a word of the base.
    /// Measured: nothing, halved or doubled.
    static let shortenedKnown: Float = 3.5
    /// More for a word mistyped that is itself a word of the base.
    /// Measured: halved sure -1; doubled right -1, sure -6.
    static let knownWord: Float = 1.2
    /// A mistyped type of street costs this share of another word: few others are near it.
    /// Measured: halved sure +1; doubled sure -6.
    static let mistypedTypeShare: Float = 0.4

    // One typing error in a word of so many letters: the shorter, the more other words are one error away.

    /// Of three letters or two.
    /// Measured: halved nothing; doubled right -4, sure -6.
    static let errorInThree: Float = 2.8
    /// Of four.
    /// Measured: halved nothing; doubled right -9, sure -1.
    static let errorInFour: Float = 2.4
    /// Of five.
    /// Measured: halved right -1, sure -1; doubled right -3, sure -3.
    static let errorInFive: Float = 1.4
    /// Of six.
    /// Measured: halved nothing; doubled right -3, sure -7.
    static let errorInSix: Float = 1.1
    /// Of seven or more.
    /// Measured: halved sure +17; doubled right -1, sure -8.
    static let errorInSeven: Float = 0.8

    // More for the second error.

    /// In five letters or fewer.
    /// Measured: halved sure +8; doubled right -9, sure -2.
    static let secondInFive: Float = 2.6
    /// In six or seven.
    /// Measured: halved sure +34; doubled right -4.
    static let secondInSix: Float = 2.5
    /// In eight or more.
    /// Measured: halved nothing; doubled sure -33.
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
