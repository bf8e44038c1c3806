import Foundation

/// UTF-8 that was read as an encoding of one byte a character and written as UTF-8 again: "Ã©tÃ©" for "été".
package enum DoubleEncoding {
  /// How the two bytes of an accented letter look once they were read so.
  private struct Trace {
    let lead: [UInt8]
    let followers: Set<[UInt8]>
  }

  /// 0xC3 begins é, è, à, ç, É...; 0x80 to 0xBF go on. Windows-1252 may have been ISO-8859-1, with its control codes.
  private static let traces: [Trace] = [TextEncoding.windows1252, .macRoman, .cp850].compactMap { encoding in
    encoding.upperHalf.map { half in
      let controls = encoding == .windows1252 ? (0x80...0x9F).map { Unicode.Scalar(UInt8($0)) } : []
      return Trace(lead: utf8(half[0xC3 - 0x80]), followers: Set((half[..<0x40] + controls).map(utf8)))
    }
  }

  private static func utf8(_ scalar: Unicode.Scalar) -> [UInt8] { Array(String(scalar).utf8) }

  /// Where the first such letter stands in a UTF-8 text; nil where none does.
  package static func firstTrace(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = text.baseAddress else { return nil }
    return traces.compactMap { trace in
      // The last byte of the lead is the rarest of it in French.
      let length = trace.lead.count, rare = Int32(trace.lead[length - 1])
      var at = 0
      while let found = memchr(base + at, rare, text.count - at) {
        at = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        guard at >= length, text[(at - length)..<at].elementsEqual(trace.lead), at < text.count else { continue }
        let end = at + (text[at] < 0xE0 ? 2 : 3)
        if end <= text.count, trace.followers.contains(Array(text[at..<end])) { return at - length }
      }
      return nil
    }.min()
  }

  /// Whether a text holds such a letter.
  package static func isIn(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { firstTrace(in: $0) } != nil
  }
}
