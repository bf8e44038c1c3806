import Groundwork
import Tabular

/// A count of source zones, estimated for target zones.
///
/// Of each source that a target crosses, the target gets the part that its shares say; the bracket is what it has at least and at
/// most, whatever lies where in the sources that it cuts: those wholly inside, and all that it touches by more than a square
/// metre.
///
///     low = Σ V(s), s inside t   ≤   V(t) = Σ share(s, t) V(s)   ≤   high = Σ V(s), area(s ∩ t) > 1 m²
///
/// A source whose pieces were counted lies inside a target where shape and counts both say so, and touches it where either does.
///
/// A source whose figure is not known is no 0: the estimate is blank where such sources hold more than a hundredth of what is
/// covered of the target, and has no upper bound where they touch it at all.
public struct Interpolation: Sendable {
  /// One target.
  public struct Estimate: Sendable, Hashable {
    public internal(set) var value: Figure
    public internal(set) var low, high: Figure
    /// Part of the value, 0 to 1, that comes from sources which the target cuts; nil where there is no value, or where it is 0.
    public internal(set) var splitShare: Double?
    /// Sources that touch the target and whose figure is not known.
    public internal(set) var unknown: [Int] = []
  }

  /// One a target.
  public let estimates: [Estimate]
  /// Whether any source has a figure.
  public let isKnown: Bool
  /// Sum of the sources whose figure is known, and what of it lies in no target.
  public let total, outside: Double
  /// Sources that share ground with a target and whose figure is not known.
  public let unknownSources: [Int]
  /// What the targets have together, beyond the total less what is outside: nothing but rounding where no target lies on another.
  public let imbalance: Double

  /// Of the covered part of a target, what sources of unknown figure may hold before it has no estimate.
  private static let mostUnknown = 0.01

  /// - Parameters:
  ///   - figures: one a source, counts.
  ///   - shares: of the same ground.
  public init(_ figures: [Figure], ground: SharedGround, shares: SourceShares) {
    var tallies = [Tally](repeating: Tally(), count: ground.targetCount)
    var given = 0.0, unknown = Set<Int>()
    for (number, pair) in ground.pairs.enumerated() {
      let share = shares.shares[number]
      let counted = shares.counted.contains(pair.source) ? share * ground.sourceAreas[pair.source] : nil
      tallies[pair.target].add(pair, figures[pair.source], share: share, counted: counted)
      if let value = figures[pair.source].value { given += value * shares.shares[number] } else { unknown.insert(pair.source) }
    }
    estimates = (0..<ground.targetCount).map { tallies[$0].estimate(ground.targetAreas[$0], mostUnknown: Self.mostUnknown) }
    isKnown = figures.contains { $0.value != nil }
    let known = figures.map { $0.value ?? 0 }
    total = known.reduce(0, +)
    outside = zip(known, shares.outside).reduce(0) { $0 + $1.0 * $1.1 }
    imbalance = given + outside - total
    unknownSources = unknown.sorted()
  }

  private struct Tally {
    var value = 0.0, low = 0.0, high = 0.0
    var area = 0.0, unknownArea = 0.0
    var contacts = 0
    var knowsSome = false
    var unknown: [Int] = []
    var reasons: [Figure] = []

    /// - Parameter counted: the area that stands for the counted part of the source; nil where shapes or weights tell the share.
    mutating func add(_ pair: SharedGround.Pair, _ figure: Figure, share: Double, counted: Double?) {
      let isCountedHere = counted != nil && share > 0
      let ground = counted.map { isCountedHere ? max($0, SharedGround.leastContact) : 0 } ?? pair.area
      area += ground
      let touches = pair.area > SharedGround.leastContact || pair.isInside || isCountedHere
      if touches { contacts += 1 }
      guard let known = figure.value else {
        unknownArea += ground
        if touches {
          unknown.append(pair.source)
          reasons.append(figure)
        }
        return
      }
      knowsSome = true
      value += known * share
      if pair.isInside, counted == nil || share >= 1 { low += known }
      if touches { high += known }
    }

    func estimate(_ targetArea: Double, mostUnknown: Double) -> Estimate {
      // A target that nothing but the breadth of a line covers is not covered.
      guard contacts > 0 || (area > 0 && area * 2 > targetArea) else {
        return Estimate(value: .noRow, low: .noRow, high: .noRow)
      }
      let reason = reasons.first { $0.isSecret } ?? reasons.first ?? .noRow
      let isKnown = knowsSome && unknownArea <= mostUnknown * area
      return Estimate(
        value: isKnown ? .known(value) : reason, low: knowsSome ? .known(low) : reason,
        high: unknown.isEmpty && knowsSome ? .known(high) : reason,
        splitShare: isKnown && value > 0 ? min(1, max(0, 1 - low / value)) : nil, unknown: unknown)
    }
  }
}

extension Interpolation {
  /// The estimates as a document uses them.
  /// - Parameters:
  ///   - name: of the column.
  ///   - sources: the layers, the table and the weights.
  public func indicator(name: String, sources: [Provenance]) -> Indicator {
    Indicator(
      name: name, unit: .none, year: ColumnYear.of(name), sources: sources, figures: estimates.map(\.value),
      lowest: estimates.map(\.low.value), highest: estimates.map(\.high.value))
  }
}
