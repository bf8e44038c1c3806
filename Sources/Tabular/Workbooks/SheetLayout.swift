/// How a sheet that is made to be read and printed looks, in whatever format; a sheet without one is a plain table.
///
/// Such a sheet prints on A4 landscape, as wide as a page, with its name above and the number of the page below.
public struct SheetLayout: Sendable, Hashable {
  /// How the cells of a column look.
  public struct Column: Sendable, Hashable {
    /// In characters of the usual font; nil for what the first rows ask for.
    public var width: Int?
    /// Excel's format of a column of numbers ("0", "#,##0.00"); a cell that is no number stays the text that it is.
    public var numberFormat: String?
    /// Long texts go on below in their cell.
    public var isWrapped: Bool
    /// Looks of the cells that hold these texts.
    public var looks: [String: CellLook]

    public init(width: Int? = nil, numberFormat: String? = nil, isWrapped: Bool = false, looks: [String: CellLook] = [:]) {
      self.width = width
      self.numberFormat = numberFormat
      self.isWrapped = isWrapped
      self.looks = looks
    }
  }

  public var columns: [Column]
  /// Columns that stay when the rows are moved sideways.
  public var frozenColumns: Int
  /// Columns that are printed, from the first on; nil for all.
  public var printedColumns: Int?
  /// Rows below the header, where only some columns are printed.
  public var rowCount: Int

  public init(columns: [Column], frozenColumns: Int = 0, printedColumns: Int? = nil, rowCount: Int = 0) {
    self.columns = columns
    self.frozenColumns = frozenColumns
    self.printedColumns = printedColumns
    self.rowCount = rowCount
  }
}

/// How a cell of a laid-out sheet looks. Fills are light and inks dark: each pair has a contrast above 7, and the words say the
/// same without colours.
public enum CellLook: String, Sendable, Hashable, CaseIterable {
  case plain
  /// Of a whole document.
  case title
  /// Names of columns.
  case heading
  /// Totals.
  case strong
  case note
  /// Settled for, open, settled against.
  case sure, doubt, refusal

  /// Red, green, blue; nil for the sheet's own.
  var fill: UInt32? {
    switch self {
    case .heading: 0xDDE6F0
    case .sure: 0xCFE8D5
    case .doubt: 0xFBE3A6
    case .refusal: 0xE4E4E4
    case .plain, .title, .strong, .note: nil
    }
  }

  /// Red, green, blue; nil for the sheet's own.
  var ink: UInt32? {
    switch self {
    case .sure: 0x123F20
    case .doubt: 0x5A3A00
    case .refusal: 0x333333
    case .note: 0x444444
    case .plain, .title, .heading, .strong: nil
    }
  }

  var isBold: Bool { [.title, .heading, .strong].contains(self) }
  var points: Int? { self == .title ? 16 : nil }
}
