/// How a CSV file is written.
public struct CSVDialect: Sendable, Hashable {
  public var separator: UInt8
  public var hasByteOrderMark: Bool
  /// Whether a cell that a spreadsheet would run as a formula gets a `'` in front.
  public var neutralisesFormulas: Bool

  public init(separator: UInt8, hasByteOrderMark: Bool, neutralisesFormulas: Bool) {
    self.separator = separator
    self.hasByteOrderMark = hasByteOrderMark
    self.neutralisesFormulas = neutralisesFormulas
  }

  /// What a French Excel opens by a double click: UTF-8 with a byte order mark, semicolons, no live formula.
  public static let excel = CSVDialect(separator: UInt8(ascii: ";"), hasByteOrderMark: true, neutralisesFormulas: true)
  /// Plain CSV for other programs: commas, no byte order mark, cells as they are.
  public static let standard = CSVDialect(separator: UInt8(ascii: ","), hasByteOrderMark: false, neutralisesFormulas: false)
}
