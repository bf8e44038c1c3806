import Foundation
import Groundwork

/// Numbers that are easy to read: few figures, the last of them 0 or 5 where that will do.
enum ReadableNumber {
  /// The easiest number above one and up to another, of several the one nearest to their middle: 0.5 for 0.31 and 0.87.
  /// - Precondition: `low < high`.
  static func between(_ low: Double, _ high: Double) -> Double {
    let middle = low + (high - low) / 2
    guard (high - low).isFinite else { return high }
    var exponent = Int(log10(max(abs(low), abs(high), high - low)).rounded(.up))
    for _ in 0..<40 {
      for factor in [1.0, 0.5] {
        let last = multiple(high, exponent, factor, .down)
        guard last > low, last <= high else { continue }
        let near = multiple(middle, exponent, factor, .toNearestOrAwayFromZero)
        return near > low && near <= high ? near : last
      }
      exponent -= 1
    }
    return high
  }

  /// Easy numbers around a range, each at most so far from its end.
  static func around(_ low: Double, _ high: Double, below: Double, above: Double) -> (low: Double, high: Double) {
    (
      below > 0 ? between((low - below).nextDown, low) : low,
      above > 0 ? between(high.nextDown, high + above) : high
    )
  }

  /// The greatest of 1, 2 and 5 with zeros behind or in front that is at most a length.
  static func step(upTo length: Double) -> Double {
    guard length > 0, length.isFinite else { return 1 }
    let exponent = Int(log10(length).rounded(.down))
    return [5.0, 2, 1].map { power($0, exponent) }.first { $0 <= length } ?? power(5, exponent - 1)
  }

  /// A multiple of `factor * 10^exponent`, right to the last digit; 0 has no sign.
  private static func multiple(_ value: Double, _ exponent: Int, _ factor: Double, _ rule: FloatingPointRoundingRule) -> Double {
    // Dividing by a power of ten is exact where multiplying by its inverse is not.
    guard exponent < 0 else { return (value / power(factor, exponent)).rounded(rule) * power(factor, exponent) + 0 }
    let scale = power(1, -exponent) / factor
    return (value * scale).rounded(rule) / scale + 0
  }

  private static func power(_ factor: Double, _ exponent: Int) -> Double {
    exponent < 0 ? factor / pow(10, Double(-exponent)) : factor * pow(10, Double(exponent))
  }

  /// "1 234,5": all its digits, a comma, thousands apart.
  static func words(_ value: Double) -> String {
    let plain = DecimalFormatter.shortest(value)
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let sign = plain.hasPrefix("-") ? "\u{2212}" : ""
    let whole = Int(parts[0].filter { $0 != "-" }).map(Wording.grouped) ?? String(parts[0])
    return sign + whole + (parts.count > 1 ? ",\(parts[1])" : "")
  }

  /// The same with at most three decimals, and no more than four figures where there are decimals.
  static func shortWords(_ value: Double) -> String {
    guard value.isFinite, value != value.rounded() else { return words(value) }
    let size = abs(value)
    let decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3
    let scale = pow(10, Double(decimals))
    return words((value * scale).rounded() / scale)
  }
}
