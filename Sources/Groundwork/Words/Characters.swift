


extension Substring {
  package func trimmingBlanks() -> String {
    let head = drop { $0.isWhitespace }
    guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...end])
  }
}

extension String {
  package func trimmingBlanks() -> String { self[...].trimmingBlanks() }
}

extension Character {
  package var isASCIIDigit: Bool { isASCII && isNumber }
}
