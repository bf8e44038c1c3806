/// Chooses what is withheld beside the figures that must be.
package enum Suppression {
  /// The fewest figures, then the least valuable ones, that leave no target open to deduction; in large or tangled systems a
  /// good choice, with the number that no choice can go below.
  /// - Throws: `UnprotectedTargets` where a target leaks with everything withheld, `ContradictoryFigures` where the figures of
  ///   the system do not add up.
  package static func protect(_ system: AdditiveSystem) throws -> Protection {
    try refuse(Attack(system, withheld: system.standings.map { _ in true }))
    var withheld = system.standings.map { $0 == .mustWithhold || $0 == .neverPublished }
    var reasons: [Int: Protection.Reason] = [:]
    for figure in withheld.indices where system.standings[figure] == .mustWithhold { reasons[figure] = .primary }
    var fewest = reasons.count
    for block in system.blocks() {
      var search = CutSearch(block.system)
      let answer = try search.run()
      fewest += answer.fewest
      for (index, figure) in block.figures.enumerated() where answer.withheld[index] {
        withheld[figure] = true
        if block.system.standings[index] == .open {
          reasons[figure] = .protects((answer.reasons[index] ?? []).map { block.targets[$0] })
        }
      }
    }
    // The whole pattern once more, by whoever knows nothing of how it came about.
    let attack = try Attack(system, withheld: withheld)
    try refuse(attack)
    return Protection(
      withheld: withheld, reasons: reasons, count: reasons.count, fewest: fewest, deductions: try attack.deductions())
  }

  private static func refuse(_ attack: Attack) throws {
    let leaks = try attack.leaks()
    if !leaks.isEmpty { throw UnprotectedTargets(names: leaks.map { attack.system.targets[$0.target].name }) }
  }
}
