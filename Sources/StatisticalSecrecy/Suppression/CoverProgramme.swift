/// Chooses the fewest figures that satisfy all cuts found so far: a covering programme that grows.
///
/// Its linear relaxation is kept and solved on from where it was; cuts that share no figure are chosen for apart, and a part
/// goes to branching only where the relaxation leaves it in fractions.
struct CoverProgramme {
  struct Choice {
    var withheld: [Bool]
    /// No choice of fewer figures satisfies the cuts.
    var fewest: Int
    /// Whether this is the best choice for the cuts, and not just a good one.
    var isOptimal: Bool
  }

  /// The open figures, a column each.
  private let figures: [Int]
  private let columnOf: [Int]
  private let costs: [Double]
  private let relaxed: LinearProgramme
  /// Rows that the relaxation has not got yet.
  private var waiting: [(terms: [(column: Int, coefficient: Double)], least: Double)] = []
  private var rows = SparseRows()
  private var least: [Int64] = []
  private var known: Set<CutMaker.Cut> = []
  private var cuts: [CutMaker.Cut] = []
  /// Figures withheld whatever is chosen.
  private let isGiven: [Bool]
  /// What was chosen for a part, by its rows.
  private var solved: [[Int]: Partial] = [:]
  /// What branching has cost so far, in steps of the solver times the size of the programme.
  private(set) var work = 0
  /// Whether good choices will have to do.
  var isTired = false

  /// Larger parts are not branched on: the first step alone would take minutes.
  private static let largestPart = 3000

  /// Columns and rows that hang together.
  private struct Part {
    var columns: [Int] = []
    var rows: [Int] = []
  }

  /// What was chosen for a part.
  private struct Partial {
    let chosen: [Int]
    let fewest: Int
    let isOptimal: Bool
  }

  init(_ system: AdditiveSystem) {
    figures = system.standings.indices.filter { system.standings[$0] == .open }
    var columnOf = [Int](repeating: -1, count: system.count)
    for (column, figure) in figures.enumerated() { columnOf[figure] = column }
    self.columnOf = columnOf
    isGiven = system.standings.map { $0 == .mustWithhold || $0 == .neverPublished }
    costs = figures.map { Double(max(system.costs[$0], 0)) }
    relaxed = LinearProgramme(
      rows: SparseRows(), bounds: (figures.map { _ in 0 }, figures.map { _ in 1 }), right: ([], []),
      objective: figures.map { _ in 1 })
  }

  /// Adds a cut; whether it is new.
  @discardableResult
  mutating func add(_ cut: CutMaker.Cut) -> Bool {
    guard known.insert(cut).inserted else { return false }
    cuts.append(cut)
    var terms: [(column: Int, coefficient: Double)] = []
    var needed = CutMaker.Cut.unit
    for (figure, weight) in zip(cut.figures, cut.weights) where columnOf[figure] >= 0 {
      rows.append(columnOf[figure], weight)
      terms.append((columnOf[figure], Double(weight)))
    }
    if let unless = cut.unless, columnOf[unless] >= 0 {
      rows.append(columnOf[unless], -CutMaker.Cut.unit)
      terms.append((columnOf[unless], -Double(CutMaker.Cut.unit)))
      needed = 0
    }
    rows.endRow()
    least.append(needed)
    waiting.append((terms, Double(needed)))
    return true
  }

  /// - Parameter cheapest: among choices of as many figures, one that is worth little rather than the first found.
  /// - Returns: nil where no choice satisfies the cuts.
  mutating func choose(cheapest: Bool = false) -> Choice? {
    relaxed.addRows(waiting)
    waiting = []
    let outcome = relaxed.solveAfterRows(maximise: false)
    if case .infeasible = outcome { return nil }
    let fractions = outcome == .optimal ? Array(relaxed.solution) : nil
    var choice = Choice(withheld: isGiven, fewest: 0, isOptimal: true)
    for part in parts() {
      let isKnown = fractions.flatMap { settled(part, $0) } ?? solved[part.rows]
      let isBranching = !isTired && part.columns.count + part.rows.count <= Self.largestPart
      guard var done = isKnown ?? (isBranching ? branch(part) : nil) ?? greedy(part, fractions) else { return nil }
      solved[part.rows] = done
      if cheapest && !isTired { done = lightened(done, part) }
      for column in done.chosen { choice.withheld[figures[column]] = true }
      choice.fewest += done.fewest
      choice.isOptimal = choice.isOptimal && done.isOptimal
    }
    return choice
  }

  /// The columns and rows that hang together.
  private func parts() -> [Part] {
    var sets = DisjointSets(count: figures.count)
    for row in 0..<rows.count { sets.unite(rows.range(row).lazy.map { rows.columns[$0] }) }
    var place: [Int: Int] = [:]
    var parts: [Part] = []
    for row in 0..<rows.count {
      guard let first = rows.range(row).first else { continue }
      let root = sets.root(rows.columns[first])
      if let part = place[root] {
        parts[part].rows.append(row)
      } else {
        place[root] = parts.count
        parts.append(Part(rows: [row]))
      }
    }
    for column in figures.indices {
      if let part = place[sets.root(column)] { parts[part].columns.append(column) }
    }
    return parts
  }

  /// The relaxation's choice for a part, where it is one: whole, and enough for every cut.
  private func settled(_ part: Part, _ fractions: [Double]) -> Partial? {
    for column in part.columns where abs(fractions[column] - fractions[column].rounded()) > 1e-6 { return nil }
    let chosen = part.columns.filter { fractions[$0] > 0.5 }
    return satisfies(chosen, part) ? Partial(chosen: chosen, fewest: chosen.count, isOptimal: true) : nil
  }

  private func satisfies(_ chosen: [Int], _ part: Part) -> Bool {
    let isChosen = Set(chosen)
    return part.rows.allSatisfy { row in
      rows.range(row).reduce(0) { isChosen.contains(rows.columns[$1]) ? $0 + rows.coefficients[$1] : $0 } >= least[row]
    }
  }

  /// The best choice for a part, by branching; nil where none was found.
  private mutating func branch(_ part: Part) -> Partial? {
    var programme = programme(part, objective: part.columns.map { _ in 1 })
    let outcome = programme.solve()
    work += programme.work
    switch outcome {
    case .infeasible: return nil
    case .optimal(let solution, _):
      let chosen = chosen(part, solution)
      return satisfies(chosen, part) ? Partial(chosen: chosen, fewest: chosen.count, isOptimal: true) : nil
    case .stopped(let solution, let bound):
      guard let solution, case let chosen = chosen(part, solution), satisfies(chosen, part) else { return nil }
      let fewest = bound.isFinite ? min(chosen.count, Int((bound - 1e-4).rounded(.up))) : 0
      return Partial(chosen: chosen, fewest: max(fewest, 0), isOptimal: false)
    }
  }

  /// A choice for a part, figure by figure, each time the one that brings most, those that the relaxation favours before
  /// others; nil where all together are not enough.
  private func greedy(_ part: Part, _ fractions: [Double]?) -> Partial? {
    var missing = part.rows.map { least[$0] }
    var rowsOf: [Int: [(row: Int, weight: Int64)]] = [:]
    for (index, row) in part.rows.enumerated() {
      for at in rows.range(row) { rowsOf[rows.columns[at], default: []].append((index, rows.coefficients[at])) }
    }
    let bound = fractions.map { fractions in Int((part.columns.reduce(0) { $0 + fractions[$1] } - 1e-4).rounded(.up)) }
    let favours = part.columns.reduce(into: [:]) { $0[$1] = 0.05 + (fractions?[$1] ?? 0) }
    var left = part.columns
    var chosen: [Int] = []
    while missing.contains(where: { $0 > 0 }) {
      let gains = left.map { column in
        let gain = (rowsOf[column] ?? []).reduce(0) { $0 + min($1.weight, max(missing[$1.row], 0)) }
        return gain > 0 ? Double(gain) * (favours[column] ?? 0) : Double(gain)
      }
      guard let best = left.indices.max(by: { (gains[$0], -costs[left[$0]]) < (gains[$1], -costs[left[$1]]) }) else { return nil }
      for (row, weight) in rowsOf[left[best]] ?? [] { missing[row] -= weight }
      chosen.append(left.remove(at: best))
    }
    return Partial(chosen: chosen.sorted(), fewest: max(bound ?? 0, 0), isOptimal: false)
  }

  /// As many figures as a choice has, or fewer, that are worth less together.
  private mutating func lightened(_ choice: Partial, _ part: Part) -> Partial {
    let heaviest = max(part.columns.map { costs[$0] }.max() ?? 1, 1)
    var programme = programme(part, objective: part.columns.map { costs[$0] / heaviest }, most: choice.chosen.count)
    programme.mostNodes = min(programme.mostNodes, 200)
    let outcome = programme.solve()
    work += programme.work
    let solution: [Double]?
    switch outcome {
    case .infeasible: solution = nil
    case .optimal(let found, _): solution = found
    case .stopped(let found, _): solution = found
    }
    guard let solution, case let chosen = chosen(part, solution), chosen.count <= choice.chosen.count, satisfies(chosen, part)
    else { return choice }
    return Partial(chosen: chosen, fewest: choice.fewest, isOptimal: choice.isOptimal)
  }

  private func chosen(_ part: Part, _ solution: [Double]) -> [Int] {
    zip(part.columns, solution).compactMap { $1 > 0.5 ? $0 : nil }
  }

  private func programme(_ part: Part, objective: [Double], most: Int? = nil) -> WholeProgramme {
    var place = [Int: Int](minimumCapacity: part.columns.count)
    for (index, column) in part.columns.enumerated() { place[column] = index }
    var own = SparseRows()
    for row in part.rows {
      for at in rows.range(row) { own.append(place[rows.columns[at]] ?? 0, rows.coefficients[at]) }
      own.endRow()
    }
    var (lower, upper) = (part.rows.map { Double(least[$0]) }, part.rows.map { _ in Double.infinity })
    if let most {
      for index in part.columns.indices { own.append(index, 1) }
      own.endRow()
      lower.append(0)
      upper.append(Double(most))
    }
    return WholeProgramme(
      rows: own, lower: part.columns.map { _ in 0 }, upper: part.columns.map { _ in 1 }, rowLower: lower, rowUpper: upper,
      isWhole: part.columns.map { _ in true }, objective: objective,
      mostNodes: max(30, 200_000 / (part.columns.count + part.rows.count)))
  }
}

extension CoverProgramme {
  /// The targets for which each open figure is withheld: those of the cuts that it alone satisfies, and those of the withheld
  /// figures that it keeps from following from the others.
  func reasons(_ withheld: [Bool]) -> [Int: [Int]] {
    var reasons: [Int: Set<Int>] = [:]
    var serves: [(figure: Int, other: Int)] = []
    for cut in cuts {
      if let unless = cut.unless, !withheld[unless] { continue }
      let held = cut.figures.filter { withheld[$0] && !isGiven[$0] }
      guard let figure = held.first, held.count == 1 else { continue }
      if let unless = cut.unless { serves.append((figure, unless)) } else { reasons[figure, default: []].insert(cut.target) }
    }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (figure, other) in serves {
        let before = reasons[figure]?.count ?? 0
        reasons[figure, default: []].formUnion(reasons[other] ?? [])
        isGrowing = isGrowing || reasons[figure]?.count != before
      }
    }
    return reasons.mapValues { $0.sorted() }
  }

  /// The cuts that equations alone ask for: a figure alone in its equation follows from the others, so where one is withheld,
  /// another is.
  /// - Parameter withheld: those whose turn it is; the others are left for when they are chosen.
  /// - Returns: whether a cut is new.
  @discardableResult
  mutating func addLines(_ system: AdditiveSystem, of withheld: (Int) -> Bool) -> Bool {
    var targetOf: [Int: Int] = [:]
    for (index, target) in system.targets.enumerated() where target.figures.count == 1 { targetOf[target.figures[0]] = index }
    var isNew = false
    for equation in 0..<system.equations.count {
      let members = system.equations.range(equation).map { system.equations.figures[$0] }
      let given = members.filter { isGiven[$0] }
      if given.count > 1 { continue }
      let open = members.filter { columnOf[$0] >= 0 }
      let alone = given.first.map { targetOf[$0] == nil ? [] : [$0] } ?? open
      for figure in alone where withheld(figure) {
        let others = open.filter { $0 != figure }
        let cut = CutMaker.Cut(
          figures: others, weights: others.map { _ in CutMaker.Cut.unit }, unless: isGiven[figure] ? nil : figure,
          target: targetOf[figure] ?? -1)
        isNew = add(cut) || isNew
      }
    }
    return isNew
  }
}
