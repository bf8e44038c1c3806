/// Which figures of a system are withheld so that no target can be found out, and what is proven of that choice.
package struct Protection: Sendable {
  /// Why a figure is withheld.
  package enum Reason: Hashable, Sendable {
    /// For its own sake.
    case primary
    /// Shown, it would give these targets away (indices).
    case protects([Int])
  }

  /// Whether each figure is unknown to a reader: withheld, or never published.
  package let withheld: [Bool]
  /// Why, for the withheld figures that could have been published.
  package let reasons: [Int: Reason]
  /// How many figures are withheld that could have been published.
  package let count: Int
  /// No choice withholds fewer than this.
  package let fewest: Int
  /// What a reader can find out of each target.
  package let deductions: [Deduction]

  /// Whether no choice withholds fewer figures.
  package var isOptimal: Bool { count == fewest }
}

/// A target that stays open to deduction with everything withheld that may be.
package struct UnprotectedTargets: Error, Sendable {
  package let names: [String]
}
