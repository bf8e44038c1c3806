/// The fewest figures to withhold, found by cuts: choose the fewest that satisfy what is known to be needed, attack the choice,
/// learn from each leak what else is needed, until nothing leaks. Where choosing the very fewest takes too long, a good choice
/// goes on in its place, and the bound that was proven is kept.
struct CutSearch {
  struct Answer {
    let withheld: [Bool]
    /// No choice withholds fewer open figures.
    let fewest: Int
    /// The targets for which each open figure is withheld.
    let reasons: [Int: [Int]]
  }

  let system: AdditiveSystem
  private var cover: CoverProgramme
  private let cuts: CutMaker
  /// Systems so small that every question may be asked that helps.
  private let isSmall: Bool
  private var fewest = 0
  /// Rounds of choosing anew; after them, what still leaks is repaired.
  private static let mostRounds = 200

  init(_ system: AdditiveSystem) {
    self.system = system
    let isSmall = system.count <= 1200
    self.isSmall = isSmall
    cover = CoverProgramme(system)
    cuts = CutMaker(system, isThorough: isSmall)
    cover.addLines(system) { isSmall || system.standings[$0] != .open }
  }

  mutating func run() throws(ContradictoryFigures) -> Answer {
    var withheld = system.standings.map { $0 != .open && $0 != .mustPublish }
    for round in 1...Self.mostRounds {
      guard let choice = cover.choose(branching: round <= Self.mostRounds / 2) else { break }
      fewest = max(fewest, choice.fewest)
      withheld = choice.withheld
      if try learn(choice.withheld).isEmpty {
        if isSmall { withheld = try lightest(choice.withheld) }
        break
      }
    }
    try repair(&withheld)
    if count(withheld) > fewest { try thin(&withheld) }
    return Answer(withheld: withheld, fewest: fewest, reasons: try reasons(withheld))
  }

  private func count(_ withheld: [Bool]) -> Int {
    withheld.indices.count { withheld[$0] && system.standings[$0] == .open }
  }

  /// Another choice of as many figures that are worth less.
  private mutating func lightest(_ choice: [Bool]) throws(ContradictoryFigures) -> [Bool] {
    for _ in 0..<20 {
      guard let other = cover.choose(cheapest: true), count(other.withheld) <= count(choice) else { return choice }
      if try learn(other.withheld).isEmpty { return other.withheld }
    }
    return choice
  }

  /// Attacks a choice and adds the cuts that it violates.
  /// - Returns: figures that would help, a list a leak; none where nothing leaks and nothing is withheld in vain.
  private mutating func learn(_ choice: [Bool]) throws(ContradictoryFigures) -> [[Int]] {
    let attack = try Attack(system, withheld: choice)
    let leaks = try attack.leaks()
    var helpful: [[Int]] = []
    cuts.withhold(choice)
    for leak in leaks {
      var isLinear = false
      for requirement in system.targets[leak.target].rule.missing(leak.deduction) {
        guard let cut = cuts.cut(requirement, of: leak.target, strengthened: isSmall) else { continue }
        isLinear = true
        cover.add(cut)
        helpful.append(cut.figures)
      }
      // Whole tables say what the linear programmes do not.
      if !isLinear {
        let cut = try wholeCut(leak.target, choice)
        cover.add(cut)
        helpful.append(cut.figures)
      }
    }
    if !isSmall && cover.addLines(system, of: { choice[$0] }) { helpful.append([]) }
    for figure in choice.indices where choice[figure] && system.standings[figure] == .open && attack.mayBePinned(figure) {
      if let cut = cuts.cutIfDetermined(figure), cover.add(cut) { helpful.append([]) }
    }
    return helpful
  }

  /// The cut of a leak that only whole numbers show: as many figures as possible are withheld beside, as long as it stays.
  private func wholeCut(_ target: Int, _ choice: [Bool]) throws(ContradictoryFigures) -> CutMaker.Cut {
    var withheld = choice
    let open = choice.indices.filter { !choice[$0] && system.standings[$0] == .open }
    var waiting = [open.sorted { (system.costs[$0], $0) > (system.costs[$1], $1) }]
    while let some = waiting.popLast() {
      for figure in some { withheld[figure] = true }
      if try !Attack(system, withheld: withheld).leaks(among: [target]).isEmpty { continue }
      for figure in some { withheld[figure] = false }
      if some.count > 1 {
        waiting.append(Array(some[(some.count / 2)...]))
        waiting.append(Array(some[..<(some.count / 2)]))
      }
    }
    let left = open.filter { !withheld[$0] }
    return CutMaker.Cut(figures: left, weights: left.map { _ in CutMaker.Cut.unit }, unless: nil, target: target)
  }

  /// Withholds more until nothing leaks: with all withheld nothing does.
  private mutating func repair(_ withheld: inout [Bool]) throws(ContradictoryFigures) {
    while try !Attack(system, withheld: withheld).leaks().isEmpty {
      var asked: [Int: Int] = [:]
      for list in try learn(withheld) {
        for figure in list where !withheld[figure] && system.standings[figure] == .open { asked[figure, default: 0] += 1 }
      }
      let best = asked.max { (-$0.value, system.costs[$0.key], $0.key) > (-$1.value, system.costs[$1.key], $1.key) }
      if let best {
        withheld[best.key] = true
      } else {
        for figure in withheld.indices where system.standings[figure] == .open { withheld[figure] = true }
        return
      }
    }
  }

  /// Shows again what is withheld for nothing, the most valuable first.
  private func thin(_ withheld: inout [Bool]) throws(ContradictoryFigures) {
    let open = withheld.indices.filter { withheld[$0] && system.standings[$0] == .open }
    // One attack a figure: in large systems only so many.
    for figure in open.sorted(by: { (system.costs[$0], $0) > (system.costs[$1], $1) }).prefix(isSmall ? 2000 : 300) {
      withheld[figure] = false
      if try !Attack(system, withheld: withheld).leaks().isEmpty { withheld[figure] = true }
    }
  }

  /// For which targets each open figure is withheld: those that leak once it is shown; in large systems, those of the cuts that
  /// it alone satisfies.
  private func reasons(_ withheld: [Bool]) throws(ContradictoryFigures) -> [Int: [Int]] {
    if !isSmall { return cover.reasons(withheld) }
    var reasons: [Int: [Int]] = [:]
    var shown = withheld
    for figure in withheld.indices where withheld[figure] && system.standings[figure] == .open {
      shown[figure] = false
      reasons[figure] = try Attack(system, withheld: shown).leaks().map(\.target)
      shown[figure] = true
    }
    return reasons
  }
}
