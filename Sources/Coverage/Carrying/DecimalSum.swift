import Groundwork

/// A sum in decimal arithmetic: 0,1 and 0,2 make 0,3.
struct DecimalSum {
  private var total: Int128 = 0
  private var decimals = 0

  /// Digits behind the mark that a figure may have.
  static let mostDecimals = 18

  /// - Returns: false where the sum has more digits than it can hold.
  mutating func add(_ number: WrittenNumber) -> Bool {
    let places = max(decimals, number.decimals)
    guard let scaled = Self.scaled(total, by: places - decimals),
      let other = Self.scaled(Int128(number.mantissa), by: places - number.decimals)
    else { return false }
    let (sum, overflows) = scaled.addingReportingOverflow(other)
    guard !overflows else { return false }
    total = sum
    decimals = places
    return true
  }

  private static func scaled(_ value: Int128, by places: Int) -> Int128? {
    var value = value
    for _ in 0..<places {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      value = product
    }
    return value
  }

  /// Without zeros at the end behind the mark.
  func text(mark: String) -> String {
    var value = total, places = decimals
    while places > 0, value % 10 == 0 {
      value /= 10
      places -= 1
    }
    guard places > 0 else { return String(value) }
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(places) + mark + padded.suffix(places)
  }
}
