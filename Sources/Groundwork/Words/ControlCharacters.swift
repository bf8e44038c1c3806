/// Characters that order a terminal about instead of being shown.
package enum ControlCharacters {
  private static let replacement: [UInt8] = Array("\u{FFFD}".utf8)

  /// A UTF-8 text in which control characters (C0 but tab and line ends, delete, C1) stand as U+FFFD.
  package static func shown(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.indices.contains(where: { length(bytes, $0) > 0 }) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count + 16)
    var at = 0
    while at < bytes.count {
      let length = length(bytes, at)
      if length > 0 { plain += replacement } else { plain.append(bytes[at]) }
      at += max(1, length)
    }
    return plain
  }

  package static func shown(_ text: String) -> String { String(decoding: shown(Array(text.utf8)), as: UTF8.self) }

  /// Bytes of the control character that starts at `at`; 0 where none does.
  private static func length(_ bytes: [UInt8], _ at: Int) -> Int {
    switch bytes[at] {
    case 0x09, 0x0A, 0x0D: 0
    case 0..<0x20, 0x7F: 1
    case 0xC2 where at + 1 < bytes.count && (0x80...0x9F).contains(bytes[at + 1]): 2
    default: 0
    }
  }
}
