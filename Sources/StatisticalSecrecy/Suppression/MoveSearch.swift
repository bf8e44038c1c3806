/// A good choice of figures to withhold where the covering programme is too dense to be solved: each target gets moves that show
/// it elsewhere, the moves of one target are led over the figures that others need already, and what few moves need is done
/// without as long as other moves are found among the figures that are left.
///
/// A pattern found here is worth what the attack says of it; no bound comes of it.
struct MoveSearch {
  struct Answer {
    let withheld: [Bool]
    /// The targets whose moves need each open figure.
    let reasons: [Int: [Int]]
  }

  private let system: AdditiveSystem
  /// Over all figures.
  private let wide: MoveProgramme
  /// The one that is asked: `wide`, or one over the figures that are withheld.
  private var programme: MoveProgramme
  /// The open figures that the moves of each target need.
  private var needs: [[Int]]
  /// How many targets need each figure.
  private var uses: [Int]
  /// How many open figures are needed.
  private var count = 0
  /// What a figure costs that nobody needs yet: one, and a little more the more it is worth.
  private let price: [Double]
  private var workOfOthers = 0

  /// After the first moves, the search goes on for so long.
  private static let mostWork = 1_000_000_000
  /// What it costs to move a figure that is withheld anyway. Less would make for long ways, which take long to find.
  private static let toll = 0.05

  /// Whether a system is not too large for it: each target costs a few programmes over all figures.
  static func isFit(for system: AdditiveSystem) -> Bool { system.targets.count * system.count <= 6_000_000 }

  /// - Returns: nil where the true figures are no table that fits, or are too large.
  init?(_ system: AdditiveSystem) {
    guard let wide = MoveProgramme(system) else { return nil }
    (self.system, self.wide, programme) = (system, wide, wide)
    needs = system.targets.map { _ in [] }
    uses = [Int](repeating: 0, count: system.count)
    let heaviest = Double(max(system.costs.max() ?? 1, 1))
    price = system.costs.map { 1 + 0.01 * Double(max($0, 0)) / heaviest }
    ask(wide)
  }

  /// What the search has cost, in steps of the solver times the size of its programmes.
  var work: Int { wide.work + workOfOthers + (programme === wide ? 0 : programme.work) }

  mutating func run() -> Answer {
    // Those that have far to go first: they have the least choice.
    let order = system.targets.indices.sorted { (distance($0), $1) > (distance($1), $0) }
    for target in order { if let moves = moves(target) { take(target, moves) } }
    let once = work
    let most = once + Self.mostWork
    while true {
      let before = count
      if let narrow = MoveProgramme(system, among: withheld) {
        ask(narrow)
        let rarest = uses.indices.filter { uses[$0] > 0 }.sorted {
          (uses[$0], -system.costs[$0], $0) < (uses[$1], -system.costs[$1], $1)
        }
        for figure in rarest where uses[figure] > 0 { doWithout(figure) }
        ask(wide)
      }
      // To lead all moves anew costs about as much as to find them did.
      if work + once > most { break }
      for target in order { reroute(target) }
      if count == before { break }
    }
    var reasons: [Int: [Int]] = [:]
    for (target, figures) in needs.enumerated() {
      for figure in figures { reasons[figure, default: []].append(target) }
    }
    return Answer(withheld: withheld, reasons: reasons)
  }

  private var withheld: [Bool] {
    system.standings.indices.map { figure in
      switch system.standings[figure] {
      case .open: uses[figure] > 0
      case .mustWithhold, .neverPublished: true
      case .mustPublish: false
      }
    }
  }

  /// From now on this programme is asked.
  private mutating func ask(_ next: MoveProgramme) {
    if programme !== wide { workOfOthers += programme.work }
    programme = next
    for figure in uses.indices { programme.setCost(cost(figure), of: figure) }
  }

  private func cost(_ figure: Int) -> Double {
    if system.standings[figure] != .open { return Self.toll }
    // What many need stays, so moves had better go there.
    return uses[figure] == 0 ? price[figure] : Self.toll + 0.1 / Double(uses[figure])
  }

  private func distance(_ target: Int) -> Int64 {
    ways(target).map { $0.map { Int64($0.magnitude) }.max() ?? 0 }.min() ?? 0
  }

  /// The ways to keep to a target's rule: one move each, or a move down and one up for an amount.
  private func ways(_ target: Int) -> [[Int64]] {
    let value = system.targets[target].figures.reduce(0) { $0 + system.values[$1] }
    switch system.targets[target].rule {
    case .outside(let range) where range.contains(value):
      return [[range.lowerBound - 1 - value], [range.upperBound + 1 - value]]
    case .outside, .notExact: return [[-1], [1]]
    case .reach(let atMost, let atLeast):
      let both = [min(atMost - value, 0), max(atLeast - value, 0)].filter { $0 != 0 }
      return both.isEmpty ? [[-1], [1]] : [both]
    }
  }

  /// The open figures of the cheapest moves found for a target; nil for none.
  private func moves(_ target: Int) -> [Int]? {
    var best: (figures: [Int], cost: Double)?
    for way in ways(target) {
      let moves = way.compactMap { programme.move(target, by: $0) }
      guard moves.count == way.count else { continue }
      let figures = Set(moves.joined().filter { system.standings[$0] == .open }).sorted()
      let cost = figures.reduce(0) { $0 + self.cost($1) }
      if cost < best?.cost ?? .infinity { best = (figures, cost) }
    }
    return best?.figures
  }

  private mutating func take(_ target: Int, _ figures: [Int]) {
    needs[target] = figures
    for figure in figures {
      uses[figure] += 1
      if uses[figure] == 1 { count += 1 }
      programme.setCost(cost(figure), of: figure)
    }
  }

  private mutating func release(_ target: Int) {
    for figure in needs[target] {
      uses[figure] -= 1
      if uses[figure] == 0 { count -= 1 }
      programme.setCost(cost(figure), of: figure)
    }
    needs[target] = []
  }

  /// Other moves for a target, if no more figures are needed then.
  private mutating func reroute(_ target: Int) {
    let (before, old) = (count, needs[target])
    release(target)
    if let moves = moves(target) {
      take(target, moves)
      if count <= before { return }
      release(target)
    }
    take(target, old)
  }

  /// Other moves for all targets that need a figure, if fewer figures are enough then.
  private mutating func doWithout(_ figure: Int) {
    let before = count
    let users = needs.indices.filter { needs[$0].contains(figure) }
    let old = users.map { needs[$0] }
    for target in users { release(target) }
    programme.setForbidden(true, figure)
    let isDone = users.allSatisfy { target in
      guard let moves = moves(target) else { return false }
      take(target, moves)
      return count < before
    }
    programme.setForbidden(false, figure)
    if isDone { return }
    for (target, figures) in zip(users, old) {
      release(target)
      take(target, figures)
    }
  }
}
