/// Every table that agrees with what is shown, for unknown figures that hang together by equations: what it says of one such
/// block says nothing of another.
///
/// A table found by a solver counts only when its rounded figures fit every equation exactly, in whole numbers: such a table
/// is a proof that needs no trust in the solver.
final class TableSpace {
  /// How far a sum of figures can go one way.
  struct Extreme {
    /// Nil where there is no bound.
    let value: Int64?
    /// Whether a table is known that goes so far; if not, none goes further.
    let isAttained: Bool
  }

  /// The columns of `Unknowns`, ascending.
  let columns: [Int]
  let rows: SparseRows
  let right: [Int64]
  let lower: [Int64]
  let upper: [Int64]
  let isWhole: [Bool]
  /// The least and the greatest of each figure over the tables found so far; empty before the first.
  private(set) var leastSeen: [Int64] = []
  private(set) var greatestSeen: [Int64] = []
  private(set) var firstFound: [Int64]?
  /// Told of every table found, in the order of `columns`.
  var whenFound: (([Int64]) -> Void)?

  private let hasWhole: Bool
  /// One unit of the programme is so many of the figures': solvers lose their way among too large numbers.
  private let scale: Double
  private lazy var programme = makeProgramme()
  /// Blocks larger than this get no branching: their bounds are those of the linear programmes, rounded inwards.
  private static let mostWhole = 3000
  /// Steps of branching, times the size of the programme, after which a block gets no more of it (some ten seconds).
  private static let mostWork = 60_000_000
  /// What branching has cost so far, in steps times size.
  var work = 0

  init(_ unknowns: Unknowns, columns: [Int], rows chosen: [Int]) {
    self.columns = columns
    var place: [Int: Int] = [:]
    for (index, column) in columns.enumerated() { place[column] = index }
    var rows = SparseRows()
    var right: [Int64] = []
    for row in chosen {
      var rest = unknowns.right[row]
      for at in unknowns.rows.range(row) {
        let (column, coefficient) = (unknowns.rows.columns[at], unknowns.rows.coefficients[at])
        if let index = place[column] {
          rows.append(index, coefficient)
        } else {
          rest -= coefficient * unknowns.lower[column]
        }
      }
      rows.endRow()
      right.append(rest)
    }
    self.rows = rows
    self.right = right
    lower = columns.map { unknowns.lower[$0] }
    upper = columns.map { unknowns.upper[$0] }
    isWhole = columns.map { unknowns.isWhole[$0] }
    hasWhole = isWhole.contains(true)
    let largest = (right + lower + upper).lazy.map(\.magnitude).filter { $0 < Unknowns.unbounded.magnitude }.max() ?? 1
    var scale = 1.0
    while Double(largest) / scale > 1e7 { scale *= 2 }
    self.scale = scale
  }

  /// Takes a table for found if it fits: whether it does.
  @discardableResult
  func accept(_ table: [Int64]) -> Bool {
    for index in table.indices where table[index] < lower[index] || table[index] > upper[index] { return false }
    for row in 0..<rows.count where rows.sum(row, table) != right[row] { return false }
    if leastSeen.isEmpty {
      (leastSeen, greatestSeen, firstFound) = (table, table, table)
    } else {
      for index in table.indices {
        if table[index] < leastSeen[index] { leastSeen[index] = table[index] }
        if table[index] > greatestSeen[index] { greatestSeen[index] = table[index] }
      }
    }
    whenFound?(table)
    return true
  }

  /// How low or high a sum of figures can be.
  /// - Parameters:
  ///   - terms: places in `columns`, each with its coefficient.
  ///   - isBranching: whether whole tables are looked for where the linear programme's own answer is none.
  /// - Throws: `ContradictoryFigures` where no table agrees with what is shown.
  func extreme(
    _ terms: [(column: Int, coefficient: Int64)], up: Bool, isBranching: Bool = true
  ) throws(ContradictoryFigures) -> Extreme {
    let outer = limit(terms, up: up)
    if terms.count == 1, !leastSeen.isEmpty, let outer, let term = terms.first {
      let seen = (term.coefficient > 0) == up ? greatestSeen[term.column] : leastSeen[term.column]
      if seen * term.coefficient == outer { return Extreme(value: outer, isAttained: true) }
    }
    programme.setObjective(terms.map { ($0.column, Double($0.coefficient)) })
    switch programme.solve(maximise: up) {
    case .infeasible, .unknown:
      try refuseIfEmpty()
      return Extreme(value: outer, isAttained: false)
    case .unbounded: return Extreme(value: nil, isAttained: true)
    case .optimal: break
    }
    let value = programme.objectiveValue * scale
    if let table = rounded(programme.solution, by: scale), accept(table) {
      let sum = terms.reduce(0) { $0 + $1.coefficient * table[$1.column] }
      if abs(Double(sum) - value) <= max(0.01, abs(value) * 1e-11) { return Extreme(value: sum, isAttained: true) }
    }
    let slack = max(1e-6, abs(value) * 1e-11)
    let bound = Int64(up ? (value + slack).rounded(.down) : (value - slack).rounded(.up))
    if !hasWhole { return Extreme(value: bound, isAttained: true) }
    if !isBranching { return Extreme(value: bound, isAttained: false) }
    return try wholeExtreme(terms, up: up, linear: bound)
  }

  /// Finds a table that pushes a sum as far as the linear programme goes; nothing is said of how far that is.
  /// - Returns: whether a new table was found.
  func push(_ terms: [(column: Int, coefficient: Int64)], up: Bool) throws(ContradictoryFigures) -> Bool {
    programme.setObjective(terms.map { ($0.column, Double($0.coefficient)) })
    switch programme.solve(maximise: up) {
    case .optimal: break
    case .infeasible, .unbounded, .unknown:
      try refuseIfEmpty()
      return false
    }
    return rounded(programme.solution, by: scale).map(accept) ?? false
  }

  /// No table was found where one was asked for. A solver may be wrong about that, a table that was found before is not.
  private func refuseIfEmpty() throws(ContradictoryFigures) {
    guard leastSeen.isEmpty else { return }
    let programme = makeProgramme()
    if programme.solve(maximise: false) == .infeasible { throw ContradictoryFigures(equation: nil) }
  }

  /// What the bounds of the figures alone leave a sum; nil where that is no bound.
  private func limit(_ terms: [(column: Int, coefficient: Int64)], up: Bool) -> Int64? {
    var sum: Int64 = 0
    for (column, coefficient) in terms {
      let bound = (coefficient > 0) == up ? upper[column] : lower[column]
      if bound.magnitude >= Unknowns.unbounded.magnitude { return nil }
      sum += coefficient * bound
    }
    return sum
  }

  private func rounded(_ solution: some Sequence<Double>, by scale: Double) -> [Int64]? {
    var table: [Int64] = []
    table.reserveCapacity(columns.count)
    for value in solution {
      let figure = (value * scale).rounded()
      guard abs(figure) < 1e18 else { return nil }
      table.append(Int64(figure))
    }
    return table
  }

  /// The extreme over whole tables, where the linear programme's own is none.
  private func wholeExtreme(
    _ terms: [(column: Int, coefficient: Int64)], up: Bool, linear: Int64
  ) throws(ContradictoryFigures) -> Extreme {
    guard columns.count <= Self.mostWhole, work < Self.mostWork, scale == 1 else {
      return Extreme(value: linear, isAttained: false)
    }
    var objective = [Double](repeating: 0, count: columns.count)
    for term in terms { objective[term.column] += Double(term.coefficient) }
    let right = right.map(Double.init)
    var whole = WholeProgramme(
      rows: rows, lower: lower.map(double), upper: upper.map(double), rowLower: right, rowUpper: right, isWhole: isWhole,
      objective: objective)
    let outcome = whole.solve(maximise: up)
    work += whole.work
    switch outcome {
    case .infeasible:
      try refuseIfEmpty()
      return Extreme(value: linear, isAttained: false)
    case .optimal(let solution, let value):
      let bound = Int64(up ? (value + 1e-6).rounded(.down) : (value - 1e-6).rounded(.up))
      guard let table = rounded(solution, by: 1), accept(table) else {
        return Extreme(value: linear, isAttained: false)
      }
      return Extreme(value: bound, isAttained: terms.reduce(0) { $0 + $1.coefficient * table[$1.column] } == bound)
    case .stopped(let solution, _):
      if let solution, let table = rounded(solution, by: 1) { accept(table) }
      return Extreme(value: linear, isAttained: false)
    }
  }

  private func double(_ bound: Int64) -> Double {
    bound.magnitude >= Unknowns.unbounded.magnitude ? (bound > 0 ? .infinity : -.infinity) : Double(bound)
  }

  private func makeProgramme() -> LinearProgramme {
    let right = right.map { Double($0) / scale }
    return LinearProgramme(
      rows: rows, bounds: (lower.map { double($0) / scale }, upper.map { double($0) / scale }), right: (right, right))
  }
}
