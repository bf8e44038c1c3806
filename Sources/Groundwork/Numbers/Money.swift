/// A sum of money as people write it: "1 500,00 €", "€1500", "1 500 EUR", "CHF 1500", "1500 F CFP", "-1 500 €", "(1 500)".
///
/// Currencies are told apart and never changed into each other.
package struct Money: Sendable, Hashable {
  /// What a sum is counted in, by its ISO 4217 code where it has one.
  package enum Currency: Sendable, Hashable {
    case euro
    case other(String)

    /// A sign or a word: "€", "euros", "F CFP", "CHF", "$"; nil for what names no currency.
    package init?(_ text: String) {
      let key = text.lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "/" }
      if Self.euros.contains(key) {
        self = .euro
      } else if let code = Self.others.first(where: { $0.signs.contains(key) })?.code {
        self = .other(code)
      } else {
        return nil
      }
    }

    /// What a workbook says is a currency: one of those signs, or any other as it stands.
    package init(ofWorkbook sign: String) { self = Currency(sign) ?? .other(sign.trimmingBlanks()) }

    private static let euros: Set<String> = ["€", "eur", "euro", "euros", "€uro", "€uros", "eu"]
    private static let others: [(code: String, signs: Set<String>)] = [
      ("XPF", ["xpf", "fcfp", "cfp", "francscfp", "franccfp", "francspacifique"]),
      ("CHF", ["chf", "sfr", "francssuisses", "francsuisse"]), ("USD", ["$", "us$", "$us", "usd", "dollars", "dollar"]),
      ("GBP", ["£", "gbp", "livres", "livressterling"]), ("JPY", ["¥", "jpy", "yens"]),
      // Of before 2002, or of the Pacific: nobody knows.
      ("F", ["f", "ff", "frf", "fr", "frs", "franc", "francs"]),
    ]

    /// Behind a figure: "€", "F CFP", "CHF".
    package var sign: String {
      switch self {
      case .euro: "€"
      case .other("XPF"): "F CFP"
      case .other(let code): code
      }
    }
  }

  package let value: Double
  /// The figure alone, as it is written: "1 500,00"; without marks of thousands that `NumberParser` does not know.
  package let number: String
  /// nil where none is written.
  package let currency: Currency?

  package init?(_ text: String) {
    var rest = text.trimmingBlanks()[...], isNegative = false
    if rest.first == "(", rest.last == ")" {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    guard let first = rest.firstIndex(where: \.isASCIIDigit), let last = rest.lastIndex(where: \.isASCIIDigit) else { return nil }
    number = Self.plain(String(rest[first...last]))
    var words = String(rest[..<first]) + " " + rest[rest.index(after: last)...]
    for sign in ["-", "\u{2212}"] where rest[..<first].contains(sign) {
      isNegative = true
      words = words.replacing(sign, with: " ")
    }
    // "1500,-" has no cents.
    for ending in [",-", ".-", ",–"] where words.contains(ending) { words = words.replacing(ending, with: " ") }
    for ending in ["par an", "/an", "/ an"] where words.hasSuffix(ending) { words = String(words.dropLast(ending.count)) }
    guard let magnitude = NumberParser.decimal(number) else { return nil }
    value = isNegative ? -magnitude : magnitude
    let sign = words.trimmingBlanks()
    currency = Currency(sign)
    if !sign.isEmpty, currency == nil { return nil }
  }

  /// Without the marks of thousands that cannot be a decimal mark: "1.500,00", "1'500".
  private static func plain(_ number: String) -> String {
    let plain = number.filter { $0 != "'" && $0 != "’" }
    guard plain.contains("."), plain.contains(","), let last = plain.last(where: { $0 == "." || $0 == "," }),
      plain.count(where: { $0 == last }) == 1
    else { return plain }
    return plain.filter { $0 == last || $0.isASCIIDigit }
  }
}
