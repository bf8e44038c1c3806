extension Likelihood {
  /// Weights by which names are picked before they are judged; no odds, but bits of the rarity of their words.
  ///
  /// Rarity is the logarithm to base 2 of how many names there are for each that holds the word (inverse document frequency,
  /// Spärck Jones 1972).
  enum Search {
    /// Names with less of the best one's weight are no rivals.
    /// Measured: halved nothing; doubled sure +3.
    static let leastShare: Float = 0.25
    /// Cost of a word's match that says almost nothing: weight falls to the least as the cost comes near.
    /// Measured: halved right -7; doubled right -5, sure -5.
    static let worstMatch: Float = 4.5
    /// Share of its weight that a match keeps, whatever its cost.
    /// Measured: halved nothing; doubled right -3, sure -3.
    static let leastMatch: Float = 0.05
    /// Bits that the commonest word is worth.
    /// Measured: nothing, halved or doubled.
    static let leastRarity: Float = 0.1
    /// Weight lost for a bit of what a name holds besides.
    /// Measured: halved right -3; doubled right -1, sure +3.
    static let restShare: Float = 0.3
  }

  /// Scores that are set, not computed: probabilities.
  enum Score {
    /// Of a commune given because its street was not found.
    /// Measured: nothing, halved or doubled.
    static let fallback = 0.02
    /// At most, of an answer in another commune than the question says otherwise: one of the two is right.
    /// Set by hand.
    static let contradicted = 0.5
    /// Streets that fit about as well make an ambiguous answer only where one of them is this likely to be right.
    /// Measured: halved right +1; doubled nothing.
    static let leastAmbiguous = 0.5
  }
  /// What is said of places that lost; no answer depends on it.
  enum Telling {
    /// Score under which a place was never a rival.
    /// Measured: nothing, halved or doubled.
    static let leastScore = 0.0005
    /// Cost from which a place is weak by itself.
    /// Measured: nothing, halved or doubled.
    static let ownMargin: Float = 1
    /// Cost beyond the answer's from which it is weaker.
    /// Measured: nothing, halved or doubled.
    static let relativeMargin: Float = 0.25
  }
}
