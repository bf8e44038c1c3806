/// One node of a well-known text (WKT1 or WKT2): `KEYWORD["text", 12.5, CHILD[...]]`.
struct WktNode {
  /// Upper case.
  let keyword: String
  private(set) var texts: [String] = []
  private(set) var numbers: [Double] = []
  private(set) var children: [WktNode] = []

  func child(_ keywords: String...) -> WktNode? { children.first { keywords.contains($0.keyword) } }

  /// This node or the first below it, depth first, that bears one of the keywords.
  func first(_ keywords: [String]) -> WktNode? {
    if keywords.contains(keyword) { return self }
    for child in children {
      if let found = child.first(keywords) { return found }
    }
    return nil
  }
}

extension WktNode {
  /// Reads a whole text; nil if it is not a well-known text, if it is longer than 64 kB or nested deeper than 24 levels.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 65_536 else { return nil }
    var parser = WktParser(bytes: bytes)
    guard let node = parser.node(depth: 0) else { return nil }
    self = node
  }

  fileprivate init(keyword: String) { self.keyword = keyword }
  fileprivate mutating func add(_ text: String) { texts.append(text) }
  fileprivate mutating func add(_ number: Double) { numbers.append(number) }
  fileprivate mutating func add(_ child: WktNode) { children.append(child) }
}

/// Recursive descent over the bytes of a well-known text.
private struct WktParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func skipBlanks() {
    while position < bytes.count, bytes[position] <= 0x20 || bytes[position] >= 0xEF { position += 1 }
  }

  mutating func word() -> String {
    let start = position
    while position < bytes.count, isWord(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A text between quotes, a doubled quote standing for one.
  mutating func quoted() -> String? {
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          return String(decoding: content, as: UTF8.self)
        }
      }
      content.append(bytes[position])
      position += 1
    }
    return nil
  }

  mutating func node(depth: Int) -> WktNode? {
    skipBlanks()
    let name = word()
    guard !name.isEmpty, depth < 24 else { return nil }
    return node(named: name, depth: depth)
  }

  /// The brackets after a keyword already read.
  mutating func node(named name: String, depth: Int) -> WktNode? {
    skipBlanks()
    guard depth < 24, position < bytes.count, bytes[position] == UInt8(ascii: "[") || bytes[position] == UInt8(ascii: "(")
    else { return nil }
    position += 1
    var node = WktNode(keyword: name.uppercased())
    while true {
      skipBlanks()
      guard position < bytes.count else { return nil }
      switch bytes[position] {
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        position += 1
        return node
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "\""):
        guard let text = quoted() else { return nil }
        node.add(text)
      default:
        let value = word()
        guard !value.isEmpty else { return nil }
        skipBlanks()
        if position < bytes.count, bytes[position] == UInt8(ascii: "[") || bytes[position] == UInt8(ascii: "(") {
          guard let child = self.node(named: value, depth: depth + 1) else { return nil }
          node.add(child)
        } else if let number = Double(value) {
          node.add(number)
        } else {
          node.add(value)
        }
      }
    }
  }
}
