/// The texts of a workbook that its cells point to.
final class XLSXSharedStrings: XMLEvents {
  private static let mostBytes = 256 << 20

  private(set) var texts = TextArray()
  private var current: [UInt8] = []
  private var collector = XLSXTextCollector()
  private(set) var isTooLarge = false

  init() {}

  init(_ part: XLSXPart) throws {
    let reader = try XMLReader(part, events: self)
    while try reader.step() {
      if isTooLarge { throw part.archive.tooLarge(part.part) }
    }
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "si" { current.removeAll(keepingCapacity: true) }
    collector.start(name)
  }

  func end(_ name: XMLName) {
    collector.end(name)
    guard name == "si" else { return }
    XLSXTextCollector.unescape(&current)
    current.withUnsafeBufferPointer { texts.append(utf8: $0) }
    isTooLarge = isTooLarge || texts.bytes.count + 8 * texts.count > Self.mostBytes
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard collector.isInText else { return }
    current.append(contentsOf: bytes)
    if current.count > XLSXSheetParser.longestText { isTooLarge = true }
  }
}

/// Tells the text of a string item from its phonetic notes.
struct XLSXTextCollector {
  private var textDepth = 0
  private var phoneticDepth = 0

  var isInText: Bool { textDepth > 0 && phoneticDepth == 0 }

  mutating func start(_ name: XMLName) {
    if name == "t" { textDepth += 1 }
    if name == "rPh" { phoneticDepth += 1 }
  }

  mutating func end(_ name: XMLName) {
    if name == "t" { textDepth -= 1 }
    if name == "rPh" { phoneticDepth -= 1 }
  }

  /// Workbooks write characters that XML forbids as `_x000D_`.
  static func unescape(_ text: inout [UInt8]) {
    guard text.count >= 7, text.contains(UInt8(ascii: "_")) else { return }
    text = text.withUnsafeBufferPointer { text in
      var plain: [UInt8] = []
      var at = 0
      while at < text.count {
        if let scalar = escapeCode(text, at: at) {
          plain.append(contentsOf: String(Character(scalar)).utf8)
          at += 7
        } else {
          plain.append(text[at])
          at += 1
        }
      }
      return plain
    }
  }

  /// The character that `_xHHHH_` at `at` stands for; nil where no such code stands.
  static func escapeCode(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> Unicode.Scalar? {
    guard at + 6 < text.count, text[at] == UInt8(ascii: "_"), text[at + 1] == UInt8(ascii: "x"),
      text[at + 6] == UInt8(ascii: "_"),
      let code = UInt32(String(decoding: text[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16), code != 0
    else { return nil }
    return Unicode.Scalar(code)
  }
}
