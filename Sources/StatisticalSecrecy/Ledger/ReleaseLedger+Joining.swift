import Groundwork

extension ReleaseLedger {
  /// Adds to a system what was released before of the same period and the same geography: figures that a reader knows, relations
  /// that bind them, and what still must not be found out.
  ///
  /// - Returns: how many releases that is.
  /// - Throws: `FileFault.unreadable` where the table does not say which period it is, or gives a figure otherwise than it was
  ///   released.
  func join(_ model: inout SecrecyModel) throws -> Int {
    let table = model.table
    guard let diffusion = table.relations.diffusion, diffusion.period != nil else {
      throw FileFault.unreadable(
        file: table.relations.file,
        sentence: "la clé « diffusion » manque, ou sa « periode » : un registre range les diffusions par période et par "
          + "millésime (diffusion: {source: ..., zonage: ..., millesime: ..., periode: ...}).")
    }
    var joined = 0
    let names = PeriodNames(table.relations)
    for (number, entry) in entries.enumerated() where entry.vintage == diffusion.vintage && names.meets(entry) {
      try join(entry, releases[number].number, names, to: &model)
      joined += 1
    }
    model.forgetTold()
    return joined
  }

  private func join(_ entry: LedgerEntry, _ number: Int, _ names: PeriodNames, to model: inout SecrecyModel) throws {
    var figures: [Int] = []
    for figure in entry.figures {
      let key = figure.key.flatMap(SecrecyModel.Key.init(words:))?.renamed { names.name(of: $0, in: entry) }
      figures.append(try add(figure, key, number, to: &model))
    }
    guard
      entry.equations.allSatisfy({ equation in
        equation.figures.allSatisfy(figures.indices.contains) && equation.figures.count == equation.coefficients.count
      }),
      entry.targets.allSatisfy({ $0.figures.allSatisfy(figures.indices.contains) })
    else {
      throw FileFault.unreadable(file: file, sentence: "le registre est endommagé (diffusion \(number)) ; rien n'est diffusé.")
    }
    for equation in entry.equations {
      model.add(zip(equation.figures, equation.coefficients).map { (figures[$0], $1) }, equals: equation.constant)
    }
    let known = Set(model.system.targets.map { TargetSignature(figures: $0.figures.sorted(), rule: $0.rule) })
    for target in entry.targets {
      guard var rule = target.known else { continue }
      let own = target.figures.map { figures[$0] }
      if own.count == 1, isTold(own[0], rule, in: model) { rule = .notExact }
      guard !known.contains(TargetSignature(figures: own.sorted(), rule: rule)) else { continue }
      model.addTarget("\(target.name) (diffusion \(number))", own, rule)
    }
  }

  private struct TargetSignature: Hashable {
    let figures: [Int]
    let rule: AdditiveSystem.Rule
  }

  /// The figure of this table that an earlier release tells of, or one of its own.
  private func add(
    _ figure: LedgerEntry.Figure, _ key: SecrecyModel.Key?, _ number: Int, to model: inout SecrecyModel
  ) throws -> Int {
    guard let key else {
      return model.addSlack(figure.shown, upper: figure.upper, isWhole: figure.isWhole)
    }
    if let own = model.number(of: key) {
      let decimals = key.column.flatMap { name in model.table.columns.first { $0.name == name }?.decimals }
      if decimals == nil || decimals == figure.decimals {
        try know(figure, as: own, key, number, in: &model)
        return own
      }
    }
    let earlier = model.number(of: key) == nil ? key : .slack(-1 - model.keys.count)
    let isShown = figure.shown != nil
    return model.add(
      earlier, value: figure.shown, standing: isShown ? .mustPublish : .neverPublished,
      bounds: (figure.lower ?? 0, figure.upper), isWhole: figure.isWhole)
  }

  /// A figure of this table that was released before is known whatever is done now.
  private func know(
    _ figure: LedgerEntry.Figure, as own: Int, _ key: SecrecyModel.Key, _ number: Int, in model: inout SecrecyModel
  ) throws {
    if let shown = figure.shown {
      guard let value = model.known[own] else { return model.add([(own, 1)], equals: shown) }
      guard value == shown else { throw contradiction(key, number, model) }
      model.setStanding(.mustPublish, of: own)
    } else if case .cell = key, figure.lower != nil || figure.upper != nil {
      let lower = figure.lower ?? 0, value = model.known[own]
      if let value, value < lower || value > figure.upper ?? .max { throw contradiction(key, number, model) }
      let above = model.addSlack(value.map { $0 - lower }, upper: figure.upper.map { $0 - lower })
      model.add([(own, 1), (above, -1)], equals: lower)
      if let upper = figure.upper, isInside(lower, upper, key, in: model) { model.tell(own) }
    }
  }

  /// Whether an earlier release said by its mark that a count is under the minimum.
  private func isInside(_ lower: Int64, _ upper: Int64, _ key: SecrecyModel.Key, in model: SecrecyModel) -> Bool {
    guard let range = key.column.flatMap(model.policy.sensitiveCounts) else { return false }
    return range.contains(lower) && range.contains(upper)
  }

  /// Whether the mark that a cell has now, or had before, says as much as a rule would keep secret.
  private func isTold(_ figure: Int, _ rule: AdditiveSystem.Rule, in model: SecrecyModel) -> Bool {
    guard case .outside = rule else { return false }
    if model.told.contains(figure) { return true }
    guard let place = model.place(of: model.keys[figure]) else { return false }
    return model.mark(place.row, place.column) == .count
  }

  private func contradiction(_ key: SecrecyModel.Key, _ number: Int, _ model: SecrecyModel) -> FileFault {
    let words = key.words?.dropFirst().joined(separator: ", ") ?? ""
    return .unreadable(
      file: model.table.file,
      sentence: "\(words) : un autre chiffre a déjà été diffusé pour la même période et le même millésime (\(file), diffusion "
        + "\(number)). Si les chiffres ont été révisés, donnez une autre « periode ».")
  }
}
