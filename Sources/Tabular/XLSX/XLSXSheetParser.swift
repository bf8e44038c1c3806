import Groundwork

/// A row of a sheet: the cells that hold something, by column.
struct XLSXRow {
  /// Number of the row in the sheet, the first being 1.
  var number: Int
  var columns: [Int] = []
  var texts = TextArray()
  var kinds: [CellKind] = []

  var isInOrder: Bool { zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 } }

  /// The cells by column; of several in one column the first is kept.
  /// - Returns: the columns of the others.
  mutating func putInOrder() -> [Int] {
    let order = columns.indices.sorted { (columns[$0], $0) < (columns[$1], $1) }
    var kept: [Int] = [], repeated: [Int] = [], sorted = TextArray(), sortedKinds: [CellKind] = []
    for index in order {
      guard kept.last != columns[index] else {
        repeated.append(columns[index])
        continue
      }
      kept.append(columns[index])
      sorted.append(utf8: texts.bytes[texts.range(index)])
      sortedKinds.append(kinds[index])
    }
    (columns, texts, kinds) = (kept, sorted, sortedKinds)
    return repeated
  }
}

/// A sheet of a workbook on its way into rows.
protocol SheetParser: AnyObject {
  /// The next rows that hold something, at most `count`; none at the end of the sheet only.
  func rows(_ count: Int) throws -> [XLSXRow]
  /// Formulas whose result the file does not hold, and where the first one is.
  var formulasWithoutValue: Int { get }
  var firstFormulaWithoutValue: String { get }
  /// Cells that a row gives once more, and where the first one is.
  var doubledCells: Int { get }
  var firstDoubledCell: String { get }
}

/// Turns the XML of a sheet into rows of text, as it is unpacked.
final class XLSXSheetParser: XMLEvents, SheetParser {
  /// Excel's own limits.
  private static let mostColumns = 16_384
  /// UTF-8 bytes of the 32 767 characters that a cell holds at most.
  static let longestText = 4 * 32_767
  /// Rows are handed out before their texts fill more than this.
  private static let mostPendingBytes = 32 << 20

  private let part: XLSXPart
  private let strings: TextArray
  private let styles: XLSXStyles
  private let startsIn1904: Bool
  private var reader: XMLReader?
  private var finished: [XLSXRow] = []
  private var row = XLSXRow(number: 0)
  private var lastColumn = -1
  private var cellColumn = 0
  private var cellStyle = 0
  private var cellKind: [UInt8] = []
  private var value: [UInt8] = []
  private var isInValue = false
  private var hasFormula = false
  private var collector = XLSXTextCollector()
  private var isAbnormal = false
  private var pendingBytes = 0
  private(set) var hasEnded = false
  /// Formulas whose result the file does not hold, and where the first one is.
  private(set) var formulasWithoutValue = 0
  private(set) var firstFormulaWithoutValue = ""
  /// Cells that a row gives once more, and where the first one is.
  private(set) var doubledCells = 0
  private(set) var firstDoubledCell = ""

  init(_ part: XLSXPart, strings: TextArray, styles: XLSXStyles, startsIn1904: Bool) throws {
    self.part = part
    self.strings = strings
    self.styles = styles
    self.startsIn1904 = startsIn1904
    reader = try XMLReader(part, events: self)
  }

  /// The next rows that hold something, at most `count`; none at the end of the sheet only.
  func rows(_ count: Int) throws -> [XLSXRow] {
    while finished.count < count, !hasEnded, finished.isEmpty || pendingBytes < Self.mostPendingBytes {
      if try reader?.step() != true {
        hasEnded = true
        reader = nil
      }
      if isAbnormal { throw part.archive.tooLarge(part.part) }
    }
    let taken = Array(finished.prefix(count))
    finished.removeFirst(taken.count)
    pendingBytes = finished.reduce(0) { $0 + $1.texts.bytes.count }
    return taken
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "c" {
      cellColumn = attributes.pointer("r").flatMap(Self.column) ?? lastColumn + 1
      cellStyle = attributes["s"].flatMap { Int($0) } ?? 0
      cellKind = attributes["t"].map { Array($0.utf8) } ?? []
      value.removeAll(keepingCapacity: true)
      hasFormula = false
    } else if name == "v" {
      isInValue = true
    } else if name == "f" {
      hasFormula = true
    } else if name == "row" {
      row = XLSXRow(number: attributes["r"].flatMap(Self.rowNumber) ?? row.number + 1)
      lastColumn = -1
    } else {
      collector.start(name)
    }
  }

  func end(_ name: XMLName) {
    if name == "c" {
      endCell()
    } else if name == "v" {
      isInValue = false
    } else if name == "row" {
      if !row.isInOrder {
        let repeated = row.putInOrder()
        if doubledCells == 0, let first = repeated.first { firstDoubledCell = "\(Self.letters(first))\(row.number)" }
        doubledCells += repeated.count
      }
      if !row.columns.isEmpty { finished.append(row) }
      pendingBytes += row.texts.bytes.count
      row.columns.removeAll()
    } else {
      collector.end(name)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInValue || collector.isInText else { return }
    if value.count < Self.longestText { value.append(contentsOf: bytes) } else { isAbnormal = true }
  }

  private func endCell() {
    let column = cellColumn
    // A few short cells may point to one long text thousands of times.
    if pendingBytes + row.texts.bytes.count > 4 * Self.mostPendingBytes { isAbnormal = true }
    guard column < Self.mostColumns, !isAbnormal else { return }
    lastColumn = column
    if value.isEmpty {
      guard hasFormula, cellKind != Array("str".utf8) else { return }
      if formulasWithoutValue == 0 { firstFormulaWithoutValue = "\(Self.letters(column))\(row.number)" }
      formulasWithoutValue += 1
      return
    }
    var kind = CellKind.text
    switch String(decoding: cellKind, as: UTF8.self) {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)), index >= 0, index < strings.count,
        !strings.isEmpty(at: index)
      else {
        return
      }
      row.texts.append(utf8: strings.bytes[strings.range(index)])
    case "inlineStr", "str":
      XLSXTextCollector.unescape(&value)
      row.texts.append(utf8: value[...])
    case "b":
      row.texts.append(value == [UInt8(ascii: "1")] ? "VRAI" : "FAUX")
      kind = .boolean
    case "e", "d":
      row.texts.append(utf8: value[...])
      if cellKind == Array("d".utf8) { kind = .date }
    default:
      let read = number(value)
      row.texts.append(read.text)
      kind = read.kind
    }
    row.columns.append(column)
    row.kinds.append(kind)
  }

  /// A number as a person reads it in the sheet: a date, a code with its zeros, or plain digits.
  private func number(_ bytes: [UInt8]) -> (text: String, kind: CellKind) {
    let written = String(decoding: bytes, as: UTF8.self)
    guard let value = NumberParser.decimal(written) else { return (written, .text) }
    switch styles[cellStyle] {
    case .date(let shown):
      guard let text = ExcelDate.text(value, shown: shown, startsIn1904: startsIn1904) else { break }
      return (text, shown == .duration ? .duration : text.contains("-") ? .date : .time)
    case .padded(let width):
      guard value >= 0, value == value.rounded(), value < 1e15 else { break }
      return (ExcelDate.pad(Int(value), width), .text)
    case .percentage: return (Self.plain(value), .percentage)
    case .euros: return (Self.plain(value), .euros)
    // No sum of euros may take it for one.
    case .money(let currency): return ("\(Self.plain(value)) \(currency)", .text)
    case .number: break
    }
    return (Self.plain(value), .number)
  }

  /// The shortest spelling; the last bits of a sum such as 0.30000000000000004, which no sheet shows, are rounded off.
  static func plain(_ value: Double) -> String {
    let exact = DecimalFormatter.shortest(value)
    let digits = significantDigits(exact)
    guard digits > 15, value.magnitude >= 1e-5, value.magnitude < 1e15 else { return exact }
    var bytes: [UInt8] = []
    let whole = value.magnitude < 1 ? 1 : DecimalFormatter.shortest(value.magnitude.rounded(.down)).count
    DecimalFormatter.append(value, decimals: 15 - whole, to: &bytes)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    let rounded = String(decoding: bytes, as: UTF8.self)
    guard significantDigits(rounded) <= 12, let near = NumberParser.decimal(rounded) else { return exact }
    return (near - value).magnitude <= 4 * value.ulp ? rounded : exact
  }

  private static func significantDigits(_ text: String) -> Int {
    var digits = text.filter { ("0"..."9").contains($0) }.drop { $0 == "0" }
    if !text.contains(".") {
      while digits.last == "0" { digits.removeLast() }
    }
    return digits.count
  }

  /// Number of a row; nil for what no sheet has and nobody can count from.
  private static func rowNumber(_ text: String) -> Int? { Int(text).flatMap { (1...Int(Int32.max)).contains($0) ? $0 : nil } }

  /// Column of a reference such as "AB12", the first being 0.
  private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var at = reference
    while column <= mostColumns {
      let letter = UInt8(bitPattern: at.pointee) | 0x20
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) else { break }
      column = column * 26 + Int(letter - UInt8(ascii: "a")) + 1
      at += 1
    }
    return column == 0 ? nil : column - 1
  }

  static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
