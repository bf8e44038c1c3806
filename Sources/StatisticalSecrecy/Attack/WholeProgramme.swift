import CCbc
import Synchronization

/// A linear programme in which some columns take whole numbers only. Wraps Cbc, for one question.
struct WholeProgramme {
  enum Outcome {
    /// Proven optimal: the solution, and the objective of it.
    case optimal([Double], Double)
    case infeasible
    /// Stopped before the proof: the best solution found, if any, and the bound that none can beat.
    case stopped([Double]?, bound: Double)
  }

  let rows: SparseRows
  let lower: [Double]
  let upper: [Double]
  let rowLower: [Double]
  let rowUpper: [Double]
  let isWhole: [Bool]
  var objective: [Double]
  /// Branching stops here, without a clock: the same answer on every machine.
  var mostNodes = 2000
  /// How many steps the solver has made, times the size of the programme: the same on every machine, as no clock is.
  private(set) var work = 0

  /// Cbc 2.10 keeps its place among the words of its own command line in globals. Two threads that solve at once lose it: one
  /// goes on to read commands from standard input.
  private static let turn = Mutex(())

  mutating func solve(maximise: Bool = false) -> Outcome {
    let model: UnsafeMutableRawPointer = Cbc_newModel()
    defer { Cbc_deleteModel(model) }
    Cbc_setLogLevel(model, 0)
    let columns = rows.byColumn(count: lower.count)
    Cbc_loadProblem(
      model, Int32(lower.count), Int32(rows.count), columns.starts, columns.rows, columns.elements,
      lower.map(finite), upper.map(finite), objective, rowLower.map(finite), rowUpper.map(finite))
    for column in lower.indices where isWhole[column] { Cbc_setInteger(model, Int32(column)) }
    Cbc_setObjSense(model, maximise ? -1 : 1)
    Cbc_setAllowableGap(model, 1e-6)
    Cbc_setAllowableFractionGap(model, 0)
    Cbc_setMaximumNodes(model, Int32(mostNodes))
    Self.turn.withLock { _ in _ = Cbc_solve(model) }
    // What happens before the first branch is not counted by the solver, and grows with the size.
    let size = lower.count + rows.count
    work += (Int(Cbc_getIterationCount(model)) + size) * size
    if Cbc_isProvenInfeasible(model) != 0 { return .infeasible }
    let best = Cbc_bestSolution(model).map { Array(UnsafeBufferPointer(start: $0, count: lower.count)) }
    if Cbc_isProvenOptimal(model) != 0, let best { return .optimal(best, Cbc_getObjValue(model)) }
    return .stopped(best, bound: Cbc_getBestPossibleObjValue(model))
  }

  private func finite(_ bound: Double) -> Double {
    max(-Double.greatestFiniteMagnitude, min(Double.greatestFiniteMagnitude, bound))
  }
}
