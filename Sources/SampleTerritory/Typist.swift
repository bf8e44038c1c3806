import Groundwork
import Tabular
import Territory

/// How people type names and numbers.
enum Typist {
  /// "de Valmière", "d'Orsennes", "du Mesnil", "des Essartières", "de La Chapelle" as French puts it.
  static func of(_ name: String) -> String {
    if name.hasPrefix("Le ") { return "du " + name.dropFirst(3) }
    if name.hasPrefix("Les ") { return "des " + name.dropFirst(4) }
    return ("AEÉHIOU".contains(name.prefix(1)) ? "d'" : "de ") + name
  }

  /// Capitals without accents or hyphens, "Saint" cut to "ST" where asked.
  static func capitals(_ text: String, shortensSaint: Bool = false) -> String {
    let words = FrenchText.normalise(text).uppercased().split(separator: " ").map(String.init)
    guard shortensSaint else { return words.joined(separator: " ") }
    return words.map { $0 == "SAINT" ? "ST" : $0 == "SAINTE" ? "STE" : $0 }.joined(separator: " ")
  }

  /// With the decimal comma of a French spreadsheet.
  static func decimal(_ value: Double, _ decimals: Int) -> String {
    var bytes: [UInt8] = []
    DecimalFormatter.append(value, decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self).replacing(".", with: ",")
  }
}
