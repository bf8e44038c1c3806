import CClp

/// A linear programme that is asked for one objective after another, also with bounds changed and rows added: each answer
/// starts from the last one's basis. Wraps Clp, whose arrays hold numbers after a failure too: they are read only where the
/// solver says "proven optimal".
final class LinearProgramme {
  enum Outcome {
    /// Proven optimal: solution, objective and reduced costs may be read.
    case optimal
    case infeasible
    case unbounded
    /// Given up by the solver: nothing is known.
    case unknown
  }

  let columnCount: Int
  private let model: UnsafeMutableRawPointer
  private var objective: [Double]
  private var isFirst = true

  /// - Parameters:
  ///   - rows: over the columns.
  ///   - bounds: of the columns; infinite ones as `±Double.infinity`.
  ///   - right: between what each row's sum lies.
  init(
    rows: SparseRows, bounds: (lower: [Double], upper: [Double]), right: (lower: [Double], upper: [Double]),
    objective: [Double]? = nil
  ) {
    columnCount = bounds.lower.count
    self.objective = objective ?? [Double](repeating: 0, count: columnCount)
    model = Clp_newModel()
    Clp_setLogLevel(model, 0)
    let columns = rows.byColumn(count: columnCount)
    Clp_loadProblem(
      model, Int32(columnCount), Int32(rows.count), columns.starts, columns.rows, columns.elements,
      bounds.lower.map(Self.finite), bounds.upper.map(Self.finite), self.objective,
      right.lower.map(Self.finite), right.upper.map(Self.finite))
  }

  deinit { Clp_deleteModel(model) }

  /// Clp takes `±Double.max` for "no bound".
  private static func finite(_ bound: Double) -> Double {
    max(-Double.greatestFiniteMagnitude, min(Double.greatestFiniteMagnitude, bound))
  }

  /// The objective is this sum, and nothing else.
  func setObjective(_ terms: [(column: Int, coefficient: Double)]) {
    for column in objective.indices { objective[column] = 0 }
    for term in terms { objective[term.column] += term.coefficient }
    Clp_chgObjCoefficients(model, objective)
  }

  /// The objective is the sum of these costs times the columns.
  func setObjective(_ costs: [Double]) {
    objective = costs
    Clp_chgObjCoefficients(model, objective)
  }

  func setBounds(of column: Int, _ lower: Double, _ upper: Double) {
    Clp_columnLower(model)[column] = Self.finite(lower)
    Clp_columnUpper(model)[column] = Self.finite(upper)
  }

  /// Between what the sum of a row lies from now on.
  func setRange(ofRow row: Int, _ lower: Double, _ upper: Double) {
    Clp_rowLower(model)[row] = Self.finite(lower)
    Clp_rowUpper(model)[row] = Self.finite(upper)
  }

  /// Forgets the last answer: the next one, by the dual method, starts with all columns at their lower bounds and depends on
  /// nothing that was asked before. For matrices of ones, which gain nothing by being scaled.
  func startAfresh() {
    let (basic, atLower): (UInt8, UInt8) = (1, 3)
    let rowCount = Int(Clp_numberRows(model))
    Clp_copyinStatus(model, [UInt8](repeating: atLower, count: columnCount) + [UInt8](repeating: basic, count: rowCount))
    let none: Int32 = 0
    Clp_scaling(model, none)
    let noPerturbation: Int32 = 102
    Clp_setPerturbation(model, noPerturbation)
    isFirst = false
  }

  /// How many steps the last answer took.
  var iterations: Int { Int(Clp_numberIterations(model)) }

  /// Adds rows that are at least so much. All at once: each call copies the matrix.
  func addRows(_ rows: [(terms: [(column: Int, coefficient: Double)], least: Double)]) {
    if rows.isEmpty { return }
    var starts: [Int32] = [0]
    for row in rows { starts.append(starts[starts.count - 1] + Int32(row.terms.count)) }
    Clp_addRows(
      model, Int32(rows.count), rows.map(\.least), rows.map { _ in Double.greatestFiniteMagnitude }, starts,
      rows.flatMap { $0.terms.map { Int32($0.column) } }, rows.flatMap { $0.terms.map(\.coefficient) })
  }

  /// Solves by the primal method, which goes on from the last solution when the objective has changed.
  func solve(maximise: Bool) -> Outcome { run(maximise: maximise) { Clp_primal($0, 0) } }

  /// Solves by the dual method, which goes on from the last solution when rows or bounds have changed.
  func solveAfterRows(maximise: Bool) -> Outcome { run(maximise: maximise) { Clp_dual($0, 0) } }

  private func run(maximise: Bool, _ method: (UnsafeMutableRawPointer) -> Int32) -> Outcome {
    if columnCount == 0 { return .optimal }
    Clp_setOptimizationDirection(model, maximise ? -1 : 1)
    if isFirst {
      isFirst = false
      _ = Clp_initialSolve(model)
    } else {
      _ = method(model)
    }
    if Clp_status(model) > 2 { _ = Clp_initialSolve(model) }
    switch Clp_status(model) {
    case 0: return .optimal
    case 1: return .infeasible
    case 2: return .unbounded
    default: return .unknown
    }
  }

  /// The solution, valid until the next solve.
  var solution: UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: Clp_primalColumnSolution(model), count: columnCount)
  }

  var objectiveValue: Double { Clp_objectiveValue(model) }

  /// What the objective gains for each unit of a column beyond its bound.
  var reducedCosts: UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: Clp_dualColumnSolution(model), count: columnCount)
  }
}

extension SparseRows {
  /// The same matrix column by column, as the solvers take it.
  func byColumn(count: Int) -> (starts: [Int32], rows: [Int32], elements: [Double]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for column in columns { starts[column + 1] += 1 }
    for column in 0..<count { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: columns.count)
    var elements = [Double](repeating: 0, count: columns.count)
    for row in 0..<self.count {
      for at in range(row) {
        let place = Int(next[columns[at]])
        next[columns[at]] += 1
        rows[place] = Int32(row)
        elements[place] = Double(coefficients[at])
      }
    }
    return (starts, rows, elements)
  }
}
