extension TableSpace {
  /// Looks for a whole table beside a known one in which a sum goes to a goal or beyond, and that differs from it as little as
  /// possible: small moves are mostly whole by themselves, and where they are not, few figures are left to branch on.
  /// - Returns: whether one was found; if not, nothing is known.
  func findNearby(_ terms: [(column: Int, coefficient: Int64)], goal: Int64, up: Bool) -> Bool {
    guard let base = firstFound else { return false }
    let value = terms.reduce(0) { $0 + $1.coefficient * base[$1.column] }
    if up ? value >= goal : value <= goal { return true }
    let count = columns.count
    // Each figure moves up (the first half of the columns) or down (the second).
    var moves = SparseRows()
    for row in 0..<rows.count {
      for at in rows.range(row) {
        moves.append(rows.columns[at], rows.coefficients[at])
        moves.append(rows.columns[at] + count, -rows.coefficients[at])
      }
      moves.endRow()
    }
    for (column, coefficient) in terms {
      moves.append(column, coefficient)
      moves.append(column + count, -coefficient)
    }
    moves.endRow()
    let needed = Double(goal - value)
    let none = [Double](repeating: 0, count: rows.count)
    let right = (lower: none + [up ? needed : -.infinity], upper: none + [up ? .infinity : needed])
    let most = (0..<count).map { room(upper[$0], base[$0]) } + (0..<count).map { room(base[$0], lower[$0]) }
    let programme = LinearProgramme(
      rows: moves, bounds: ([Double](repeating: 0, count: 2 * count), most), right: right,
      objective: [Double](repeating: 1, count: 2 * count))
    guard programme.solve(maximise: false) == .optimal else { return false }
    let found = Array(programme.solution)
    if accept((0..<count).map { base[$0] + Int64((found[$0] - found[$0 + count]).rounded()) }) { return true }
    return branch(around: found, moves, most, right, base)
  }

  private func room(_ upper: Int64, _ lower: Int64) -> Double {
    upper >= Unknowns.unbounded || lower <= -Unknowns.unbounded ? .infinity : Double(upper - lower)
  }

  /// The same in whole numbers, with the figures that share an equation with those that move.
  private func branch(
    around found: [Double], _ moves: SparseRows, _ most: [Double], _ right: (lower: [Double], upper: [Double]), _ base: [Int64]
  ) -> Bool {
    let count = columns.count
    var isNear = (0..<count).map { found[$0] > 1e-7 || found[$0 + count] > 1e-7 }
    let broken = (0..<count).map { found.isBroken($0, count) }
    for row in 0..<rows.count where rows.range(row).contains(where: { broken[rows.columns[$0]] }) {
      for at in rows.range(row) { isNear[rows.columns[at]] = true }
    }
    let kept = (0..<2 * count).filter { isNear[$0 % count] }
    guard kept.count <= 1000 else { return false }
    var place = [Int](repeating: -1, count: 2 * count)
    for (index, column) in kept.enumerated() { place[column] = index }
    var own = SparseRows()
    var bounds: (lower: [Double], upper: [Double]) = ([], [])
    for row in 0..<moves.count {
      let members = moves.range(row).filter { place[moves.columns[$0]] >= 0 }
      if members.isEmpty { continue }
      for at in members { own.append(place[moves.columns[at]], moves.coefficients[at]) }
      own.endRow()
      bounds.lower.append(right.lower[row])
      bounds.upper.append(right.upper[row])
    }
    var programme = WholeProgramme(
      rows: own, lower: kept.map { _ in 0 }, upper: kept.map { most[$0] }, rowLower: bounds.lower, rowUpper: bounds.upper,
      isWhole: kept.map { _ in true }, objective: kept.map { _ in 1 }, mostNodes: 200)
    let outcome = programme.solve()
    work += programme.work
    let solution: [Double]
    switch outcome {
    case .optimal(let found, _): solution = found
    case .stopped(let found?, _): solution = found
    case .infeasible, .stopped(nil, _): return false
    }
    var table = base
    for (index, column) in kept.enumerated() {
      table[column % count] += (column < count ? 1 : -1) * Int64(solution[index].rounded())
    }
    return accept(table)
  }
}

extension [Double] {
  /// Whether the move of a figure is no whole number.
  fileprivate func isBroken(_ column: Int, _ count: Int) -> Bool {
    let move = self[column] - self[column + count]
    return abs(move - move.rounded()) > 1e-6
  }
}
