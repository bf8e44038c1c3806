/// The least and the greatest that a sum of figures can be for all that is known.
package struct Deduction: Hashable, Sendable {
  /// Nil where nothing keeps the sum from being ever smaller (not with figures that are never negative).
  package let low: Int64?
  /// Nil where there is no bound.
  package let high: Int64?
  /// Whether tables are known that go to both ends. If not, the sum lies between them all the same, but whole numbers may leave
  /// it less: the ends are those of linear programmes.
  package let isSharp: Bool

  package init(low: Int64?, high: Int64?, isSharp: Bool = true) {
    self.low = low
    self.high = high
    self.isSharp = isSharp
  }

  package var isExact: Bool { low != nil && low == high }

  /// Whether a rule is broken by who knows this.
  package func breaks(_ rule: AdditiveSystem.Rule) -> Bool {
    if isExact { return true }
    switch rule {
    case .notExact: return false
    case .outside(let range):
      guard let low, let high else { return false }
      return range.contains(low) && range.contains(high)
    case .reach(let atMost, let atLeast):
      return low.map { $0 > atMost } ?? false || high.map { $0 < atLeast } ?? false
    }
  }
}
