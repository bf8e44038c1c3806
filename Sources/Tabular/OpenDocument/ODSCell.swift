import Groundwork

/// A cell of an OpenDocument spreadsheet while it is read: its value, and the text that the sheet shows.
struct ODSCell {
  private var kind = ""
  private var currency: Money.Currency?
  private var value: String?
  private var hasFormula = false
  private var shown: [UInt8] = []
  private var paragraphs = 0
  private(set) var isTooLong = false

  init() {}

  init(_ attributes: XMLAttributes) {
    kind = attributes["value-type"] ?? ""
    hasFormula = attributes.pointer("formula") != nil
    switch kind {
    case "float", "percentage", "currency":
      value = attributes["value"]
      currency = kind == "currency" ? attributes["currency"].map(Money.Currency.init(ofWorkbook:)) : nil
    case "date": value = attributes["date-value"]
    case "time": value = attributes["time-value"]
    case "boolean": value = attributes["boolean-value"]
    default: value = attributes["string-value"]
    }
  }

  mutating func beginParagraph() {
    if paragraphs > 0 { append([UInt8(ascii: "\n")]) }
    paragraphs += 1
  }

  mutating func append<Bytes: Collection>(_ bytes: Bytes) where Bytes.Element == UInt8 {
    if shown.count + bytes.count > XLSXSheetParser.longestText { isTooLong = true } else { shown.append(contentsOf: bytes) }
  }

  mutating func appendSpaces(_ count: Int) { append([UInt8](repeating: 0x20, count: min(max(count, 1), 10_000))) }

  /// A formula of which the file holds no result.
  var isWithoutValue: Bool { hasFormula && kind.isEmpty && shown.isEmpty }

  /// The cell as a person means it: the value and not its spelling on the screen, but for codes that are shown with their zeros;
  /// and what it is, for whoever writes it again.
  var content: (text: String, kind: CellKind) {
    let shown = String(decoding: shown, as: UTF8.self)
    guard let value, !value.isEmpty else { return (shown, .text) }
    switch kind {
    case "float", "percentage", "currency":
      guard let number = NumberParser.decimal(value) else { return (shown.isEmpty ? value : shown, .text) }
      if Self.isCode(shown, number) { return (shown, .text) }
      // No sum of euros may take another currency for one; a format may show it without a word to programs.
      let currency = currency ?? Self.shownCurrency(shown)
      if let currency, currency != .euro { return ("\(XLSXSheetParser.plain(number)) \(currency.sign)", .text) }
      return (XLSXSheetParser.plain(number), kind == "percentage" ? .percentage : currency == .euro ? .euros : .number)
    case "date": return (Self.date(value), .date)
    case "time":
      guard let time = Self.time(value) else { return (shown.isEmpty ? value : shown, .text) }
      return (time, ExcelDate.serial(time) == nil ? .duration : .time)
    case "boolean": return (value == "true" ? "VRAI" : "FAUX", .boolean)
    default: return (value, .text)
    }
  }

  private static func shownCurrency(_ shown: String) -> Money.Currency? {
    guard let first = shown.first, let last = shown.last else { return nil }
    // Most cells show figures alone.
    if first.isASCIIDigit || first == "-", last.isASCIIDigit { return nil }
    return Money(shown)?.currency
  }

  /// Digits behind a zero that are the number itself: "01053" for 1053.
  private static func isCode(_ shown: String, _ number: Double) -> Bool {
    shown.count > 1 && shown.first == "0" && shown.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && NumberParser.decimal(shown) == number
  }

  /// "2024-05-08", with the time where it is not midnight: "2024-05-08T14:30:00".
  private static func date(_ value: String) -> String {
    let parts = value.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return value }
    let clock = parts[1].prefix { $0 != "." && $0 != "," && $0 != "Z" }
    return clock == "00:00:00" || clock == "00:00" ? String(parts[0]) : "\(parts[0])T\(clock)"
  }

  /// "14:30:00" of the duration PT14H30M00S; nil for one with years, months or days.
  private static func time(_ value: String) -> String? {
    guard value.hasPrefix("PT") else { return nil }
    var fields: [Character: Int] = [:], digits = ""
    for character in value.dropFirst(2) {
      if character.isWholeNumber || character == "." || character == "," {
        digits.append(character)
      } else {
        guard let number = Int(digits.prefix { $0.isWholeNumber }), number < 1_000_000_000 else { return nil }
        fields[character] = number
        digits = ""
      }
    }
    guard !fields.isEmpty, fields.keys.allSatisfy({ "HMS".contains($0) }) else { return nil }
    return ["H", "M", "S"].map { ExcelDate.pad(fields[$0] ?? 0, 2) }.joined(separator: ":")
  }
}
