/// The fewest figures to withhold, found by cuts: choose the fewest that satisfy what is known to be needed, attack the choice,
/// learn from each leak what else is needed, until nothing leaks. Where choosing the very fewest takes too long, a good choice
/// goes on in its place, and the bound that was proven is kept. Where even that gets nowhere, as in dense tables of three
/// dimensions, `MoveSearch` finds a choice without cuts.
struct CutSearch {
  struct Answer {
    let withheld: [Bool]
    /// No choice withholds fewer open figures.
    let fewest: Int
    /// The targets for which each open figure is withheld.
    let reasons: [Int: [Int]]
  }

  /// What an attack on a choice teaches.
  private struct Lesson {
    var isSafe: Bool
    /// Figures that would help, a list a leak.
    var helpful: [CutMaker.Cut] = []
    /// Whether a figure is withheld that follows from what is shown.
    var isWasteful = false
  }

  let system: AdditiveSystem
  private var cover: CoverProgramme
  private let cuts: CutMaker
  /// Systems so small that every question may be asked that helps.
  private let isSmall: Bool
  private var fewest = 0
  /// Whether all cuts so far are proven, so that what they ask for bounds every choice from below.
  private var isBoundKept = true
  /// Leaks of a choice that only whole numbers show, and whose cuts are looked for: each costs many attacks.
  private static let mostWholeCuts = 8
  private var attackWork = 0
  /// What moves were found, where they were looked for.
  private var moves: MoveSearch.Answer?
  /// Whether no cuts have led to so few figures as moves.
  private var movesLead = false
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
    var best: [Bool]?
    var last = system.standings.map { $0 != .open && $0 != .mustPublish }
    for _ in 1...Self.mostRounds {
      guard let choice = cover.choose() else { break }
      if isBoundKept { fewest = max(fewest, choice.fewest) }
      var withheld = choice.withheld
      let completion = try complete(&withheld, steps: isSmall ? 50 : 3)
      if case .safe = completion, isSmall { try thin(&withheld) }
      if completion != .givenUp, count(withheld) < best.map(count) ?? .max { best = withheld }
      last = choice.withheld
      if completion != .whole, let found = try move(), count(found) < best.map(count) ?? .max {
        best = found
        movesLead = true
      }
      if completion == .whole || best.map(count) == fewest || isTired { break }
      cover.isTired = isTired
    }
    var withheld = best ?? last
    if best == nil { _ = try complete(&withheld) }
    if count(withheld) > fewest && withheld != moves?.withheld { try thin(&withheld) }
    if isSmall && work < 5_000_000 { withheld = try lightest(withheld) }
    return Answer(withheld: withheld, fewest: fewest, reasons: try reasons(withheld))
  }

  /// A choice found by moves, once cuts have been at it for long; nil before, after, and where it leaks.
  private mutating func move() throws(ContradictoryFigures) -> [Bool]? {
    guard moves == nil, work > (isSmall ? 10_000_000 : 2_000_000), MoveSearch.isFit(for: system) else { return nil }
    guard var search = MoveSearch(system) else { return nil }
    let found = search.run()
    moves = found
    return try learn(found.withheld).isSafe ? found.withheld : nil
  }

  /// The leaks of a choice, and the attack that found them.
  private mutating func attack(
    _ withheld: [Bool], among targets: [Int]? = nil, most: Int = .max
  ) throws(ContradictoryFigures) -> (attack: Attack, leaks: [Attack.Leak]) {
    let attack = try Attack(system, withheld: withheld)
    let leaks = try attack.leaks(among: targets, most: most)
    attackWork += 15 * (system.count + system.equations.count) + attack.spaces.reduce(0) { $0 + $1.work }
    return (attack, leaks)
  }

  /// What the search has cost, in steps, so that it ends alike on every machine; a million is about half a second.
  private var work: Int {
    cover.work + cuts.work / 4 + attackWork
  }

  /// Whether it has cost so much that what is found will have to do.
  private var isTired: Bool { work > (movesLead ? (isSmall ? 20_000_000 : 5_000_000) : 60_000_000) }

  private func count(_ withheld: [Bool]) -> Int {
    withheld.indices.count { withheld[$0] && system.standings[$0] == .open }
  }

  /// Another choice of as many figures that are worth less.
  private mutating func lightest(_ choice: [Bool]) throws(ContradictoryFigures) -> [Bool] {
    for _ in 0..<20 {
      guard let other = cover.choose(cheapest: true), count(other.withheld) <= count(choice) else { return choice }
      if try learn(other.withheld).isSafe { return other.withheld }
    }
    return choice
  }

  /// Attacks a choice and adds the cuts that it violates.
  /// - Parameter isThorough: also looks for what is withheld in vain.
  private mutating func learn(_ choice: [Bool], isThorough: Bool = true) throws(ContradictoryFigures) -> Lesson {
    let (attack, leaks) = try attack(choice)
    var lesson = Lesson(isSafe: leaks.isEmpty)
    cuts.withhold(choice)
    var wholeCuts = 0
    for leak in leaks {
      var isLinear = false
      for requirement in system.targets[leak.target].rule.missing(leak.deduction) {
        guard let cut = cuts.cut(requirement, of: leak.target, strengthened: isSmall) else { continue }
        isLinear = true
        cover.add(cut)
        lesson.helpful.append(cut)
      }
      // Whole tables say what the linear programmes do not.
      if !isLinear {
        // What is only feared proves no bound.
        wholeCuts += 1
        let isAsked = isThorough && isSmall && wholeCuts <= Self.mostWholeCuts
        let cut = isAsked ? try wholeCut(leak.target, choice) : neighbours(leak.target, choice)
        if isAsked || isThorough && !isSmall {
          if !isAsked || !leak.deduction.breaks(system.targets[leak.target].rule) { isBoundKept = false }
          cover.add(cut)
        }
        lesson.helpful.append(cut)
      }
    }
    guard isThorough else { return lesson }
    if !isSmall && cover.addLines(system, of: { choice[$0] }) { lesson.isWasteful = true }
    for figure in choice.indices where choice[figure] && system.standings[figure] == .open && attack.mayBePinned(figure) {
      if let cut = cuts.cutIfDetermined(figure), cover.add(cut) { lesson.isWasteful = true }
    }
    return lesson
  }

  /// Where asking costs too much: one more figure of the equations of the target, which is no proof that it needs one of these.
  private func neighbours(_ target: Int, _ choice: [Bool]) -> CutMaker.Cut {
    let own = Set(system.targets[target].figures)
    var near: Set<Int> = []
    for equation in 0..<system.equations.count {
      let members = system.equations.range(equation).map { system.equations.figures[$0] }
      if members.contains(where: own.contains) { near.formUnion(members) }
    }
    let isShown = { (figure: Int) in !choice[figure] && system.standings[figure] == .open }
    var helpful = near.filter(isShown).sorted()
    if helpful.isEmpty { helpful = choice.indices.filter(isShown) }
    return CutMaker.Cut(figures: helpful, weights: helpful.map { _ in CutMaker.Cut.unit }, unless: nil, target: target)
  }

  /// The cut of a leak that only whole numbers show: as many figures as possible are withheld beside, as long as it stays.
  private mutating func wholeCut(_ target: Int, _ choice: [Bool]) throws(ContradictoryFigures) -> CutMaker.Cut {
    var withheld = choice
    let open = choice.indices.filter { !choice[$0] && system.standings[$0] == .open }
    var waiting = [open.sorted { (system.costs[$0], $0) > (system.costs[$1], $1) }]
    // What has not been asked stays in the cut, which is as true and less sharp.
    var questions = max(10, 8000 / system.count)
    while questions > 0, let some = waiting.popLast() {
      questions -= 1
      for figure in some { withheld[figure] = true }
      if try !attack(withheld, among: [target], most: 1).leaks.isEmpty { continue }
      for figure in some { withheld[figure] = false }
      if some.count > 1 {
        waiting.append(Array(some[(some.count / 2)...]))
        waiting.append(Array(some[..<(some.count / 2)]))
      }
    }
    let left = open.filter { !withheld[$0] }
    return CutMaker.Cut(figures: left, weights: left.map { _ in CutMaker.Cut.unit }, unless: nil, target: target)
  }

  /// What came of a choice when more was withheld until nothing leaked.
  private enum Completion {
    /// It needed nothing more, and no figure is withheld in vain.
    case whole
    case safe
    /// It still leaks.
    case givenUp
  }

  /// Withholds more until nothing leaks, and learns from every leak on the way: each time the figures that help most.
  private mutating func complete(_ withheld: inout [Bool], steps: Int = .max) throws(ContradictoryFigures) -> Completion {
    var lesson = try learn(withheld)
    if lesson.isSafe { return lesson.isWasteful ? .safe : .whole }
    for _ in 0..<steps {
      if lesson.helpful.allSatisfy(\.figures.isEmpty) { withheld = system.standings.map { $0 != .mustPublish } }
      satisfy(lesson.helpful, &withheld)
      lesson = try learn(withheld, isThorough: false)
      if lesson.isSafe { return .safe }
    }
    return .givenUp
  }

  /// Withholds what helps most of the cuts, then of those that are left, until each has enough.
  private func satisfy(_ cuts: [CutMaker.Cut], _ withheld: inout [Bool]) {
    var missing = cuts.map { _ in CutMaker.Cut.unit }
    while true {
      var gains: [Int: Int64] = [:]
      for (index, cut) in cuts.enumerated() where missing[index] > 0 {
        for (figure, weight) in zip(cut.figures, cut.weights) where !withheld[figure] {
          gains[figure, default: 0] += min(weight, missing[index])
        }
      }
      guard let most = gains.values.max() else { return }
      let figure = gains.keys.filter { gains[$0] == most }.min { (system.costs[$0], $0) < (system.costs[$1], $1) } ?? 0
      withheld[figure] = true
      for (index, cut) in cuts.enumerated() {
        if let place = cut.figures.firstIndex(of: figure) { missing[index] -= cut.weights[place] }
      }
    }
  }

  /// Shows again what is withheld for nothing, the most valuable first.
  private mutating func thin(_ withheld: inout [Bool]) throws(ContradictoryFigures) {
    let open = withheld.indices.filter { withheld[$0] && system.standings[$0] == .open }
    // One attack a figure: in large systems only so many.
    for figure in open.sorted(by: { (system.costs[$0], $0) > (system.costs[$1], $1) }).prefix(isSmall ? 2000 : 300) {
      if work > 80_000_000 { return }
      withheld[figure] = false
      if try !attack(withheld, most: 1).leaks.isEmpty { withheld[figure] = true }
    }
  }

  /// For which targets each open figure is withheld: those that leak once it is shown; in large systems, those of the cuts that
  /// it alone satisfies.
  private mutating func reasons(_ withheld: [Bool]) throws(ContradictoryFigures) -> [Int: [Int]] {
    if let moves, moves.withheld == withheld { return moves.reasons }
    if !isSmall { return cover.reasons(withheld) }
    var reasons: [Int: [Int]] = [:]
    var shown = withheld
    for figure in withheld.indices where withheld[figure] && system.standings[figure] == .open {
      shown[figure] = false
      reasons[figure] = try attack(shown).leaks.map(\.target)
      shown[figure] = true
    }
    return reasons
  }
}
