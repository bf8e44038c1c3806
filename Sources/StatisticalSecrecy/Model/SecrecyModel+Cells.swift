extension SecrecyModel {
  /// The cells of the table, each withheld for its own sake where a rule says so.
  mutating func addCells() {
    for column in modelledColumns {
      let found = table.columns[column]
      for row in table.zones.indices {
        let given = found.value(row), value = value(row, column)
        var standing = standing(isKnown: given != nil, isService: found.isService)
        if purpose == .protection {
          let reasons = motives(row, column)
          if !reasons.isEmpty { motives[[row, column]] = reasons }
          if standing == .open, !reasons.isEmpty { standing = .mustWithhold }
        }
        let mark = mark(row, column)
        // A true zero is shown, so that the mark of a figure that protects others leaves an interval.
        if standing == .open, value == 0, mark == .protecting { standing = .mustPublish }
        add(
          key(row, column), value: value, standing: standing, cost: value ?? 1, bounds: bounds(row, column, mark: mark),
          isWhole: found.role == .count && found.decimals == 0)
      }
    }
  }

  /// Why a cell is withheld for its own sake; none where it may be shown.
  func motives(_ row: Int, _ column: Int) -> [Motive] {
    let found = table.columns[column]
    var reasons: [Motive] = []
    guard !found.isService else { return [.service] }
    switch found.role {
    case .count:
      guard let value = value(row, column) else { return [] }
      if policy.rounding == nil, policy.sensitiveCounts(of: found.name)?.contains(value) == true { reasons.append(.count) }
      if reasons.isEmpty, let people = found.contributors?[row], people > 0, people < policy.minimumCell {
        reasons.append(.contributors)
      }
      if value > 0, isSmall(row) { reasons.append(.population) }
    case .amount(let contributors, let largest):
      guard let value = value(row, column) else { return [] }
      if let contributors, isScarce(row, contributors) { reasons.append(.contributors) }
      if let largest = largest.flatMap({ self.value(row, $0) }), let limit = policy.dominance,
        Self.exceeds(largest, percent: limit, of: value)
      {
        reasons.append(.dominance)
      }
      if value > 0, isSmall(row) { reasons.append(.population) }
    case .rate(let numerator, let denominator): reasons = motivesOfRate(row, numerator, denominator)
    case .evolution(let before, let after, _):
      // Both counts or neither: beside them it says nothing, and beside one it says the other.
      let isKnown = [before, after].allSatisfy { table.columns[$0].value(row) != nil && motives(row, $0).isEmpty }
      if found.value(row) != nil, !isKnown || policy.rounding != nil { reasons.append(.evolution) }
    case .mean(let contributors):
      guard found.value(row) != nil else { return [] }
      if isScarce(row, contributors) { reasons.append(.contributors) }
      if isSmall(row) { reasons.append(.population) }
    }
    return reasons
  }

  /// Whether too few contributed; those who are not known are taken for too few.
  private func isScarce(_ row: Int, _ contributors: Int) -> Bool {
    value(row, contributors).map { $0 > 0 && $0 < policy.minimumCell } ?? true
  }

  private func motivesOfRate(_ row: Int, _ numerator: Int, _ denominator: Int) -> [Motive] {
    var reasons: [Motive] = []
    let above = value(row, numerator), below = value(row, denominator)
    func isTooFew(_ value: Int64?, _ column: Int) -> Bool {
      value.map { policy.sensitiveCounts(of: table.columns[column].name)?.contains($0) == true } ?? true
    }
    if isTooFew(above, numerator) { reasons.append(.numerator) }
    if isTooFew(below, denominator) { reasons.append(.denominator) }
    if let above, let below {
      if policy.protectsComplement, isTooFew(below - above, numerator) { reasons.append(.complement) }
      if policy.protectsGroups, above == below, below > 0 { reasons.append(.group) }
    }
    if isSmall(row) { reasons.append(.population) }
    return reasons
  }

  /// Whether a number is more than so many per cent of another, without rounding for the percentages that people write.
  static func exceeds(_ number: Int64, percent: Double, of whole: Int64) -> Bool {
    let hundredths = (percent * 100).rounded()
    guard hundredths == percent * 100 else { return Double(number) * 100 > percent * Double(whole) }
    let left = number.multipliedFullWidth(by: 10_000), right = whole.multipliedFullWidth(by: Int64(hundredths))
    return left.high == right.high ? left.low > right.low : left.high > right.high
  }

  /// Rows that add up, and columns that do, in zones.
  mutating func addSums() {
    for sum in table.relations.zones {
      let total = table.rows[sum.total]!, parts = sum.parts.map { table.rows[$0]! }
      for column in modelledColumns {
        add(total: figure(total, column)!, parts: parts.map { figure($0, column)! })
      }
    }
    for (total, parts) in columnSums {
      for row in table.zones.indices { add(total: figure(row, total)!, parts: parts.map { figure(row, $0)! }) }
    }
  }

  /// The sums between columns of the system, by index.
  var columnSums: [(total: Int, parts: [Int])] {
    let indices = Dictionary(uniqueKeysWithValues: table.columns.enumerated().map { ($1.name, $0) })
    return table.relations.columns.compactMap { sum in
      guard let total = indices[sum.total], isModelled(total) else { return nil }
      let parts = sum.parts.compactMap { indices[$0] }
      return parts.count == sum.parts.count && parts.allSatisfy(isModelled) ? (total, parts) : nil
    }
  }

  /// What must not be found out of cells that are withheld for their own sake.
  mutating func addCellTargets() {
    for column in modelledColumns where !table.columns[column].isService {
      for row in table.zones.indices {
        guard let figure = figure(row, column) else { continue }
        let name = "\(table.zones[row]), \(table.columns[column].name)"
        if let value = value(row, column) {
          guard let rule = rule(value, column: column, motives: motives[[row, column]] ?? []) else { continue }
          // A mark that says "under the minimum" gives that away by itself.
          addTarget(name, [figure], mark(row, column) == .count ? .notExact : rule)
        } else if derivedRanges.contains([row, column]), let range = policy.sensitiveCounts(of: table.columns[column].name) {
          addTarget(name, [figure], .outside(range))
        }
      }
    }
  }

  /// The rule that a figure is protected by; nil where it may be known.
  func rule(_ value: Int64, column: Int, motives: [Motive]) -> AdditiveSystem.Rule? {
    guard table.columns[column].role == .count else {
      return motives.isEmpty ? nil : Self.reach(value, percent: policy.protection)
    }
    guard !motives.isEmpty || policy.rounding != nil else { return nil }
    if let range = policy.sensitiveCounts(of: table.columns[column].name), range.contains(value) { return .outside(range) }
    return motives.isEmpty ? nil : .notExact
  }

  /// What a reader can deduce must miss an amount by so many per cent.
  static func reach(_ value: Int64, percent: Double) -> AdditiveSystem.Rule {
    let width = (Double(value) * percent / 100).rounded(.up)
    guard width > 0, let distance = Int64(exactly: width) else { return .notExact }
    return .reach(atMost: value - distance, atLeast: value + distance)
  }
}
