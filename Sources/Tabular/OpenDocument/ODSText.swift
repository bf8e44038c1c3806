import Groundwork

/// Texts and names as the XML of an OpenDocument spreadsheet holds them.
enum ODSText {
  /// Appends the paragraphs of a text. White space that XML would fold is written as elements; characters that XML forbids, for
  /// which the format has no code, become U+FFFD.
  /// - Returns: whether every character has its place.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to xml: inout [UInt8]) -> Bool {
    var isWhole = true, at = 0, isParagraphStart = true
    xml += Array("<text:p>".utf8)
    while at < text.count {
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if byte == UInt8(ascii: "\r"), at + 1 < text.count, text[at + 1] == UInt8(ascii: "\n") { at += 1 }
        xml += Array("</text:p><text:p>".utf8)
        isParagraphStart = true
        at += 1
        continue
      case UInt8(ascii: "\t"): xml += Array("<text:tab/>".utf8)
      case UInt8(ascii: " "):
        let next = at + 1 < text.count ? text[at + 1] : UInt8(ascii: "\n")
        let isLast = next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
        let isFolded = isParagraphStart || isLast || text[at - 1] == byte
        if isFolded { xml += Array("<text:s/>".utf8) } else { xml.append(byte) }
      default:
        if XMLText.isForbidden(text, at: at) {
          xml += XMLText.replacement
          at += byte < 0x20 ? 0 : 2
          isWhole = false
        } else {
          XMLText.append(byte, to: &xml)
        }
      }
      isParagraphStart = false
      at += 1
    }
    xml += Array("</text:p>".utf8)
    return isWhole
  }

  /// A text as the value of an attribute.
  static func attribute(_ text: String) -> [UInt8] {
    var xml: [UInt8] = []
    XMLText.append(text, to: &xml)
    return xml
  }
}
