/// Counts that are rounded instead of being withheld: a reader knows of each figure between which two it lies. Where that gives
/// something away, figures are withheld after all, those first that bind it most.
struct RoundedRelease {
  private let model: SecrecyModel
  private let rounding: Rounding

  init(_ model: SecrecyModel) {
    self.model = model
    rounding = Rounding(base: model.policy.rounding ?? 1)
  }

  /// Whether a figure is a count that is shown rounded unless it is withheld.
  private func isRounded(_ figure: Int) -> Bool {
    guard model.system.standings[figure] == .open, case .cell = model.keys[figure] else { return false }
    return model.system.isWhole[figure]
  }

  /// - Throws: `ContradictoryFigures`; `UnprotectedTargets` where rounding and withholding do not suffice.
  func protect() throws -> Protection {
    var withheld = model.system.standings.map { $0 == .mustWithhold || $0 == .neverPublished }
    while true {
      let system = rounded(withheld)
      let leaks = try Attack(system, withheld: withheld).leaks()
      guard !leaks.isEmpty else {
        let deductions = try Attack(system, withheld: withheld).deductions()
        return protection(withheld, deductions)
      }
      var isStuck = true
      for leak in leaks {
        guard let figure = loosest(leak.target, withheld) else { continue }
        withheld[figure] = true
        isStuck = false
      }
      if isStuck { throw UnprotectedTargets(names: leaks.map { model.system.targets[$0.target].name }) }
    }
  }

  private func rounded(_ withheld: [Bool]) -> AdditiveSystem {
    let own = model.system
    var system = AdditiveSystem()
    for figure in 0..<own.count {
      let isRounded = isRounded(figure) && !withheld[figure]
      let range = isRounded ? rounding.range(of: rounding.rounded(own.values[figure])) : nil
      _ = system.addFigure(
        value: own.values[figure], standing: isRounded ? .neverPublished : own.standings[figure], cost: own.costs[figure],
        bounds: range.map { ($0.lowerBound, $0.upperBound) } ?? (own.lower[figure], own.upper[figure]),
        isWhole: own.isWhole[figure])
    }
    for equation in 0..<own.equations.count {
      let terms = own.equations.range(equation).map { (own.equations.figures[$0], own.equations.coefficients[$0]) }
      system.addEquation(terms, equals: own.equations.constants[equation])
    }
    for target in own.targets { system.addTarget(name: target.name, figures: target.figures, rule: target.rule) }
    return system
  }

  /// The figure to withhold next for a target: one of its own, else the smallest that an equation binds it with.
  private func loosest(_ target: Int, _ withheld: [Bool]) -> Int? {
    let own = model.system.targets[target].figures
    func isOpen(_ figure: Int) -> Bool { model.system.standings[figure] == .open && !withheld[figure] }
    if let figure = own.first(where: isOpen) { return figure }
    var reached = Set(own)
    while true {
      var candidates: [Int] = [], next = reached
      for equation in 0..<model.system.equations.count {
        let members = model.system.equations.range(equation).map { model.system.equations.figures[$0] }
        guard members.contains(where: reached.contains) else { continue }
        candidates += members.filter(isOpen)
        next.formUnion(members)
      }
      if let found = candidates.min(by: { (model.system.values[$0], $0) < (model.system.values[$1], $1) }) { return found }
      if next.count == reached.count { return nil }
      reached = next
    }
  }

  private func protection(_ withheld: [Bool], _ deductions: [Deduction]) -> Protection {
    var reasons: [Int: Protection.Reason] = [:]
    for figure in withheld.indices where withheld[figure] && model.system.standings[figure] != .neverPublished {
      reasons[figure] = model.system.standings[figure] == .mustWithhold ? .primary : .protects([])
    }
    return Protection(
      withheld: withheld, reasons: reasons, count: reasons.count, fewest: reasons.values.count { $0 == .primary },
      deductions: deductions)
  }
}
