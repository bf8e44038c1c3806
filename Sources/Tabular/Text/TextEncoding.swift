/// A way to write text as bytes, among those that French offices' files use.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case iso8859_1 = "iso-8859-1"
  case iso8859_15 = "iso-8859-15"

  /// Reads a name as IANA, code pages, .cpg files or users write it: "UTF-8", "latin1", "ANSI 1252", "CP1252", "88591"...
  ///
  /// Case, blanks, hyphens and underscores do not count; nil when the name is unknown.
  public init?(name: String) {
    let key = String(
      name.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }.map(Character.init))
    switch key {
    case "utf8", "65001", "cp65001", "unicode", "utf8bom", "utf8sig": self = .utf8
    case "utf16", "utf16le", "ucs2", "1200", "cp1200": self = .utf16LittleEndian
    case "utf16be", "1201", "cp1201": self = .utf16BigEndian
    case "windows1252", "cp1252", "1252", "ansi1252", "ansi", "windows", "win1252", "oemansi": self = .windows1252
    case "iso88591", "88591", "latin1", "l1", "latin", "usascii", "ascii": self = .iso8859_1
    case "iso885915", "885915", "latin9", "latin0", "l9": self = .iso8859_15
    default: return nil
    }
  }

  /// What the bytes themselves tell: a byte order mark, else UTF-8 when they are valid UTF-8, else Windows-1252.
  ///
  /// A sequence cut at the end of `bytes` does not count as invalid. UTF-16 without a mark is told by its zero bytes.
  public static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding {
    if let mark = byteOrderMark(bytes) { return mark.encoding }
    if let wide = wideWithoutMark(bytes) { return wide }
    let valid = UTF8Validation.validPrefix(bytes)
    if valid == bytes.count { return .utf8 }
    return UTF8Validation.isCutSequence(UnsafeBufferPointer(rebasing: bytes[valid...])) ? .utf8 : .windows1252
  }

  /// The byte order mark that `bytes` start with, and its length.
  static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Latin text in UTF-16 has a zero in nearly every other byte, always on the same side.
  private static func wideWithoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs >= 2 else { return nil }
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { even += 1 }
      if bytes[2 * pair + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= pairs * 7, even == 0 { return .utf16LittleEndian }
    if even * 10 >= pairs * 7, odd == 0 { return .utf16BigEndian }
    return nil
  }
}
