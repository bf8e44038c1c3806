extension Attack {
  /// A target that is not proven safe, and what is known of it.
  package struct Leak: Sendable {
    package let target: Int
    /// What the attack says at least: if this keeps to the rule, the target is not known to leak, but not proven safe either.
    package let deduction: Deduction
  }

  /// The targets that a reader can find out, or of which nobody can prove that he cannot. A target is proven safe by whole
  /// tables that agree with all that is shown and put it where its rule asks; one table serves many targets.
  /// - Parameter most: the search may end once it has so many.
  package func leaks(among chosen: [Int]? = nil, most: Int = .max) throws(ContradictoryFigures) -> [Leak] {
    let proof = Proof(self)
    var pending: [Int] = []
    var leaks: [Leak] = []
    for target in chosen ?? Array(system.targets.indices) {
      let sum = split(system.targets[target].figures)
      let outer = bounds(sum)
      if outer.breaks(system.targets[target].rule) {
        leaks.append(Leak(target: target, deduction: outer))
      } else {
        proof.add(target, sum)
        pending.append(target)
      }
    }
    if leaks.count >= most { return leaks }
    try proof.push()
    for target in pending where !proof.isSafe(target) {
      if leaks.count >= most { return leaks }
      if let leak = try ask(target, proof) { leaks.append(leak) }
    }
    return leaks.sorted { $0.target < $1.target }
  }

  /// Whether no two tables found so far differ in a withheld figure: it may follow from what is shown.
  func mayBePinned(_ figure: Int) -> Bool {
    let column = unknowns.columnOf[figure]
    guard column >= 0 else { return false }
    let (space, place) = placeOf[column]
    guard space >= 0, !spaces[space].leastSeen.isEmpty else { return true }
    return spaces[space].leastSeen[place] == spaces[space].greatestSeen[place]
  }

  /// What the bounds of the figures alone say of a sum.
  private func bounds(_ sum: SplitSum) -> Deduction {
    var (low, high): (Int64?, Int64?) = (sum.known, sum.known)
    for block in sum.blocks {
      let space = spaces[block.space]
      for term in block.terms {
        let (below, above) = (space.lower[term.column], space.upper[term.column])
        low = below <= -Unknowns.unbounded ? nil : low.map { $0 + below }
        high = above >= Unknowns.unbounded ? nil : high.map { $0 + above }
      }
    }
    return Deduction(low: low, high: high)
  }

  /// Asks the programmes for one target, and no more than its rule needs.
  private func ask(_ target: Int, _ proof: Proof) throws(ContradictoryFigures) -> Leak? {
    let (sum, rule) = (split(system.targets[target].figures), system.targets[target].rule)
    var ends: [TableSpace.Extreme] = []
    for up in [false, true] {
      ends.append(try extreme(sum, up: up, isBranching: false))
      if proof.isSafe(target) { return nil }
    }
    let linear = Deduction(low: ends[0].value, high: ends[1].value)
    if linear.breaks(rule) { return Leak(target: target, deduction: linear) }
    // Fractions of people could go far enough. Can people?
    if sum.blocks.count == 1, let block = sum.blocks.first {
      for (goal, up) in goals(rule, block, sum.known) {
        _ = spaces[block.space].findNearby(block.terms, goal: goal, up: up)
        if proof.isSafe(target) { return nil }
      }
    }
    for up in [false, true] where !ends[up ? 1 : 0].isAttained {
      ends[up ? 1 : 0] = try extreme(sum, up: up)
      if proof.isSafe(target) { return nil }
    }
    let deduction = Deduction(low: ends[0].value, high: ends[1].value)
    // Both ends are attained, or there is none: what they say is the whole truth.
    if ends.allSatisfy(\.isAttained) && !deduction.breaks(rule) { return nil }
    return Leak(target: target, deduction: deduction)
  }

  /// Where a sum would have to go for its rule to be kept: one of these, or both for an amount.
  private func goals(
    _ rule: AdditiveSystem.Rule, _ block: (space: Int, terms: [(column: Int, coefficient: Int64)]), _ known: Int64
  ) -> [(goal: Int64, up: Bool)] {
    guard let table = spaces[block.space].firstFound else { return [] }
    let value = block.terms.reduce(0) { $0 + $1.coefficient * table[$1.column] }
    switch rule {
    case .outside(let range) where range.contains(value + known):
      return [(range.lowerBound - 1 - known, false), (range.upperBound + 1 - known, true)]
    case .outside, .notExact: return [(value - 1, false), (value + 1, true)]
    case .reach(let atMost, let atLeast): return [(atMost - known, false), (atLeast - known, true)]
    }
  }
}

/// Which targets are proven safe by the tables found so far.
private final class Proof {
  private let attack: Attack
  private var sums: [Int: Attack.SplitSum] = [:]
  private var seen: [Int: (low: Int64, high: Int64)] = [:]
  private var open: [Set<Int>]
  private var order: [[Int]]

  init(_ attack: Attack) {
    self.attack = attack
    open = Array(repeating: [], count: attack.spaces.count)
    order = Array(repeating: [], count: attack.spaces.count)
    for (index, space) in attack.spaces.enumerated() {
      space.whenFound = { [unowned self] table in note(table, in: index) }
    }
  }

  deinit { for space in attack.spaces { space.whenFound = nil } }

  func add(_ target: Int, _ sum: Attack.SplitSum) {
    guard sum.blocks.count == 1, let block = sum.blocks.first else { return }
    sums[target] = sum
    order[block.space].append(target)
    open[block.space].insert(target)
  }

  func isSafe(_ target: Int) -> Bool {
    guard let sum = sums[target] else { return false }
    return !open[sum.blocks[0].space].contains(target)
  }

  /// A table was found: the targets that it puts where their rules ask are done.
  private func note(_ table: [Int64], in space: Int) {
    order[space].removeAll { !open[space].contains($0) }
    for target in order[space] {
      guard let sum = sums[target] else { continue }
      let value = sum.blocks[0].terms.reduce(sum.known) { $0 + $1.coefficient * table[$1.column] }
      let before = seen[target] ?? (value, value)
      let now = (low: min(before.low, value), high: max(before.high, value))
      seen[target] = now
      if !Deduction(low: now.low, high: now.high).breaks(attack.system.targets[target].rule) { open[space].remove(target) }
    }
  }

  /// Pushes all targets of a block that are still open down together, then up, as long as that settles some.
  func push() throws(ContradictoryFigures) {
    for (index, space) in attack.spaces.enumerated() where !order[index].isEmpty {
      if let table = space.firstFound { note(table, in: index) }
      var stalled = 0
      var up = false
      while open[index].count > 1 && stalled < 2 {
        let before = open[index].count
        let terms = order[index].filter(open[index].contains).flatMap { sums[$0]?.blocks[0].terms ?? [] }
        _ = try space.push(terms, up: up)
        stalled = open[index].count * 10 > before * 9 ? stalled + 1 : 0
        up.toggle()
      }
    }
  }
}
