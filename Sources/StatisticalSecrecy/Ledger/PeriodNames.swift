/// Which column of a table an earlier release speaks of: columns may be of other periods than their tables, under other names.
struct PeriodNames {
  typealias Variable = TableRelations.ColumnPeriod

  private let period: String?
  private let columns: [Variable: String]
  private let names: Set<String>

  /// Stands between a variable and its period in names of figures that the table does not have.
  private static let separator: Character = "\u{1F}"

  init(_ relations: TableRelations) {
    period = relations.diffusion?.period
    names = Set(relations.confidentialColumns)
    var columns: [Variable: String] = [:]
    for name in relations.confidentialColumns {
      columns[relations.periods[name] ?? Variable(period: period ?? "", variable: name)] = name
    }
    self.columns = columns
  }

  /// Whether a release has figures of a period that the table has figures of.
  func meets(_ entry: LedgerEntry) -> Bool {
    let own = Set(columns.keys.map(\.period) + [period].compactMap { $0 })
    let periods = [entry.period].compactMap { $0 } + (entry.periods ?? [:]).values.compactMap(\.first)
    return periods.contains(where: own.contains)
  }

  /// What the table calls a variable of a release.
  func name(of variable: String, in entry: LedgerEntry) -> String {
    let known = Self.variable(variable, in: entry)
    if let column = columns[known] { return column }
    return known.period == period && !names.contains(known.variable)
      ? known.variable : "\(known.variable)\(Self.separator)\(known.period)"
  }

  private static func variable(_ name: String, in entry: LedgerEntry) -> Variable {
    if let own = entry.periods?[name], own.count == 2 { return Variable(period: own[0], variable: own[1]) }
    if let place = name.firstIndex(of: separator) {
      return Variable(period: String(name[name.index(after: place)...]), variable: String(name[..<place]))
    }
    return Variable(period: entry.period ?? "", variable: name)
  }
}

extension SecrecyModel.Key {
  /// The key with another name of its column.
  func renamed(_ name: (String) -> String) -> Self {
    switch self {
    case .cell(let zone, let variable): .cell(zone: zone, variable: name(variable))
    case .piece(let zone, let other, let variable): .piece(zone: zone, other: other, variable: name(variable))
    case .rest(let zone, let outside, let variable): .rest(zone: zone, outside: outside, variable: name(variable))
    case .part(let inside, let outside, let variable): .part(inside: inside, outside: outside, variable: name(variable))
    case .complement(let zone, let rate): .complement(zone: zone, rate: name(rate))
    case .share(let zone, let column): .share(zone: zone, column: name(column))
    case .slack: self
    }
  }
}
