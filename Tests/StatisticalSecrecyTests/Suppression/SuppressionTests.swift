import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct SuppressionTests {
  /// Against every choice of figures on small tables, each attacked by listing every way to fill the table: nothing leaks, and
  /// no choice of fewer figures, nor of as many that are worth less, is safe.
  @Test(arguments: SmallTable.Shape.allCases)
  func noSafeChoiceIsSmallerOrWorthLess(shape: SmallTable.Shape) throws {
    let seed = Seed(UInt64(163))
    var dice = seed.generator
    var compared = 0
    for round in 0..<40 {
      let table = SmallTable(shape, people: 3...7, &dice)
      let system = table.system(sensitive: 1...2)
      let fillings = table.everyFilling()
      let open = system.standings.indices.filter { system.standings[$0] == .open }
      guard !system.targets.isEmpty, open.count <= 9 else { continue }
      let everything = system.standings.map { $0 != .mustPublish }
      guard !Self.leaks(system, everything, fillings) else {
        #expect(throws: UnprotectedTargets.self) { try Suppression.protect(system) }
        continue
      }
      compared += 1
      let protection = try Suppression.protect(system)
      let text = Comment(rawValue: "\(seed), \(shape), table \(round)")
      #expect(!Self.leaks(system, protection.withheld, fillings), text)
      let own = open.filter { protection.withheld[$0] }
      let best = Self.choices(open).filter { !Self.leaks(system, Self.withholding($0, system), fillings) }.map {
        [Int64($0.count), $0.reduce(0) { $0 + system.costs[$1] }]
      }.min { $0.lexicographicallyPrecedes($1) }
      #expect([Int64(own.count), own.reduce(0) { $0 + system.costs[$1] }] == best, text)
      #expect(protection.isOptimal, text)
      for figure in own {
        guard case .protects(let targets) = protection.reasons[figure] else {
          Issue.record("no reason for \(figure), \(text)")
          continue
        }
        #expect(!targets.isEmpty, text)
      }
    }
    #expect(compared >= 5)
  }

  /// Tables of three dimensions of several sizes: within five per cent of what no choice goes below (in fact at it).
  @Test func crossedTablesAreNearTheirFewest() throws {
    let seed = Seed(UInt64(167))
    var dice = seed.generator
    var (marks, fewest) = (0, 0)
    for sizes in [[3, 2, 2], [3, 3, 2], [4, 3, 2], [3, 3, 3]] {
      for _ in 0..<4 {
        let system = SmallTable(crossing: sizes) { Int64.random(in: 0...14, using: &dice) }.system(sensitive: 1...4)
        guard let protection = try? Suppression.protect(system) else { continue }
        marks += protection.count
        fewest += protection.fewest
      }
    }
    #expect(marks > 100 && marks * 100 <= fewest * 105, "\(seed): \(marks) for \(fewest)")
  }

  private static func choices(_ open: [Int]) -> [[Int]] {
    (0..<1 << open.count).map { mask in open.indices.filter { mask >> $0 & 1 == 1 }.map { open[$0] } }
  }

  private static func withholding(_ chosen: [Int], _ system: AdditiveSystem) -> [Bool] {
    system.standings.indices.map { chosen.contains($0) || system.standings[$0] != .open && system.standings[$0] != .mustPublish }
  }

  private static func leaks(_ system: AdditiveSystem, _ withheld: [Bool], _ fillings: [[Int64]]) -> Bool {
    let shown = withheld.indices.filter { !withheld[$0] }
    let agreeing = fillings.filter { figures in shown.allSatisfy { figures[$0] == system.values[$0] } }
    return system.targets.contains { target in
      let values = agreeing.map { $0[target.figures[0]] }
      return Deduction(low: values.min(), high: values.max()).breaks(target.rule)
    }
  }

  /// A hundred and thirty people less a hundred and twenty-seven: the one figure that must go is neither of the small ones,
  /// for there is none.
  @Test func aDifferenceOfThreeIsHidden() throws {
    var system = AdditiveSystem()
    let total = system.addFigure(value: 530, standing: .open, cost: 530)
    let zones = [130, 400].map { system.addFigure(value: $0, standing: .open, cost: $0) }
    let quarter = system.addFigure(value: 127, standing: .open, cost: 127)
    let (piece, rest) = (
      system.addFigure(value: 127, standing: .neverPublished), system.addFigure(value: 3, standing: .neverPublished)
    )
    system.addTotal(total, parts: zones)
    system.addTotal(zones[0], parts: [piece, rest])
    system.addTotal(quarter, parts: [piece])
    system.addTarget(name: "I1 moins Q1", figures: [rest], rule: .outside(1...4))
    let protection = try Suppression.protect(system)
    #expect(protection.count == 1 && protection.withheld[quarter] && protection.isOptimal)
    #expect(protection.reasons[quarter] == .protects([0]))
  }

  @Test func whatAnEarlierReleaseGivesAwayIsRefusedByName() throws {
    var system = AdditiveSystem()
    let total = system.addFigure(value: 10, standing: .mustPublish)
    let parts = [system.addFigure(value: 3, standing: .mustWithhold), system.addFigure(value: 7, standing: .mustPublish)]
    system.addTotal(total, parts: parts)
    system.addTarget(name: "I1 allocataires", figures: [parts[0]], rule: .outside(1...4))
    do {
      _ = try Suppression.protect(system)
      Issue.record("nothing can protect this")
    } catch let error as UnprotectedTargets {
      #expect(error.names == ["I1 allocataires"])
    }
  }

  /// Amounts must be uncertain on both sides: a partner of a tenth of the size is not enough.
  @Test func anAmountNeedsAPartnerLargeEnough() throws {
    var system = AdditiveSystem()
    let amounts: [Int64] = [1_000_000, 50_000, 99_000, 2_000_000]
    let parts = amounts.enumerated().map { index, amount in
      system.addFigure(value: amount, standing: index == 0 ? .mustWithhold : .open, cost: amount, isWhole: false)
    }
    let total = system.addFigure(value: amounts.reduce(0, +), standing: .mustPublish, isWhole: false)
    system.addTotal(total, parts: parts)
    system.addTarget(name: "a", figures: [parts[0]], rule: .reach(atMost: 900_000, atLeast: 1_100_000))
    let protection = try Suppression.protect(system)
    #expect(protection.withheld == [true, false, false, true, false] && protection.isOptimal)
  }

  /// The same system twice, the same answer; and the answer of two systems side by side is that of each.
  @Test func partsThatShareNothingAreProtectedApart() throws {
    let seed = Seed(UInt64(164))
    var dice = seed.generator
    for _ in 0..<10 {
      let tables = [SmallTable(.twoWay, people: 20...40, &dice), SmallTable(.overlapping, people: 20...40, &dice)]
      let systems = tables.map { $0.system(sensitive: 1...2) }
      guard let apart = try? systems.map({ try Suppression.protect($0) }) else { continue }
      var both = AdditiveSystem()
      var first = 0
      for system in systems {
        for figure in 0..<system.count {
          _ = both.addFigure(value: system.values[figure], standing: system.standings[figure], cost: system.costs[figure])
        }
        for equation in 0..<system.equations.count {
          both.addEquation(system.equations.range(equation).map {
            (first + system.equations.figures[$0], system.equations.coefficients[$0])
          })
        }
        for target in system.targets {
          both.addTarget(name: target.name, figures: target.figures.map { $0 + first }, rule: target.rule)
        }
        first += system.count
      }
      let together = try Suppression.protect(both)
      #expect(together.withheld == apart.flatMap(\.withheld), "\(seed)")
      #expect(together.fewest == apart.reduce(0) { $0 + $1.fewest }, "\(seed)")
    }
  }
}
