/// French words compared as people mean them: without case, accents, ligatures, punctuation or repeated blanks.
public enum FrenchText {
  /// Lower-case ASCII letters and digits, words separated by one space: "L’Île-Verte, le CŒUR" gives "l ile verte le coeur".
  ///
  /// Composed and decomposed accents give the same text; every other character separates words.
  public static func normalise(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { normalise(bytes, into: $0) }
    }
  }

  /// The same without spaces: "CODE_QP", "code qp" and "Code-QP" are one key.
  public static func key(_ text: String) -> String { String(decoding: normalise(text).utf8.filter { $0 != 0x20 }, as: UTF8.self) }

  /// The words of a text, normalised.
  public static func words(_ text: String) -> [Substring] {
    normalise(text).utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
  }

  /// Whether `key` is the key of a text.
  package static func isKey(_ key: String, of text: String) -> Bool {
    guard key.utf8.count <= text.utf8.count, let first = key.utf8.first, let own = text.utf8.first else { return false }
    // Most texts tell by their first letter that they have another key.
    switch own {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): if own != first { return false }
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): if own | 0x20 != first { return false }
    default: break
    }
    return self.key(text) == key
  }

  /// Normalises UTF-8 bytes without allocating.
  /// - Parameter output: at least as long as `input`.
  /// - Returns: the number of bytes written.
  public static func normalise(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var written = 0
    var pendingSpace = false
    var position = 0
    func put(_ byte: UInt8) {
      if pendingSpace, written > 0 {
        output[written] = 0x20
        written += 1
      }
      pendingSpace = false
      output[written] = byte
      written += 1
    }
    while position < input.count {
      let byte = input[position]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): put(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): put(byte | 0x20)
      case 0xC3...0xC5 where position + 1 < input.count:
        // U+00C0 to U+017F: Latin-1 Supplement and Latin Extended-A.
        let index = (Int(byte) - 0xC3) * 64 + Int(input[position + 1] & 0x3F)
        switch folded[index] {
        case 0: pendingSpace = true
        case UInt8(ascii: "1"):
          put(UInt8(ascii: "a"))
          put(UInt8(ascii: "e"))
        case UInt8(ascii: "2"):
          put(UInt8(ascii: "o"))
          put(UInt8(ascii: "e"))
        case let letter: put(letter)
        }
        position += 1
      case 0xCC where position + 1 < input.count:
        // U+0300 to U+033F: the accents of decomposed letters.
        position += 1
      case 0xCD where position + 1 < input.count && input[position + 1] < 0xB0: position += 1
      case 0x80...0xBF: break  // rest of a character that has already separated the words
      default: pendingSpace = true
      }
      position += 1
    }
    return written
  }

  /// Base letters of U+00C0 to U+017F; "1" stands for ae, "2" for oe, 0 for none.
  private static let folded: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 192)
    let letters: [(String, Character)] = [
      ("ÀÁÂÃÄÅàáâãäåĀāĂăĄą", "a"), ("ÇçĆćĈĉĊċČč", "c"), ("ĎďĐđÐð", "d"), ("ÈÉÊËèéêëĒēĔĕĖėĘęĚě", "e"), ("ĜĝĞğĠġĢģ", "g"),
      ("ĤĥĦħ", "h"), ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", "i"), ("Ĵĵ", "j"), ("Ķķ", "k"), ("ĹĺĻļĽľĿŀŁł", "l"), ("ÑñŃńŅņŇň", "n"),
      ("ÒÓÔÕÖØòóôõöøŌōŎŏŐő", "o"), ("ŔŕŖŗŘř", "r"), ("ŚśŜŝŞşŠšß", "s"), ("ŢţŤťŦŧ", "t"), ("ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", "u"),
      ("Ŵŵ", "w"), ("ÝýÿŶŷŸ", "y"), ("ŹźŻżŽž", "z"), ("Ææ", "1"), ("Œœ", "2"),
    ]
    for (group, base) in letters {
      for scalar in group.unicodeScalars { table[Int(scalar.value) - 0xC0] = base.asciiValue ?? 0 }
    }
    return table
  }()
}
