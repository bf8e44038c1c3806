import Groundwork
import Tabular

/// A table of figures counted from people, with what binds them: the content of a `Confidential<CountTable>`, which alone carries
/// it and of which nothing can be read.
public struct CountTable: Sendable {
  /// What a column to protect is.
  enum Role: Hashable, Sendable {
    case count
    /// A sum; indices of the columns of how many contributed and of the greatest contribution.
    case amount(contributors: Int?, largest: Int?)
    case rate(numerator: Int, denominator: Int)
    case mean(contributors: Int)
    /// In per cent of the first, or in number.
    case evolution(before: Int, after: Int, isNumber: Bool)

    /// Whether its figures add up along the rows.
    var isAdditive: Bool {
      switch self {
      case .count, .amount: true
      case .rate, .mean, .evolution: false
      }
    }
  }

  struct ProtectedColumn: Sendable {
    let name: String
    let role: Role
    /// Serves a rule alone: every cell is withheld.
    let isService: Bool
    /// Where it stands among all columns of the file.
    let position: Int
    let cells: [ConfidentialCell]
    /// The cells as they are written.
    let texts: TextArray
    /// What each cell was in its file; empty where the file knew texts alone.
    var kinds: [CellKind] = []
    /// Digits behind the point of the units that its figures are counted in.
    var decimals: Int
    /// How many people made each figure, where that is not the figure itself.
    var contributors: [Int64]?

    /// A figure in the column's units; nil where it is not known.
    func value(_ row: Int) -> Int64? { cells[row].number?.scaled(to: decimals) }
  }

  /// The people whom two zones share.
  struct Piece: Sendable {
    let first: Int
    let second: Int
    /// By column to protect; nil where it is not known.
    var values: [Int64?]
    /// Between which counts we know it to be, by column, where the file gives an interval: no reader is told so.
    var ranges: [ClosedRange<Int64>?] = []
    /// Where it stands in its file.
    var number: RowNumber?

    /// What the file says of a column; nil for nothing.
    func range(_ column: Int) -> ClosedRange<Int64>? {
      values[column].map { $0...$0 } ?? (ranges.isEmpty ? nil : ranges[column])
    }
  }

  /// Name of the file.
  let file: String
  let relations: TableRelations
  /// Codes by row.
  let zones: [String]
  let numbers: RowNumbers
  let columns: [ProtectedColumn]
  /// Index of the column that is held against the least population, among those to protect.
  let population: Int?
  /// Population by row, from a column that is not to protect itself.
  let openPopulation: [Int64?]
  /// All columns of the file: names, and the cells of those that are not to protect.
  let header: [String]
  let open: [Int: Column]
  var pieces: [Piece]
  /// Row by code.
  let rows: [String: Int]
  /// Name of the file of the pieces.
  let overlapFile: String?

  /// Population of a zone; nil where it is not known.
  func people(_ row: Int) -> Int64? {
    if let population { return columns[population].value(row) }
    return openPopulation.isEmpty ? nil : openPopulation[row]
  }

  var hasPopulation: Bool { population != nil || !openPopulation.isEmpty }
}
