import Foundation

/// A number of a position as it was written, with the decimals that tell how fine it is.
struct Coordinate {
  let text: String
  let value: Double
  let decimals: Int

  /// Reads "5.7245", "5,7245", "912 000,5"; nil for anything that is not one finite number.
  init?(_ text: String) {
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
  var halfLastDecimal: Double { 0.5 * pow(10, Double(-decimals)) }

  private static let metresPerDegree = 111_320.0

  /// Metres on the ground that half the last decimal of degrees stands for, the larger of both axes.
  static func groundPrecision(_ longitude: Coordinate, _ latitude: Coordinate) -> Double {
    max(
      longitude.halfLastDecimal * metresPerDegree * cos(latitude.value * .pi / 180),
      latitude.halfLastDecimal * metresPerDegree)
  }
}
