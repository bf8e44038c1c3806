import Groundwork

/// An OpenDocument spreadsheet (.ods) written sheet by sheet in little memory; it stands at its place once `finish` has returned.
///
/// Cells are texts, never formulas, but for the columns declared numeric. The same rows give the same bytes: the dates inside
/// the file are fixed.
public final class ODSWorkbook: WorkbookWriter {
  public let output: OutputFile
  public private(set) var anomalies: [Anomaly] = []
  private let zip: ZipWriter
  private let bytes: OutputBytes
  private var sheets: [ODSSheetWriter] = []
  private var names = SheetNames()
  private var isOpen = true
  /// Cells written, to be found again in the file.
  private var cellCount = 0

  private let isLaidOut: Bool

  /// - Parameter isLaidOut: some of its sheets will have a layout, whose styles stand before the sheets.
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  public init(path: String, isLaidOut: Bool = false) throws {
    self.isLaidOut = isLaidOut
    let output = try OutputFile(path: path)
    self.output = output
    bytes = try OutputBytes(output)
    zip = ZipWriter(bytes) {
      FileFault.unwritable(
        file: MappedFile.name(of: output.path), sentence: "plus de 4 Go de cellules pour un .ods ; choisissez une sortie .csv.")
    }
    try zip.store("mimetype", Array(ODSParts.mediaType.utf8))
    try zip.begin("content.xml")
    try zip.write(Array(ODSParts.contentStart(isLaidOut ? ODSLook.contentStyles : "").utf8))
  }

  deinit { discard() }

  var fileName: String { MappedFile.name(of: output.path) }

  /// A new sheet with its header; the one before is ended.
  ///
  /// - Parameter numericColumns: names of the columns written as numbers, each with its number format ("0.00", "0").
  /// - Throws: `FileFault.unwritable` where there are more columns than a sheet holds.
  public func addSheet(_ name: String, header: [String], numericColumns: [String: String]) throws -> any SheetWriter {
    try add(columns: header.count) {
      ODSSheetWriter(book: self, name: names.allowed(name), header: header, numericColumns: numericColumns)
    }
  }

  public func addSheet(_ name: String, header: [String]?, layout: SheetLayout) throws -> any SheetWriter {
    try add(columns: layout.columns.count) {
      ODSSheetWriter(book: self, name: names.allowed(name), header: header, layout: layout)
    }
  }

  private func add(columns: Int, _ make: () -> ODSSheetWriter) throws -> any SheetWriter {
    guard columns <= XLSXWorkbook.mostColumns else {
      throw FileFault.unwritable(
        file: fileName,
        sentence: "\(columns) colonnes : une feuille en tient \(XLSXWorkbook.mostColumns) ; choisissez une sortie .csv.")
    }
    try sheets.last?.finish()
    let sheet = make()
    sheets.append(sheet)
    return sheet
  }

  func write(_ xml: [UInt8], cells: Int) throws {
    cellCount += cells
    try zip.write(xml)
  }

  func note(_ anomaly: TableAnomaly, row: RowNumber, column: String) {
    anomalies.append(Anomaly(.table(anomaly), file: fileName, row: row, column: column))
  }

  /// Writes what is left, reads the file again and puts it in its place.
  /// - Throws: `FileFault.unwritable` if it cannot be written, as on a full disk, or put in its place.
  public func finish() throws {
    guard isOpen else { return }
    try sheets.last?.finish()
    try zip.write(ODSParts.contentEnd(sheets.map { ($0.name, $0.filteredColumns, $0.rowCount) }))
    try zip.end()
    let parts = [
      ("styles.xml", Array(ODSParts.styles(isLaidOut: isLaidOut).utf8)), ("settings.xml", ODSParts.settings(sheets.map(\.split))),
      ("META-INF/manifest.xml", Array(ODSParts.manifest.utf8)),
    ]
    for (name, content) in parts {
      try zip.begin(name)
      try zip.write(content)
      try zip.end()
    }
    try zip.finish()
    isOpen = false
    try bytes.finish { [output, cellCount, fileName] in
      guard !output.isInPlace else { return }
      do {
        try WorkbookProof.check(output.temporaryPath, cells: cellCount, in: .openDocument)
      } catch {
        throw FileFault.unwritable(file: fileName, sentence: "le classeur relu n'est pas entier ; le disque est-il plein ?")
      }
    }
  }

  /// Forgets the workbook; what stood at its place before stays.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    output.discard()
  }
}
