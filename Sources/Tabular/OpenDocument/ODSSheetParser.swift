import Groundwork

/// Turns one sheet of an OpenDocument spreadsheet into rows of text, as it is unpacked.
///
/// Rows and cells that are repeated are given as often as the sheet shows them; blank ones take no room.
final class ODSSheetParser: XMLEvents, SheetParser {
  private static let mostColumns = 16_384
  /// Rows are handed out before their texts fill more than this.
  private static let mostPendingBytes = 32 << 20
  /// Cells that repetitions may add: a few bytes could ask for billions.
  private static let mostRepeatedCells = 32_000_000
  /// What a cell may hold that is no part of its text.
  private static let asides: [StaticString] = ["annotation", "note", "ruby-text", "frame", "g", "custom-shape", "event-listeners"]

  private let part: any XMLPart
  private let target: Int
  private var reader: XMLReader?
  private var depth = 0
  private var spreadsheetDepth = 0
  private var tableDepth = 0
  private var sheet = -1
  private var cellDepth = 0
  private var paragraphDepth = 0
  private var asideDepth = 0
  private var row = XLSXRow(number: 1)
  private var rowRepeats = 1
  private var column = 0
  private var cell = ODSCell()
  private var cellRepeats = 1
  private var finished: [(row: XLSXRow, repeats: Int)] = []
  private var pendingBytes = 0
  private var repeatedCells = 0
  private var isAbnormal = false
  private(set) var hasEnded = false
  /// Cells follow one another here: none can come twice.
  let doubledCells = 0
  let firstDoubledCell = ""
  private(set) var formulasWithoutValue = 0
  private(set) var firstFormulaWithoutValue = ""

  /// - Parameter sheet: its place among the sheets, the first being 0.
  init(_ part: any XMLPart, sheet: Int) throws {
    self.part = part
    target = sheet
    reader = try XMLReader(part, events: self)
  }

  /// The next rows that hold something, at most `count`; none at the end of the sheet only.
  func rows(_ count: Int) throws -> [XLSXRow] {
    while !hasEnded, finished.count < count, finished.isEmpty || pendingBytes < Self.mostPendingBytes {
      let goesOn = try reader?.step() == true
      if isAbnormal { throw part.tooLarge() }
      if !goesOn { hasEnded = true }
    }
    if hasEnded { reader = nil }
    var taken: [XLSXRow] = [], bytes = 0, used = 0
    while used < finished.count, taken.count < count, taken.isEmpty || bytes < Self.mostPendingBytes {
      taken.append(finished[used].row)
      bytes += finished[used].row.texts.bytes.count
      finished[used].row.number += 1
      finished[used].repeats -= 1
      if finished[used].repeats == 0 { used += 1 }
    }
    finished.removeFirst(used)
    pendingBytes = finished.reduce(0) { $0 + $1.row.texts.bytes.count }
    return taken
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if name == "spreadsheet" {
      spreadsheetDepth = depth
    } else if name == "table", spreadsheetDepth > 0, depth == spreadsheetDepth + 1 {
      sheet += 1
      tableDepth = depth
    }
    guard sheet == target, tableDepth > 0, !hasEnded else { return }
    if cellDepth > 0 {
      startInCell(name, attributes)
    } else if name == "table-row" {
      rowRepeats = Self.repeats(attributes["number-rows-repeated"])
      column = 0
    } else if name == "table-cell" || name == "covered-table-cell" {
      cellDepth = depth
      cell = ODSCell(attributes)
      cellRepeats = Self.repeats(attributes["number-columns-repeated"])
    }
  }

  private func startInCell(_ name: XMLName, _ attributes: XMLAttributes) {
    guard asideDepth == 0 else { return }
    if Self.asides.contains(where: { name == $0 }) {
      asideDepth = depth
    } else if paragraphDepth == 0 {
      guard depth == cellDepth + 1, name == "p" || name == "h" else { return }
      paragraphDepth = depth
      cell.beginParagraph()
    } else if name == "s" {
      cell.appendSpaces(attributes["c"].flatMap { Int($0) } ?? 1)
    } else if name == "tab" {
      cell.append([UInt8(ascii: "\t")])
    } else if name == "line-break" {
      cell.append([UInt8(ascii: "\n")])
    }
  }

  func end(_ name: XMLName) {
    defer { depth -= 1 }
    if depth == spreadsheetDepth { spreadsheetDepth = 0 }
    if depth == asideDepth { asideDepth = 0 }
    if depth == paragraphDepth { paragraphDepth = 0 }
    guard sheet == target, tableDepth > 0 else {
      if depth == tableDepth { tableDepth = 0 }
      return
    }
    if depth == cellDepth {
      cellDepth = 0
      endCell()
    } else if cellDepth == 0, name == "table-row" {
      endRow()
    } else if depth == tableDepth {
      tableDepth = 0
      hasEnded = true
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard paragraphDepth > 0, asideDepth == 0 else { return }
    cell.append(bytes)
    if cell.isTooLong { isAbnormal = true }
  }

  private func endCell() {
    defer { column = min(column + cellRepeats, Self.mostColumns) }
    if cell.isWithoutValue {
      if formulasWithoutValue == 0 { firstFormulaWithoutValue = "\(XLSXSheetParser.letters(column))\(row.number)" }
      formulasWithoutValue += 1
      return
    }
    let (text, kind) = cell.content
    guard !text.isEmpty else { return }
    let last = min(column + cellRepeats, Self.mostColumns)
    if row.texts.bytes.count + (last - column) * text.utf8.count > 4 * Self.mostPendingBytes { isAbnormal = true }
    guard !isAbnormal else { return }
    for place in column..<max(column, last) {
      row.columns.append(place)
      row.texts.append(text)
      row.kinds.append(kind)
    }
    repeatedCells += cellRepeats - 1
  }

  private func endRow() {
    let next = row.number + rowRepeats
    if !row.columns.isEmpty {
      repeatedCells += (rowRepeats - 1).multipliedReportingOverflow(by: row.columns.count).partialValue
      if repeatedCells < 0 || repeatedCells > Self.mostRepeatedCells { isAbnormal = true }
      pendingBytes += row.texts.bytes.count
      finished.append((row, rowRepeats))
    }
    row = XLSXRow(number: min(next, Int(Int32.max)))
  }

  /// How often something stands there; a number that nobody can count from is once.
  private static func repeats(_ text: String?) -> Int {
    text.flatMap { Int($0) }.map { min(max($0, 1), Int(Int32.max)) } ?? 1
  }
}
