import Groundwork
import Tabular

/// Where a result goes, and in which form.
public struct OutputPlace: Sendable {
  /// nil for standard output, as CSV.
  public let path: String?
  /// Only the first rows are kept, for a person to see; nothing is written.
  public let isPreview: Bool
  public let format: RowOutput.Format
  /// How CSV is written; a `.tsv` has tabs whatever was asked.
  public let dialect: CSVDialect
  /// Of figures: French Excel reads the decimal comma in a CSV, and takes 5.12 for a day of December.
  public let decimalMark: UInt8

  /// - Parameters:
  ///   - path: its extension tells the format; nil and `-` write CSV to standard output.
  ///   - isPreview: without a path, keeps the first rows instead of writing all.
  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  public init(path given: String? = nil, dialect: CSVDialect = .excel, isPreview: Bool = false) throws {
    let path = given == "-" ? nil : given
    self.path = path
    self.isPreview = isPreview && given == nil
    format = try path.map(RowOutput.Format.init) ?? .csv
    var written = dialect
    if format == .tsv { written.separator = UInt8(ascii: "\t") }
    self.dialect = written
    decimalMark = UInt8(ascii: format == .csv && dialect == .excel ? "," : ".")
  }

  /// Said by a command that writes rows and no report.
  var noReport: FileFault {
    FileFault.usage(
      file: path.map { MappedFile.name(of: $0) },
      sentence: "cette commande n'écrit pas de page .html ; choisissez .csv ou .xlsx.")
  }
}
