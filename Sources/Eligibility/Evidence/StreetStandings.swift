import Structures
import Territory

/// Where the known addresses of one street stand in the zonings.
public struct StreetStandings: Sendable, Hashable {
  /// By address, in the order of `AddressFinding.known`.
  public let addresses: [SiteStandings]
}

extension StreetStandings {
  /// One a site; nil where no street answers for it, or one with too few addresses to prove anything.
  ///
  /// A street is looked at once, and all streets together: a projection costs more to make than a street to measure.
  static func all(_ list: PlacedSites) throws -> [StreetStandings?] {
    var streets: [(sites: [Int], addresses: Range<Int>)] = [], places: [String: Int] = [:]
    var longitude: [Double] = [], latitude: [Double] = []
    for (index, placed) in list.sites.enumerated() {
      guard let finding = placed.site.addressFinding, finding.use == .street, finding.known.count >= AddressFinding.leastAddresses
      else { continue }
      let id = finding.answer.id
      if !id.isEmpty, let place = places[id] {
        streets[place].sites.append(index)
        continue
      }
      places[id] = streets.count
      let first = longitude.count
      longitude += finding.known.map(\.longitude)
      latitude += finding.known.map(\.latitude)
      streets.append(([index], first..<longitude.count))
    }
    var found = [StreetStandings?](repeating: nil, count: list.sites.count)
    guard !streets.isEmpty else { return found }
    let quarters = try list.inputs.geographies.geographies.map {
      try $0.locator.standings(longitude: longitude, latitude: latitude)
    }
    let lived = try list.inputs.lived.polygons?.locator.standings(longitude: longitude, latitude: latitude)
    for street in streets {
      let standings = StreetStandings(
        addresses: street.addresses.map { address in
          SiteStandings(quarters: quarters.map { $0[address] }, lived: lived?[address])
        })
      for site in street.sites { found[site] = standings }
    }
    return found
  }
}
