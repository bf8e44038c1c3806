import Territory

/// Comparing and writing French words and figures; no locale of the machine takes part.
enum Wording {
  /// Words of a text for comparison: no case, accents, ligatures, punctuation; the plural `s` of longer words is dropped.
  static func tokens(_ text: String) -> [String] {
    key(text).split(separator: " ").map { word in
      word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : String(word)
    }
  }

  /// Lower case without accents or punctuation; the points of "A.G.C." join initials, others part words.
  static func key(_ text: String) -> String {
    guard text.contains(".") else { return FrenchText.normalise(text) }
    var joined = ""
    var run = 0
    for character in text {
      // One letter and a point, again: initials.
      if character == ".", run == 1 {
        run = 0
        continue
      }
      run = character.isLetter || character.isNumber ? run + 1 : 0
      joined.append(character)
    }
    return FrenchText.normalise(joined)
  }

  /// Metres for a sentence: "500 m", "14,9 m" under a hundred metres, "12 300 m" beyond a thousand.
  static func metres(_ value: Double) -> String {
    let size = abs(value)
    if size < 99.95 {
      let tenths = Int((size * 10).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10)\u{a0}m" : "\(tenths / 10),\(tenths % 10)\u{a0}m"
    }
    var digits = String(Int(size.rounded()))
    if digits.count > 3 { digits.insert("\u{a0}", at: digits.index(digits.endIndex, offsetBy: -3)) }
    return "\(digits)\u{a0}m"
  }

  /// A score of 0 to 1 for a sentence: "0,97".
  static func score(_ value: Double) -> String {
    let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
    return "\(hundredths / 100),\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// "a, b et c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " et " + last
  }

  /// "de" elided before a vowel: "d'Échirolles", "de Grenoble", "du Bouscat", "des Ulis".
  static func of(_ name: String) -> String {
    if name.hasPrefix("Le ") { return "du " + name.dropFirst(3) }
    if name.hasPrefix("Les ") { return "des " + name.dropFirst(4) }
    guard let first = key(name).first else { return "de " + name }
    // A code stands for a name that is not known: "la commune 69383".
    if first.isNumber { return name }
    return "aeiouy".contains(first) ? "d'" + name : "de " + name
  }
}
