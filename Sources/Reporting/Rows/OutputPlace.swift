import Tabular

/// Where a result goes, and in which form.
public struct OutputPlace: Sendable {
  /// nil for standard output, as CSV.
  public let path: String?
  public let format: RowOutput.Format
  /// How CSV is written; a `.tsv` has tabs whatever was asked.
  public let dialect: CSVDialect
  /// Of figures: French Excel reads the decimal comma in a CSV, and takes 5.12 for a day of December.
  public let decimalMark: UInt8

  /// - Parameter path: its extension tells the format; nil writes CSV to standard output.
  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  public init(path: String? = nil, dialect: CSVDialect = .excel) throws {
    self.path = path
    format = try path.map(RowOutput.Format.init) ?? .csv
    var written = dialect
    if format == .tsv { written.separator = UInt8(ascii: "\t") }
    self.dialect = written
    decimalMark = UInt8(ascii: format == .csv && dialect == .excel ? "," : ".")
  }
}
