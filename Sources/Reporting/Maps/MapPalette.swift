/// Colours of maps: told apart by those who see few colours, and darker from class to class, so that a print in grey keeps the
/// order.
///
/// Sources: C. Brewer, M. Harrower, ColorBrewer 2.0 (YlGnBu, Blues, Oranges; Apache License 2.0); M. Okabe, K. Ito, "Color
/// Universal Design" (2008) for kinds without order.
enum MapPalette {
  static let ink = "#222222", faint = "#5f5f5f", paper = "#ffffff"
  /// What lies outside of the territory, and its limits.
  static let outside = "#e6e6e6", outsideLimit = "#c4c4c4"
  /// Ground without a value of its own, under circles and points.
  static let ground = "#f5f3ee", groundLimit = "#9a9a9a"
  /// The same where it must be seen: over a grey ground, or as specks.
  static let standing = "#8fbbd9"
  static let circle = "#2c7fb8", limit = "#b10026"
  /// What is withheld: lines over grey. What is missing: sparse lines over white, the other way.
  static let withheld = "#cfcfcf", withheldLines = "#4d4d4d", missing = "#ffffff", missingLines = "#8c8c8c"

  private static let rising: [[String]] = [
    ["#7fcdbb"], ["#a1dab4", "#225ea8"], ["#edf8b1", "#7fcdbb", "#2c7fb8"], ["#ffffcc", "#a1dab4", "#41b6c4", "#225ea8"],
    ["#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"], ["#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494"],
    ["#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#0c2c84"],
    ["#ffffd9", "#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#0c2c84"],
    ["#ffffd9", "#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#081d58"],
  ]
  private static let below = ["#f7fbff", "#deebf7", "#c6dbef", "#9ecae1"]
  private static let above = ["#fdae6b", "#fd8d3c", "#f16913", "#d94801", "#a63603", "#7f2704"]

  /// How many classes have colours of their own.
  static let mostClasses = 9

  /// Colours of classes from the lowest to the highest; blue below a reference, brown from it on.
  /// - Parameter belowReference: classes that lie below the reference; nil without one.
  static func classes(_ count: Int, belowReference: Int? = nil) -> [String] {
    if let belowReference { return ramp(below, belowReference) + ramp(above, count - belowReference) }
    return count <= mostClasses ? rising[max(count, 1) - 1] : ramp(rising[mostClasses - 1], count)
  }

  /// So many colours from one end of a row of colours to the other.
  private static func ramp(_ stops: [String], _ count: Int) -> [String] {
    guard count > 1 else { return count == 1 ? [stops[stops.count / 2]] : [] }
    return (0..<count).map { number in
      let place = Double(number * (stops.count - 1)) / Double(count - 1)
      let first = min(Int(place), stops.count - 2)
      let share = place - Double(first)
      let one = channels(stops[first])
      let other = channels(stops[first + 1])
      return hex(zip(one, other).map { Int(($0 + ($1 - $0) * share).rounded()) })
    }
  }

  /// Red, green and blue of "#rrggbb", 0 to 255.
  static func channels(_ colour: String) -> [Double] {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    return [value >> 16, value >> 8 & 255, value & 255].map(Double.init)
  }

  private static func hex(_ channels: [Int]) -> String {
    "#" + channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Colours of kinds of points, in their order; they begin anew behind the last.
  private static let kinds = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#f0e442"]

  static func kind(_ number: Int) -> String { kinds[number % kinds.count] }
}
