import GeometryCore

extension Offer {
  /// Where its sites stand; a list without any position is measured to the points of the zones that it names.
  /// - Parameters:
  ///   - places: the zones in which each site counts.
  ///   - points: the points of these zones.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to a metric system.
  public func ground(_ places: OfferPlaces, _ points: ZonePoints) throws -> GroundPoints {
    var transforms = TransformCache()
    let rows = sites.map(\.row)
    if let positions, rows.contains(where: positions.isPlaced) {
      return try GroundPoints(
        x: rows.map { positions.x[$0] }, y: rows.map { positions.y[$0] }, crs: positions.crs, transforms: &transforms)
    }
    let homes = places.zones.map { $0.first.map(Int.init) }
    return try GroundPoints(
      x: homes.map { $0.map { points.longitude[$0] } ?? .nan }, y: homes.map { $0.map { points.latitude[$0] } ?? .nan },
      crs: .wgs84, transforms: &transforms)
  }
}

/// Times to structures, from the zones or from the points where people live.
public enum ServiceJourneys: Sendable {
  case ofZones(JourneyTable), ofPoints(JourneyTable)

  /// Those to some of the structures, which are numbered in the order given.
  func keeping(_ members: [Int]) -> ServiceJourneys {
    switch self {
    case .ofZones(let table): .ofZones(table.keeping(destinations: members))
    case .ofPoints(let table): .ofPoints(table.keeping(destinations: members))
    }
  }
}

/// How far the zones and their people are from a service.
public struct ServiceReach: Sendable {
  /// By zone, from its point. Metres are straight ones times the detour.
  public let nearest: [NearestService?]
  private let points: ZonePoints
  /// By point of population.
  private let nearestOfPoints: [NearestService?]
  private let timesOfPoints: Bool
  /// Metres to the nearest in a straight line, whatever the times say: by zone, and by point of population.
  private let metres, metresOfPoints: [Double?]

  /// - Parameters:
  ///   - sites: the structures.
  ///   - points: the zones, and where their people live if that is known.
  ///   - detour: what a straight metre costs.
  public init(to sites: GroundPoints, from points: ZonePoints, journeys: ServiceJourneys? = nil, detour: Double = 1) {
    func straight(_ places: GroundPoints) -> [NearestService?] {
      NearestServices.find(from: places, to: sites).map { found in
        found.map { NearestService(site: $0.site, metres: $0.metres.map { $0 * detour }) }
      }
    }
    func preferring(_ table: JourneyTable, _ places: GroundPoints, to straight: [NearestService?]) -> [NearestService?] {
      NearestServices.preferring(table, to: straight) { place, site in
        places.metres(place, to: sites, site).map { $0 * detour }
      }
    }
    let zones = straight(points.ground), people = points.people.map { straight($0.ground) } ?? []
    self.points = points
    metres = Self.metres(zones, of: points.ground)
    metresOfPoints = points.people.map { Self.metres(people, of: $0.ground) } ?? []
    switch (journeys, points.people) {
    case (.ofPoints(let table), .some(let places)):
      let found = preferring(table, places.ground, to: people)
      nearestOfPoints = found
      nearest = zones.indices.map { zone in points.representatives[zone].map { found[$0] } ?? zones[zone] }
      timesOfPoints = true
    case (.ofZones(let table), _):
      nearestOfPoints = people
      nearest = preferring(table, points.ground, to: zones)
      timesOfPoints = false
    case (_, _):
      nearestOfPoints = people
      nearest = zones
      timesOfPoints = false
    }
  }

  /// Infinite where the territory has no structure; nil where a position is missing.
  private static func metres(_ nearest: [NearestService?], of ground: GroundPoints) -> [Double?] {
    nearest.indices.map { place in
      ground.isPlaced(place) ? nearest[place]?.metres ?? (nearest[place] == nil ? .infinity : nil) : nil
    }
  }

  /// People of each zone by how far they live: point by point where that is known, else all at the point of the zone.
  /// - Parameter population: by zone.
  public func reached(population: [Figure], thresholds: [Double], inMinutes: Bool = false) -> [ReachedPopulation] {
    if let people = points.people, !inMinutes || timesOfPoints {
      return ReachedPopulation.byZone(
        count: population.count, people: people.need, zones: people.zones,
        costs: inMinutes ? nearestOfPoints.map { $0?.minutes } : metresOfPoints,
        thresholds: thresholds)
    }
    return ReachedPopulation.byZone(
      count: population.count, people: population, zones: population.indices.map(Int32.init),
      costs: inMinutes ? nearest.map { $0?.minutes } : metres, thresholds: thresholds)
  }

  /// Metres to the nearest structure, on the average of the people of each zone; nil without points of population.
  public func meanMetres() -> [Double?]? { mean { $0.metres } }

  /// The same in minutes; nil where no table gives them point by point.
  public func meanMinutes() -> [Double?]? { timesOfPoints ? mean { $0.minutes } : nil }

  private func mean(_ cost: (NearestService) -> Double?) -> [Double?]? {
    guard let people = points.people else { return nil }
    var sums = [Double](repeating: 0, count: nearest.count), weights = sums
    for point in people.zones.indices where people.zones[point] >= 0 {
      guard let own = people.need[point].value, let found = nearestOfPoints[point].flatMap(cost) else { continue }
      sums[Int(people.zones[point])] += own * found
      weights[Int(people.zones[point])] += own
    }
    return sums.indices.map { weights[$0] > 0 ? sums[$0] / weights[$0] : nil }
  }
}
