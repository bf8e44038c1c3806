extension Substring {
  /// Without blanks of any kind at both ends.
  package func trimmingBlanks() -> String {
    // Most cells begin with a letter or figure of ASCII and end with one or with é, which tells at once that there is no blank.
    guard let first = utf8.first, let last = utf8.last else { return "" }
    let endsWithLetter = last > 0x20 && last < 0x7F || last >= 0x80 && utf8.dropLast().last == 0xC3
    if first > 0x20, first < 0x7F, endsWithLetter { return String(self) }
    let head = drop { $0.isWhitespace }
    guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...end])
  }
}

extension String {
  /// Without blanks of any kind at both ends.
  package func trimmingBlanks() -> String { self[...].trimmingBlanks() }
}

extension Character {
  package var isASCIIDigit: Bool { isASCII && isNumber }
}
