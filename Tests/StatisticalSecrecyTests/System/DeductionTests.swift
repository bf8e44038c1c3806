import Testing

@testable import StatisticalSecrecy

@Suite struct DeductionTests {
  @Test(arguments: [(1, 4, true), (0, 4, false), (2, 2, true), (7, 7, true), (4, 5, false), (1, nil, false)])
  func anIntervalInsideTheBoundsOrASingleValueBreaksTheRule(low: Int64, high: Int64?, broken: Bool) {
    #expect(Deduction(low: low, high: high).breaks(.outside(1...4)) == broken)
  }

  @Test(arguments: [(90, 110, false), (91, 110, true), (90, 109, true), (0, nil, false)])
  func anAmountMustBePossibleOnBothSides(low: Int64, high: Int64?, broken: Bool) {
    #expect(Deduction(low: low, high: high).breaks(.reach(atMost: 90, atLeast: 110)) == broken)
  }

  @Test func aZeroFoundExactlyBreaksEveryRule() {
    for rule in [AdditiveSystem.Rule.notExact, .outside(1...4), .reach(atMost: 0, atLeast: 0)] {
      #expect(Deduction(low: 0, high: 0).breaks(rule))
    }
  }
}
