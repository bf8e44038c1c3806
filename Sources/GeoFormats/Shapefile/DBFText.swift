import Foundation
import Tabular

/// Turns the bytes of cells into UTF-8, and back.
struct DBFText {
  /// What the cells are in that are not UTF-8.
  private let other: TextEncoding
  /// Whether the cells that are UTF-8 are read so.
  private let prefersUTF8: Bool
  /// Whether the texts that may be UTF-8 and may be none are read so.
  private let readsDoubtfulAsUTF8: Bool

  /// - Parameter encoding: of every cell.
  init(_ encoding: TextEncoding) {
    other = encoding
    prefersUTF8 = encoding == .utf8
    readsDoubtfulAsUTF8 = prefersUTF8
  }

  /// - Parameters:
  ///   - other: of the cells that are not UTF-8.
  ///   - readsDoubtfulAsUTF8: the file is in UTF-8, as other texts tell.
  init(utf8Or other: TextEncoding, readsDoubtfulAsUTF8: Bool) {
    self.other = other
    prefersUTF8 = true
    self.readsDoubtfulAsUTF8 = readsDoubtfulAsUTF8
  }

  /// The encoding of a name, in a .cpg or in an option; a table of fixed-width bytes is not in UTF-16, whatever is declared.
  static func encoding(named name: String) -> TextEncoding? {
    TextEncoding(name: name).flatMap { [.utf16LittleEndian, .utf16BigEndian].contains($0) ? nil : $0 }
  }

  /// The encoding of a .dbf's language byte (offset 29); nil if it says nothing that is known here.
  static func encoding(languageByte: UInt8) -> TextEncoding? {
    switch languageByte {
    case 0x03, 0x57, 0x58, 0x59: .windows1252
    case 0x02, 0x14, 0x1A, 0x1D: .cp850
    case 0x04: .macRoman
    default: nil
    }
  }

  /// Appends a cell to `target` as UTF-8.
  /// - Parameter mayBeCut: the text fills its field, so that its last character may lack bytes.
  func append(_ cell: UnsafeRawBufferPointer, mayBeCut: Bool = true, to target: inout [UInt8]) {
    if cell.allSatisfy({ $0 < 128 }) {
      target.append(contentsOf: cell)
      return
    }
    var isUTF8 = other == .utf8
    if prefersUTF8, !isUTF8 {
      let form = DBFText.form(of: cell, mayBeCut: mayBeCut)
      isUTF8 = form == .utf8 || (form == .doubtful && readsDoubtfulAsUTF8)
    }
    let length = isUTF8 ? DBFText.wholeCharacters(cell) : cell.count
    let whole = UnsafeRawBufferPointer(rebasing: cell[..<length]).bindMemory(to: UInt8.self)
    (isUTF8 ? .utf8 : other).decode(whole, appendingTo: &target)
  }

  /// What the bytes of a text are.
  enum Form {
    case ascii, utf8
    /// UTF-8 of letters that no French text has, or ASCII but for the beginning of a letter at the end: the bytes of "CITÉ»" in
    /// another encoding look so as well.
    case doubtful
    case other
  }

  /// - Parameter mayBeCut: the text fills its field, so that its last character may lack bytes.
  static func form(of cell: UnsafeRawBufferPointer, mayBeCut: Bool) -> Form {
    if cell.allSatisfy({ $0 < 128 }) { return .ascii }
    let whole = cell.prefix(mayBeCut ? wholeCharacters(cell) : cell.count)
    guard let text = String(validating: whole, as: UTF8.self) else { return .other }
    let letters = text.unicodeScalars.filter { !$0.isASCII }
    return !letters.isEmpty && letters.allSatisfy(isExpected) ? .utf8 : .doubtful
  }

  /// Latin letters, and the signs of French typography.
  private static func isExpected(_ scalar: Unicode.Scalar) -> Bool {
    (0xA0...0x24F).contains(scalar.value) || (0x2000...0x214F).contains(scalar.value)
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
    for (place, scalar) in (TextEncoding.windows1252.upperHalf ?? []).enumerated() { table[scalar] = UInt8(128 + place) }
    return table
  }()
}
