import Groundwork

extension SecrecyModel {
  /// Rates: those whom they do not count, and what a rate that is shown says of its two counts.
  mutating func addRates() throws {
    for (column, found) in table.columns.enumerated() {
      guard case .rate(let numerator, let denominator) = found.role else { continue }
      let scale = try RateScale(table, column: column, numerator: numerator, denominator: denominator)
      for row in table.zones.indices {
        guard let above = figure(row, numerator), let below = figure(row, denominator) else { continue }
        let values = (above: value(row, numerator), below: value(row, denominator))
        let left = values.above.flatMap { above in values.below.map { $0 - above } }
        let complement = add(
          .complement(zone: table.zones[row], rate: found.name), value: left,
          standing: standing(isKnown: left != nil, isPiece: true))
        add(total: below, parts: [above, complement])
        if purpose == .protection { addComplementTarget(row, column, complement, left) }
        addRate(row, column, scale: scale, counts: (above, below), values: values)
      }
    }
  }

  private mutating func addComplementTarget(_ row: Int, _ column: Int, _ complement: Int, _ value: Int64?) {
    guard case .rate(let numerator, _) = table.columns[column].role, let value else { return }
    let name = "\(table.zones[row]), complément de \(table.columns[column].name)"
    if policy.protectsComplement, let range = policy.sensitiveCounts(of: table.columns[numerator].name), range.contains(value) {
      addTarget(name, [complement], .outside(range))
    } else if policy.protectsGroups, value == 0, (self.value(row, numerator) ?? 0) > 0 {
      addTarget(name, [complement], .notExact)
    }
  }

  /// A rate that is shown holds its counts between two fractions. Its figure in the system is 0 where it is shown and anything
  /// where it is not, which loosens both bounds.
  private mutating func addRate(
    _ row: Int, _ column: Int, scale: RateScale, counts: (above: Int, below: Int), values: (above: Int64?, below: Int64?)
  ) {
    guard let bounds = scale.bounds(row) else { return }
    if purpose == .protection {
      let reasons = motives(row, column)
      if !reasons.isEmpty {
        motives[[row, column]] = reasons
        return
      }
    }
    let shown = add(
      .share(zone: table.zones[row], column: table.columns[column].name), value: 0, standing: standing(isKnown: true))
    func slack(_ terms: (above: Int64, below: Int64)) -> Int64? {
      values.above.flatMap { above in values.below.map { terms.above * above + terms.below * $0 } }
    }
    let upper = addSlack(slack((-bounds.unit, bounds.high)))
    add([(counts.above, bounds.unit), (counts.below, -bounds.high), (upper, 1), (shown, -1)])
    let lower = addSlack(slack((bounds.unit, -bounds.low)))
    add([(counts.above, -bounds.unit), (counts.below, bounds.low), (lower, 1), (shown, -1)])
  }

  /// Means: what they are the mean of adds up along the rows, for a reader who knows of how many.
  mutating func addMeans() {
    for (column, found) in table.columns.enumerated() {
      guard case .mean(let contributors) = found.role else { continue }
      var sums: [Int: Int] = [:]
      for row in table.zones.indices {
        if purpose == .protection {
          let reasons = motives(row, column)
          if !reasons.isEmpty { motives[[row, column]] = reasons }
        }
        guard let mean = found.value(row), let people = value(row, contributors) else { continue }
        let (sum, overflow) = mean.multipliedReportingOverflow(by: people)
        guard !overflow, sum < 1_000_000_000_000_000 else { continue }
        var standing = standing(isKnown: true)
        if standing == .open, motives[[row, column]] != nil { standing = .mustWithhold }
        sums[row] = add(
          .share(zone: table.zones[row], column: found.name), value: sum, standing: standing, cost: mean, isWhole: false)
        guard standing == .mustWithhold else { continue }
        // Known to half a unit is known.
        let width = max(people, Int64((Double(sum) * policy.protection / 100).rounded(.up)))
        addTarget(
          "\(table.zones[row]), \(found.name)", [sums[row]!], .reach(atMost: max(0, sum - width), atLeast: sum + width))
      }
      for sum in table.relations.zones { addMean(sum, column, contributors, sums) }
    }
  }

  private mutating func addMean(
    _ sum: TableRelations.ZoneTotal, _ column: Int, _ contributors: Int, _ sums: [Int: Int]
  ) {
    let rows = [table.rows[sum.total]!] + sum.parts.map { table.rows[$0]! }
    // A part with nobody has no mean, and weighs nothing.
    let weighing = rows.filter { value($0, contributors) != 0 }
    guard weighing.first == rows[0], weighing.allSatisfy({ sums[$0] != nil }) else { return }
    let people = weighing.compactMap { value($0, contributors) }.reduce(0, +)
    let gap = system.values[sums[rows[0]]!] - weighing.dropFirst().map { system.values[sums[$0]!] }.reduce(0, +)
    // Each mean is rounded by half a unit at most; a greater gap says that these are no means that add up.
    guard abs(gap) <= people else { return }
    // What rounding hides is no protection: the reader is taken to know it.
    add([(sums[rows[0]]!, -1)] + weighing.dropFirst().map { (sums[$0]!, 1) }, equals: -gap)
  }

  /// Nobody may find out that all of a total are in one of its parts, where the policy says so.
  mutating func addGroupTargets() {
    guard policy.protectsGroups else { return }
    for (total, parts) in columnSums where parts.count > 1 {
      for row in table.zones.indices {
        guard let whole = value(row, total), whole > 0 else { continue }
        for part in parts where value(row, part) == whole {
          let others = parts.filter { $0 != part }
          addTarget(
            "\(table.zones[row]), \(table.columns[total].name) tous \(table.columns[part].name)",
            others.map { figure(row, $0)! }, .notExact)
        }
      }
    }
  }
}

/// How the rates of a column are written: in which unit, and how finely.
struct RateScale {
  private let table: CountTable
  private let column: Int
  private let numerator: Int
  private let denominator: Int
  /// What a rate of one is written as: 100, 1, 1000.
  private let whole: Int64
  /// Units in the last digit that a rate may be off by, doubled: 1 where it is rounded, 2 where it may be cut.
  private let width: Int64

  /// Digits behind the point beyond which a rate says its fraction exactly.
  private static let mostDecimals = 3

  /// - Throws: `FileFault.unreadable` with the row where a rate is not that of its counts.
  init(_ table: CountTable, column: Int, numerator: Int, denominator: Int) throws {
    self.table = table
    self.column = column
    self.numerator = numerator
    self.denominator = denominator
    let decimals = table.columns[column].decimals
    var firstWrong: Int?
    for whole: Int64 in [100, 1, 1000] {
      for width: Int64 in [1, 2] {
        let wrong = table.zones.indices.first { row in
          guard let rate = table.columns[column].value(row), let above = table.columns[numerator].value(row),
            let below = table.columns[denominator].value(row), below > 0
          else { return false }
          let unit = Double(Self.power(decimals) * whole)
          return abs(Double(rate) - unit * Double(above) / Double(below)) > Double(width) / 2 + 1e-6
        }
        guard let wrong else {
          self.whole = whole
          self.width = width
          return
        }
        if whole == 100 { firstWrong = wrong }
      }
    }
    throw FileFault.unreadable(
      file: table.file,
      sentence: "ligne \(table.numbers[firstWrong ?? 0]), « \(table.columns[column].name) » : le taux n'est pas celui "
        + "de « \(table.columns[numerator].name) » sur « \(table.columns[denominator].name) » (en pour cent, en parts ou pour "
        + "mille).")
  }

  private static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  /// `low <= unit * numerator / denominator <= high`; nil where there is no rate.
  func bounds(_ row: Int) -> (unit: Int64, low: Int64, high: Int64)? {
    guard let rate = table.columns[column].value(row) else { return nil }
    let decimals = table.columns[column].decimals
    if decimals + (whole == 1 ? 0 : 2) > Self.mostDecimals + 2 {
      guard let above = table.columns[numerator].value(row), let below = table.columns[denominator].value(row), below > 0 else {
        return coarseBounds(rate, decimals)
      }
      let divisor = Self.divisor(above, below)
      return (below / divisor, above / divisor, above / divisor)
    }
    let unit = 2 * whole * Self.power(decimals)
    return (unit, max(0, 2 * rate - width), min(unit, 2 * rate + width))
  }

  /// The bounds of a rate with more digits than the programmes take, from its first ones.
  private func coarseBounds(_ rate: Int64, _ decimals: Int) -> (unit: Int64, low: Int64, high: Int64) {
    let kept = Self.mostDecimals + (whole == 1 ? 2 : 0)
    let dropped = Self.power(decimals - kept), unit = 2 * whole * Self.power(kept)
    return (unit, max(0, (2 * rate - width) / dropped), min(unit, (2 * rate + width + dropped - 1) / dropped))
  }

  private static func divisor(_ a: Int64, _ b: Int64) -> Int64 { b == 0 ? max(a, 1) : divisor(b, a % b) }
}
