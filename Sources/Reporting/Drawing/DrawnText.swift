import Groundwork

/// How much room texts take in a drawing, without a font at hand.
enum DrawnText {
  /// Width in pixels, close to that of DejaVu Sans, which is wide: other letters take less.
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size
  }

  private static func ems(_ letter: Unicode.Scalar) -> Double {
    switch letter {
    case "i", "j", "l", "I", "'", "\u{2019}", "|", ".", ",", ":", ";", "!", " ", "\u{a0}", "\u{202f}": 0.33
    case "f", "t", "r", "(", ")", "[", "]", "-", "/", "J": 0.41
    case "m", "w", "M", "W", "@", "%", "\u{2014}", "\u{2026}": 0.96
    case "A"..."Z", "\u{c0}"..."\u{de}", "\u{ab}", "\u{bb}": 0.72
    case "\u{300}"..."\u{36f}", "\u{200b}"..."\u{200f}": 0
    default: letter.value < 0x2000 ? 0.63 : 1
    }
  }

  /// Lines no wider than so many pixels, parted at spaces; a word that is wider by itself is cut.
  /// - Parameter most: lines; what is beyond ends in an ellipsis.
  static func lines(_ text: String, size: Double, width most: Double, count: Int = .max) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if width(longer, size: size) <= most {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
      while width(line, size: size) > most, lines.count < count {
        let head = shortened(line, size: size, width: most, ending: "")
        lines.append(head)
        line = String(line.dropFirst(max(head.count, 1)))
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > count else { return lines }
    return Array(lines[..<(count - 1)]) + [shortened(lines[count - 1] + "\u{2026}\u{2026}", size: size, width: most)]
  }

  /// The text, or its beginning and an ellipsis where it is wider.
  static func shortened(_ text: String, size: Double, width most: Double, ending: String = "\u{2026}") -> String {
    guard width(text, size: size) > most else { return text }
    var kept = ""
    var used = width(ending, size: size)
    for letter in text {
      used += width(String(letter), size: size)
      if used > most { break }
      kept.append(letter)
    }
    return kept + ending
  }
}
