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
    let people = table.population.flatMap { span(difference, $0) }
    // A part of the map where nobody lives has nobody to protect.
    if people?.upperBound == 0 { return }
    let isSmall =
      difference.zones.contains(where: isUnderRule) && people.map { $0.lowerBound < policy.minimumPopulation ?? 0 } ?? false
    for column in modelledColumns where !table.columns[column].isService {
      let name = "\(difference.name), \(table.columns[column].name)"
      let rule: AdditiveSystem.Rule?
      if let value = value(difference, column) {
        rule = self.rule(value, difference, column, isSmall: isSmall)
      } else {
        rule = span(difference, column).flatMap { self.rule($0, column, isSmall: isSmall) }
      }
      guard let rule else { continue }
      // Where the map shows that nobody is left outside, there is nobody to protect.
      let own = figures(difference, column).filter { system.standings[$0] != .mustPublish }
      if !own.isEmpty { addTarget(name, own, rule) }
    }
  }

  /// The rule of people whom nobody counted: those who may be too few are protected like those who are.
  private func rule(_ span: ClosedRange<Int64>, _ column: Int, isSmall: Bool) -> AdditiveSystem.Rule? {
    guard table.columns[column].role == .count else { return nil }
    if let range = policy.sensitiveCounts(of: table.columns[column].name), range.overlaps(span) { return .outside(range) }
    return isSmall && span.upperBound > 0 ? .notExact : nil
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
    case .rate, .mean, .evolution: return nil
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
        case .part(let number): derivedValue(partKey(overlaps.parts[number], column))
        case .rest(let zone, let family): rest(zone, family, column)
        }
      guard let part else { return nil }
      sum += part
    }
    return sum
  }

  private func derivedValue(_ key: Key) -> Int64? {
    derivedSpans[key].flatMap { $0.count == 1 ? $0.lowerBound : nil }
  }

  /// The figures that add up to a difference.
  func figures(_ difference: Difference, _ column: Int) -> [Int] {
    difference.atoms.compactMap { atom in
      switch atom {
      case .cell(let zone): figure(zone, column)
      case .piece(let piece): figure(piece: piece, column)
      case .rest(let zone, let family): numbers[restKey(zone, family, column)]
      case .part(let number): numbers[partKey(overlaps.parts[number], column)]
      }
    }
  }
}
