import Foundation
import Groundwork

/// Rows of one sheet of a workbook (XLSX, OpenDocument), read as a stream; shared texts alone stay in memory.
public final class XLSXReader: RowSource {
  public private(set) var header: [String]
  public private(set) var provenance: Provenance
  /// Names of the sheets, in their order.
  public let sheetNames: [String]

  private static let rowsPerChunk = 8192
  private static let cellsPerChunk = 1 << 18

  private let sheet: XLSXSheet
  /// Column of the sheet that is the first of the table.
  private let firstColumn: Int
  private var waiting: ArraySlice<XLSXRow>
  private var lastRowNumber: Int
  private var rowsGiven = 0
  private var blankRows = 0
  private var firstBlankRow = 0
  private var rowsPast = 0
  private var firstRowPast = 0
  private var hasReported = false

  /// - Throws: `FileFault.unreadable` (no workbook, damaged, unpacks to an abnormal size, no table), `.usage` (no such
  ///   sheet or header row).
  public init(path: String, options: TableOptions = TableOptions()) throws {
    let workbook = try XLSXBook.open(path: path)
    sheetNames = workbook.sheets.map(\.name)
    let sheet = try workbook.table(options)
    self.sheet = sheet
    provenance = Provenance(file: workbook.name, layer: sheet.name)
    let headerRow = sheet.sample[sheet.headerIndex]
    let body = sheet.sample[sheet.bodyIndex...]
    let rows = ([headerRow] + body).map { XLSXSheet.cells($0, from: 0) }
    let offset = rows.map { row in row.firstIndex { !$0.isEmpty } ?? row.count }.min() ?? 0
    firstColumn = offset
    let named = XLSXSheet.cells(headerRow, from: offset)
    let samples = body.map { SampleRow(cells: XLSXSheet.cells($0, from: offset), line: $0.number) }
    let unnamed = HeaderRule.unnamedColumns(named: named.count, body: samples)
    header = named + [String](repeating: "", count: unnamed)
    waiting = body
    lastRowNumber = sheet.sample[sheet.bodyIndex - 1].number
    let others = sheetNames.filter { $0 != sheet.name }
    // Of our own workbook it is known which sheet is meant.
    let isOwnList = OwnWorkbook.isLikely(sheetNames) && OwnWorkbook.isList(header)
    if options.sheet == nil, !others.isEmpty, !isOwnList {
      note(.sheetChosen(sheet.name, others: others))
    }
    if options.headerRow == nil, sheet.headerIndex > 0 {
      note(.headerUnderTitle(row: RowNumber(headerRow.number)))
    }
    let names = sheet.sample[(sheet.headerIndex + 1)..<sheet.bodyIndex].map { RowNumber($0.number) }
    if !names.isEmpty { note(.namesBelowHeader(rows: names)) }
    if sheet.isBodyDoubtful {
      note(.namesAsData(row: RowNumber(sheet.sample[sheet.bodyIndex].number), header: RowNumber(headerRow.number)))
    }
  }

  private func note(_ anomaly: TableAnomaly) {
    provenance.anomalies.append(Anomaly(.table(anomaly), file: provenance.file, layer: sheet.name))
  }

  /// - Throws: `FileFault.unreadable` where the sheet is damaged or unpacks to an abnormal size.
  public func next() throws -> RowChunk? {
    let most = max(1, min(Self.rowsPerChunk, Self.cellsPerChunk / max(1, header.count)))
    if waiting.count < most { waiting += try sheet.parser.rows(most - waiting.count)[...] }
    guard !waiting.isEmpty else {
      report()
      return nil
    }
    var builder = RowChunkBuilder(columnCount: header.count)
    for row in waiting.prefix(most) { append(row, to: &builder) }
    waiting = waiting.dropFirst(most)
    let chunk = builder.take(firstRow: rowsGiven)
    rowsGiven += chunk.rowCount
    return chunk
  }

  private func append(_ row: XLSXRow, to builder: inout RowChunkBuilder) {
    if row.number > lastRowNumber + 1 {
      if blankRows == 0 { firstBlankRow = lastRowNumber + 1 }
      blankRows += row.number - lastRowNumber - 1
    }
    lastRowNumber = row.number
    if row.number > XLSXWorkbook.mostRows {
      if rowsPast == 0 { firstRowPast = row.number }
      rowsPast += 1
    }
    builder.begin(row: RowNumber(row.number))
    var column = firstColumn
    let end = firstColumn + header.count
    var extra: [QuotedCell] = []
    for (index, at) in row.columns.enumerated() {
      if at < firstColumn || at >= end {
        extra.append(QuotedCell(row.texts[index]))
        continue
      }
      while column < at {
        builder.append("")
        column += 1
      }
      builder.append(utf8: row.texts.bytes[row.texts.range(index)], kind: row.kinds[index])
      column += 1
    }
    while column < end {
      builder.append("")
      column += 1
    }
    guard !extra.isEmpty else { return }
    builder.note(
      Anomaly(.table(.outsideCells(extra)), file: provenance.file, layer: sheet.name, row: RowNumber(row.number)))
  }

  /// Says, once, what concerns the whole sheet.
  private func report() {
    guard !hasReported else { return }
    hasReported = true
    if blankRows > 0 { note(.blankRows(count: blankRows, first: RowNumber(firstBlankRow))) }
    if rowsPast > 0 { note(.rowsPastTheSheet(count: rowsPast, first: RowNumber(firstRowPast))) }
    if sheet.parser.doubledCells > 0 {
      note(.repeatedCells(count: sheet.parser.doubledCells, first: sheet.parser.firstDoubledCell))
    }
    let formulas = sheet.parser.formulasWithoutValue
    if formulas > 0 {
      note(.formulasWithoutValue(count: formulas, first: sheet.parser.firstFormulaWithoutValue))
    }
  }
}
