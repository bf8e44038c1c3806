import GeometryCore
import Territory

/// How much of a street lies in the zones of a zoning, counted by the addresses that the base knows on it.
public struct StreetShare: Sendable, Hashable {
  /// Known addresses of the street.
  public let count: Int
  /// Those in some zone.
  public let inside: Int
  /// Addresses by code of zone, the most first.
  public let zones: [Zone]

  /// The addresses of one zone.
  public struct Zone: Sendable, Hashable {
    public let code: String
    public let count: Int
  }
}

/// Counts the shares of streets.
struct StreetShares: Sendable {
  private let zonings: [LocatedZoning]

  init(zonings: [LocatedZoning]) { self.zonings = zonings }

  /// By street, one share a zoning; none for streets without a known address.
  func shares(
    _ answers: [Int: GeocodedAddress], geocoder: Geocoder, transforms: inout TransformCache
  ) throws -> [Int: [StreetShare]] {
    var shares: [Int: [StreetShare]] = [:]
    for street in Set(answers.values.compactMap(\.undecidedStreet)).sorted() {
      let addresses = geocoder.knownAddresses(ofStreet: street)
      if !addresses.isEmpty { shares[street] = try zonings.map { try share(of: addresses, in: $0, &transforms) } }
    }
    return shares
  }

  private func share(
    of addresses: [KnownAddress], in zoning: LocatedZoning, _ transforms: inout TransformCache
  ) throws -> StreetShare {
    var x = addresses.map(\.longitude), y = addresses.map(\.latitude)
    try transforms.transform(from: .wgs84, to: zoning.locator.crs).apply(x: &x, y: &y)
    let hits = zoning.locator.locate(x: x, y: y)
    var inside = 0
    var counts: [String: Int] = [:]
    for point in x.indices {
      let codes = Set(hits.zones(of: point).map { zoning.zoning.codes[Int($0)] })
      if !codes.isEmpty { inside += 1 }
      for code in codes { counts[code, default: 0] += 1 }
    }
    let zones = counts.map { StreetShare.Zone(code: $0.key, count: $0.value) }
    return StreetShare(
      count: addresses.count, inside: inside, zones: zones.sorted { (-$0.count, $0.code) < (-$1.count, $1.code) })
  }
}

extension GeocodedAddress {
  /// The street that a certain answer stands for, where no number tells the place.
  package var undecidedStreet: Int? {
    guard status == .certain, kind == .street || kind == .locality else { return nil }
    return street
  }
}
