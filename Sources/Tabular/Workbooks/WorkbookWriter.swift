import Groundwork

/// A workbook being written, whatever its format; it stands at its place once `finish` has returned.
public protocol WorkbookWriter: AnyObject {
  /// Oddities met while writing.
  var anomalies: [Anomaly] { get }
  /// A new sheet with its header; the one before must be finished.
  ///
  /// - Parameters:
  ///   - name: shortened and freed of the characters that spreadsheets forbid.
  ///   - numericColumns: names of the columns written as numbers, each with its number format ("0.00", "0").
  /// - Throws: `FileFault.unwritable` where there are more columns than a sheet holds, or the output cannot be written.
  func addSheet(_ name: String, header: [String], numericColumns: [String: String]) throws -> any SheetWriter
  /// A new sheet made to be read and printed; the one before must be finished.
  ///
  /// - Parameters:
  ///   - header: names of the columns, in its first row, which stays in sight, filters the others and is printed on each page;
  ///     nil for rows that stand by themselves.
  ///   - layout: a description for each column.
  /// - Throws: `FileFault.unwritable` where there are more columns than a sheet holds, or the output cannot be written.
  func addSheet(_ name: String, header: [String]?, layout: SheetLayout) throws -> any SheetWriter
  /// - Throws: `FileFault.unwritable` if the workbook cannot be written, as on a full disk, or put in its place.
  func finish() throws
  /// Forgets the workbook; what stood at its place before stays.
  func discard()
}

/// One sheet of a workbook being written.
public protocol SheetWriter: AnyObject {
  /// Of the rows that come next; a plain table has none but its own.
  var look: CellLook { get set }
  /// - Throws: `FileFault.unwritable` past the last row that a sheet holds, or if the output cannot be written.
  func write(_ chunk: RowChunk, extra: [TextArray], layout: RowLayout) throws
  /// Sets what depends on the rows.
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  func finish() throws
}

extension WorkbookWriter {
  /// A whole sheet at once.
  /// - Throws: `FileFault.unwritable` where there are more columns or rows than a sheet holds, or the output cannot be written.
  public func addSheet(
    _ name: String, header: [String], rows: some Sequence<RowChunk>, numericColumns: [String: String] = [:]
  ) throws {
    let sheet = try addSheet(name, header: header, numericColumns: numericColumns)
    for chunk in rows { try sheet.write(chunk, extra: [], layout: .inputFirst) }
    try sheet.finish()
  }
}

extension SheetWriter {
  /// Rows that look alike; one without cells stays blank.
  /// - Throws: `FileFault.unwritable` past the last row that a sheet holds, or if the output cannot be written.
  public func write(_ rows: [[String]], look: CellLook) throws {
    guard let longest = rows.map(\.count).max() else { return }
    let columnCount = max(1, longest)
    var builder = RowChunkBuilder(columnCount: columnCount)
    for row in rows {
      for column in 0..<columnCount { builder.append(column < row.count ? row[column] : "") }
    }
    self.look = look
    try write(builder.take(firstRow: 0), extra: [], layout: .inputFirst)
  }
}

/// Begins workbooks by the extension of their name.
public enum WorkbookFile {
  /// - Parameters:
  ///   - path: ends in .ods for OpenDocument, in anything else for XLSX.
  ///   - isLaidOut: some of its sheets will have a layout.
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public static func begin(_ path: String, isLaidOut: Bool = false) throws -> any WorkbookWriter {
    MappedFile.fileExtension(of: path) == "ods"
      ? try ODSWorkbook(path: path, isLaidOut: isLaidOut) : try XLSXWorkbook(path: path)
  }
}
