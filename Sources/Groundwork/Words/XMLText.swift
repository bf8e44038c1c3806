/// Texts as XML, SVG and HTML hold them, in elements and in attributes between double quotes.
package enum XMLText {
  /// What stands for a character that XML 1.0 forbids and has no code for (most control characters, U+FFFE, U+FFFF).
  package static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Appends one byte of a text, escaped where XML would take it for its own.
  package static func append(_ byte: UInt8, to xml: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "&"): xml += Array("&amp;".utf8)
    case UInt8(ascii: "<"): xml += Array("&lt;".utf8)
    case UInt8(ascii: ">"): xml += Array("&gt;".utf8)
    case UInt8(ascii: "\""): xml += Array("&quot;".utf8)
    default: xml.append(byte)
    }
  }

  /// Whether XML forbids the character that starts at a byte of a UTF-8 text.
  package static func isForbidden(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x20 { return byte != 0x09 && byte != 0x0A && byte != 0x0D }
    return byte == 0xEF && index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
  }

  /// Appends a text, escaped; what XML forbids becomes U+FFFD.
  package static func append(_ text: String, to xml: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var at = 0
      while at < bytes.count {
        if isForbidden(bytes, at: at) {
          xml += replacement
          at += bytes[at] < 0x20 ? 1 : 3
        } else {
          append(bytes[at], to: &xml)
          at += 1
        }
      }
    }
  }
}
