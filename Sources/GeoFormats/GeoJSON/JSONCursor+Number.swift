extension JSONCursor {
  /// The next value as a number, rounded correctly (to the nearest double, ties to even).
  mutating func readDouble() throws -> Double {
    _ = try peek()
    let start = position
    var negative = false
    if bytes[position] == UInt8(ascii: "-") {
      negative = true
      position += 1
    }
    var mantissa: UInt64 = 0
    let digitsStart = position
    while position < bytes.count {
      let digit = bytes[position] &- 0x30
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      position += 1
    }
    var digits = position - digitsStart
    guard digits > 0 else {
      position = start
      throw failure("un nombre était attendu")
    }
    var decimals = 0
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let fractionStart = position
      while position < bytes.count {
        let digit = bytes[position] &- 0x30
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        position += 1
      }
      decimals = position - fractionStart
      digits += decimals
      guard decimals > 0 else { throw failure("nombre incomplet") }
    }
    if digits > 19 || (position < bytes.count && bytes[position] | 0x20 == UInt8(ascii: "e")) {
      position = start
      return try readLongDouble()
    }
    let value = JSONCursor.quotient(mantissa, decimals)
    return negative ? -value : value
  }

  /// Numbers of more than 19 digits or with an exponent.
  private mutating func readLongDouble() throws -> Double {
    let start = position
    let range: Range<Int>
    switch try readScalar() {
    case .integer(let found), .decimal(let found): range = found
    default:
      position = start
      throw failure("un nombre était attendu")
    }
    guard let value = Double(String(decoding: bytes[range], as: UTF8.self)), value.isFinite else {
      position = start
      throw failure("nombre hors limites")
    }
    return value
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  ]

  /// `mantissa / 10^decimals`, rounded correctly, for at most 19 decimals.
  static func quotient(_ mantissa: UInt64, _ decimals: Int) -> Double {
    // Both are exact as doubles, so one division rounds once (Clinger).
    if mantissa <= 1 << 53 { return Double(mantissa) / powers[decimals] }
    if decimals == 0 { return Double(mantissa) }
    var divisor: UInt64 = 1
    for _ in 0..<decimals { divisor &*= 10 }
    // Both with their highest bit set, the quotient of the 128-bit dividend has 63 or 64 bits: more than enough to
    // round to 53, the remainder telling whether a tie is a true one.
    let up = mantissa.leadingZeroBitCount, down = divisor.leadingZeroBitCount
    let top = mantissa << UInt64(up), bottom = divisor << UInt64(down)
    var (quotient, remainder) = bottom.dividingFullWidth((top >> 1, top << 63))
    if remainder != 0 { quotient |= 1 }
    return scaled(quotient, exponent: down - up - 63)
  }

  /// `value * 2^exponent`, rounded to nearest; the lowest bit of `value` stands for all bits below.
  private static func scaled(_ value: UInt64, exponent: Int) -> Double {
    // Double(UInt64) rounds to nearest, ties to even, and the result is far from subnormal.
    Double(sign: .plus, exponent: exponent, significand: Double(value))
  }
}
