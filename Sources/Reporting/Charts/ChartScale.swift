import Foundation
import Groundwork

/// Numbers to pixels in a straight line, with round ticks.
struct ChartScale {
  let lowest: Double, highest: Double
  /// Round numbers from the lowest to the highest.
  let ticks: [Double]
  private let start: Double, end: Double

  /// - Parameters:
  ///   - values: what it has to hold; those that are not finite are left out.
  ///   - hasZero: whether it begins at nought, as the length of a bar asks.
  ///   - pixels: where its lowest and its highest number lie.
  init(holding values: [Double], hasZero: Bool, from start: Double, to end: Double, about count: Int = 5) {
    let known = values.filter(\.isFinite) + (hasZero ? [0] : [])
    let low = known.min() ?? 0, high = known.max() ?? 1
    let step = Self.step(high > low ? high - low : max(abs(high), 1), count)
    // A number in the middle of a scale of its own stands between two ticks.
    let first = (low / step).rounded(.down), last = max((high / step).rounded(.up), first + 1)
    lowest = first * step
    highest = last * step
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double { start + (value - lowest) / (highest - lowest) * (end - start) }

  /// 1, 2 or 5 times a power of ten, so that about so many of it make a span.
  private static func step(_ span: Double, _ count: Int) -> Double {
    let rough = span / Double(count), power = pow(10, floor(log10(rough)))
    return ([1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10) * power
  }

  /// Ticks as French text, with the decimals that tell one from the next.
  var labels: [String] {
    let step = (highest - lowest) / Double(ticks.count - 1)
    let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    return ticks.map { FrenchNumber.amount($0, decimals: decimals).replacing("-", with: "\u{2212}") }
  }
}

/// Colours that the colour-blind tell apart (Okabe and Ito), dark enough on white; patterns are never all that tells.
enum ChartColours {
  static let series = ["#0072b2", "#d55e00", "#00734f", "#a0529c", "#7a6a00", "#4a525b"]
  static let reference = "#b3001b", grid = "#dde1e5", ink = "#222222", pale = "#545c66", missing = "#e2e2e2"
}
