import Groundwork
import Tabular
import Territory

/// A table whose codes of communes were carried to another day, figures added where communes merged.
public struct CarriedTable: Sendable {
  /// The columns of the table, in order, under the codes of the other day.
  public let columns: [Column]
  /// By row: the codes that it came from, and what was odd.
  public let rows: [Row]
  /// What was odd of the whole table and of the other files.
  public let anomalies: [Anomaly]
  public let tally: Tally

  public struct Row: Sendable {
    /// Codes of the first day, in order; none where the row has no code.
    public let codes: [String]
    /// The first row of the table that it came from.
    public let number: RowNumber
    public let remarks: [PassageAnomaly]
  }

  /// How many rows went which way.
  public struct Tally: Sendable, Hashable {
    public var rows = 0
    /// Under a code of their own that is the same.
    public var same = 0
    /// Alone under another code.
    public var moved = 0
    /// Into rows of several.
    public var merged = 0
    public var mergedInto = 0
    /// Shared out by stated weights.
    public var shared = 0
    public var sharedInto = 0
    /// Not carried.
    public var left = 0
  }

  public var rowCount: Int { rows.count }

  /// A figure by its row, typed; the column as the table writes it.
  public func figure(_ row: Int, _ column: Int) -> Figure {
    let cells = columns[column]
    if let value = cells.decimal(at: row) { return .known(value) }
    let typed = Column(name: cells.name, kind: .decimal, texts: TextArray([cells.texts[row]]))
    return .blank(typed.blankReason(at: 0) ?? .blank)
  }

  /// Columns as a document uses them, one figure a row; an amount is of the unit of its column, which the table does not tell.
  /// - Parameter chosen: places of the columns.
  public func indicators(_ chosen: [Int], sources: [Provenance]) -> [Indicator] {
    chosen.map { column in
      Indicator(
        name: columns[column].name, unit: .none, year: ColumnYear.of(columns[column].name), sources: sources,
        figures: rows.indices.map { figure($0, column) })
    }
  }
}
