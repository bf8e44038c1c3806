import Coverage
import GeometryCore
import Groundwork
import Reporting
import Territory

/// Who lives in the zones, by whatever files say so.
struct ZonePeople {
  /// Inhabitants by a table or by the layer.
  var table: [Figure]?
  var beneficiaries: [Figure]?
  var points: Demand?
  /// Where the inhabitants come from.
  var name: String?
  /// Where confidential counts were let out.
  var source: ReleasedSource?

  /// Inhabitants by zone: of the table, else of the points that lie in it.
  func population(_ points: PopulationPoints?, count: Int) -> [Figure] {
    if let table { return table }
    guard let points else { return [Figure](repeating: .noRow, count: count) }
    return points.sums(count: count)
  }
}

/// How far the zones and their people are from a service.
struct ServiceReach {
  /// The structures, where distances are measured to.
  let sites: GroundPoints
  /// By zone.
  let nearest: [NearestService?]
  /// By point of population: metres to the nearest; infinite where the territory has none, nil without position.
  private let metresOfPoints: [Double?]

  /// Structures stand where they are; a list without any position is measured to the points of the zones that it names.
  init(
    _ offer: Offer, _ places: OfferPlaces, from points: ZonePoints, zones: DiagnosisZones, times: String?, telling: Telling
  ) throws {
    var transforms = TransformCache()
    let rows = offer.sites.map(\.row)
    if let positions = offer.positions, rows.contains(where: positions.isPlaced) {
      sites = try GroundPoints(
        x: rows.map { positions.x[$0] }, y: rows.map { positions.y[$0] }, crs: positions.crs, transforms: &transforms)
    } else {
      let homes = places.zones.map { $0.first.map(Int.init) }
      sites = try GroundPoints(
        x: homes.map { $0.map { points.longitude[$0] } ?? .nan }, y: homes.map { $0.map { points.latitude[$0] } ?? .nan },
        crs: .wgs84, transforms: &transforms)
    }
    let sites = sites
    let straight = NearestServices.find(from: points.ground, to: sites)
    if let times {
      telling.monitor.reading(times)
      let codes = zones.codes.indices.map { zones.owners[$0] == $0 ? zones.codes[$0] : "" }
      let table = try JourneyTable(path: times, origins: codes, destinations: offer.sites.map(\.id))
      telling.tell(table.anomalies)
      nearest = NearestServices.preferring(table, to: straight) { place, site in points.ground.metres(place, to: sites, site) }
    } else {
      nearest = straight
    }
    metresOfPoints = points.people.map { people in
      Self.metres(NearestServices.find(from: people.ground, to: sites), of: people.ground)
    } ?? []
  }

  private static func metres(_ nearest: [NearestService?], of ground: GroundPoints) -> [Double?] {
    nearest.indices.map { place in
      ground.isPlaced(place) ? nearest[place]?.metres ?? (nearest[place] == nil ? .infinity : nil) : nil
    }
  }

  /// People of each zone by how far they live: point by point where points are given, else all at the point of the zone.
  func reached(
    _ points: ZonePoints, population: [Figure], thresholds: [Double], inMinutes: Bool = false
  ) -> [ReachedPopulation] {
    if let people = points.people, !inMinutes {
      return ReachedPopulation.byZone(
        count: population.count, people: people.need, zones: people.zones, costs: metresOfPoints, thresholds: thresholds)
    }
    return ReachedPopulation.byZone(
      count: population.count, people: population, zones: population.indices.map(Int32.init),
      costs: inMinutes ? nearest.map { $0?.minutes } : Self.metres(nearest, of: points.ground), thresholds: thresholds)
  }

  /// Shares of all people within each threshold.
  func shares(_ points: ZonePoints, population: [Figure], metres: [Double], minutes: [Double]) -> [ReachShare] {
    var shares: [ReachShare] = []
    for (thresholds, isInMinutes) in [(metres, false), (minutes, true)] where !thresholds.isEmpty {
      let total = ReachedPopulation.total(reached(points, population: population, thresholds: thresholds, inMinutes: isInMinutes))
      for (place, threshold) in thresholds.enumerated() {
        guard let share = total?.share(place) else { continue }
        shares.append(ReachShare(threshold: threshold, isInMinutes: isInMinutes, share: share))
      }
    }
    return shares
  }

  /// Metres to the nearest structure, on the average of the people of each zone; nil without points of population.
  func meanMetres(_ points: ZonePoints) -> [Double?]? {
    guard let people = points.people else { return nil }
    var sums = [Double](repeating: 0, count: nearest.count), weights = sums
    for point in people.zones.indices where people.zones[point] >= 0 {
      guard let own = people.need[point].value, let metres = metresOfPoints[point], metres.isFinite else { continue }
      sums[Int(people.zones[point])] += own * metres
      weights[Int(people.zones[point])] += own
    }
    return sums.indices.map { weights[$0] > 0 ? sums[$0] / weights[$0] : nil }
  }
}

/// The quartiers prioritaires beside the zones.
struct QuarterView {
  let reach: QuarterReach
  let view: SocialLifeOutput.Quarters

  init(
    _ source: LayerSource, _ places: DiagnosisZones, sites: GroundPoints, catalog: ProfileCatalog, telling: Telling
  ) throws {
    telling.monitor.reading(source.path)
    let zoning = try source.zoning(catalog: catalog)
    for met in ZoningRemarks.groups(of: zoning) { telling.tell(met) }
    reach = try QuarterReach(zoning, in: places.located, owners: places.owners, index: places.index, sites: sites)
    let here = Set(places.located.zoning.departments)
    if reach.quartersOfZones.allSatisfy(\.isEmpty), !zoning.departments.isEmpty, here.isDisjoint(with: zoning.departments) {
      let layer = zoning.layer.provenance
      telling.tell([Anomaly(.zoning(.noneHere(count: zoning.codes.count)), file: layer.file, layer: layer.layer)])
    }
    view = SocialLifeOutput.Quarters(
      codes: zoning.codes, names: zoning.names, ofZones: reach.quartersOfZones, metres: reach.metres)
  }
}
