/// Says of a choice of withheld figures what it gives away, and which figures could change that: "of these, withhold enough".
///
/// A linear programme knows all figures, the shown ones held at their values. Where a target cannot go far enough, the
/// programme's reduced costs say how far each shown figure, were it withheld, could carry it at most; by duality that is true
/// of any further figures withheld at once. So a cut is fair: every choice that protects the target satisfies it.
final class CutMaker {
  /// A sum of weights over withheld figures that must reach `Cut.unit`.
  struct Cut: Hashable {
    /// Weights are counted in such parts of what is needed.
    static let unit: Int64 = 24
    var figures: [Int]
    var weights: [Int64]
    /// A figure that need not be protected while it is shown: the cut holds only where it is withheld.
    var unless: Int?
    /// The target that asks for it.
    var target: Int
  }

  /// One thing that a rule asks: that a sum can go down to one value, or up to another.
  struct Requirement: Hashable {
    var downTo: Int64?
    var upTo: Int64?
  }

  let system: AdditiveSystem
  private let programme: LinearProgramme
  /// What the questions have cost so far, in columns and rows looked at.
  private(set) var work = 0
  private var isFree: [Bool]
  /// How far each target can go when everything is withheld that may be; not more than it can.
  private var widest: [Deduction] = []

  /// - Parameter isThorough: whether it is worth finding out first how far each target can go at all.
  init(_ system: AdditiveSystem, isThorough: Bool) {
    self.system = system
    var rows = SparseRows()
    for equation in 0..<system.equations.count {
      for at in system.equations.range(equation) {
        rows.append(system.equations.figures[at], system.equations.coefficients[at])
      }
      rows.endRow()
    }
    let right = system.equations.constants.map(Double.init)
    isFree = Array(repeating: true, count: system.count)
    programme = LinearProgramme(
      rows: rows, bounds: (system.lower.map(Double.init), system.upper.map { $0.map(Double.init) ?? .infinity }),
      right: (right, right))
    widest = system.targets.map { isThorough ? widest($0) : bounds($0) }
  }

  private func widest(_ target: AdditiveSystem.Target) -> Deduction {
    Deduction(
      low: reach(target.figures, up: false).map { Int64(($0 - Self.slack($0)).rounded(.up)) },
      high: reach(target.figures, up: true).map { Int64(($0 + Self.slack($0)).rounded(.down)) })
  }

  private func bounds(_ target: AdditiveSystem.Target) -> Deduction {
    var (low, high): (Int64, Int64?) = (0, 0)
    for figure in target.figures {
      low += system.lower[figure]
      high = high.flatMap { sum in system.upper[figure].map { sum + $0 } }
    }
    return Deduction(low: low, high: high)
  }

  /// A question a figure: longer cuts stay as they are.
  private static let longestStrengthened = 40

  /// Solvers count in fractions: so little is nothing, and a sum of amounts has as many digits as it has.
  private static func slack(_ value: Double) -> Double { max(1e-5, abs(value) * 1e-10) }

  /// These figures are withheld, and those that are never published; the others are shown.
  func withhold(_ withheld: [Bool]) {
    for figure in withheld.indices { free(figure, withheld[figure] || system.standings[figure] != .open) }
  }

  private func free(_ figure: Int, _ isNowFree: Bool) {
    if isNowFree == isFree[figure] { return }
    isFree[figure] = isNowFree
    let value = Double(system.values[figure])
    if isNowFree {
      programme.setBounds(of: figure, Double(system.lower[figure]), system.upper[figure].map(Double.init) ?? .infinity)
    } else {
      programme.setBounds(of: figure, value, value)
    }
  }

  /// How far a sum can go; nil where there is no bound, or where the solver does not know.
  private func reach(_ figures: [Int], up: Bool) -> Double? {
    work += system.count + system.equations.count
    programme.setObjective(figures.map { ($0, 1) })
    return programme.solve(maximise: up) == .optimal ? programme.objectiveValue : nil
  }
}

extension AdditiveSystem.Rule {
  /// What a reader who knows this would have to think possible beside.
  func missing(_ known: Deduction) -> [CutMaker.Requirement] {
    if known.isExact, let value = known.low {
      if case .outside(let range) = self, range.contains(value) {
        return [CutMaker.Requirement(downTo: range.lowerBound - 1, upTo: range.upperBound + 1)]
      }
      return [CutMaker.Requirement(downTo: value - 1, upTo: value + 1)]
    }
    guard known.breaks(self) else { return [] }
    switch self {
    case .notExact: return []
    case .outside(let range): return [CutMaker.Requirement(downTo: range.lowerBound - 1, upTo: range.upperBound + 1)]
    case .reach(let atMost, let atLeast):
      var missing: [CutMaker.Requirement] = []
      if let low = known.low, low > atMost { missing.append(CutMaker.Requirement(downTo: atMost)) }
      if let high = known.high, high < atLeast { missing.append(CutMaker.Requirement(upTo: atLeast)) }
      return missing
    }
  }
}

extension CutMaker {
  /// The cut that a requirement asks for, strengthened: figures that would not help even if all outside the cut were withheld
  /// are left out of it.
  /// - Returns: nil where the solver contradicts itself, or where nothing can be withheld that helps.
  func cut(_ requirement: Requirement, of target: Int, strengthened: Bool) -> Cut? {
    let figures = system.targets[target].figures
    guard var helpful = helpers(figures, requirement, widest[target]) else { return nil }
    if strengthened && helpful.count <= Self.longestStrengthened {
      let before = isFree
      defer { for figure in before.indices { free(figure, before[figure]) } }
      let candidates = helpful.keys.sorted { (system.costs[$0], $0) > (system.costs[$1], $1) }
      for figure in isFree.indices { free(figure, helpful[figure] == nil) }
      guard let wide = helpers(figures, requirement, widest[target]) else { return cut(helpful, target) }
      helpful = wide
      for figure in candidates where helpful[figure] != nil && helpful.count > 1 {
        free(figure, true)
        if let fewer = helpers(figures, requirement, widest[target]) { helpful = fewer } else { free(figure, false) }
      }
    }
    return cut(helpful, target)
  }

  private func cut(_ helpful: [Int: Int64], _ target: Int) -> Cut {
    let figures = helpful.keys.sorted()
    return Cut(figures: figures, weights: figures.map { helpful[$0] ?? 0 }, target: target)
  }

  /// How much of what is missing each shown figure could carry at most, in `Cut.unit`; nil where nothing is missing.
  private func helpers(_ figures: [Int], _ requirement: Requirement, _ widest: Deduction) -> [Int: Int64]? {
    var found: [Int: Int64] = [:]
    for up in [false, true] {
      guard let goal = up ? requirement.upTo : requirement.downTo else { continue }
      // A way that leads nowhere whatever is withheld needs no help.
      if up, let high = widest.high, high < goal { continue }
      if !up, let low = widest.low, low > goal { continue }
      guard let value = reach(figures, up: up) else { return nil }
      let missing = up ? Double(goal) - value : value - Double(goal)
      if missing <= Self.slack(value) { return nil }
      let costs = programme.reducedCosts
      for figure in isFree.indices where !isFree[figure] {
        // For the greatest: the objective gains `cost` for each unit up. For the least it loses as much.
        let cost = up ? costs[figure] : -costs[figure]
        if abs(cost) < 1e-9 { continue }
        let value = Double(system.values[figure])
        let upward = system.upper[figure].map { Double($0) - value } ?? .infinity
        let room = cost > 0 ? upward : value - Double(system.lower[figure])
        let share = abs(cost) * room / missing
        if share <= 1e-9 { continue }
        let weight = share >= 1 ? Cut.unit : Int64((share * Double(Cut.unit) - 1e-7).rounded(.up))
        found[figure] = max(found[figure] ?? 0, max(weight, 1))
      }
    }
    return found
  }

  /// Whether a withheld figure follows from what is shown, and then the cut that changes it: it is withheld for nothing, or one
  /// of these is withheld too.
  func cutIfDetermined(_ figure: Int) -> Cut? {
    guard let low = reach([figure], up: false), let high = reach([figure], up: true), high - low < 1e-5 else { return nil }
    let value = system.values[figure]
    let anywhere = Deduction(low: nil, high: nil)
    guard let helpful = helpers([figure], Requirement(downTo: value - 1, upTo: value + 1), anywhere) else { return nil }
    var cut = cut(helpful.mapValues { _ in Cut.unit }, -1)
    cut.unless = figure
    return cut
  }
}
