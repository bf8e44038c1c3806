import Groundwork

/// Why a cell holds no value.
public enum BlankReason: UInt8, Sendable, Hashable {
  case blank
  /// Marked `nd`.
  case notAvailable
  /// Marked `s`: withheld by statistical secrecy.
  case secret
  /// Marked `ns`.
  case notSignificant
}

/// What the cells of a column hold.
public enum ColumnKind: String, Sendable, Hashable {
  case text, integer, decimal, date, boolean
}

/// A named column; every cell keeps the text that the file held.
///
/// Numbers are parsed on demand, so that "01053" and "12,50" leave as they came until somebody changes them.
public struct Column: Sendable, Hashable {
  public var name: String
  public var kind: ColumnKind
  /// One text a row, as written in the file; blank cells are empty texts.
  public var texts: TextArray

  public init(name: String, kind: ColumnKind = .text, texts: TextArray) {
    self.name = name
    self.kind = kind
    self.texts = texts
  }
}

/// Named typed columns of equal length.
public struct Table: Sendable {
  public private(set) var columns: [Column]
  public private(set) var rowCount: Int
  /// How the user's program numbers the rows.
  public let numbers: RowNumbers
  public var provenance: Provenance

  /// - Precondition: all columns hold `rowCount` cells.
  public init(columns: [Column], rowCount: Int, numbers: RowNumbers = RowNumbers(), provenance: Provenance) {
    precondition(columns.allSatisfy { $0.texts.count == rowCount })
    self.columns = columns
    self.rowCount = rowCount
    self.numbers = numbers
    self.provenance = provenance
  }

  /// Index of the first column of exactly this name.
  public func columnIndex(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

  public subscript(row: Int, column: Int) -> String { columns[column].texts[row] }
}
