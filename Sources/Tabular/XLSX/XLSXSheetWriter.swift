import CXLSXWriter
import Groundwork

/// One sheet of a workbook being written: bold frozen header, filters, widths from the first rows.
public final class XLSXSheetWriter: SheetWriter {
  private static let widthRows = 200
  private static let narrowest = 8
  private static let widest = 60

  private let book: XLSXWorkbook
  private let sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let header: [String]
  /// Number format of each column written as numbers; nil for text.
  private let numbers: [UnsafeMutablePointer<lxw_format>??]
  /// Columns whose cells stay texts, whatever they were: a code shown as a number loses its zeros.
  private let isCode: [Bool]
  private var widths: [Int]
  private var nextRow = 1
  private var text: [CChar] = []
  private let layout: SheetLayout?
  private let hasHeader: Bool
  public var look = CellLook.plain
  /// Lines of the row being written, in a laid-out sheet.
  private var lines = 1
  /// Of a line of the usual font, and the highest row that Excel has, in points.
  private static let lineHeight = 15.0, highestRow = 409.0

  init(
    book: XLSXWorkbook, sheet: UnsafeMutablePointer<lxw_worksheet>?, header: [String],
    headerFormat: UnsafeMutablePointer<lxw_format>?,
    numbers: [UnsafeMutablePointer<lxw_format>??]
  ) {
    self.book = book
    self.sheet = sheet
    self.header = header
    self.numbers = numbers
    layout = nil
    hasHeader = true
    isCode = header.map(CodeNames.isCode)
    widths = header.map(\.count)
    worksheet_freeze_panes(sheet, 1, 0)
    for (column, name) in header.enumerated() where !name.isEmpty {
      var name = name
      name.withUTF8 { writeText($0, row: 0, column: column, headerFormat) }
    }
  }

  /// A sheet made to be read and printed.
  init(book: XLSXWorkbook, sheet: UnsafeMutablePointer<lxw_worksheet>?, header: [String]?, layout: SheetLayout) {
    self.book = book
    self.sheet = sheet
    self.layout = layout
    self.header = header ?? layout.columns.map { _ in "" }
    hasHeader = header != nil
    numbers = layout.columns.map { $0.numberFormat.map { book.format(XLSXLook(look: .plain, numberFormat: $0)) } }
    isCode = self.header.map(CodeNames.isCode)
    widths = self.header.map(\.count)
    nextRow = hasHeader ? 1 : 0
    if hasHeader { worksheet_freeze_panes(sheet, 1, lxw_col_t(layout.frozenColumns)) }
    for (column, name) in self.header.enumerated() where !name.isEmpty {
      let look = XLSXLook(look: .heading, isWrapped: true, isRight: layout.columns[column].numberFormat != nil)
      var name = name
      name.withUTF8 { cell in
        // Room for the filter's arrow.
        if let width = layout.columns[column].width { lines = max(lines, WrappedText.lines(cell, width: width - 3)) }
        writeText(cell, row: 0, column: column, book.format(look))
      }
    }
    if lines > 1 { worksheet_set_row(sheet, 0, Double(lines) * Self.lineHeight, nil) }
    lines = 1
  }

  /// Sets the height of a row where it is not that of one line.
  private func setHeight() {
    guard layout != nil else { return }
    let height = look == .title ? 1.6 * Self.lineHeight : min(Double(lines) * Self.lineHeight, Self.highestRow)
    if height > Self.lineHeight { worksheet_set_row(sheet, lxw_row_t(nextRow), height, nil) }
    lines = 1
  }

  /// The format of a cell of a laid-out sheet; nil in a plain one.
  private func format(_ cell: UnsafeBufferPointer<UInt8>, _ column: Int, _ number: String?) -> UnsafeMutablePointer<lxw_format>?? {
    guard let described = layout?.columns[column] else { return nil }
    let own = described.looks.isEmpty ? nil : described.looks[String(decoding: cell, as: UTF8.self)]
    let isWrapped = described.isWrapped && number == nil && look != .title
    if isWrapped, let width = described.width { lines = max(lines, WrappedText.lines(cell, width: width)) }
    let isRight = look == .heading && described.numberFormat != nil
    return book.format(XLSXLook(look: own ?? look, numberFormat: number, isWrapped: isWrapped, isRight: isRight))
  }

  /// - Throws: `FileFault.unwritable` past the last row that Excel holds.
  public func write(_ chunk: RowChunk, extra: [TextArray], layout: RowLayout) throws {
    guard nextRow + chunk.rowCount <= XLSXWorkbook.mostRows else {
      throw FileFault.unwritable(
        file: book.fileName,
        sentence:
          "plus de \(XLSXWorkbook.mostRows - 1) lignes : une feuille n'en tient pas davantage ; choisissez une sortie .csv.")
    }
    let inputAt = layout == .inputFirst ? 0 : extra.count
    let extraAt = layout == .inputFirst ? chunk.columnCount : 0
    chunk.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<chunk.rowCount {
        if layout == .addedFirst { write(extra, row, at: extraAt) }
        for column in 0..<chunk.columnCount {
          let cell = UnsafeBufferPointer(rebasing: bytes[chunk.range(row, column)])
          write(cell, at: inputAt + column, kind: chunk.kind(row, column))
        }
        if layout == .inputFirst { write(extra, row, at: extraAt) }
        setHeight()
        nextRow += 1
      }
    }
  }

  private func write(_ extra: [TextArray], _ row: Int, at first: Int) {
    for (index, texts) in extra.enumerated() where !texts.isEmpty(at: row) {
      texts.bytes.withUnsafeBufferPointer { write(UnsafeBufferPointer(rebasing: $0[texts.range(row)]), at: first + index) }
    }
  }

  private func write(_ cell: UnsafeBufferPointer<UInt8>, at column: Int, kind: CellKind = .text) {
    guard !cell.isEmpty else { return }
    if nextRow <= Self.widthRows { widths[column] = max(widths[column], characters(cell)) }
    if let format = numbers[column], let value = NumberParser.decimal(cell) {
      book.cellCount += 1
      let shown = self.format(cell, column, layout?.columns[column].numberFormat) ?? format
      worksheet_write_number(sheet, lxw_row_t(nextRow), lxw_col_t(column), value, shown)
      return
    }
    if kind == .text || isCode[column] || !writeValue(cell, at: column, kind) {
      writeText(cell, row: nextRow, column: column, format(cell, column, nil) ?? nil)
    }
  }

  /// A cell as what it was where it was read.
  /// - Returns: false where its text is none of that kind.
  private func writeValue(_ cell: UnsafeBufferPointer<UInt8>, at column: Int, _ kind: CellKind) -> Bool {
    let row = lxw_row_t(nextRow), at = lxw_col_t(column)
    switch kind {
    case .text: return false
    case .number, .percentage, .euros:
      guard let value = NumberParser.decimal(cell) else { return false }
      let format: String? =
        switch kind {
        case .percentage: NumberShape.percentage(decimals: NumberShape.decimals(ofPercentage: cell))
        case .euros: NumberShape.euros
        default: nil
        }
      worksheet_write_number(sheet, row, at, value, numberFormat(format, cell, column))
    case .duration:
      guard let seconds = ExcelDate.seconds(String(decoding: cell, as: UTF8.self)) else { return false }
      worksheet_write_number(sheet, row, at, Double(seconds) / 86_400, numberFormat(NumberShape.duration, cell, column))
    case .date, .time:
      let text = String(decoding: cell, as: UTF8.self)
      guard let serial = ExcelDate.serial(text) else { return false }
      let format = kind == .time ? "hh:mm:ss" : text.contains("T") ? "dd/mm/yyyy hh:mm:ss" : "dd/mm/yyyy"
      worksheet_write_number(sheet, row, at, serial, numberFormat(format, cell, column))
    case .boolean:
      let isTrue = cell.elementsEqual("VRAI".utf8)
      guard isTrue || cell.elementsEqual("FAUX".utf8) else { return false }
      worksheet_write_boolean(sheet, row, at, isTrue ? 1 : 0, numberFormat(nil, cell, column))
    }
    book.cellCount += 1
    return true
  }

  private func numberFormat(
    _ shape: String?, _ cell: UnsafeBufferPointer<UInt8>, _ column: Int
  ) -> UnsafeMutablePointer<lxw_format>? {
    format(cell, column, shape) ?? shape.flatMap(book.format)
  }

  private func writeText(
    _ cell: UnsafeBufferPointer<UInt8>, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    text.removeAll(keepingCapacity: true)
    if !XLSXText.append(cell, to: &text) {
      book.note(.textCut(characters: XLSXWorkbook.longestText), row: RowNumber(row + 1), column: header[column])
    }
    guard !text.isEmpty else { return }
    text.append(0)
    book.cellCount += 1
    worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), text, format)
  }

  /// Code points of a UTF-8 text.
  private func characters(_ cell: UnsafeBufferPointer<UInt8>) -> Int { cell.count { $0 & 0xC0 != 0x80 } }

  /// Sets what depends on the rows: widths and the range of the filters.
  public func finish() {
    guard !header.isEmpty else { return }
    defer { if layout != nil { setPage() } }
    for (column, width) in widths.enumerated() {
      // Two characters more than the text, for the filter's arrow.
      let asked = layout?.columns[column].width
      let shown = Double(asked ?? min(Self.widest, max(Self.narrowest, width + 2)))
      worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), shown, nil)
    }
    guard hasHeader else { return }
    worksheet_autofilter(sheet, 0, 0, lxw_row_t(max(0, nextRow - 1)), lxw_col_t(header.count - 1))
  }
  /// How the sheet is printed.
  private func setPage() {
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    // Inches.
    worksheet_set_margins(sheet, 0.4, 0.4, 0.65, 0.6)
    worksheet_set_header(sheet, "&L&A&R&F")
    worksheet_set_footer(sheet, "&C&P / &N")
    guard hasHeader else {
      worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
      return
    }
    worksheet_gridlines(sheet, UInt8(LXW_SHOW_ALL_GRIDLINES.rawValue))
    worksheet_repeat_rows(sheet, 0, 0)
    if let columns = layout?.printedColumns, columns < header.count {
      worksheet_print_area(sheet, 0, 0, lxw_row_t(max(0, nextRow - 1)), lxw_col_t(columns - 1))
    }
  }
}
