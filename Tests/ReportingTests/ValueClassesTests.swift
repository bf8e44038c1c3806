import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Values in classes.
@Suite struct ValueClassesTests {
  private static func squares(_ values: ArraySlice<Double>) -> Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The least sum of squares of all ways to cut sorted values.
  private static func best(_ values: [Double], _ classes: Int, from start: Int = 0) -> Double {
    guard classes > 1 else { return squares(values[start...]) }
    return (start + 1...max(start + 1, values.count - 1)).filter { $0 < values.count }
      .map { squares(values[start..<$0]) + best(values, classes - 1, from: $0) }.min() ?? squares(values[start...])
  }

  private static func total(_ values: [Double], _ classes: ValueClasses) -> Double {
    Dictionary(grouping: values.sorted()) { classes.index(of: $0) }.values.reduce(0) { $0 + squares($1[...]) }
  }

  /// No way to cut the values is better than that of Jenks: all ways were tried.
  @Test(arguments: Seed.several(40)) func jenksIsTheBestOfAllCuts(seed: Seed) {
    var random = seed.generator
    let count = Int.random(in: 1...13, using: &random)
    let wanted = Int.random(in: 1...5, using: &random)
    let values = (0..<count).map { _ in (Double.random(in: 0...50, using: &random) * 2).rounded() / 2 }
    let classes = ValueClasses(values, method: .jenks, classes: wanted)
    let sorted = values.sorted()
    let different = Set(values).count
    #expect(classes.count == min(wanted, different), "\(seed)")
    let exact = Self.best(sorted, classes.count)
    #expect(abs(Self.total(values, classes) - exact) <= 1e-9 * max(1, exact), "\(seed)")
  }

  /// Large and close values, where sums of squares in single precision are 6 % off, and 60 % zeros: the sums of squares are those
  /// that a dynamic programme in fractions (Python, `fractions`) finds.
  @Test(arguments: JenksCases.all.indices) func jenksIsExactWhereDigitsAreLost(number: Int) {
    let known = JenksCases.all[number]
    let classes = ValueClasses(known.values, method: .jenks, classes: known.classes)
    #expect(abs(Self.total(known.values, classes) - known.squares) <= 1e-9 * max(known.squares, 1))
  }

  /// Whatever the method: counts add up, equal values are together, order is kept, the greatest is in the last class that has
  /// any, each value lies between the limits of its class, limits rise.
  @Test(arguments: Seed.several(60)) func everyValueIsInItsClass(seed: Seed) {
    var random = seed.generator
    let count = Int.random(in: 1...200, using: &random)
    let wanted = Int.random(in: 1...9, using: &random)
    let scale = [1e-6, 0.01, 1, 37, 1e9].randomElement(using: &random)!
    let offset = [0, -3, 2e5].randomElement(using: &random)!
    let values = (0..<count).map { _ in
      Bool.random(using: &random) ? offset : offset + (Double.random(in: 0...1, using: &random) * 40).rounded() * scale
    }
    let middle = values.sorted()[count / 2]
    let methods: [ValueClasses.Method] = [.quantiles, .jenks, .equal, .breaks([middle, middle + scale])]
    for method in methods {
      for reference in [nil, middle] as [Double?] {
        let classes = ValueClasses(values, method: method, classes: wanted, reference: reference)
        #expect(classes.counts.reduce(0, +) == count && classes.limits.count == classes.count + 1, "\(seed) \(method)")
        let limits = classes.limits
        // The last class may be one value, and a break may lie beyond all values.
        let inner = limits.dropFirst().dropLast()
        #expect(zip(inner, inner.dropFirst()).allSatisfy { $0 < $1 } && limits == limits.sorted(), "\(seed) \(method) \(limits)")
        #expect(limits.allSatisfy { !($0 == 0 && $0.sign == .minus) })
        for value in values {
          let index = classes.index(of: value)
          let isBelow = value < limits[index + 1] || (index == classes.count - 1 && value <= limits[index + 1])
          #expect(limits[index] <= value && isBelow, "\(seed) \(method) \(value) \(limits)")
        }
        if case .breaks = method { continue }
        #expect(classes.index(of: values.max()!) == classes.count - 1, "\(seed) \(method)")
        if method != .equal { #expect(!classes.counts.contains(0), "\(seed) \(method)") }
      }
    }
  }

  /// Different values in number a multiple of the classes: as many in each.
  @Test func quantilesHaveAsManyInEach() {
    let values = (0..<60).map { Double(($0 * 37) % 60) }
    #expect(ValueClasses(values, classes: 5).counts == [12, 12, 12, 12, 12])
    #expect(ValueClasses(values, classes: 4).counts == [15, 15, 15, 15])
  }

  @Test func equalClassesHaveOneWidth() {
    let classes = ValueClasses([0, 3, 7, 12, 19, 24, 31, 38, 45, 50], method: .equal, classes: 5)
    #expect(classes.limits == [0, 10, 20, 30, 40, 50] && classes.counts == [3, 2, 1, 2, 2])
  }

  /// Breaks are kept as they were chosen; a value on one lies above it; classes without a value stay and are told.
  @Test func chosenBreaksStay() {
    let classes = ValueClasses([5, 10, 25, 26, 90], method: .breaks([10, 20, 30, 40]))
    #expect(classes.limits.dropFirst().dropLast() == [10, 20, 30, 40] && classes.counts == [1, 1, 2, 0, 1])
    #expect(
      (0..<5).map(classes.words) == ["moins de 10", "10 à moins de 20", "20 à moins de 30", "30 à moins de 40", "40 et plus"])
    #expect(classes.remarks == ["1 classe sans zone."])
  }

  @Test func fewerClassesAreTold() {
    let same = ValueClasses([4, 4, 4], classes: 5)
    #expect(same.counts == [3] && same.words(of: 0) == "4")
    #expect(same.remarks == ["1 classe au lieu de 5 : trop peu de valeurs différentes."])
    #expect(ValueClasses([], classes: 5).count == 0)
    let zeros = ValueClasses([0, 0, 0, 0, 0, 0, 1, 2, 3, 4], classes: 5)
    #expect(zeros.counts[0] == 6 && !zeros.counts.contains(0))
  }

  /// The reference is a limit: what equals it lies above, and both sides have classes.
  @Test(arguments: [ValueClasses.Method.quantiles, .jenks, .equal]) func theReferenceIsALimit(method: ValueClasses.Method) {
    let values = (1...40).map(Double.init)
    let classes = ValueClasses(values, method: method, classes: 4, reference: 31)
    #expect(classes.limits.contains(31) && classes.reference == 31 && classes.index(of: 31) == classes.countBelowReference)
    #expect(classes.index(of: 30.5) + 1 == classes.countBelowReference)
    let beyond = ValueClasses(values, method: method, classes: 4, reference: 100)
    #expect(beyond.reference == nil && beyond.countBelowReference == nil && beyond.count == 4)
  }

  /// A limit between two values is the easiest number there.
  @Test(
    arguments: [
      (10, 90, 50), (0.31, 0.87, 0.5), (1494, 1495, 1495), (-5, 3, 0), (12.34, 12.37, 12.35), (200_001, 200_400, 200_200),
      (0.1, 0.2, 0.2), (-0.31, -0.305, -0.305),
    ] as [(Double, Double, Double)])
  func limitsAreEasyToRead(low: Double, high: Double, easy: Double) {
    #expect(ReadableNumber.between(low, high) == easy)
  }

  @Test(arguments: Seed.several(200)) func limitsLieBetween(seed: Seed) {
    var random = seed.generator
    let scale = pow(10, Double.random(in: -12...12, using: &random))
    let low = Double.random(in: -1...1, using: &random) * scale
    let high = Bool.random(using: &random) ? low.nextUp : low + Double.random(in: 1e-9...1, using: &random) * scale
    let found = ReadableNumber.between(low, high)
    #expect(low < found && found <= high, "\(seed)")
  }

  @Test func numbersAreFrench() {
    #expect(ReadableNumber.words(1234.5) == "1\u{202F}234,5" && ReadableNumber.words(-0.25) == "\u{2212}0,25")
    #expect(ReadableNumber.shortWords(3.14159) == "3,14" && ReadableNumber.shortWords(1234.56) == "1\u{202F}235")
  }
}
