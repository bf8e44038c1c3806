import Foundation
import TestSupport
import Testing

@testable import Coverage

@Suite struct FloatingCatchmentTests {
  private static let steps = DistanceDecay.steps([
    .init(bound: 2000, weight: 1), .init(bound: 5000, weight: 0.68), .init(bound: 9000, weight: 0.22),
  ])
  private static let costs: [[Double]] = [[900, 4200, 12_000], [2000, 2000.5, 8800], [5000, 7000, 300], [9000, 9001, 4999]]

  private func pairs(_ costs: [[Double]]) -> AccessPairs {
    let all = costs.indices.flatMap { place in costs[place].indices.map { (place, $0) } }
    return AccessPairs(
      demandCount: costs.count, demands: all.map { Int32($0.0) }, supplies: all.map { Int32($0.1) },
      costs: all.map { costs[$0.0][$0.1] })
  }

  /// PySAL access 1.1.10.post3: `two_stage_fca` and `three_stage_fca` on these costs, people 120, 300, 80, 45 and places 30, 12, 20,
  /// with `step_fn({2000: 1, 5000: 0.68, 9000: 0.22})`, pairs beyond the reach left out.
  @Test(arguments: [
    ("2sfca", [0.08857142857142856, 0.08857142857142856, 0.22, 0.16]),
    ("e2sfca", [0.08885800412640282, 0.11377306641405854, 0.1640800583854876, 0.09063810910611315]),
    ("3sfca", [0.10164395954492857, 0.09686645371930687, 0.1763501834222864, 0.14743942366741322]),
  ])
  func accessIsThatOfPySAL(name: String, wanted: [Double]) throws {
    let method = try #require(FloatingCatchment.Method(rawValue: name))
    let catchment = FloatingCatchment(method, decay: method == .twoStep ? .binary(reach: 5000) : Self.steps)
    let found = catchment.access(
      pairs(Self.costs), need: [120, 300, 80, 45].map { .known($0) }, supply: [30, 12, 20].map { .known($0) })
    for (own, wanted) in zip(found.access, wanted) { #expect(abs((own ?? .nan) - wanted) <= 1e-14) }
  }

  /// Delamater's formula, written as it stands in the paper.
  @Test(arguments: Seed.several(5))
  func everyMethodIsItsFormula(seed: Seed) {
    var dice = seed.generator
    let costs = (0..<12).map { _ in (0..<5).map { _ in Double.random(in: 0...11_000, using: &dice) } }
    let people = (0..<12).map { _ in Double(Int.random(in: 1...900, using: &dice)) }, places = [3.0, 17, 0, 40, 8]
    func weight(_ i: Int, _ j: Int) -> Double {
      costs[i][j] <= 2000 ? 1 : costs[i][j] <= 5000 ? 0.68 : costs[i][j] <= 9000 ? 0.22 : 0
    }
    for method in [FloatingCatchment.Method.enhanced, .modified, .threeStep, .apl] {
      func share(_ i: Int, _ j: Int) -> Double {
        guard method == .threeStep else { return weight(i, j) }
        let sum = (0..<5).reduce(0) { $0 + weight(i, $1) }
        return sum > 0 ? weight(i, j) / sum * weight(i, j) : 0
      }
      let ratios = (0..<5).map { j in
        let need = (0..<12).reduce(0) { $0 + share($1, j) * people[$1] }
        return need > 0 ? places[j] / need : 0
      }
      let found = FloatingCatchment(method, decay: Self.steps).access(
        pairs(costs), need: people.map { .known($0) }, supply: places.map { .known($0) })
      var served = 0.0
      for i in 0..<12 {
        let wanted = (0..<5).reduce(0) { $0 + share(i, $1) * (method == .modified ? weight(i, $1) : 1) * ratios[$1] }
        #expect(abs((found.access[i] ?? .nan) - wanted) <= 1e-12, "\(seed), \(method)")
        served += people[i] * (found.access[i] ?? 0)
      }
      let reached = (0..<5).filter { j in (0..<12).contains { weight($0, j) > 0 } }.reduce(0) { $0 + places[$1] }
      if method != .modified { #expect(abs(served - reached) <= 1e-9 * reached, "\(seed), \(method)") }
      if method == .modified { #expect(served <= reached * (1 + 1e-9), "\(seed)") }
    }
  }

  /// A step holds its bound, and what is one step beyond the last is out.
  @Test func aStepHoldsItsBound() {
    let decay = DistanceDecay.steps([.init(bound: 10, weight: 1), .init(bound: 15, weight: 0.5)])
    #expect(decay.weights(of: [0, 10, 10.000001, 15, 15.000001]) == [1, 1, 0.5, 0.5, 0])
    #expect(DistanceDecay.binary(reach: 10).weights(of: [10, 10.000001]) == [1, 0])
    let bell = DistanceDecay.gaussian(reach: 10, atReach: 0.01).weights(of: [0, 10, 10.1])
    #expect(bell[0] == 1 && abs(bell[1] - 0.01) < 1e-15 && bell[2] == 0)
  }

  // What is not known.

  private let binary = FloatingCatchment(.twoStep, decay: .binary(reach: 10))

  @Test func nobodyAloneGetsNoInfinity() {
    let found = binary.access(pairs([[1], [20]]), need: [.known(0), .known(5)], supply: [.known(7)])
    #expect(found.access == [nil, 0] && found.reachableSupply == [7, 0])
    #expect(found.doubts == [.nobodyToServe, []] && found.isReached == [true] && found.ratios == [nil])
  }

  /// A place without inhabitants among others has the access of the place.
  @Test func aPlaceWithoutInhabitantsHasItsAccess() {
    let found = binary.access(pairs([[1], [2]]), need: [.known(0), .known(5)], supply: [.known(10)])
    #expect(found.access == [2, 2] && found.doubts == [[], []])
  }

  @Test func unknownSupplyIsNotNothing() {
    let found = binary.access(
      pairs([[1, 2], [1, 99], [99, 99]]), need: [.known(4), .known(6), .known(1)], supply: [.blank(.blank), .known(8)])
    #expect(found.access == [2, nil, 0] && found.reachableSupply == [8, nil, 0])
    #expect(found.doubts == [.unknownSupply, .unknownSupply, []])
  }

  @Test func unknownNeedMakesOthersSharesTooHigh() {
    let found = binary.access(
      pairs([[1, 99], [2, 99], [99, 3]]), need: [.known(4), .blank(.secret), .noRow], supply: [.known(8), .known(3)])
    #expect(found.access == [2, 2, nil] && found.doubts == [.unknownNeed, .unknownNeed, .unknownNeed])
    #expect(found.reachableSupply == [8, 8, 3])
  }

  @Test func nothingToShareIsNothingForEach() {
    let found = binary.access(pairs([[1]]), need: [.known(0)], supply: [.known(0)])
    #expect(found.access == [0] && found.doubts == [[]])
  }

  /// The order of the pairs, and that of the places, change nothing but the last digits.
  @Test func orderDoesNotMatter() {
    let reversed = AccessPairs(
      demandCount: 4, demands: [3, 3, 2, 2, 2, 1, 1, 1, 0, 0], supplies: [2, 0, 2, 1, 0, 2, 1, 0, 1, 0],
      costs: [4999, 9000, 300, 7000, 5000, 8800, 2000.5, 2000, 4200, 900])
    let need: [Figure] = [120, 300, 80, 45].map { .known($0) }, supply: [Figure] = [30, 12, 20].map { .known($0) }
    let catchment = FloatingCatchment(.enhanced, decay: Self.steps)
    let one = catchment.access(reversed, need: need, supply: supply).access
    let other = catchment.access(pairs(Self.costs), need: need, supply: supply).access
    for (one, other) in zip(one, other) {
      #expect(abs((one ?? .nan) - (other ?? .nan)) < 1e-15)
    }
  }
}
