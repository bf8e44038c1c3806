import Groundwork

extension SecrecyModel {
  /// Targets of all differences that are too small.
  mutating func addDifferences() throws {
    guard !overlaps.isEmpty else { return }
    var search = DifferenceSearch(self)
    differences = search.run()
    guard !search.isIncomplete else {
      throw FileFault.unreadable(
        file: table.overlapFile ?? "",
        sentence: "trop de zones se chevauchent pour que toutes leurs différences soient vérifiées ; rien n'est écrit. Protégez "
          + "le tableau par parties, par exemple commune par commune.")
    }
    for difference in differences { addTargets(of: difference) }
  }

  private mutating func addTargets(of difference: Difference) {
    let people = table.population.flatMap { value(difference, $0) }
    // A part of the map where nobody lives has nobody to protect.
    if people == 0 { return }
    let isSmall =
      difference.zones.contains(where: isUnderRule) && people.map { $0 < policy.minimumPopulation ?? 0 } ?? false
    for column in modelledColumns where !table.columns[column].isService {
      let name = "\(difference.name), \(table.columns[column].name)"
      if let range = derivedRange(difference, column) {
        addTarget(name, figures(difference, column), .outside(range))
        continue
      }
      guard let value = value(difference, column), let rule = rule(value, difference, column, isSmall: isSmall) else { continue }
      // Where the map shows that nobody is left outside, there is nobody to protect.
      let own = figures(difference, column).filter { system.standings[$0] != .mustPublish }
      if !own.isEmpty { addTarget(name, own, rule) }
    }
  }

  /// The counts that a piece or a rest is surely among, though nobody knows which it is; nil for none.
  private func derivedRange(_ difference: Difference, _ column: Int) -> ClosedRange<Int64>? {
    guard difference.atoms.count == 1 else { return nil }
    let key: Key? =
      switch difference.atoms[0] {
      case .cell: nil
      case .piece(let number): keys[figure(piece: number, column)!]
      case .rest(let zone, let family): restKey(zone, family, column)
      }
    return key.map(derivedParts.contains) == true ? policy.sensitiveCounts(of: table.columns[column].name) : nil
  }

  private func rule(_ value: Int64, _ difference: Difference, _ column: Int, isSmall: Bool) -> AdditiveSystem.Rule? {
    switch table.columns[column].role {
    case .count:
      if let range = policy.sensitiveCounts(of: table.columns[column].name), range.contains(value) {
        return .outside(range)
      }
      return isSmall && value > 0 ? .notExact : nil
    case .amount(let contributors, _):
      let people = contributors.flatMap { self.value(difference, $0) }
      let isScarce = people.map { $0 > 0 && $0 < policy.minimumCell } ?? false
      return isScarce || isSmall && value > 0 ? Self.reach(value, percent: policy.protection) : nil
    case .rate, .mean: return nil
    }
  }

  /// How many people a difference is in a column; nil where it is not known.
  func value(_ difference: Difference, _ column: Int) -> Int64? {
    var sum: Int64 = 0
    for atom in difference.atoms {
      let part: Int64? =
        switch atom {
        case .cell(let zone): value(zone, column)
        case .piece(let piece): table.pieces[piece].values[column]
        case .rest(let zone, let family): rest(zone, family, column)
        }
      guard let part else { return nil }
      sum += part
    }
    return sum
  }

  /// The figures that add up to a difference.
  func figures(_ difference: Difference, _ column: Int) -> [Int] {
    difference.atoms.compactMap { atom in
      switch atom {
      case .cell(let zone): figure(zone, column)
      case .piece(let piece): figure(piece: piece, column)
      case .rest(let zone, let family): numbers[restKey(zone, family, column)]
      }
    }
  }
}
