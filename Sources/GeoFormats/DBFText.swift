import Foundation

/// Encodings of the texts in a .dbf.
enum DBFEncoding: Sendable {
  case utf8, windows1252, latin1, latin9, cp850

  /// The encoding that a name means, in a .cpg or in an option: "UTF-8", "65001", "ANSI 1252", "ISO 88591", "8859_15"...
  init?(named name: String) {
    let text = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if text.contains("utf8") || text == "65001" {
      self = .utf8
    } else if text.hasSuffix("1252") || text == "ansi" {
      self = .windows1252
    } else if text.hasSuffix("885915") || text == "latin9" {
      self = .latin9
    } else if text.hasSuffix("88591") || text == "latin1" {
      self = .latin1
    } else if text.hasSuffix("850") || text == "oem" {
      self = .cp850
    } else {
      return nil
    }
  }

  /// The encoding of a .dbf's language byte (offset 29); nil if it says nothing that is known here.
  init?(languageByte: UInt8) {
    switch languageByte {
    case 0x03, 0x57, 0x58, 0x59: self = .windows1252
    case 0x02, 0x14, 0x1A, 0x1D: self = .cp850
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    case .latin9: "ISO-8859-15"
    case .cp850: "CP850"
    }
  }
}

/// Turns the bytes of cells into UTF-8.
struct DBFText {
  let encoding: DBFEncoding
  /// UTF-8 of each byte above 127, empty for `.utf8`.
  private let table: [[UInt8]]

  init(_ encoding: DBFEncoding) {
    self.encoding = encoding
    table =
      encoding == .utf8 ? [] : (UInt8(128)...255).map { Array(String(Character(DBFText.scalar($0, encoding))).utf8) }
  }

  /// Appends a cell to `target` as UTF-8.
  func append(_ cell: UnsafeRawBufferPointer, to target: inout [UInt8]) {
    if cell.allSatisfy({ $0 < 128 }) {
      target.append(contentsOf: cell)
    } else if encoding == .utf8 {
      // A text cut at the width of its field may end inside a character.
      target.append(contentsOf: String(decoding: cell.prefix(DBFText.wholeCharacters(cell)), as: UTF8.self).utf8)
    } else {
      for byte in cell {
        if byte < 128 { target.append(byte) } else { target.append(contentsOf: table[Int(byte) - 128]) }
      }
    }
  }

  /// True if the bytes are UTF-8.
  /// - Parameter mayBeCut: forgives a character cut at the end, as in a text wider than its field.
  static func isUTF8(_ cell: UnsafeRawBufferPointer, mayBeCut: Bool = false) -> Bool {
    String(validating: cell.prefix(mayBeCut ? wholeCharacters(cell) : cell.count), as: UTF8.self) != nil
  }

  /// Length without a last character of which bytes are missing.
  private static func wholeCharacters(_ cell: UnsafeRawBufferPointer) -> Int {
    for back in 1...3 where back <= cell.count {
      let byte = cell[cell.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > back ? cell.count - back : cell.count
    }
    return cell.count
  }

  private static func scalar(_ byte: UInt8, _ encoding: DBFEncoding) -> Unicode.Scalar {
    let index = Int(byte) - 128
    switch encoding {
    case .windows1252 where index < 32: return Array(windows1252.unicodeScalars)[index]
    case .latin9: return latin9[byte] ?? Unicode.Scalar(byte)
    case .cp850: return Array(cp850.unicodeScalars)[index]
    default: return Unicode.Scalar(byte)
    }
  }

  /// A text in Windows-1252; nil if it has a character that the encoding lacks.
  static func windows1252Bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
        bytes.append(UInt8(scalar.value))
      } else if let index = windows1252.unicodeScalars.enumerated().first(where: { $0.element == scalar })?.offset {
        bytes.append(UInt8(128 + index))
      } else {
        return nil
      }
    }
    return bytes
  }

  static let windows1252Text = DBFText(.windows1252)

  private static let windows1252 =
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
  private static let latin9: [UInt8: Unicode.Scalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]
  private static let cp850 =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
}
