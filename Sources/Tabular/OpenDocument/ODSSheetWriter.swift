import Groundwork

/// One sheet of an OpenDocument spreadsheet being written: header, and columns as wide as the first rows ask for.
final class ODSSheetWriter: SheetWriter {
  private static let widthRows = 200
  private static let block = 1 << 17

  let name: String
  /// Columns under the buttons of a filter.
  var filteredColumns: Int { hasHeader ? header.count : 0 }
  var split: ODSParts.Split {
    ODSParts.Split(sheet: name, columns: hasHeader ? layout?.frozenColumns ?? 0 : 0, rows: hasHeader ? 1 : 0)
  }
  /// Rows written, the header among them.
  private(set) var rowCount = 0
  private unowned let book: ODSWorkbook
  private let header: [String]
  /// Decimals of each column written as numbers; nil for text.
  private let decimals: [Int?]
  /// Columns whose cells stay texts, whatever they were.
  private let isCode: [Bool]
  private var widths: [Int]
  /// XML not yet handed on: the first rows wait for the widths of the columns, which come before them.
  private var xml: [UInt8] = []
  private var cells = 0
  private var hasBegun = false
  private var hasEnded = false
  private var column = 0
  private var blanks = 0
  private let layout: SheetLayout?
  private let hasHeader: Bool
  var look = CellLook.plain

  init(book: ODSWorkbook, name: String, header: [String], numericColumns: [String: String]) {
    self.book = book
    self.name = name
    self.header = header
    layout = nil
    hasHeader = true
    decimals = header.map { numericColumns[$0].map(ODSParts.decimals) }
    isCode = header.map(CodeNames.isCode)
    widths = header.map(\.count)
    beginRow()
    for name in header {
      var name = name
      name.withUTF8 { writeText($0, style: " table:style-name=\"h\"") }
    }
    endRow()
  }

  /// A sheet made to be read and printed.
  init(book: ODSWorkbook, name: String, header: [String]?, layout: SheetLayout) {
    self.book = book
    self.name = name
    self.layout = layout
    self.header = header ?? layout.columns.map { _ in "" }
    hasHeader = header != nil
    decimals = layout.columns.map { $0.numberFormat.map(ODSParts.decimals) }
    isCode = self.header.map(CodeNames.isCode)
    widths = self.header.map(\.count)
    guard hasHeader else { return }
    xml += Array("<table:table-header-rows>".utf8)
    beginRow()
    for (name, described) in zip(self.header, layout.columns) {
      var name = name
      let style = ODSLook.style(.heading, numberFormat: nil, isWrapped: true, isRight: described.numberFormat != nil)
      name.withUTF8 { writeText($0, style: " table:style-name=\"\(style)\"") }
    }
    endRow()
    xml += Array("</table:table-header-rows>".utf8)
  }

  /// Name of the style of a cell of a laid-out sheet; nil in a plain one.
  private func style(_ cell: UnsafeBufferPointer<UInt8>, isNumber: Bool) -> String? {
    guard let described = layout?.columns[column] else { return nil }
    let own = described.looks.isEmpty ? nil : described.looks[String(decoding: cell, as: UTF8.self)]
    return ODSLook.style(
      own ?? look, numberFormat: isNumber ? described.numberFormat : nil,
      isWrapped: described.isWrapped && !isNumber && look != .title,
      isRight: look == .heading && described.numberFormat != nil)
  }

  /// - Throws: `FileFault.unwritable` past the last row that a sheet holds.
  func write(_ chunk: RowChunk, extra: [TextArray], layout: RowLayout) throws {
    guard rowCount + chunk.rowCount <= XLSXWorkbook.mostRows else {
      throw FileFault.unwritable(
        file: book.fileName,
        sentence:
          "plus de \(XLSXWorkbook.mostRows - 1) lignes : une feuille n'en tient pas davantage ; choisissez une sortie .csv.")
    }
    try chunk.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<chunk.rowCount {
        beginRow()
        if layout == .addedFirst { write(extra, row) }
        for column in 0..<chunk.columnCount {
          write(UnsafeBufferPointer(rebasing: bytes[chunk.range(row, column)]), kind: chunk.kind(row, column))
        }
        if layout == .inputFirst { write(extra, row) }
        endRow()
        if !hasBegun ? rowCount > Self.widthRows : xml.count > Self.block { try flush() }
      }
    }
  }

  private func write(_ extra: [TextArray], _ row: Int) {
    for texts in extra {
      texts.bytes.withUnsafeBufferPointer { write(UnsafeBufferPointer(rebasing: $0[texts.range(row)])) }
    }
  }

  private func beginRow() {
    xml += Array((layout == nil ? "<table:table-row>" : "<table:table-row table:style-name=\"\(ODSLook.rowStyle)\">").utf8)
    column = 0
    blanks = 0
  }

  private func endRow() {
    // A row has a cell, if a blank one.
    if column == blanks { xml += Array("<table:table-cell/>".utf8) }
    xml += Array("</table:table-row>".utf8)
    rowCount += 1
  }

  private func write(_ cell: UnsafeBufferPointer<UInt8>, kind: CellKind = .text) {
    if rowCount <= Self.widthRows { widths[column] = max(widths[column], cell.count { $0 & 0xC0 != 0x80 }) }
    guard !cell.isEmpty, let decimals = decimals[column], let value = NumberParser.decimal(cell) else {
      if !cell.isEmpty, !isCode[column], let value = Self.value(cell, kind) { return writeCell(cell, value) }
      return writeText(cell, style: style(cell, isNumber: false).map { " table:style-name=\"\($0)\"" } ?? "")
    }
    writeBlanks()
    let style = self.style(cell, isNumber: true) ?? "n\(decimals)"
    let exact = DecimalFormatter.shortest(value)
    xml += Array("<table:table-cell table:style-name=\"\(style)\" office:value-type=\"float\" ".utf8)
    xml += Array("office:value=\"\(exact)\"><text:p>".utf8)
    DecimalFormatter.append(value, decimals: decimals, separator: UInt8(ascii: ","), to: &xml)
    xml += Array("</text:p></table:table-cell>".utf8)
    cells += 1
    column += 1
  }

  /// The attributes of a cell that is what it was where it was read; nil for texts, and for a text that is none of its kind.
  private static func value(_ cell: UnsafeBufferPointer<UInt8>, _ kind: CellKind) -> String? {
    let text = String(decoding: cell, as: UTF8.self)
    switch kind {
    case .text: return nil
    case .number, .percentage, .euros:
      guard let number = NumberParser.decimal(cell) else { return nil }
      let value = "office:value=\"\(DecimalFormatter.shortest(number))\""
      switch kind {
      case .percentage:
        let style = ODSParts.percentageStyle(decimals: NumberShape.decimals(ofPercentage: cell))
        return "table:style-name=\"\(style)\" office:value-type=\"percentage\" \(value)"
      case .euros:
        return "table:style-name=\"\(ODSParts.euroStyle)\" office:value-type=\"currency\" office:currency=\"EUR\" \(value)"
      default: return "office:value-type=\"float\" \(value)"
      }
    case .date: return ExcelDate.serial(text).map { _ in "office:value-type=\"date\" office:date-value=\"\(text)\"" }
    case .time, .duration:
      let parts = text.split(separator: ":")
      guard let seconds = ExcelDate.seconds(text), kind == .duration || seconds < 86_400 else { return nil }
      let style = kind == .duration ? "table:style-name=\"\(ODSParts.durationStyle)\" " : ""
      return "\(style)office:value-type=\"time\" office:time-value=\"PT\(parts[0])H\(parts[1])M\(parts[2])S\""
    case .boolean:
      guard text == "VRAI" || text == "FAUX" else { return nil }
      return "office:value-type=\"boolean\" office:boolean-value=\"\(text == "VRAI")\""
    }
  }

  private func writeCell(_ cell: UnsafeBufferPointer<UInt8>, _ attributes: String) {
    writeBlanks()
    xml += Array("<table:table-cell \(attributes)><text:p>".utf8) + cell + Array("</text:p></table:table-cell>".utf8)
    cells += 1
    column += 1
  }

  private func writeText(_ cell: UnsafeBufferPointer<UInt8>, style: String) {
    defer { column += 1 }
    guard !cell.isEmpty else {
      blanks += 1
      return
    }
    writeBlanks()
    xml += Array("<table:table-cell\(style) office:value-type=\"string\">".utf8)
    if !ODSText.append(cell, to: &xml) { book.note(.charactersReplaced, row: RowNumber(rowCount + 1), column: header[column]) }
    xml += Array("</table:table-cell>".utf8)
    cells += 1
  }

  /// The blank cells before one that holds something.
  private func writeBlanks() {
    if blanks == 1 { xml += Array("<table:table-cell/>".utf8) }
    if blanks > 1 { xml += Array("<table:table-cell table:number-columns-repeated=\"\(blanks)\"/>".utf8) }
    blanks = 0
  }

  /// Hands on what waits, behind the columns where these were not told yet.
  private func flush() throws {
    if !hasBegun {
      hasBegun = true
      var start = Array("<table:table table:name=\"".utf8) + ODSText.attribute(name) + Array("\"\(tableAttributes)>".utf8)
      for (column, width) in widths.enumerated() {
        if let layout {
          let style = ODSLook.columnStyle(width: layout.columns[column].width ?? min(ODSParts.widths.upperBound, width + 2))
          start += Array("<table:table-column table:style-name=\"\(style)\"/>".utf8)
          continue
        }
        // Two characters more than the text, for the filter's arrow.
        let shown = min(ODSParts.widths.upperBound, max(ODSParts.widths.lowerBound, width + 2))
        start += Array("<table:table-column table:style-name=\"c\(shown)\"/>".utf8)
      }
      if widths.isEmpty { start += Array("<table:table-column/>".utf8) }
      try book.write(start, cells: 0)
    }
    try book.write(xml, cells: cells)
    xml.removeAll(keepingCapacity: true)
    cells = 0
  }

  /// What a laid-out sheet says of its page.
  private var tableAttributes: String {
    guard let layout else { return "" }
    let style = " table:style-name=\"\(ODSLook.tableStyle(hasHeader: hasHeader))\""
    guard let columns = layout.printedColumns, columns < header.count else { return style }
    let quoted = String(decoding: ODSText.attribute("'\(name)'"), as: UTF8.self)
    let last = "\(XLSXSheetParser.letters(columns - 1))\(layout.rowCount + 1)"
    return style + " table:print-ranges=\"\(quoted).A1:\(quoted).\(last)\""
  }

  /// Ends the sheet.
  /// - Throws: `FileFault.unwritable` if the output cannot be written.
  func finish() throws {
    guard !hasEnded else { return }
    hasEnded = true
    xml += Array("</table:table>".utf8)
    try flush()
  }
}
