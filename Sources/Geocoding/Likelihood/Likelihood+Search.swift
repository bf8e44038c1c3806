extension Likelihood {
  /// Weights by which names are picked before they are judged; no odds, but bits of the rarity of their words.
  ///
  /// Rarity is the logarithm to base 2 of how many names there are for each that holds the word (inverse document frequency,
  /// Spärck Jones 1972).
  enum Search {
    /// Names with less of the best one's weight are no rivals.
    static let leastShare: Float = 0.25
    /// Cost of a word's match that says almost nothing: weight falls to the least as the cost comes near.
    static let worstMatch: Float = 4.5
    /// Share of its weight that a match keeps, whatever its cost.
    static let leastMatch: Float = 0.05
    /// Bits that the commonest word is worth.
    static let leastRarity: Float = 0.1
    /// Weight lost for a bit of what a name holds besides.
    static let restShare: Float = 0.3
  }

  /// Scores that are set, not computed: probabilities.
  enum Score {
    /// Of a commune given because its street was not found.
    static let fallback = 0.02
    /// Streets that fit about as well make an ambiguous answer only where one of them is this likely to be right.
    static let leastAmbiguous = 0.5
  }
  /// What is said of places that lost; no answer depends on it.
  enum Telling {
    /// Score under which a place was never a rival.
    static let leastScore = 0.0005
    /// Cost from which a place is weak by itself.
    static let ownMargin: Float = 1
    /// Cost beyond the answer's from which it is weaker.
    static let relativeMargin: Float = 0.25
  }
}
