/// Texts as a cell of a workbook holds them.
enum XLSXText {
  /// `_x005F_`: an underscore that would otherwise begin the code of another character.
  private static let underscore = Array("_x005F_".utf8)

  /// Appends a UTF-8 text as the library takes it: no NUL; what XML forbids (U+FFFE, U+FFFF) as Excel codes it (`_xFFFE_`), so
  /// that nothing is lost. The library codes control characters itself.
  ///
  /// - Returns: whether the whole text fits into a cell, which counts UTF-16 units, codes included; the rest is left out.
  static func append(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [CChar]) -> Bool {
    var units = 0, at = 0
    while at < cell.count {
      let byte = cell[at]
      let length = min(cell.count - at, byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
      let isForbidden = length == 3 && byte == 0xEF && cell[at + 1] == 0xBF && cell[at + 2] >= 0xBE
      let isCode = byte == UInt8(ascii: "_") && XLSXTextCollector.escapeCode(cell, at: at) != nil
      // Control characters become codes of seven characters in the library.
      let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A
      units += isForbidden || isCode || isControl ? 7 : length == 4 ? 2 : 1
      guard units <= XLSXWorkbook.longestText else { return false }
      if isForbidden {
        text += (cell[at + 2] == 0xBE ? "_xFFFE_" : "_xFFFF_").utf8.map { CChar(bitPattern: $0) }
      } else if isCode {
        text += underscore.map { CChar(bitPattern: $0) }
      } else if byte != 0 {
        for offset in at..<(at + length) { text.append(CChar(bitPattern: cell[offset])) }
      }
      at += length
    }
    return true
  }

  /// Whether a character has no place in a name: XML forbids it, or nobody would see it.
  static func isForbidden(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0xFFFE || $0.value == 0xFFFF }
  }
}
