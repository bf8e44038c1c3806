import Foundation

/// A number of a position as it was written, with the decimals that tell how fine it is.
package struct Coordinate {
  package let text: String
  package let value: Double
  package let decimals: Int

  /// Reads "5.7245", "5,7245", "912 000,5"; nil for anything that is not one finite number.
  package init?(_ text: String) {
    let plain = String(text.filter { !$0.isWhitespace && $0 != "'" }.map { $0 == "," ? "." : $0 })
    guard let value = Double(plain), value.isFinite, !plain.isEmpty, plain.allSatisfy({ "+-.eE0123456789".contains($0) }) else {
      return nil
    }
    self.text = text.trimmingBlanks()
    self.value = value
    let mantissa = plain.prefix { !"eE".contains($0) }
    decimals = mantissa.firstIndex(of: ".").map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
  }

  /// Half a unit of the last decimal, in the unit of the number.
  package var halfLastDecimal: Double { 0.5 * pow(10, Double(-decimals)) }

  private static let metresPerDegree = 111_320.0

  /// Metres on the ground that half the last decimal of a position stands for, the larger of both axes.
  ///
  /// Numbers up to 180 are degrees, which no metric system of France has for a place.
  /// - Parameters:
  ///   - first: one number of the position as it was written.
  ///   - second: the other one.
  ///   - longitude: degrees of the place that they mean, which tell which of the two is the longitude.
  ///   - latitude: degrees of the place.
  package static func groundPrecision(_ first: Coordinate, _ second: Coordinate, longitude: Double, latitude: Double) -> Double {
    guard abs(first.value) <= 180, abs(second.value) <= 180 else { return max(first.halfLastDecimal, second.halfLastDecimal) }
    let isSwapped = abs(first.value - longitude) > abs(first.value - latitude)
    let east = isSwapped ? second : first, north = isSwapped ? first : second
    return metresPerDegree * max(east.halfLastDecimal * cos(latitude * .pi / 180), north.halfLastDecimal)
  }
}
