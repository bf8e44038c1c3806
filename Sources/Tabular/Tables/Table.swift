import Groundwork

/// Named typed columns of equal length.
public struct Table: Sendable {
  public private(set) var columns: [Column]
  public private(set) var rowCount: Int
  /// How the user's program numbers the rows.
  public let numbers: RowNumbers
  /// Columns whose cells only the gate of statistical secrecy reads.
  public let confidential: [ConfidentialColumn]
  public var provenance: Provenance

  /// - Precondition: all columns hold `rowCount` cells.
  public init(
    columns: [Column], rowCount: Int, numbers: RowNumbers = RowNumbers(), confidential: [ConfidentialColumn] = [],
    provenance: Provenance
  ) {
    precondition(columns.allSatisfy { $0.texts.count == rowCount })
    self.columns = columns
    self.rowCount = rowCount
    self.numbers = numbers
    self.confidential = confidential
    self.provenance = provenance
  }

  /// Index of the first column of exactly this name.
  public func columnIndex(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// Holds a column for text, whatever its cells look like.
  package mutating func keepText(ofColumn index: Int) { columns[index].kind = .text }

  public subscript(row: Int, column: Int) -> String { columns[column].texts[row] }
}
