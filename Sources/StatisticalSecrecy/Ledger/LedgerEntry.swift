import Groundwork

/// A release as a ledger keeps it: what was shown, what binds it, and what must not be found out. A figure that was withheld is
/// not in it.
struct LedgerEntry: Codable, Sendable, Hashable {
  struct Figure: Codable, Sendable, Hashable {
    /// Kind, then the names of the zones and of the variable; nil for what makes an equation of an inequality.
    var key: [String]?
    /// Nil where it was withheld.
    var shown: Int64?
    var decimals: Int?
    /// What a reader knows of a figure that is not shown exactly.
    var lower: Int64?
    var upper: Int64?
    var isWhole: Bool
  }

  struct Equation: Codable, Sendable, Hashable {
    var figures: [Int]
    var coefficients: [Int64]
    var constant: Int64
  }

  struct Target: Codable, Sendable, Hashable {
    var name: String
    var figures: [Int]
    /// "exact", "hors", "ecart", with its two bounds.
    var rule: String
    var bounds: [Int64]
  }

  var source: String?
  var zoning: String?
  var vintage: String?
  var period: String?
  /// Period and name of the variables that are of another period, or have another name there.
  var periods: [String: [String]]?
  var policy: String
  var sourceLine: String
  var variables: [String]
  /// A line of `1` (shown) and `0` (withheld) a zone, in the order of the variables.
  var mask: [String: String]
  var figures: [Figure]
  var equations: [Equation]
  var targets: [Target]
}

extension LedgerEntry {
  /// - Parameter withheld: by column and row of the table.
  init(_ model: SecrecyModel, withheld: [[Bool]], output: ProtectedTable, sourceLine: String) {
    let table = model.table, diffusion = table.relations.diffusion
    source = diffusion?.source
    zoning = diffusion?.zoning
    vintage = diffusion?.vintage
    period = diffusion?.period
    let own = table.relations.periods
    periods = own.isEmpty ? nil : own.mapValues { [$0.period, $0.variable] }
    policy = model.policy.name
    self.sourceLine = sourceLine
    let columns = table.columns.indices.filter { !table.columns[$0].isService }
    variables = columns.map { table.columns[$0].name }
    mask = Dictionary(
      uniqueKeysWithValues: table.zones.indices.map { row in
        let marks = columns.map { !withheld[$0][row] && table.columns[$0].cells[row].number != nil ? "1" : "0" }
        return (table.zones[row], marks.joined())
      })
    let decimals = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.decimals) })
    figures = model.keys.indices.map { number in
      Self.figure(number, of: model, withheld: withheld, decimals: decimals)
    }
    equations = (0..<model.system.equations.count).map { equation in
      let range = model.system.equations.range(equation)
      return Equation(
        figures: Array(model.system.equations.figures[range]), coefficients: Array(model.system.equations.coefficients[range]),
        constant: model.system.equations.constants[equation])
    }
    targets = model.system.targets.map(Target.init)
  }

  private static func figure(
    _ number: Int, of model: SecrecyModel, withheld: [[Bool]], decimals: [String: Int]
  ) -> Figure {
    let system = model.system, key = model.keys[number]
    var figure = Figure(
      key: key.words, decimals: key.column.flatMap { decimals[$0] },
      lower: system.lower[number] == 0 ? nil : system.lower[number], upper: system.upper[number], isWhole: system.isWhole[number])
    switch system.standings[number] {
    case .mustPublish: figure.shown = system.values[number]
    case .neverPublished, .mustWithhold: break
    case .open:
      guard let place = model.place(of: key), !withheld[place.column][place.row] else { break }
      if let base = model.policy.rounding, model.table.columns[place.column].role == .count {
        let rounding = Rounding(base: base)
        let range = rounding.range(of: rounding.rounded(system.values[number]))
        figure.lower = range.lowerBound
        figure.upper = range.upperBound
      } else {
        figure.shown = system.values[number]
      }
    }
    return figure
  }
}

extension LedgerEntry.Target {
  init(_ target: AdditiveSystem.Target) {
    name = target.name
    figures = target.figures
    switch target.rule {
    case .notExact: (rule, bounds) = ("exact", [])
    case .outside(let range): (rule, bounds) = ("hors", [range.lowerBound, range.upperBound])
    case .reach(let atMost, let atLeast): (rule, bounds) = ("ecart", [atMost, atLeast])
    }
  }

  /// Nil for a rule that this program does not know.
  var known: AdditiveSystem.Rule? {
    switch (rule, bounds.count) {
    case ("exact", _): .notExact
    case ("hors", 2) where bounds[0] <= bounds[1]: .outside(bounds[0]...bounds[1])
    case ("ecart", 2): .reach(atMost: bounds[0], atLeast: bounds[1])
    default: nil
    }
  }
}

extension SecrecyModel.Key {
  /// The key as a ledger writes it; nil for a slack, which has no name.
  var words: [String]? {
    switch self {
    case .cell(let zone, let variable): ["c", zone, variable]
    case .piece(let zone, let other, let variable): ["m", zone, other, variable]
    case .rest(let zone, let outside, let variable): ["r", zone, variable] + outside
    case .part(let inside, let outside, let variable): ["p", String(inside.count), variable] + inside + outside
    case .complement(let zone, let rate): ["k", zone, rate]
    case .share(let zone, let column): ["t", zone, column]
    case .slack: nil
    }
  }

  init?(words: [String]) {
    switch (words.first, words.count) {
    case ("c", 3): self = .cell(zone: words[1], variable: words[2])
    case ("m", 4): self = .piece(zone: words[1], other: words[2], variable: words[3])
    case ("r", 3...): self = .rest(zone: words[1], outside: Array(words[3...]), variable: words[2])
    case ("p", 4...):
      guard let count = Int(words[1]), (1...words.count - 3).contains(count) else { return nil }
      self = .part(inside: Array(words[3..<3 + count]), outside: Array(words[(3 + count)...]), variable: words[2])
    case ("k", 3): self = .complement(zone: words[1], rate: words[2])
    case ("t", 3): self = .share(zone: words[1], column: words[2])
    default: return nil
    }
  }

  /// Name of the column whose units the figure is counted in.
  var column: String? {
    switch self {
    case .cell(_, let variable), .piece(_, _, let variable), .rest(_, _, let variable), .part(_, _, let variable): variable
    case .share(_, let column): column
    case .complement, .slack: nil
    }
  }
}

extension SecrecyModel {
  /// The cell of the table that a figure stands for.
  func place(of key: Key) -> (row: Int, column: Int)? {
    switch key {
    case .cell(let zone, let name), .share(let zone, let name):
      guard let row = table.rows[zone], let column = table.columns.firstIndex(where: { $0.name == name }) else { return nil }
      return (row, column)
    case .piece, .rest, .part, .complement, .slack: return nil
    }
  }
}
