/// French blanks in sentences that were written with plain ones.
enum FrenchTypography {
  /// A narrow no-break space (U+202F) before `;`, `:`, `!`, `?`, `%` and `»`, and after `«`, in place of a plain space; nothing
  /// else changes, so that a reason stays the same word for word.
  static func set(_ text: String) -> String {
    var bytes: [UInt8] = []
    var text = text
    return text.withUTF8 { source in
      bytes.reserveCapacity(source.count + 32)
      for (index, byte) in source.enumerated() {
        let isNarrow = byte == UInt8(ascii: " ") && (isBeforeMark(source, index + 1) || isQuote(source, index - 2, 0xAB))
        if isNarrow { bytes += narrow } else { bytes.append(byte) }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static let narrow: [UInt8] = [0xE2, 0x80, 0xAF]
  private static let marks = Set(";:!?%".utf8)

  private static func isBeforeMark(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < text.count else { return false }
    return marks.contains(text[index]) || isQuote(text, index, 0xBB)
  }

  /// « is C2 AB in UTF-8, » is C2 BB.
  private static func isQuote(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ second: UInt8) -> Bool {
    index >= 0 && index + 1 < text.count && text[index] == 0xC2 && text[index + 1] == second
  }
}
