/// Numbers as French tables write them, read from bytes and rounded correctly.
///
/// A point or a comma before the decimals; thousands in groups of three after a blank (space, no-break space U+00A0, narrow
/// U+202F or U+2009); a sign; an exponent; blanks around. Anything else, `nan` and `inf` included, is no number.
public enum NumberParser {
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
  private static let longest = 400

  public static func decimal(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { decimal($0) }
  }

  /// The double nearest to the number written in `bytes`; nil for anything else and for what no double can hold.
  public static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let trimmed = trim(bytes)
    switch scan(trimmed) {
    case .number(let parts): return value(parts, trimmed)
    case .nothing: return nil
    case .grouped: return withoutGroups(trimmed)
    }
  }

  /// Whether a text may be a number of thousands or one of thousandths: "1.500", "12,250" (but not "0.500", "1 500", "1500.00").
  package static func hasTwoReadings(_ text: String) -> Bool {
    let parts = text.trimmingBlanks().split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count == 2, parts[1].count == 3, (1...3).contains(parts[0].count) else { return false }
    return parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) } && parts[0].first != "0"
  }

  /// The whole number written in `bytes`, with an optional sign and thousands in groups.
  public static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let value = decimal(bytes), value == value.rounded(), abs(value) < 9_007_199_254_740_992 else { return nil }
    let isPlain = bytes.allSatisfy { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") && $0 | 0x20 != UInt8(ascii: "e") }
    return isPlain ? Int(value) : nil
  }

  private struct Parts {
    var isNegative = false
    /// The first nineteen significant digits.
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    /// Whether digits other than zero were left out of the mantissa.
    var isCut = false
  }

  private enum Scan {
    case number(Parts)
    case nothing
    /// A blank stands between digits.
    case grouped
  }

  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Scan {
    guard !bytes.isEmpty, bytes.count <= longest else { return .nothing }
    var parts = Parts()
    var at = 0
    let count = bytes.count
    if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      parts.isNegative = bytes[0] == UInt8(ascii: "-")
      at = 1
    }
    var sawDigit = false
    var sawPoint = false
    while at < count {
      let digit = bytes[at] &- UInt8(ascii: "0")
      if digit < 10 {
        sawDigit = true
        if parts.digits < 19 {
          parts.mantissa = parts.mantissa &* 10 &+ UInt64(digit)
          if parts.mantissa != 0 { parts.digits += 1 }
          if sawPoint { parts.exponent -= 1 }
        } else {
          if digit != 0 { parts.isCut = true }
          if !sawPoint { parts.exponent += 1 }
        }
      } else if bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ",") {
        if sawPoint { return .nothing }
        sawPoint = true
      } else {
        break
      }
      at += 1
    }
    guard at < count else { return sawDigit ? .number(parts) : .nothing }
    guard sawDigit else { return .nothing }
    if bytes[at] | 0x20 == UInt8(ascii: "e") { return exponent(bytes, from: at + 1, parts) }
    return blankLength(bytes, at) > 0 ? .grouped : .nothing
  }

  private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ parts: Parts) -> Scan {
    var at = start
    var sign = 1
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
      at += 1
    }
    guard at < bytes.count else { return .nothing }
    var exponent = 0
    while at < bytes.count {
      let digit = bytes[at] &- UInt8(ascii: "0")
      guard digit < 10 else { return .nothing }
      exponent = min(exponent * 10 + Int(digit), 100_000)
      at += 1
    }
    var parts = parts
    parts.exponent += sign * exponent
    return .number(parts)
  }

  private static func value(_ parts: Parts, _ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard parts.mantissa != 0 else { return parts.isNegative ? -0.0 : 0 }
    if let exact = magnitude(parts) { return parts.isNegative ? -exact : exact }
    // Rare: more than nineteen digits or a far exponent; the standard library rounds those correctly, without any locale.
    let text = String(decoding: bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    let completed = text.last == "." ? String(text.dropLast()) : text.replacing(".e", with: "e").replacing(".E", with: "e")
    guard let value = Double(completed), value.isFinite else { return nil }
    return value
  }

  /// Correctly rounded without the general algorithm: one exact division, or integers of 128 bits.
  private static func magnitude(_ parts: Parts) -> Double? {
    guard !parts.isCut else { return nil }
    if parts.mantissa <= 1 << 53 {
      // Both operands are exact, so that the one operation rounds once.
      if parts.exponent == 0 { return Double(parts.mantissa) }
      if (-22..<0).contains(parts.exponent) { return Double(parts.mantissa) / powersOfTen[-parts.exponent] }
      if (1...22).contains(parts.exponent) { return Double(parts.mantissa) * powersOfTen[parts.exponent] }
    }
    guard (-19...0).contains(parts.exponent) else { return nil }
    var divisor: UInt64 = 1
    for _ in 0..<(-parts.exponent) { divisor &*= 10 }
    let divisorShift = divisor.leadingZeroBitCount
    let mantissaShift = parts.mantissa.leadingZeroBitCount
    // Quotient of 63 or 64 bits, and a last bit that says whether anything is left: enough to round to 53.
    let high = (parts.mantissa << mantissaShift) >> 1
    let low = (parts.mantissa << mantissaShift) << 63
    let (quotient, remainder) = (divisor << divisorShift).dividingFullWidth((high, low))
    let scale = divisorShift - mantissaShift - 63
    return Double(sign: .plus, exponent: scale, significand: Double(quotient | (remainder == 0 ? 0 : 1)))
  }

  private static func withoutGroups(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var at = 0
    /// Digits since the last blank, or since the sign.
    var run = 0
    var sawBlank = false
    var isWhole = true
    while at < bytes.count {
      let byte = bytes[at]
      let blank = blankLength(bytes, at)
      if blank > 0 {
        guard isWhole, sawBlank ? run == 3 : (1...3).contains(run) else { return nil }
        sawBlank = true
        run = 0
        at += blank
        continue
      }
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        run += 1
      } else {
        if isWhole, sawBlank, run != 3 { return nil }
        isWhole = isWhole && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
      }
      plain.append(byte)
      at += 1
    }
    guard sawBlank, !isWhole || run == 3 else { return nil }
    return plain.withUnsafeBufferPointer { plain in
      if case .number(let parts) = scan(plain) { return value(parts, plain) }
      return nil
    }
  }

  /// `bytes` without the blanks around.
  package static func trim(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end {
      let blank = blankLength(bytes, start)
      if blank == 0 { break }
      start += blank
    }
    while start < end {
      let length: Int
      switch bytes[end - 1] {
      case 0x09, 0x0A, 0x0D, 0x20: length = 1
      case 0xA0 where end - start >= 2 && bytes[end - 2] == 0xC2: length = 2
      case 0xAF where end - start >= 3, 0x89 where end - start >= 3:
        length = blankLength(bytes, end - 3) == 3 ? 3 : 0
      default: length = 0
      }
      if length == 0 { break }
      end -= length
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// Length of the blank at `at`: space, tab, line end, U+00A0, U+2009 or U+202F; 0 for anything else.
  @inline(__always)
  private static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    switch bytes[at] {
    case 0x09, 0x0A, 0x0D, 0x20: return 1
    case 0xC2: return at + 1 < bytes.count && bytes[at + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard at + 2 < bytes.count, bytes[at + 1] == 0x80 else { return 0 }
      return bytes[at + 2] == 0xAF || bytes[at + 2] == 0x89 ? 3 : 0
    default: return 0
    }
  }
}

/// Numbers as writers need them.
package enum CellNumber {
  /// A text as a number with a decimal point, blanks for thousands removed; nil if it is no plain number.
  package static func plain(_ text: String) -> String? {
    var result = ""
    var points = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": result.unicodeScalars.append(scalar)
      case "-" where result.isEmpty: result.append("-")
      case ".", ",":
        points += 1
        result.append(".")
      case " ", "\u{A0}", "\u{202F}": continue
      case "e", "E", "+": result.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    guard points <= 1, Double(result)?.isFinite == true else { return nil }
    return result
  }
}
