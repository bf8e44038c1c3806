/// What a user may say about a table when recognition would miss it; nil means: find out.
public struct TableOptions: Sendable, Hashable {
  /// The byte between two cells; any but a quote and the line ends.
  public var separator: UInt8?
  public var encoding: TextEncoding?
  /// Name of the sheet of a workbook.
  public var sheet: String?
  /// Line of the file, or row of the sheet, that holds the column names; the first is 1.
  public var headerRow: Int?
  /// Column names that tell a header from the rows around it, as `FrenchText.key` writes them.
  public var knownNames: Set<String> = []

  public init(separator: UInt8? = nil, encoding: TextEncoding? = nil, sheet: String? = nil, headerRow: Int? = nil) {
    self.separator = separator
    self.encoding = encoding
    self.sheet = sheet
    self.headerRow = headerRow
  }
}
