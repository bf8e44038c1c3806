import Groundwork

/// Writes rows to the first sheet of a workbook; more sheets may be added to `workbook` before `finish`.
public final class WorkbookSink: RowSink {
  public let workbook: any WorkbookWriter
  private let sheetName: String
  private let numericColumns: [String: String]
  private var sheet: (any SheetWriter)?

  /// - Parameters:
  ///   - path: its extension tells the format: .xlsx, .ods.
  ///   - numericColumns: names of the columns written as numbers, each with its Excel number format ("0.00").
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public init(path: String, sheetName: String = "Liste", numericColumns: [String: String] = [:]) throws {
    workbook = try WorkbookFile.begin(path)
    self.sheetName = sheetName
    self.numericColumns = numericColumns
  }

  public var anomalies: [Anomaly] { workbook.anomalies }

  /// - Throws: `FileFault.unwritable` where there are more columns than a sheet holds.
  public func begin(header: [String]) throws {
    sheet = try workbook.addSheet(sheetName, header: header, numericColumns: numericColumns)
  }

  /// - Throws: `FileFault.unwritable` past the last row that a sheet holds.
  public func write(_ chunk: RowChunk, extra: [TextArray], layout: RowLayout) throws {
    try sheet?.write(chunk, extra: extra, layout: layout)
  }

  /// - Throws: `FileFault.unwritable` if the workbook cannot be written or put in its place.
  public func finish() throws {
    try sheet?.finish()
    try workbook.finish()
  }

  public func discard() { workbook.discard() }
}
