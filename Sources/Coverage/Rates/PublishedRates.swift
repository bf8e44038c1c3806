import Groundwork

/// Rates that others have published, set beside our own: kept as they are, also over 100.
public struct PublishedRates: Sendable {
  /// One a zone.
  public let rates: [Figure]
  /// Zones whose published total is not the sum of its parts, and by how much; published figures are rounded to a tenth.
  public let unlike: [(zone: Int, rest: Double)]

  /// - Parameters:
  ///   - rates: the totals, one a zone.
  ///   - parts: by part, one a zone; a total is compared where all are known.
  public init(_ rates: [Figure], parts: [[Figure]]) {
    self.rates = rates
    // Each figure is right to half a tenth.
    let tolerance = 0.05 * Double(parts.count + 1) + 1e-9
    unlike = parts.isEmpty ? [] : rates.indices.compactMap { zone in
      let own = parts.compactMap { $0[zone].value }
      guard let total = rates[zone].value, own.count == parts.count else { return nil }
      let rest = total - own.reduce(0, +)
      return abs(rest) > tolerance ? (zone, rest) : nil
    }
  }
}
