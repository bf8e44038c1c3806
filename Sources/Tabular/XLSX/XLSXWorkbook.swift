import CXLSXWriter
import Foundation
import Groundwork

/// A workbook written sheet by sheet in constant memory; it stands at its place once `finish` has returned.
///
/// Cells are texts, never formulas, but for the columns declared numeric. The same rows give the same bytes: the dates inside
/// the file are fixed.
public final class XLSXWorkbook: WorkbookWriter {
  public static let mostRows = 1_048_576
  public static let mostColumns = 16_384
  public static let longestText = 32_767

  public let output: OutputFile
  public private(set) var anomalies: [Anomaly] = []
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let headerFormat: UnsafeMutablePointer<lxw_format>?
  private var formats: [String: UnsafeMutablePointer<lxw_format>] = [:]
  private var looks: [XLSXLook: UnsafeMutablePointer<lxw_format>] = [:]
  private var sheetNames = SheetNames()
  /// Cells given to the library, to be found again in the file.
  var cellCount = 0

  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public init(path: String) throws {
    output = try OutputFile(path: path)
    var options = lxw_workbook_options()
    options.constant_memory = 1
    options.use_zip64 = 1
    // Beside the output: the place that its sheets need is then missed where the workbook itself would miss it.
    let folder = output.isInPlace ? nil : (output.temporaryPath as NSString).deletingLastPathComponent
    var folderBytes = folder.map { Array($0.utf8CString) } ?? []
    let temporaryPath = output.temporaryPath
    book = folderBytes.withUnsafeMutableBufferPointer { bytes in
      options.tmpdir = bytes.isEmpty ? nil : bytes.baseAddress
      return workbook_new_opt(temporaryPath, &options)
    }
    guard book != nil else {
      throw FileFault.unwritable(
        file: (path as NSString).lastPathComponent,
        sentence: "le classeur ne peut pas être commencé ; libérez de la place ou vérifiez les droits.")
    }
    var properties = lxw_doc_properties()
    // 1 January 2020: any fixed day does, the day of the run would make every file differ.
    properties.created = 1_577_836_800
    workbook_set_properties(book, &properties)
    headerFormat = workbook_add_format(book)
    format_set_bold(headerFormat)
    format_set_bg_color(headerFormat, 0xDDE6F0)
    format_set_bottom(headerFormat, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_align(headerFormat, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
  }

  deinit { discard() }

  var fileName: String { (output.path as NSString).lastPathComponent }

  /// A new sheet with its header.
  ///
  /// - Parameters:
  ///   - name: shortened and freed of the characters that Excel forbids.
  ///   - numericColumns: names of the columns written as numbers, each with its Excel number format ("0.00", "0").
  /// - Throws: `FileFault.unwritable` where there are more columns than a sheet holds.
  public func addSheet(_ name: String, header: [String], numericColumns: [String: String]) throws -> any SheetWriter {
    try refuse(columns: header.count)
    let sheet = workbook_add_worksheet(book, sheetNames.allowed(name))
    let numbers = header.map { name in numericColumns[name].map(format) }
    return XLSXSheetWriter(book: self, sheet: sheet, header: header, headerFormat: headerFormat, numbers: numbers)
  }

  public func addSheet(_ name: String, header: [String]?, layout: SheetLayout) throws -> any SheetWriter {
    try refuse(columns: layout.columns.count)
    let sheet = workbook_add_worksheet(book, sheetNames.allowed(name))
    return XLSXSheetWriter(book: self, sheet: sheet, header: header, layout: layout)
  }

  private func refuse(columns: Int) throws {
    guard columns > Self.mostColumns else { return }
    throw FileFault.unwritable(
      file: fileName, sentence: "\(columns) colonnes : une feuille en tient \(Self.mostColumns) ; choisissez une sortie .csv.")
  }

  func note(_ anomaly: TableAnomaly, row: RowNumber, column: String) {
    anomalies.append(Anomaly(.table(anomaly), file: fileName, row: row, column: column))
  }

  func format(_ numberFormat: String) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[numberFormat] { return known }
    guard let made = workbook_add_format(book) else { return nil }
    format_set_num_format(made, numberFormat)
    formats[numberFormat] = made
    return made
  }

  /// The format of cells of a laid-out sheet.
  func format(_ look: XLSXLook) -> UnsafeMutablePointer<lxw_format>? {
    if let known = looks[look] { return known }
    guard let made = workbook_add_format(book) else { return nil }
    look.describe(made)
    looks[look] = made
    return made
  }

  /// Writes the file and puts it in its place.
  /// - Throws: `FileFault.unwritable` if it cannot be written, as on a full disk, or put in its place.
  public func finish() throws {
    guard let open = book else { return }
    book = nil
    let status = workbook_close(open)
    guard status == LXW_NO_ERROR else {
      output.discard()
      let reason =
        status == LXW_ERROR_CREATING_XLSX_FILE || status == LXW_ERROR_CREATING_TMPFILE
        ? "disque plein ou droits manquants ?" : "faute \(status.rawValue)"
      throw FileFault.unwritable(file: fileName, sentence: "le classeur n'a pas pu être écrit (\(reason)).")
    }
    do {
      if !output.isInPlace { try WorkbookProof.check(output.temporaryPath, cells: cellCount, in: .xlsx) }
    } catch {
      output.discard()
      throw FileFault.unwritable(file: fileName, sentence: "le classeur relu n'est pas entier ; le disque est-il plein ?")
    }
    try output.commit()
  }

  /// Forgets the workbook; what stood at its place before stays.
  public func discard() {
    guard let open = book else { return }
    book = nil
    lxw_workbook_free(open)
    output.discard()
  }
}
