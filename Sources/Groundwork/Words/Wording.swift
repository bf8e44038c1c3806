
/// Comparing and writing French words and figures; no locale of the machine takes part.
package enum Wording {
  /// Words of a text for comparison: no case, accents, ligatures, punctuation; the plural `s` of longer words is dropped.
  package static func tokens(_ text: String) -> [String] { words(ofKey: key(text)) }

  /// The same of a text that is in the form of `key` already.
  package static func words(ofKey key: String) -> [String] {
    key.utf8.split(separator: UInt8(ascii: " ")).map { word in
      String(Substring(endsInPlural(word) ? word.dropLast() : word))
    }
  }

  /// Whether a word ends in the plural `s`, which comparison drops: a longer word does.
  static func endsInPlural(_ word: some BidirectionalCollection<UInt8>) -> Bool {
    word.count > 3 && word.last == UInt8(ascii: "s")
  }

  /// Lower case without accents or punctuation; the points of "A.G.C." join initials, others part words.
  package static func key(_ text: String) -> String {
    FrenchText.normalise(withJoinedInitials(text))
  }

  /// The text without the points behind single letters, again and again: "A.G.C." gives "AGC".
  static func withJoinedInitials(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var joined = ""
    var run = 0
    for character in text {
      if character == ".", run == 1 {
        run = 0
        continue
      }
      run = character.isLetter || character.isNumber ? run + 1 : 0
      joined.append(character)
    }
    return joined
  }

  /// Metres for a sentence: "500 m", "14,9 m" under a hundred metres, "12 300 m" beyond a thousand.
  package static func metres(_ value: Double) -> String {
    // Nothing on Earth is as long; a file may say so.
    let size = min(abs(value), 1e15)
    if size < 99.95 {
      let tenths = Int((size * 10).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10)\u{a0}m" : "\(tenths / 10),\(tenths % 10)\u{a0}m"
    }
    return "\(grouped(Int(size.rounded())))\u{a0}m"
  }

  /// A score of 0 to 1 for a sentence: "0,97".
  package static func score(_ value: Double) -> String {
    let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
    return "\(hundredths / 100),\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// What areas measured in a Mercator system are.
  package static func mercatorAreas(system: String, factor: Double) -> String {
    "des aires mesurées en \(system), environ \(FrenchNumber.decimals(factor, 1)) fois trop grandes à ces latitudes"
  }

  /// "a, b et c".
  /// - Parameter link: between the last two, "et" or "ou".
  package static func list(_ words: [String], last link: String = "et") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(link) " + last
  }

  /// "34 867": thousands apart by a narrow no-break space, so that no line breaks in a number.
  package static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var position = digits.count - 3
    while position > (number < 0 ? 1 : 0) {
      digits.insert("\u{202F}", at: position)
      position -= 3
    }
    return String(digits)
  }

  /// "de" elided before a vowel: "d'Échirolles", "de Grenoble", "du Bouscat", "des Ulis".
  package static func of(_ name: String) -> String {
    if name.hasPrefix("Le ") { return "du " + name.dropFirst(3) }
    if name.hasPrefix("Les ") { return "des " + name.dropFirst(4) }
    guard let first = key(name).first else { return "de " + name }
    // A code stands for a name that is not known: "la commune 69383".
    if first.isNumber { return name }
    return "aeiouy".contains(first) ? "d'" + name : "de " + name
  }
}

/// Numbers in messages: decimal comma, fixed decimals, no locale.
package enum FrenchNumber {
  /// Metres to the unit, degrees to five decimals.
  package static func coordinate(_ value: Double) -> String {
    abs(value) > 400 ? decimals(value, 0) : decimals(value, 5)
  }

  /// "1 883 731,5": thousands apart, decimals only where the number has some.
  package static func amount(_ value: Double, decimals count: Int = 1) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let plain = decimals(value, value == value.rounded() ? 0 : count)
    let whole = plain.prefix { $0 != "," }
    let grouped = Wording.grouped(Int(whole) ?? 0)
    // A number between -1 and 0 keeps its sign.
    return (whole == "-0" ? "-0" : grouped) + plain.dropFirst(whole.count)
  }

  package static func decimals(_ value: Double, _ count: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let sign = value < 0 && scaled != 0 ? "-" : ""
    if count == 0 { return "\(sign)\(scaled)" }
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, count + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(count)),\(padded.suffix(count))"
  }
}
