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

  /// What an attack on a choice teaches.
  private struct Lesson {
    var isSafe: Bool
    /// Figures that would help, a list a leak.
    var helpful: [[Int]] = []
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
      if completion == .whole || best.map(count) == fewest || best != nil && cover.isTired { break }
    }
    var withheld = best ?? last
    if best == nil { _ = try complete(&withheld) }
    if count(withheld) > fewest { try thin(&withheld) }
    if isSmall { withheld = try lightest(withheld) }
    return Answer(withheld: withheld, fewest: fewest, reasons: try reasons(withheld))
  }

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
    let attack = try Attack(system, withheld: choice)
    let leaks = try attack.leaks()
    var lesson = Lesson(isSafe: leaks.isEmpty)
    cuts.withhold(choice)
    for leak in leaks {
      var isLinear = false
      for requirement in system.targets[leak.target].rule.missing(leak.deduction) {
        guard let cut = cuts.cut(requirement, of: leak.target, strengthened: isSmall) else { continue }
        isLinear = true
        cover.add(cut)
        lesson.helpful.append(cut.figures)
      }
      // Whole tables say what the linear programmes do not.
      if !isLinear {
        // What is only feared proves no bound.
        if !leak.deduction.breaks(system.targets[leak.target].rule) { isBoundKept = false }
        let cut = isSmall ? try wholeCut(leak.target, choice) : neighbours(leak.target, choice)
        cover.add(cut)
        lesson.helpful.append(cut.figures)
      }
    }
    guard isThorough else { return lesson }
    if !isSmall && cover.addLines(system, of: { choice[$0] }) { lesson.isWasteful = true }
    for figure in choice.indices where choice[figure] && system.standings[figure] == .open && attack.mayBePinned(figure) {
      if let cut = cuts.cutIfDetermined(figure), cover.add(cut) { lesson.isWasteful = true }
    }
    return lesson
  }

  /// In large systems: one more figure of the equations of the target, which is no proof that it needs one of these.
  private mutating func neighbours(_ target: Int, _ choice: [Bool]) -> CutMaker.Cut {
    isBoundKept = false
    let own = Set(system.targets[target].figures)
    var near: Set<Int> = []
    for equation in 0..<system.equations.count {
      let members = system.equations.range(equation).map { system.equations.figures[$0] }
      if members.contains(where: own.contains) { near.formUnion(members) }
    }
    let isShown = { (figure: Int) in !choice[figure] && self.system.standings[figure] == .open }
    var helpful = near.filter(isShown).sorted()
    if helpful.isEmpty { helpful = choice.indices.filter(isShown) }
    return CutMaker.Cut(figures: helpful, weights: helpful.map { _ in CutMaker.Cut.unit }, unless: nil, target: target)
  }

  /// The cut of a leak that only whole numbers show: as many figures as possible are withheld beside, as long as it stays.
  private func wholeCut(_ target: Int, _ choice: [Bool]) throws(ContradictoryFigures) -> CutMaker.Cut {
    var withheld = choice
    let open = choice.indices.filter { !choice[$0] && system.standings[$0] == .open }
    var waiting = [open.sorted { (system.costs[$0], $0) > (system.costs[$1], $1) }]
    // What has not been asked stays in the cut, which is as true and less sharp.
    var questions = max(10, 8000 / system.count)
    while questions > 0, let some = waiting.popLast() {
      questions -= 1
      for figure in some { withheld[figure] = true }
      if try !Attack(system, withheld: withheld).leaks(among: [target], most: 1).isEmpty { continue }
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
      var open = lesson.helpful.filter { !$0.isEmpty }
      if open.isEmpty { withheld = system.standings.map { $0 != .mustPublish } }
      while !open.isEmpty {
        var asked: [Int: Int] = [:]
        for list in open { for figure in list where !withheld[figure] { asked[figure, default: 0] += 1 } }
        guard let most = asked.values.max() else { break }
        let figure = asked.keys.filter { asked[$0] == most }.min { (system.costs[$0], $0) < (system.costs[$1], $1) } ?? 0
        withheld[figure] = true
        open.removeAll { $0.contains(figure) }
      }
      lesson = try learn(withheld, isThorough: false)
      if lesson.isSafe { return .safe }
    }
    return .givenUp
  }

  /// Shows again what is withheld for nothing, the most valuable first.
  private func thin(_ withheld: inout [Bool]) throws(ContradictoryFigures) {
    let open = withheld.indices.filter { withheld[$0] && system.standings[$0] == .open }
    // One attack a figure: in large systems only so many.
    for figure in open.sorted(by: { (system.costs[$0], $0) > (system.costs[$1], $1) }).prefix(isSmall ? 2000 : 300) {
      withheld[figure] = false
      if try !Attack(system, withheld: withheld).leaks(most: 1).isEmpty { withheld[figure] = true }
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
