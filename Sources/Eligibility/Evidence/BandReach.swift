import Territory

/// Communes that no quarter touches and that the band around the quarters may reach.
struct BandReach {
  /// Codes by number of the geography; empty where no band is given.
  private let communes: [Set<String>]

  /// All communes of the list that no quarter touches where their shapes are not known.
  init(_ list: PlacedSites) throws {
    guard case .band(let metres) = list.inputs.lived.form else {
      communes = []
      return
    }
    let codes = Set(list.sites.flatMap(Self.codes)).subtracting([""])
    communes = try list.inputs.geographies.geographies.map { geography in
      let untouched = codes.filter { geography.touching[$0] == nil }
      guard let map = list.map, let shapes = geography.shapes else { return untouched }
      return try map.near(shapes, geography.locator, codes: untouched, within: metres)
    }
  }

  /// One of the communes of a site is among them.
  func contains(_ placed: PlacedSite) -> Bool {
    guard let number = placed.geography, communes.indices.contains(number) else { return false }
    return Self.codes(placed).contains(where: communes[number].contains)
  }

  /// The commune that decides for a site, and those that contradict it.
  private static func codes(_ placed: PlacedSite) -> [String] {
    [placed.commune] + placed.place.rivals.map(CommuneCode.city(of:))
  }
}
