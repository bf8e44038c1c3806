import Geocoding
import Groundwork

/// The sites of a list, each by one way: its row, then the adviser's corrections, then an address base where there is still no
/// position.
public struct SiteList: Sendable {
  /// In the list's order.
  public let sites: [Site]
  /// How the rows asked of the address base were answered; nil without one.
  public let tally: GeocodingTally?
  /// Corrections that name no structure of the list.
  public let anomalies: [Anomaly]

  public init(_ structures: [Structure], corrections: CorrectionList? = nil, addresses: AddressLookup? = nil) {
    self.init(structures, corrections: corrections, addresses: addresses) { _ in }
  }

  /// - Parameter asked: receives the number of rows looked at for their address so far; what it throws ends the work.
  public init(
    _ structures: [Structure], corrections: CorrectionList?, addresses: AddressLookup?, asked: (Int) throws -> Void
  ) rethrows {
    let corrected = structures.map { Site($0, corrections: corrections?.own(of: $0) ?? []) }
    anomalies = corrections?.unused(by: structures) ?? []
    guard let addresses else {
      sites = corrected
      tally = nil
      return
    }
    let (findings, tally) = try addresses.find(corrected, asked: asked)
    sites = zip(corrected, findings).map { $1 == nil ? $0 : $0.answered($1) }
    self.tally = tally
  }
}
