extension TextEncoding {
  /// The characters of the bytes 0x80 to 0xFF; nil for encodings of several bytes a character.
  package var upperHalf: [Unicode.Scalar]? {
    switch self {
    case .windows1252: Self.windows1252Half
    case .iso8859_15: Self.iso8859_15Half
    case .macRoman: Self.macRomanHalf
    case .cp850: Self.cp850Half
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  /// UTF-8 of every byte of a single-byte encoding: three bytes and, in the highest, their number; nil for the others.
  var table: [UInt32]? {
    switch self {
    case .windows1252: Self.windows1252Table
    case .iso8859_15: Self.iso8859_15Table
    case .macRoman: Self.macRomanTable
    case .cp850: Self.cp850Table
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  private static let windows1252Table = table(windows1252Half)
  private static let iso8859_15Table = table(iso8859_15Half)
  private static let macRomanTable = table(macRomanHalf)
  private static let cp850Table = table(cp850Half)

  private static func table(_ half: [Unicode.Scalar]) -> [UInt32] {
    let scalars = (0..<128).map { Unicode.Scalar(UInt8($0)) } + half
    return scalars.map { scalar in
      let utf8 = Array(String(scalar).utf8)
      return utf8.enumerated().reduce(UInt32(utf8.count) << 24) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    }
  }

  /// 0x80 to 0x9F; the five that Windows-1252 leaves undefined keep their control code.
  private static let windows1252Low = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  private static let windows1252Half = windows1252Low + (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }

  /// Where ISO-8859-15 differs from Windows-1252 above its control codes, which texts have no use for either.
  private static let iso8859_15Half = {
    var half = windows1252Half
    let changes: [(Int, Unicode.Scalar)] = [
      (0xA4, "€"), (0xA6, "Š"), (0xA8, "š"), (0xB4, "Ž"), (0xB8, "ž"), (0xBC, "Œ"), (0xBD, "œ"), (0xBE, "Ÿ"),
    ]
    for (byte, scalar) in changes { half[byte - 0x80] = scalar }
    return half
  }()

  private static let macRomanHalf = Array(
    ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ"
      + "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)

  private static let cp850Half = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
      + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}").unicodeScalars)
}
