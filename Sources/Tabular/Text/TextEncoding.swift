/// A way to write text as bytes, among those that French offices' files use.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// What files call ISO-8859-1 as well: no text has the control codes that ISO puts where Windows has œ, ’ and –.
  case windows1252 = "windows-1252"
  case iso8859_15 = "iso-8859-15"
  /// Of Macs before UTF-8, and of Excel for Mac to this day.
  case macRoman = "macintosh"
  /// Of DOS in western Europe.
  case cp850 = "cp850"

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
    case "windows1252", "cp1252", "1252", "ansi1252", "ansi", "windows", "win1252", "oemansi", "iso88591", "88591", "latin1",
      "l1", "latin", "usascii", "ascii", "28591", "cp28591", "ibm819", "cp819", "ldid87":
      self = .windows1252
    case "iso885915", "885915", "latin9", "latin0", "l9", "28605", "cp28605": self = .iso8859_15
    case "macintosh", "macroman", "mac", "xmacroman", "xmacintosh", "applemacintosh", "macosroman", "10000", "cp10000", "ldid4":
      self = .macRoman
    case "850", "cp850", "ibm850", "oem850", "oem", "dos", "msdos": self = .cp850
    default: return nil
    }
  }

  /// Names that an option may be given, as a message lists them.
  public static let choices = "utf-8, windows-1252 (ou iso-8859-1), iso-8859-15, macintosh, cp850"

  /// How a sentence names it.
  public var words: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: "Windows-1252"
    case .iso8859_15: "ISO-8859-15"
    case .macRoman: "MacRoman (macintosh)"
    case .cp850: "CP850 (DOS)"
    }
  }

  /// What the bytes themselves tell: a byte order mark, else UTF-8 when they are valid UTF-8, else the single-byte encoding that
  /// makes French of them.
  ///
  /// A sequence cut at the end of `bytes` does not count as invalid. UTF-16 without a mark is told by its zero bytes.
  public static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding {
    if let mark = byteOrderMark(bytes) { return mark.encoding }
    if let wide = wideWithoutMark(bytes) { return wide }
    let valid = UTF8Validation.validPrefix(bytes)
    if valid == bytes.count { return .utf8 }
    if UTF8Validation.isCutSequence(UnsafeBufferPointer(rebasing: bytes[valid...])) { return .utf8 }
    var guess = SingleByteGuess()
    guess.add(bytes)
    return guess.best
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
