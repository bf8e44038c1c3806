/// Which single-byte encoding makes French of bytes that are not UTF-8.
///
/// Every byte past ASCII is read in each encoding and judged where it stands: an accented letter belongs into a word and has its
/// case, a quotation mark or a dash stands beside one, a box or a control code stands nowhere.
package struct SingleByteGuess {
  private static let candidates: [TextEncoding] = [.windows1252, .macRoman, .cp850]
  private static let roles = candidates.map { encoding in (encoding.upperHalf ?? []).map(Role.init) }

  private var scores = [Int](repeating: 0, count: candidates.count)

  package init() {}

  /// Windows-1252, the usual one, unless another makes plainly better French.
  package var best: TextEncoding {
    let first = scores.indices.max { scores[$0] < scores[$1] || (scores[$0] == scores[$1] && $0 > $1) } ?? 0
    return scores[first] > 0 && scores[first] >= scores[0] + 2 ? Self.candidates[first] : .windows1252
  }

  package mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    for at in text.indices where text[at] >= 0x80 {
      let before = at > 0 ? text[at - 1] : 0x20, after = at + 1 < text.count ? text[at + 1] : 0x20
      for candidate in scores.indices {
        let roles = Self.roles[candidate]
        let role = { (byte: UInt8) in byte < 0x80 ? Role(ascii: byte) : roles[Int(byte) - 0x80] }
        scores[candidate] += Self.score(role(text[at]), after: role(before), before: role(after))
      }
    }
  }

  /// What a character is in a French text.
  private enum Role {
    /// An accented letter of French; some end words, and some are words.
    case lower(endsWords: Bool, isWord: Bool)
    case upper
    case apostrophe
    /// A sign that stands beside words, never within.
    case mark
    /// A letter of other languages, in lower or upper case.
    case foreignLower, foreignUpper
    case other
    case asciiLower, asciiUpper, blank

    init(ascii byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .asciiLower
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .asciiUpper
      default: self = .blank
      }
    }

    init(_ scalar: Unicode.Scalar) {
      if "éàùûâçèêëîïôœ".unicodeScalars.contains(scalar) {
        self = .lower(endsWords: "éàùû".unicodeScalars.contains(scalar), isWord: scalar == "à")
      } else if "ÉÀÙÛÂÇÈÊËÎÏÔŒ".unicodeScalars.contains(scalar) {
        self = .upper
      } else if scalar == "’" {
        self = .apostrophe
      } else if "‘“”«»…–—°€§²³·\u{A0}".unicodeScalars.contains(scalar) {
        self = .mark
      } else if scalar.properties.isLowercase {
        self = .foreignLower
      } else {
        self = scalar.properties.isUppercase ? .foreignUpper : .other
      }
    }

    var isLower: Bool {
      switch self {
      case .lower, .foreignLower, .asciiLower: true
      default: false
      }
    }

    var isUpper: Bool {
      switch self {
      case .upper, .foreignUpper, .asciiUpper: true
      default: false
      }
    }

    var isLetter: Bool { isLower || isUpper }
  }

  private static func score(_ role: Role, after previous: Role, before next: Role) -> Int {
    switch role {
    case .lower(let endsWords, let isWord):
      if next.isUpper { return -2 }
      if next.isLetter { return 2 }
      if previous.isLetter { return endsWords ? 2 : 0 }
      return isWord ? 2 : -1
    case .upper:
      if previous.isLower { return -2 }
      return previous.isUpper || next.isLetter ? 2 : 0
    case .apostrophe: return previous.isLetter ? 2 : 0
    case .mark: return previous.isLetter && next.isLetter ? -2 : 2
    case .foreignLower: return next.isUpper ? -2 : -1
    case .foreignUpper: return previous.isLower ? -2 : -1
    default: return -2
    }
  }
}
