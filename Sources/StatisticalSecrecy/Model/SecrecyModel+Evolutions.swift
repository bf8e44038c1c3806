import Groundwork

extension SecrecyModel {
  /// How a count has changed: an evolution that is shown binds its two counts for whoever does not see both.
  ///
  /// What is released shows one only beside its two counts, where it says nothing more.
  mutating func addEvolutions() throws {
    for (column, found) in table.columns.enumerated() {
      guard case .evolution(let before, let after, let isNumber) = found.role else { continue }
      let scale = try EvolutionScale(table, column: column, before: before, after: after, isNumber: isNumber)
      for row in table.zones.indices {
        if purpose == .protection {
          let reasons = motives(row, column)
          if !reasons.isEmpty { motives[[row, column]] = reasons }
        } else if let evolution = found.value(row) {
          let bounds = scale.bounds(evolution)
          guard let above = figure(row, after), let below = figure(row, before) else { continue }
          let values = value(row, after).flatMap { above in value(row, before).map { (above, $0) } }
          let upper = addSlack(values.map { bounds.high * $0.1 - bounds.unit * $0.0 + bounds.most })
          add([(above, bounds.unit), (below, -bounds.high), (upper, 1)], equals: bounds.most)
          let lower = addSlack(values.map { bounds.unit * $0.0 - bounds.low * $0.1 - bounds.least })
          add([(above, bounds.unit), (below, -bounds.low), (lower, -1)], equals: bounds.least)
        }
      }
    }
  }
}

/// How the evolutions of a column are written.
struct EvolutionScale {
  /// `low * before + least <= unit * after <= high * before + most`.
  struct Bounds {
    let unit: Int64
    let low: Int64
    let high: Int64
    var least: Int64 = 0
    var most: Int64 = 0
  }

  private let isNumber: Bool
  private let decimals: Int
  /// Units in the last digit that an evolution may be off by, doubled: 1 where it is rounded, 2 where it may be cut.
  private let width: Int64

  /// Digits behind the point that are looked at: with more, figures grow too great for the programmes.
  private static let mostDecimals = 4

  /// - Throws: `FileFault.unreadable` with the row where an evolution is not that of its counts.
  init(_ table: CountTable, column: Int, before: Int, after: Int, isNumber: Bool) throws {
    self.isNumber = isNumber
    decimals = table.columns[column].decimals
    var wrong: Int?
    for width: Int64 in isNumber ? [0] : [1, 2] {
      wrong = table.zones.indices.first { row in
        guard let evolution = table.columns[column].value(row), let first = table.columns[before].value(row),
          let second = table.columns[after].value(row)
        else { return false }
        if isNumber { return evolution != second - first }
        let unit = Double(Self.power(table.columns[column].decimals) * 100)
        return first == 0 || abs(Double(evolution) - unit * Double(second - first) / Double(first)) > Double(width) / 2 + 1e-6
      }
      if wrong == nil {
        self.width = width
        return
      }
    }
    throw FileFault.unreadable(
      file: table.file,
      sentence: "ligne \(table.numbers[wrong ?? 0]), « \(table.columns[column].name) » : l'évolution n'est pas celle de "
        + "« \(table.columns[before].name) » à « \(table.columns[after].name) » "
        + (isNumber ? "(une différence)." : "(en pour cent ; « unite: nombre » pour une différence)."))
  }

  private static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  func bounds(_ evolution: Int64) -> Bounds {
    if isNumber { return Bounds(unit: 1, low: 1, high: 1, least: evolution, most: evolution) }
    let dropped = Self.power(max(0, decimals - Self.mostDecimals))
    let unit = 200 * Self.power(min(decimals, Self.mostDecimals))
    // Of digits that are not looked at, the last one may be one more or one less.
    let low = 2 * evolution - width, high = 2 * evolution + width
    return Bounds(
      unit: unit, low: max(0, unit + Self.floor(low, dropped)), high: max(0, unit - Self.floor(-high, dropped)))
  }

  private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
