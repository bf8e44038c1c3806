import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct AttackTests {
  /// On tables of one to three dimensions, nested and overlapping, each with random figures withheld.
  @Test(arguments: SmallTable.Shape.allCases)
  func theBoundsAreThoseOfEveryTableThatAgrees(shape: SmallTable.Shape) throws {
    let seed = Seed(UInt64(161))
    var dice = seed.generator
    for round in 0..<60 {
      let table = SmallTable(shape, people: 2...9, &dice)
      let system = table.system(sensitive: 1...2)
      let withheld = system.standings.map { $0 == .neverPublished || $0 == .open && Int.random(in: 0..<2, using: &dice) == 0 }
      let agreeing = table.everyFilling().filter { figures in
        figures.indices.allSatisfy { withheld[$0] || figures[$0] == system.values[$0] }
      }
      var sums = withheld.indices.map { [$0] }
      sums += (0..<4).map { _ in Array(withheld.indices.shuffled(using: &dice).prefix(2)) }
      let found = try Attack(system, withheld: withheld).intervals(of: sums)
      for (sum, deduction) in zip(sums, found) {
        let values = agreeing.map { figures in sum.reduce(0) { $0 + figures[$1] } }
        #expect(
          deduction == Deduction(low: values.min(), high: values.max()), "\(seed), \(shape), table \(round), figures \(sum)")
      }
    }
  }

  /// What is proven safe by whole tables is what no list of tables contradicts, and the other way round.
  @Test(arguments: SmallTable.Shape.allCases)
  func theLeaksAreThoseOfEveryTableThatAgrees(shape: SmallTable.Shape) throws {
    let seed = Seed(UInt64(162))
    var dice = seed.generator
    for round in 0..<60 {
      let table = SmallTable(shape, people: 3...9, &dice)
      let system = table.system(sensitive: 1...2)
      let withheld = system.standings.map { $0 != .mustPublish && ($0 != .open || Int.random(in: 0..<3, using: &dice) == 0) }
      let agreeing = table.everyFilling().filter { figures in
        figures.indices.allSatisfy { withheld[$0] || figures[$0] == system.values[$0] }
      }
      let leaking = system.targets.indices.filter { target in
        let values = agreeing.map { $0[system.targets[target].figures[0]] }
        return Deduction(low: values.min(), high: values.max()).breaks(system.targets[target].rule)
      }
      let found = try Attack(system, withheld: withheld).leaks().map(\.target)
      #expect(found == leaking, "\(seed), \(shape), table \(round)")
    }
  }

  @Test func thereIsNoBoundWithoutATotal() throws {
    var system = AdditiveSystem()
    let figures = [nil, nil, 470].map { value in
      system.addFigure(value: value ?? 0, standing: value == nil ? .neverPublished : .open)
    }
    system.addTotal(figures[0], parts: [figures[1], figures[2]])
    let found = try Attack(system, withheld: [true, true, false]).intervals(of: [[0], [1], [0, 1]])
    #expect(found == [Deduction(low: 470, high: nil), Deduction(low: 0, high: nil), Deduction(low: 470, high: nil)])
  }

  @Test func halvesAreNoPeople() throws {
    // a + b = b + c = c + a = 3 has the one solution of halves; with a fourth figure to take up the rest, whole ones.
    var system = AdditiveSystem()
    let figures = (0..<3).map { _ in system.addFigure(value: 0, standing: .neverPublished) }
    for (first, second) in [(0, 1), (1, 2), (2, 0)] {
      let slack = system.addFigure(value: 0, standing: .neverPublished, bounds: (0, 1))
      system.addEquation([(figures[first], 1), (figures[second], 1), (slack, 1)], equals: 3)
    }
    let all = try Attack(system, withheld: Array(repeating: true, count: 6)).intervals(of: [[0, 1, 2]])
    #expect(all == [Deduction(low: 3, high: 4)])
    // Among thousands that hang together nobody looks for whole tables, and it is said.
    let many = (0..<3000).map { _ in system.addFigure(value: 0, standing: .neverPublished) }
    system.addEquation([(figures[0], 1)] + many.map { ($0, 1) }, equals: 9000)
    let linear = try Attack(system, withheld: system.standings.map { _ in true }).intervals(of: [[0, 1, 2]])
    #expect(linear == [Deduction(low: 3, high: 4, isSharp: false)])
  }

  @Test func figuresThatCannotAllBeTrueAreSaid() throws {
    var system = AdditiveSystem()
    let total = system.addFigure(value: 5, standing: .mustPublish)
    let parts = [6, 0].map { system.addFigure(value: $0, standing: .open) }
    system.addTotal(total, parts: parts)
    #expect(throws: ContradictoryFigures(equation: 0)) { try Attack(system, withheld: [false, false, true]) }
  }

  /// Amounts of ten digits: what the solver may get wrong by a millionth is no fault here.
  @Test func largeAmountsAreExact() throws {
    var system = AdditiveSystem()
    let amounts: [Int64] = [9_876_543_210_12, 1_234_567_890_98, 5, 7]
    let parts = amounts.map { system.addFigure(value: $0, standing: .open, isWhole: false) }
    let total = system.addFigure(value: amounts.reduce(0, +), standing: .mustPublish, isWhole: false)
    system.addTotal(total, parts: parts)
    let found = try Attack(system, withheld: [true, true, false, false, false]).intervals(of: [[0], [1]])
    #expect(found == Array(repeating: Deduction(low: 0, high: amounts[0] + amounts[1]), count: 2))
  }
}
