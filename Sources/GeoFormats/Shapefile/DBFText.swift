import Foundation
import Tabular

/// Encodings of the texts in a .dbf: those of tables, and the code page of old DOS programs.
enum DBFEncoding: Sendable, Equatable {
  case text(TextEncoding)
  case cp850

  /// The encoding that a name means, in a .cpg or in an option: "UTF-8", "65001", "ANSI 1252", "ISO 88591", "8859_15"...
  init?(named name: String) {
    if let encoding = TextEncoding(name: name) {
      // A table of fixed-width bytes is not in UTF-16, whatever is declared.
      guard encoding != .utf16LittleEndian, encoding != .utf16BigEndian else { return nil }
      self = .text(encoding)
      return
    }
    switch name.lowercased().filter({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
    case "850", "cp850", "ibm850", "oem850", "oem", "dos": self = .cp850
    default: return nil
    }
  }

  /// The encoding of a .dbf's language byte (offset 29); nil if it says nothing that is known here.
  init?(languageByte: UInt8) {
    switch languageByte {
    case 0x03, 0x57, 0x58, 0x59: self = .text(.windows1252)
    case 0x02, 0x14, 0x1A, 0x1D: self = .cp850
    default: return nil
    }
  }
}

/// Turns the bytes of cells into UTF-8, and back.
struct DBFText {
  let encoding: DBFEncoding

  init(_ encoding: DBFEncoding) {
    self.encoding = encoding
  }

  /// Appends a cell to `target` as UTF-8.
  func append(_ cell: UnsafeRawBufferPointer, to target: inout [UInt8]) {
    if cell.allSatisfy({ $0 < 128 }) {
      target.append(contentsOf: cell)
      return
    }
    switch encoding {
    case .cp850:
      for byte in cell {
        if byte < 128 { target.append(byte) } else { target.append(contentsOf: DBFText.cp850[Int(byte) - 128]) }
      }
    case .text(let encoding):
      // A text cut at the width of its field may end inside a character.
      let length = encoding == .utf8 ? DBFText.wholeCharacters(cell) : cell.count
      encoding.decode(UnsafeRawBufferPointer(rebasing: cell[..<length]).bindMemory(to: UInt8.self), appendingTo: &target)
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

  /// A text in Windows-1252; nil if it has a character that the encoding lacks.
  static func windows1252Bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else if let byte = windows1252[scalar] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    return bytes
  }

  private static let windows1252: [Unicode.Scalar: UInt8] = {
    var table: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(128)...255 {
      let text = withUnsafePointer(to: byte) { TextEncoding.windows1252.string(UnsafeBufferPointer(start: $0, count: 1)) }
      if let scalar = text.unicodeScalars.first { table[scalar] = byte }
    }
    return table
  }()

  private static let cp850 =
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
    + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}")
    .unicodeScalars.map { Array(String($0).utf8) }
}
