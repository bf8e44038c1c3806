import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct MoveSearchTests {
  /// On tables so small that every way to fill them can be listed: nothing that moves protect can be found out, and where they
  /// protect nothing, nothing does.
  @Test(arguments: SmallTable.Shape.allCases)
  func whatMovesProtectCannotBeFoundOut(shape: SmallTable.Shape) throws {
    let seed = Seed(UInt64(165))
    var dice = seed.generator
    var protected = 0
    for round in 0..<40 {
      let table = SmallTable(shape, people: 3...8, &dice)
      let system = table.system(sensitive: 1...2)
      var search = try #require(MoveSearch(system))
      let answer = search.run()
      let fillings = table.everyFilling()
      let everything = system.standings.map { $0 != .mustPublish }
      for index in system.targets.indices {
        let text = Comment(rawValue: "\(seed), \(shape), table \(round), target \(index)")
        let isHopeless = Self.leaks(system, index, everything, fillings)
        #expect(Self.leaks(system, index, answer.withheld, fillings) == isHopeless, text)
        if !isHopeless { protected += 1 }
      }
      for figure in answer.withheld.indices where answer.withheld[figure] && system.standings[figure] == .open {
        #expect(answer.reasons[figure]?.isEmpty == false)
      }
    }
    #expect(protected > 20)
  }

  private static func leaks(_ system: AdditiveSystem, _ target: Int, _ withheld: [Bool], _ fillings: [[Int64]]) -> Bool {
    let shown = withheld.indices.filter { !withheld[$0] }
    let values = fillings.filter { figures in shown.allSatisfy { figures[$0] == system.values[$0] } }.map { figures in
      system.targets[target].figures.reduce(0) { $0 + figures[$1] }
    }
    return Deduction(low: values.min(), high: values.max()).breaks(system.targets[target].rule)
  }

  /// A table of three dimensions with a fifth of its cells sensitive: proven by an attack, and close to the fewest.
  @Test func denseTablesNeedFewMarks() throws {
    let seed = Seed(UInt64(166))
    var dice = seed.generator
    for sizes in [[3, 3, 3], [4, 4, 3]] {
      let table = SmallTable(crossing: sizes) { Int64.random(in: 0...14, using: &dice) }
      let system = table.system(sensitive: 1...2)
      var search = try #require(MoveSearch(system))
      let answer = search.run()
      #expect(try Attack(system, withheld: answer.withheld).leaks().isEmpty, "\(seed), \(sizes)")
      let moved = answer.withheld.indices.count { answer.withheld[$0] && system.standings[$0] != .neverPublished }
      let fewest = try Suppression.protect(system).fewest
      #expect(moved >= fewest && moved * 10 <= fewest * 12, "\(seed), \(sizes): \(moved) for \(fewest)")
      // The same question, the same answer.
      var again = try #require(MoveSearch(system))
      #expect(again.run().withheld == answer.withheld)
    }
  }

  /// Amounts move both ways, each far enough.
  @Test func amountsMoveBothWays() throws {
    var system = AdditiveSystem()
    let amounts: [Int64] = [1_000_000, 50_000, 99_000, 2_000_000]
    let parts = amounts.enumerated().map { index, amount in
      system.addFigure(value: amount, standing: index == 0 ? .mustWithhold : .open, cost: amount, isWhole: false)
    }
    system.addTotal(system.addFigure(value: amounts.reduce(0, +), standing: .mustPublish, isWhole: false), parts: parts)
    system.addTarget(name: "a", figures: [parts[0]], rule: .reach(atMost: 900_000, atLeast: 1_100_000))
    var search = try #require(MoveSearch(system))
    let withheld = search.run().withheld
    #expect(withheld.filter { $0 }.count < 4)
    #expect(try Attack(system, withheld: withheld).intervals(of: [[parts[0]]])[0].breaks(system.targets[0].rule) == false)
  }

  @Test func figuresThatAreNotKnownHaveNoMoves() throws {
    var system = AdditiveSystem()
    let unknown = system.addFigure(value: 0, standing: .neverPublished)
    system.addTotal(system.addFigure(value: 3, standing: .mustWithhold), parts: [unknown])
    #expect(MoveSearch(system) == nil)
  }
}
