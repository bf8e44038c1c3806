import Groundwork

/// A figure shared out by weights in decimal arithmetic: the shares have as many digits as its column, and make it when
/// they are added.
///
/// Each share is rounded down, and the units that are left go one each to those that lost most (largest remainder; the first of
/// equal ones).
enum DecimalShares {
  /// - Parameters:
  ///   - decimals: digits behind the mark that shares may have; those of the number where it has more.
  ///   - weights: at least 0, not all 0.
  /// - Returns: one a weight; nil where there are more digits than can be reckoned with.
  static func of(_ number: WrittenNumber, decimals: Int, weights: [WrittenNumber]) -> [WrittenNumber]? {
    let places = max(decimals, number.decimals), digits = weights.map(\.decimals).max() ?? 0
    let scaled = weights.compactMap { weight in weight.scaled(to: digits).map { Int128($0) } }
    guard let units = number.scaled(to: places).map({ Int128($0.magnitude) }), scaled.count == weights.count else { return nil }
    let whole = scaled.reduce(Int128(0), +)
    guard whole > 0 else { return nil }
    var shares: [Int128] = [], rests: [Int128] = []
    for weight in scaled {
      let (product, overflows) = units.multipliedReportingOverflow(by: weight)
      guard !overflows else { return nil }
      shares.append(product / whole)
      rests.append(product % whole)
    }
    let left = Int(units - shares.reduce(Int128(0), +))
    for place in rests.indices.sorted(by: { (rests[$1], $0) < (rests[$0], $1) }).prefix(left) { shares[place] += 1 }
    return shares.map { WrittenNumber(mantissa: number.mantissa < 0 ? -Int64($0) : Int64($0), decimals: places) }
  }
}
