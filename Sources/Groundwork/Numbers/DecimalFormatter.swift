import Foundation

/// Numbers as text, the same on every machine: no locale, correctly rounded.
public enum DecimalFormatter {
  private static let most = 15
  private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

  /// Appends `value` with exactly `decimals` digits (0 to 15) after the point; an exact half goes to the even digit.
  ///
  /// Never writes "-0.00"; appends nothing for `nan` and infinities.
  public static func append(
    _ value: Double, decimals: Int, separator: UInt8 = UInt8(ascii: "."), to output: inout [UInt8]
  ) {
    precondition((0...most).contains(decimals))
    guard value.isFinite else { return }
    let magnitude = value.magnitude
    guard magnitude < 9_007_199_254_740_992 else {
      appendLarge(value, decimals: decimals, separator: separator, to: &output)
      return
    }
    let whole = magnitude.rounded(.down)
    let scale = powersOfTen[decimals]
    var integer = UInt64(whole)
    var fraction = scaledToEven(magnitude - whole, scale, isOdd: decimals == 0 && integer & 1 == 1)
    if fraction == UInt64(scale) {
      integer += 1
      fraction = 0
    }
    if value < 0, integer != 0 || fraction != 0 { output.append(UInt8(ascii: "-")) }
    append(integer, width: 1, to: &output)
    guard decimals > 0 else { return }
    output.append(separator)
    append(fraction, width: decimals, to: &output)
  }

  /// `fraction * scale` (a fraction below 1) rounded to the nearest integer, exactly.
  private static func scaledToEven(_ fraction: Double, _ scale: Double, isOdd: Bool) -> UInt64 {
    let product = fraction * scale
    // What the product lost by rounding; with it the comparison with one half is exact.
    let lost = (-product).addingProduct(fraction, scale)
    let floor = product.rounded(.down)
    let rest = product - floor
    let integer = UInt64(floor)
    if rest > 0.5 || (rest == 0.5 && lost > 0) { return integer + 1 }
    if rest == 0.5, lost == 0 { return integer + ((integer & 1 == 1) != isOdd ? 1 : 0) }
    return integer
  }

  private static func append(_ value: UInt64, width: Int, to output: inout [UInt8]) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var at = buffer.count
      var rest = value
      while rest > 0 || buffer.count - at < width {
        at -= 1
        buffer[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      output.append(contentsOf: buffer[at...])
    }
  }

  /// From 2^53 on every double is a whole number.
  private static func appendLarge(_ value: Double, decimals: Int, separator: UInt8, to output: inout [UInt8]) {
    withVaList([value]) { arguments in
      var text = [CChar](repeating: 0, count: 400)
      let length = vsnprintf(&text, text.count, "%.0f", arguments)
      output.append(contentsOf: text.prefix(Int(length)).map { UInt8(bitPattern: $0) })
    }
    guard decimals > 0 else { return }
    output.append(separator)
    output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals))
  }

  /// The shortest text that reads back as the same number, never with an exponent: "912500.5", "1053".
  public static func shortest(_ value: Double) -> String {
    if value == 0 { return "0" }
    let text = value.description
    guard let mark = text.firstIndex(of: "e"), value.isFinite else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    let isNegative = text.first == "-"
    let mantissa = text[..<mark].drop { $0 == "-" }
    let whole = mantissa.prefix { $0 != "." }
    let decimals = mantissa.dropFirst(whole.count + 1)
    var digits = String(whole + decimals)
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let point = whole.count + exponent
    let plain: String
    if point <= 0 {
      plain = "0." + String(repeating: "0", count: -point) + digits
    } else if point >= digits.count {
      plain = digits + String(repeating: "0", count: point - digits.count)
    } else {
      plain = digits.prefix(point) + "." + digits.dropFirst(point)
    }
    return isNegative ? "-" + plain : plain
  }
}
