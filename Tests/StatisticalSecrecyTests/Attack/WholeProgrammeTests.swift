import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct WholeProgrammeTests {
  /// A knapsack: of things with these weights, as much as this room holds.
  private static func fill(_ weights: [Int64], room: Double) -> Double? {
    var rows = SparseRows()
    for (column, weight) in weights.enumerated() { rows.append(column, weight) }
    rows.endRow()
    let count = weights.count
    var programme = WholeProgramme(
      rows: rows, lower: [Double](repeating: 0, count: count), upper: [Double](repeating: 1, count: count), rowLower: [0],
      rowUpper: [room], isWhole: [Bool](repeating: true, count: count), objective: weights.map(Double.init))
    guard case .optimal(_, let value) = programme.solve(maximise: true) else { return nil }
    return value
  }

  /// All sums of some of the weights.
  private static func best(_ weights: [Int64], room: Int64) -> Int64 {
    let sums = weights.reduce(into: Set<Int64>([0])) { sums, weight in
      sums.formUnion(sums.map { $0 + weight }.filter { $0 <= room })
    }
    return sums.max() ?? 0
  }

  /// As from a library that several threads use at once.
  @Test func programmesSolvedAtOnceAreSolvedAlike() async {
    let seed = Seed(UInt64(91))
    var dice = seed.generator
    let cases = (0..<120).map { _ in
      ((0..<8).map { _ in Int64.random(in: 3...60, using: &dice) }, Int64.random(in: 20...150, using: &dice))
    }
    await withTaskGroup(of: (Int, Double?).self) { group in
      for (number, knapsack) in cases.enumerated() {
        group.addTask { (number, Self.fill(knapsack.0, room: Double(knapsack.1))) }
      }
      for await (number, value) in group {
        #expect(value.map { Int64($0.rounded()) } == Self.best(cases[number].0, room: cases[number].1), "\(seed), \(number)")
      }
    }
  }
}
