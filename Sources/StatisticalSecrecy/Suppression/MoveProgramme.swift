/// Finds moves: tables beside the true one in which a sum of figures is elsewhere, told by how far each figure goes. The fewer
/// figures move that would have to be withheld for it, the better.
final class MoveProgramme {
  /// The figures that move. Their steps are whole numbers that fit every equation and every bound.
  typealias Move = [Int]

  private enum Outcome {
    case found(Move)
    /// The programme goes through, but not in whole numbers.
    case broken
    case none
  }

  private let system: AdditiveSystem
  /// The figures that may move at all, and the place of each figure among them; -1 for the others.
  private let figures: [Int]
  private let placeOf: [Int]
  /// The first half of the columns goes up, the second half down.
  private let programme: LinearProgramme
  /// The row that holds the sum of each target of several figures.
  private var goalRow: [Int: Int] = [:]
  private let mostUp: [Double]
  private let mostDown: [Double]
  private var costs: [Double]
  private var isForbidden: [Bool]
  /// What the questions have cost so far, in steps of the solver times the size of the programme; a hundred million is about a
  /// second.
  private(set) var work = 0

  /// Larger figures leave a solver that counts in fractions too few digits.
  private static let largestFigure: Int64 = 1_000_000_000
  /// How often a question is asked again, with costs that differ less and less.
  private static let tries = 4

  /// - Parameter movable: figures that may move, among those that are not known whatever is done; nil for all.
  /// - Returns: nil where the true figures are no table that fits (some are not known), or are too large.
  init?(_ system: AdditiveSystem, among movable: [Bool]? = nil) {
    guard system.isTrue, system.values.allSatisfy({ $0.magnitude < Self.largestFigure }) else { return nil }
    let figures = system.standings.indices.filter { system.standings[$0] != .mustPublish && movable?[$0] ?? true }
    var placeOf = [Int](repeating: -1, count: system.count)
    for (place, figure) in figures.enumerated() { placeOf[figure] = place }
    var rows = SparseRows()
    func append(_ figure: Int, _ coefficient: Int64) {
      guard placeOf[figure] >= 0 else { return }
      rows.append(placeOf[figure], coefficient)
      rows.append(placeOf[figure] + figures.count, -coefficient)
    }
    for equation in 0..<system.equations.count {
      for at in system.equations.range(equation) { append(system.equations.figures[at], system.equations.coefficients[at]) }
      if rows.columns.count > rows.starts[rows.count] { rows.endRow() }
    }
    var range = (lower: [Double](repeating: 0, count: rows.count), upper: [Double](repeating: 0, count: rows.count))
    for (index, target) in system.targets.enumerated() where target.figures.count > 1 {
      goalRow[index] = rows.count
      for figure in target.figures { append(figure, 1) }
      rows.endRow()
      range.lower.append(-.infinity)
      range.upper.append(.infinity)
    }
    mostUp = figures.map { figure in system.upper[figure].map { Double($0 - system.values[figure]) } ?? .infinity }
    mostDown = figures.map { Double(system.values[$0] - system.lower[$0]) }
    costs = [Double](repeating: 1, count: 2 * figures.count)
    isForbidden = [Bool](repeating: false, count: figures.count)
    programme = LinearProgramme(
      rows: rows, bounds: (costs.map { _ in 0 }, mostUp + mostDown), right: range, objective: costs)
    (self.system, self.figures, self.placeOf) = (system, figures, placeOf)
  }

  /// What it costs that a figure moves by one.
  func setCost(_ cost: Double, of figure: Int) {
    let place = placeOf[figure]
    guard place >= 0 else { return }
    costs[place] = cost
    costs[place + figures.count] = cost
  }

  /// Whether a figure has to stay where it is.
  func setForbidden(_ isForbidden: Bool, _ figure: Int) {
    let place = placeOf[figure]
    guard place >= 0 else { return }
    self.isForbidden[place] = isForbidden
    restoreBounds(place)
  }

  private func restoreBounds(_ place: Int) {
    programme.setBounds(of: place, 0, isForbidden[place] ? 0 : mostUp[place])
    programme.setBounds(of: place + figures.count, 0, isForbidden[place] ? 0 : mostDown[place])
  }

  /// A cheap move that takes a target so far up, or down where `distance` is negative.
  /// - Returns: nil where there is none, or none in whole numbers was found.
  func move(_ target: Int, by distance: Int64) -> Move? {
    var costs = costs
    for _ in 0..<Self.tries {
      programme.setObjective(costs)
      switch ask(target, distance) {
      case .found(let move): return move
      case .none: return nil
      case .broken:
        // Halves come of saving on the one hand and on the other. Costs that are more alike, and no two the same, have fewer.
        for column in costs.indices { costs[column] = costs[column].squareRoot() * Self.wobble(column % figures.count) }
      }
    }
    return nil
  }

  /// Between 1 and 1.2, scattered over the places, always the same.
  private static func wobble(_ place: Int) -> Double { 1 + Double((place &* 2_654_435_761) & 1023) / 5115 }

  private func ask(_ target: Int, _ distance: Int64) -> Outcome {
    let (needed, up) = (Double(distance.magnitude), distance > 0)
    if let row = goalRow[target] {
      programme.setRange(ofRow: row, up ? needed : -.infinity, up ? .infinity : -needed)
    } else {
      let place = system.targets[target].figures.first.map { placeOf[$0] } ?? -1
      guard place >= 0, !isForbidden[place], case let most = (up ? mostUp : mostDown)[place], most >= needed else { return .none }
      programme.setBounds(of: place + (up ? 0 : figures.count), needed, most)
      programme.setBounds(of: place + (up ? figures.count : 0), 0, 0)
    }
    defer {
      if let row = goalRow[target] {
        programme.setRange(ofRow: row, -.infinity, .infinity)
      } else {
        restoreBounds(placeOf[system.targets[target].figures[0]])
      }
    }
    programme.startAfresh()
    let outcome = programme.solveAfterRows(maximise: false)
    work += (20 + programme.iterations) * 2 * figures.count
    guard outcome == .optimal else { return .none }
    let found = programme.solution
    var steps = [Int64](repeating: 0, count: system.count)
    for (place, figure) in figures.enumerated() {
      steps[figure] = Int64((found[place] - found[place + figures.count]).rounded())
    }
    guard system.takes(steps) else { return .broken }
    let gone = system.targets[target].figures.reduce(0) { $0 + steps[$1] }
    return (up ? gone >= distance : gone <= distance) ? .found(steps.indices.filter { steps[$0] != 0 }) : .broken
  }
}

extension AdditiveSystem {
  /// Whether the figures are known, and fit their bounds and every equation.
  fileprivate var isTrue: Bool {
    values.indices.allSatisfy { values[$0] >= lower[$0] && values[$0] <= upper[$0] ?? .max }
      && (0..<equations.count).allSatisfy { sum($0, values) == equations.constants[$0] }
  }

  /// Whether the figures so many steps further are a table too.
  fileprivate func takes(_ steps: [Int64]) -> Bool {
    steps.indices.allSatisfy { values[$0] + steps[$0] >= lower[$0] && values[$0] + steps[$0] <= upper[$0] ?? .max }
      && (0..<equations.count).allSatisfy { sum($0, steps) == 0 }
  }

  private func sum(_ equation: Int, _ figures: [Int64]) -> Int64 {
    equations.range(equation).reduce(0) { $0 + equations.coefficients[$1] * figures[equations.figures[$1]] }
  }
}
