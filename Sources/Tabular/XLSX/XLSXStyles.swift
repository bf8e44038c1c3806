import Groundwork

/// How the numbers of a workbook are shown, as far as it changes what they mean: dates, times, shares, euros, codes with zeros in
/// front.
final class XLSXStyles: XMLEvents {
  enum Shown {
    case number, percentage, euros
    /// Of another currency, by its sign.
    case money(String)
    case date(ExcelDate.Shown)
    /// Padded with zeros to this width: the format "00000" of postal codes.
    case padded(Int)
  }

  private var formats: [Int: Shown] = [:]
  private var styles: [Shown] = []
  private var isInCells = false

  /// What the style number `style` of a cell shows.
  subscript(_ style: Int) -> Shown { styles.indices.contains(style) ? styles[style] : .number }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt", let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
      formats[id] = Self.shown(code)
    } else if name == "cellXfs" {
      isInCells = true
    } else if name == "xf", isInCells {
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      styles.append(formats[id] ?? Self.builtIn(id))
    }
  }

  func end(_ name: XMLName) {
    if name == "cellXfs" { isInCells = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Formats that workbooks number without writing them (ECMA-376 part 1, 18.8.30).
  private static func builtIn(_ id: Int) -> Shown {
    switch id {
    case 14...17, 27...31, 34...36, 50...54, 57, 58: .date(.date)
    case 22: .date(.dateAndTime)
    case 46: .date(.duration)
    case 18...21, 32, 33, 45, 47, 55, 56: .date(.time)
    case 9, 10: .percentage
    default: .number
    }
  }

  static func shown(_ code: String) -> Shown {
    let (letters, isElapsed) = bare(code)
    if isElapsed { return .date(.duration) }
    if letters.count >= 2, letters.allSatisfy({ $0 == "0" }) { return .padded(letters.count) }
    let hasDate = letters.contains { "yYdD".contains($0) }
    let hasTime = letters.contains { "hHsS".contains($0) }
    // A lone m is a month or a minute: a date unless hours or seconds are beside it.
    let hasMonth = letters.contains { "mM".contains($0) } && !hasTime
    switch (hasDate || hasMonth, hasTime) {
    case (true, true): return .date(.dateAndTime)
    case (true, false): return .date(.date)
    case (false, true): return .date(.time)
    case (false, false):
      if letters.contains("%") { return .percentage }
      return currency(code, literal: letters).map { $0 == .euro ? .euros : .money($0.sign) } ?? .number
    }
  }

  /// The currency that a format shows: [$CHF-100C], "F CFP", $, €.
  private static func currency(_ code: String, literal letters: String) -> Money.Currency? {
    if code.contains("€") { return .euro }
    if let start = code.range(of: "[$"), let end = code[start.upperBound...].firstIndex(where: { $0 == "-" || $0 == "]" }) {
      let sign = code[start.upperBound..<end]
      if !sign.isEmpty { return Money.Currency(ofWorkbook: String(sign)) }
    }
    let parts = code.split(separator: "\"", omittingEmptySubsequences: false)
    let quoted = parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    return (quoted + letters.filter { "$£¥".contains($0) }.map(String.init)).lazy.compactMap { Money.Currency($0) }.first
  }

  /// The first section of a format without quoted texts, escaped characters, colours and conditions, and whether it counts time
  /// that passes.
  private static func bare(_ code: String) -> (letters: String, isElapsed: Bool) {
    if code.lowercased() == "general" || code.lowercased() == "standard" { return ("", false) }
    var kept = "", isElapsed = false
    var characters = code.makeIterator()
    while let character = characters.next() {
      switch character {
      case "\"": while let inner = characters.next(), inner != "\"" {}
      case "\\", "_", "*": _ = characters.next()
      case "[":
        var inner = ""
        while let next = characters.next(), next != "]" { inner.append(next) }
        // [h], [mm], [ss] count elapsed time; anything else is a colour, a condition or a language.
        if !inner.isEmpty, inner.lowercased().allSatisfy({ "hms".contains($0) }) { isElapsed = true }
      case ";": return (kept, isElapsed)
      default: kept.append(character)
      }
    }
    return (kept, isElapsed)
  }
}
