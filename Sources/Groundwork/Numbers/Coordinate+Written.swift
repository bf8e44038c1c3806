import Foundation

/// A coordinate as people write it.
extension Coordinate {
  /// Reads what is no plain number as well: degrees, minutes and seconds ("5°42'18\"E", "45° 12.3' N", "45 12 18 N"), a sign of
  /// degrees behind a number ("5,705°"), an apostrophe in front, by which a spreadsheet keeps digits as text, and characters
  /// without width in between.
  ///
  /// The hemisphere stands in front or behind: N, S, E, W, or O for the West, as in French.
  package init?(written text: String) {
    if let plain = Coordinate(plain: text) {
      self = plain
      return
    }
    guard !text.isEmpty, text.utf8.count <= Self.longest else { return nil }
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.invisible.contains($0.value) }))
    var rest = Substring(Self.plainMarks(visible)).trimmingBlanks()[...]
    if rest.first == "'" { rest = rest.dropFirst() }
    if NumberParser.decimal(String(rest)) != nil, let plain = Coordinate(String(rest)) {
      self.init(text: text.trimmingBlanks(), value: plain.value, step: plain.step)
      return
    }
    let hemisphere = Self.takeHemisphere(&rest)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    guard let angle = Self.angle(rest, isMarked: hemisphere != nil), !(isNegative && hemisphere == .negative) else { return nil }
    self.init(
      text: text.trimmingBlanks(), value: isNegative || hemisphere == .negative ? -angle.value : angle.value, step: angle.step)
  }

  /// The number of a cell, written plainly or as people do; nil for what is no coordinate.
  package static func value(of text: String) -> Double? {
    NumberParser.decimal(text) ?? Coordinate(written: text)?.value
  }

  /// Bytes beyond which no text is a coordinate: a cell may hold any text, and every one of its letters might end an angle.
  private static let longest = 200

  /// Spaces, joiners and marks of order that have no width.
  private static let invisible: Set<UInt32> = [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD]

  private enum Hemisphere {
    case positive, negative
  }

  private static let hemispheres: [(word: String, hemisphere: Hemisphere)] = [
    ("NORD", .positive), ("SUD", .negative), ("OUEST", .negative), ("EST", .positive), ("N", .positive), ("S", .negative),
    ("O", .negative), ("W", .negative), ("E", .positive),
  ]

  /// Marks of degrees, minutes and seconds in one spelling each, decimal points, capitals.
  private static func plainMarks(_ text: String) -> String {
    let one = text.uppercased().map { character -> Character in
      switch character {
      case "º", "˚": "°"
      case "’", "‘", "′", "ʹ", "´", "`": "'"
      case "”", "“", "″", "ʺ", "¨": "\""
      case ",": "."
      case _ where character.isWhitespace: " "
      default: character
      }
    }
    return String(one).replacingOccurrences(of: "''", with: "\"")
  }

  private static func takeHemisphere(_ rest: inout Substring) -> Hemisphere? {
    for (word, hemisphere) in hemispheres {
      if rest.hasSuffix(word) {
        rest = rest.dropLast(word.count).trimmingBlanks()[...]
        return hemisphere
      }
      if rest.hasPrefix(word) {
        rest = rest.dropFirst(word.count).trimmingBlanks()[...]
        return hemisphere
      }
    }
    return nil
  }

  /// One to three numbers, of which only the last has decimals, each with its mark or, where something else tells an angle,
  /// without.
  private static func angle(_ text: Substring, isMarked: Bool) -> (value: Double, step: Double)? {
    var rest = text, parts: [Substring] = [], isMarked = isMarked
    while !rest.isEmpty, parts.count < 3 {
      let number = rest.prefix { $0.isASCIIDigit || $0 == "." }
      guard !number.isEmpty, parts.last?.contains(".") != true else { return nil }
      rest = rest.dropFirst(number.count).drop { $0 == " " }
      if let mark = rest.first, "°'\"".contains(mark) {
        guard mark == ["°", "'", "\""][parts.count] else { return nil }
        isMarked = true
        rest = rest.dropFirst().drop { $0 == " " }
      }
      parts.append(number)
    }
    guard rest.isEmpty, isMarked, let last = parts.last else { return nil }
    let values = parts.compactMap { Double($0) }
    guard values.count == parts.count, values[0] <= 180, values.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    let sum = values.reversed().reduce(0) { $0 / 60 + $1 }
    let decimals = last.firstIndex(of: ".").map { last.distance(from: $0, to: last.endIndex) - 1 } ?? 0
    return (sum, pow(10, Double(-decimals)) / pow(60, Double(parts.count - 1)))
  }
}
