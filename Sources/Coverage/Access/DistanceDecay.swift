import Foundation

/// How much a service counts for whoever lives at a given cost from it, in metres or minutes.
public enum DistanceDecay: Sendable, Hashable {
  /// Wholly, up to the reach.
  case binary(reach: Double)
  /// By steps of rising bounds, each of which holds its bound.
  case steps([Step])
  /// A bell that is 1 at the door and `atReach` at the reach (0.01 in the R package `fca`), nothing beyond.
  case gaussian(reach: Double, atReach: Double)

  public struct Step: Sendable, Hashable {
    public let bound: Double
    public let weight: Double

    public init(bound: Double, weight: Double) {
      self.bound = bound
      self.weight = weight
    }
  }

  /// The greatest cost within reach.
  public var reach: Double {
    switch self {
    case .binary(let reach), .gaussian(let reach, _): reach
    case .steps(let steps): steps.last?.bound ?? 0
    }
  }

  /// The weight of each cost; 0 beyond the reach.
  func weights(of costs: [Double]) -> [Double] {
    switch self {
    case .binary(let reach): return costs.map { $0 <= reach ? 1 : 0 }
    case .gaussian(let reach, let atReach):
      let rate = log(atReach) / (reach * reach)
      return costs.map { $0 <= reach ? exp($0 * $0 * rate) : 0 }
    case .steps(let steps):
      return costs.map { cost in
        for step in steps where cost <= step.bound { return step.weight }
        return 0
      }
    }
  }
}
