import Territory

/// Where one position stands in each zoning given; nil without a position, or without the zoning.
public struct SiteStandings: Sendable, Hashable {
  /// By number of the geography in `DatedGeographies.geographies`.
  public var quarters: [ZoneStanding?]
  /// In the polygons of lived quarters.
  public var lived: ZoneStanding?
  /// In the geography compared with.
  public var former: ZoneStanding?

  public init(quarters: [ZoneStanding?] = [], lived: ZoneStanding? = nil, former: ZoneStanding? = nil) {
    self.quarters = quarters
    self.lived = lived
    self.former = former
  }
}

extension SiteStandings {
  /// One a site.
  static func all(_ list: PlacedSites) throws -> [SiteStandings] {
    let positions = SitePositions(list.sites.map(\.site))
    func standings(_ locator: (any PlaceLocating)?) throws -> [ZoneStanding?] {
      let found = try locator?.standings(longitude: positions.longitude, latitude: positions.latitude)
      return positions.spread(found ?? [], default: nil)
    }
    let quarters = try list.inputs.geographies.geographies.map { try standings($0.locator) }
    let lived = try standings(list.inputs.lived.polygons?.locator)
    let former = try standings(list.inputs.comparison?.former.locator)
    return list.sites.indices.map { index in
      SiteStandings(quarters: quarters.map { $0[index] }, lived: lived[index], former: former[index])
    }
  }
}
