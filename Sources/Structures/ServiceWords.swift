import Groundwork

/// A cell of prestations cut into words and into the signs between them.
struct ServiceWords {
  private enum Token {
    /// A word for comparison, and the number of the written word that holds it.
    case word(String, source: Int)
    case sign(Character)
  }

  private var tokens: [Token] = []
  /// Words as they are written.
  private var sources: [String] = []

  private static let signs: Set<Character> = ["+", ";", "|", "&", "\n", ",", "/", "•"]

  init(_ text: String) {
    var written = ""
    func close() {
      guard !written.isEmpty else { return }
      for word in Wording.tokens(written) { tokens.append(.word(word, source: sources.count)) }
      sources.append(written)
      written = ""
    }
    for character in text {
      if Self.signs.contains(character) || character.isNewline {
        close()
        tokens.append(.sign(character))
      } else if character.isWhitespace {
        close()
      } else {
        written.append(character)
      }
    }
    close()
  }

  var count: Int { tokens.count }

  /// nil for a sign.
  func word(_ index: Int) -> String? {
    if case .word(let word, _) = tokens[index] { word } else { nil }
  }

  /// What a token is within a spelling: "enfants/parents" holds nothing between two words, "enfants & parents" an "et"; nil for
  /// other signs, which no spelling holds.
  func joined(_ index: Int) -> String? {
    switch tokens[index] {
    case .word(let word, _): word
    case .sign("/"): ""
    case .sign("&"): "et"
    case .sign: nil
    }
  }

  /// Tokens that part what stands before them from what follows, from `index` on; nil where none does.
  func parting(_ index: Int) -> Int? {
    guard let word = word(index) else { return 1 }
    if word == "et" { return 1 }
    let previous = index > 0 ? self.word(index - 1) : nil
    if word == "avec" { return previous.map(Self.bonds.contains) == true ? nil : 1 }
    return word == "ainsi" && index + 1 < count && self.word(index + 1) == "que" ? 2 : nil
  }

  /// "En lien avec le centre social" names a partner.
  private static let bonds: Set<String> = [
    "lien", "partenariat", "collaboration", "cooperation", "convention", "reseau", "commun", "association",
  ]

  /// Some of the words as they are written.
  func text(_ range: Range<Int>) -> String {
    var written: [String] = [], last = -1
    for index in range {
      guard case .word(_, let source) = tokens[index], source != last else { continue }
      written.append(sources[source])
      last = source
    }
    return written.joined(separator: " ")
  }
}
