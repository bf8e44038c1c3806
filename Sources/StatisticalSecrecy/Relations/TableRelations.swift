/// How the figures of a table hang together, as a person writes it down: sums between its rows and between its columns, zones
/// that share people, rates, means and amounts. The guide explains the keys.
public struct TableRelations: Sendable {
  /// Name of the file, for messages.
  public let file: String
  /// Column of the zones' codes.
  public let key: String
  /// Columns to protect.
  public let variables: [String]
  /// Column that is held against the least population.
  public let population: String?
  /// Zones that the least population holds for under most profiles.
  public let infracommunal: [Named]
  public let zones: [ZoneTotal]
  public let columns: [ColumnTotal]
  /// Path of the counts by intersection.
  public let overlaps: String?
  public let rates: [Rate]
  public let means: [Mean]
  public let amounts: [Amount]
  public let evolutions: [Evolution]
  /// Columns that belong to another period than the table, by name.
  public let periods: [String: ColumnPeriod]
  public let diffusion: Diffusion?

  /// A name and the line where it stands.
  public struct Named: Sendable, Hashable {
    public let name: String
    public let line: Int
  }

  /// A zone that is the sum of others.
  public struct ZoneTotal: Sendable, Hashable {
    public let total: String
    public let parts: [String]
    /// Name of the partition; zones may have a parent in each.
    public let partition: String?
    public let line: Int
  }

  /// A column that is the sum of others.
  public struct ColumnTotal: Sendable, Hashable {
    public let total: String
    public let parts: [String]
    public let line: Int
  }

  /// A column that is one count in a hundred of another.
  public struct Rate: Sendable, Hashable {
    public let column: String
    public let numerator: String
    public let denominator: String
    public let line: Int
  }

  /// A column of means, and the one that says of how many.
  public struct Mean: Sendable, Hashable {
    public let column: String
    public let contributors: String
    public let line: Int
  }

  /// A column of sums of money or the like, how many contributed, and what the greatest of them gave.
  public struct Amount: Sendable, Hashable {
    public let column: String
    public let contributors: String?
    public let largest: String?
    public let line: Int
  }

  /// A column that says how a count has changed from one column to another: in per cent of the first, or in number.
  public struct Evolution: Sendable, Hashable {
    public let column: String
    public let before: String
    public let after: String
    public let isNumber: Bool
    public let line: Int
  }

  /// Under which period and which name a register knows a column.
  public struct ColumnPeriod: Sendable, Hashable {
    public let period: String
    public let variable: String
  }

  /// What the table is, for the line of the source and the ledger.
  public struct Diffusion: Sendable, Hashable {
    public let source: String?
    public let zoning: String?
    public let vintage: String?
    public let period: String?
  }
}

extension TableRelations {
  /// Columns that serve a rule and are no figures to publish: all their cells are withheld.
  var serviceColumns: [String] {
    let named =
      amounts.flatMap { [$0.contributors, $0.largest].compactMap { $0 } } + means.map(\.contributors)
      + rates.flatMap { [$0.numerator, $0.denominator] }
    var found: [String] = []
    for name in named where !variables.contains(name) && !found.contains(name) { found.append(name) }
    return found
  }

  /// All columns whose cells only the gate reads: those to protect, rates, means and amounts that are not listed there, and those
  /// that serve a rule.
  public var confidentialColumns: [String] {
    var found = variables
    let figures = rates.map(\.column) + means.map(\.column) + amounts.map(\.column) + evolutions.map(\.column)
    for name in figures + serviceColumns where !found.contains(name) {
      found.append(name)
    }
    return found
  }
}
