/// Lines that a text takes in a wrapped cell: programs that open a workbook do not all reckon the heights of its rows.
enum WrappedText {
  /// Characters of French text that stand where as many figures as the width says would: figures are wider.
  private static let charactersPerFigure = 1.05

  /// - Parameter width: of the column, in figures of the usual font.
  static func lines(_ text: UnsafeBufferPointer<UInt8>, width: Int) -> Int {
    let room = max(1, Int(Double(width) * charactersPerFigure))
    var lines = 1, used = 0, word = 0
    func endWord() {
      guard word > 0 else { return }
      if used > 0, used + 1 + word > room {
        lines += 1
        used = 0
      }
      // A word longer than the line is broken.
      lines += (word - 1) / room
      used = (word > room ? word % room : word) + (used > 0 ? used + 1 : 0)
      word = 0
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: " "): endWord()
      case UInt8(ascii: "\n"):
        endWord()
        lines += 1
        used = 0
      case let byte where byte & 0xC0 != 0x80: word += 1
      default: break
      }
    }
    endWord()
    return lines
  }
}
