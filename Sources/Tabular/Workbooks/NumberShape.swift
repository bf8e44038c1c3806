import Groundwork

/// How numbers that are more than numbers are shown in a workbook, by Excel's formats and by their decimals.
enum NumberShape {
  static let euros = "#,##0.00\\ \"€\""
  static let duration = "[h]:mm:ss"
  /// Decimals of the percentages that have a shape.
  static let percentages = 0...2

  static func percentage(decimals: Int) -> String { "0\(decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")%" }

  /// Decimals that show a share whole as a percentage, as far as they have a shape: "0.355" is 35,5 %.
  static func decimals(ofPercentage cell: UnsafeBufferPointer<UInt8>) -> Int {
    let fraction = cell.drop { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }.dropFirst()
    return min(max(fraction.count - 2, percentages.lowerBound), percentages.upperBound)
  }
}
