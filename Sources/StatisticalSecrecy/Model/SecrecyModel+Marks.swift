extension SecrecyModel {
  /// The mark of a cell: the one that it has, or the one that it gets if it is withheld.
  func mark(_ row: Int, _ column: Int) -> SecretMark {
    let found = table.columns[column]
    if let mark = found.cells[row].mark { return mark }
    guard purpose == .protection, policy.marks == .distinct, found.role == .count, !found.isService,
      let value = found.value(row)
    else { return .secret }
    if isSmall(row) { return .population }
    let reasons = motives[[row, column]] ?? motives(row, column)
    if reasons.contains(.count) { return .count }
    return reasons.isEmpty || value >= policy.minimumCell ? .protecting : .secret
  }

  /// Between which counts a withheld cell lies by its mark alone.
  func bounds(_ row: Int, _ column: Int, mark: SecretMark) -> (Int64, Int64?) {
    guard table.columns[column].role == .count else { return (0, nil) }
    let isPopulation = column == table.population
    switch mark {
    case .secret: return (0, nil)
    case .count:
      guard let range = policy.sensitiveCounts(of: table.columns[column].name) else { return (0, nil) }
      return (range.lowerBound, range.upperBound)
    case .population: return (0, isPopulation ? leastPopulation.map { max(0, $0 - 1) } : nil)
    case .protecting:
      let isEnough = isPopulation && (policy.scope == .everyZone || isListed(row))
      return (max(policy.minimumCell, isEnough ? leastPopulation ?? 0 : 0), nil)
    }
  }

  /// The population under which zones are withheld; where no policy says it and some are marked so, the usual one.
  private var leastPopulation: Int64? {
    policy.minimumPopulation ?? (hasPopulationMarks ? SecrecyPolicy.usualPopulation : nil)
  }
}
