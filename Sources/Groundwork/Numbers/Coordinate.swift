import Foundation

/// A number of a position as it was written, with the step of its last digit, which tells how fine it is.
package struct Coordinate {
  package let text: String
  package let value: Double
  /// What one more in its last digit adds: 0.001 for "5.705", a 3600th for seconds without decimals.
  package let step: Double

  init(text: String, value: Double, step: Double) {
    self.text = text
    self.value = value
    self.step = step
  }

  /// Reads "5.7245", "5,7245", "912 000,5"; nil for anything that is not one finite number.
  package init?(_ text: String) {
    if let plain = Coordinate(plain: text) {
      self = plain
      return
    }
    guard !text.isEmpty else { return nil }
    let plain = String(text.filter { !$0.isWhitespace && $0 != "'" }.map { $0 == "," ? "." : $0 })
    guard let value = Double(plain), value.isFinite, !plain.isEmpty, plain.allSatisfy({ "+-.eE0123456789".contains($0) }) else {
      return nil
    }
    self.init(text: text.trimmingBlanks(), value: value, step: pow(10, Double(-Self.decimals(plain, value))))
  }

  /// Figures around one point or comma, no more of them than may be noise: what nearly every cell holds, read without a copy.
  init?(plain text: String) {
    var mantissa: UInt64 = 0
    var digits = 0, decimals: Int?
    var isNegative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
        if mantissa > 0 { digits += 1 }
        decimals = decimals.map { $0 + 1 }
        guard digits <= Self.sureDigits, decimals ?? 0 < Self.steps.count else { return nil }
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard decimals == nil, index > (isNegative ? 1 : 0) else { return nil }
        decimals = 0
      case UInt8(ascii: "-") where index == 0: isNegative = true
      default: return nil
      }
    }
    guard let last = text.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) else { return nil }
    // Both are whole numbers that a double holds, so that their quotient is the nearest double to what is written.
    let value = Double(mantissa) / Self.powersOfTen[decimals ?? 0]
    self.init(text: text, value: isNegative ? -value : value, step: Self.steps[decimals ?? 0])
  }

  private static let powersOfTen: [Double] = (0...15).map { pow(10, Double($0)) }
  private static let steps: [Double] = (0...15).map { pow(10, Double(-$0)) }

  /// The decimals of a number that a file holds in binary.
  package init?(_ value: Double) { self.init("\(value)") }

  /// Whether the number, held in binary, tells another step than it does as it was written: "5.70" is 5.7 then.
  package var losesDigits: Bool {
    // Decimals of so few figures come back as they were, but for zeros at the end.
    let isShort = step < 1 && text.utf8.last != UInt8(ascii: "0") && Coordinate(plain: text) != nil
    return !isShort && Coordinate(value)?.step != step
  }

  /// Decimals as a spreadsheet shows them: "1.9860000000000004" has three, and thirteen digits of noise.
  private static func decimals(_ plain: String, _ value: Double) -> Int {
    func count(_ number: String) -> (decimals: Int, digits: Int) {
      let mantissa = number.prefix { !"eE".contains($0) }, exponent = Int(number.dropFirst(mantissa.count + 1)) ?? 0
      let written = mantissa.firstIndex(of: ".").map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
      // No double has more than 17 digits, nor decimals beyond 324.
      return (max(0, written - min(max(exponent, -400), 400)), mantissa.filter(\.isNumber).drop { $0 == "0" }.count)
    }
    let written = count(plain)
    guard written.digits > sureDigits else { return written.decimals }
    let short = count(String(format: "%.12g", value))
    if written.digits - short.digits >= noiseDigits { return short.decimals }
    return min(written.decimals, max(0, written.decimals - (written.digits - 15)))
  }

  /// No number of so many digits has noise.
  private static let sureDigits = 12
  /// So many digits that rounding to twelve takes away are no chance.
  private static let noiseDigits = 6
  /// With steps of four decimals or coarser a number may have been cut rather than rounded.
  private static let coarse = 5e-5

  /// How far the number may be from what it stands for, in its own unit: half a step of the last digit, or a whole one where it
  /// may have been cut.
  private var reach: Double { (step < Self.coarse ? 0.5 : 1) * step }

  private static let metresPerDegree = 111_320.0

  /// Metres on the ground within which the true place of a position lies, by the digits that are written: the diagonal of its
  /// cell where the numbers may have been cut (four decimals or fewer), half of it where there are more.
  ///
  /// Numbers up to 180 are degrees, which no metric system of France has for a place.
  /// - Parameters:
  ///   - first: one number of the position as it was written.
  ///   - second: the other one.
  ///   - longitude: degrees of the place that they mean, which tell which of the two is the longitude.
  ///   - latitude: degrees of the place.
  package static func groundPrecision(_ first: Coordinate, _ second: Coordinate, longitude: Double, latitude: Double) -> Double {
    guard abs(first.value) <= 180, abs(second.value) <= 180 else { return hypot(first.reach, second.reach) }
    let isSwapped = abs(first.value - longitude) > abs(first.value - latitude)
    let east = isSwapped ? second : first, north = isSwapped ? first : second
    return metresPerDegree * hypot(east.reach * cos(latitude * .pi / 180), north.reach)
  }
}
