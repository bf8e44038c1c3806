import GeometryCore
import Groundwork
import Territory

/// The point that stands for each zone when distances are measured.
public struct ZonePoints: Sendable {
  /// Where a point comes from.
  public enum Origin: Sendable, Hashable {
    /// Where people live: of the points of population of the zone the one nearest to their barycentre.
    case population
    /// A point inside the zone.
    case inside
    /// The zone has no shape.
    case none
  }

  /// Degrees; NaN where there is none.
  public let longitude, latitude: [Double]
  public let ground: GroundPoints
  public let origins: [Origin]
  /// The points of population, where they are given.
  public let people: PopulationPoints?
  /// By zone, the number of the point of population that stands for it; nil for a point inside.
  public let representatives: [Int?]
  public let anomalies: [Anomaly]

  /// - Parameters:
  ///   - zones: the zones.
  ///   - owners: the zone that each feature of the layer belongs to; the point of a zone is that of its first feature.
  ///   - population: points where people live; nil for a point inside each zone.
  /// - Throws: `GeometryError`.
  public init(of zones: LocatedZoning, owners: [Int], population: Demand?) throws {
    var transforms = TransformCache()
    let inside = try zones.locator.interiorPoints()
    var x = inside.x, y = inside.y
    var ground = try GroundPoints(x: x, y: y, crs: zones.locator.crs, transforms: &transforms)
    var origins = x.map { $0.isNaN ? Origin.none : .inside }, kinds: [AccessAnomaly] = []
    var representatives = [Int?](repeating: nil, count: x.count)
    let layer = zones.zoning.layer.provenance
    let people = try population.map { try PopulationPoints($0, in: zones, owners: owners, transforms: &transforms) }
    if let people {
      for (zone, point) in people.representatives(count: x.count) {
        (x[zone], y[zone]) = (people.x[point], people.y[point])
        ground.replace(zone, by: people.ground, point)
        origins[zone] = .population
        representatives[zone] = point
      }
      var empty = Tally()
      for zone in origins.indices where origins[zone] == .inside && owners[zone] == zone { empty.add(zones.zoning.codes[zone]) }
      if empty.count > 0 { kinds.append(.zonesWithoutPopulation(count: empty.count, examples: empty.examples)) }
    }
    var shapeless = Tally()
    for zone in origins.indices where origins[zone] == .none && owners[zone] == zone { shapeless.add(zones.zoning.codes[zone]) }
    if shapeless.count > 0 { kinds.append(.shapelessZones(count: shapeless.count, examples: shapeless.examples)) }
    self.people = people
    self.ground = ground
    self.origins = origins
    self.representatives = representatives
    try transforms.transform(from: zones.locator.crs, to: .wgs84).apply(x: &x, y: &y)
    (longitude, latitude) = (x, y)
    anomalies = kinds.map { Anomaly(.access($0), file: layer.file, layer: layer.layer) } + (people?.anomalies ?? [])
  }
}

/// Points where people live, each in its zone.
public struct PopulationPoints: Sendable {
  public let need: [Figure]
  /// -1 for a point in no zone.
  public let zones: [Int32]
  /// In the system of the zones.
  let x, y: [Double]
  public let ground: GroundPoints
  let anomalies: [Anomaly]

  init(_ demand: Demand, in located: LocatedZoning, owners: [Int], transforms: inout TransformCache) throws {
    guard let positions = demand.positions else {
      throw FileFault.unreadable(
        file: demand.provenance.file,
        sentence: "aucune colonne de position n'est reconnue ; des points de population en ont une (x et y, ou lon et lat).")
    }
    need = demand.need
    (x, y) = try positions.coordinates(in: located.locator.crs, &transforms)
    ground = try GroundPoints(x: positions.x, y: positions.y, crs: positions.crs, transforms: &transforms)
    let hits = located.locator.locate(x: x, y: y)
    // On a limit a point counts once, in the first of its zones.
    zones = (0..<hits.count).map { hits.zones(of: $0).first.map { Int32(owners[Int($0)]) } ?? -1 }
    var people = 0.0, lost = 0
    for point in zones.indices where zones[point] < 0 {
      lost += 1
      people += need[point].value ?? 0
    }
    let kind = AccessAnomaly.populationElsewhere(count: lost, people: people)
    anomalies = lost == 0 ? [] : [Anomaly(.access(kind), file: demand.provenance.file, layer: demand.provenance.layer)]
  }

  /// Of each zone with inhabited points the one nearest to their barycentre: people live there, which the barycentre cannot
  /// promise.
  func representatives(count: Int) -> [(zone: Int, point: Int)] {
    var weights = [Double](repeating: 0, count: count), sumX = weights, sumY = weights
    var systems = [Int32](repeating: -1, count: count)
    func isCounted(_ point: Int) -> Int? {
      guard zones[point] >= 0, ground.isPlaced(point), let own = need[point].value, own > 0 else { return nil }
      let zone = Int(zones[point])
      if systems[zone] < 0 { systems[zone] = ground.systems[point] }
      return systems[zone] == ground.systems[point] ? zone : nil
    }
    for point in zones.indices {
      guard let zone = isCounted(point), let own = need[point].value else { continue }
      weights[zone] += own
      sumX[zone] += own * ground.x[point]
      sumY[zone] += own * ground.y[point]
    }
    var best = [(point: Int, square: Double)?](repeating: nil, count: count)
    for point in zones.indices {
      guard let zone = isCounted(point) else { continue }
      let dx = ground.x[point] - sumX[zone] / weights[zone], dy = ground.y[point] - sumY[zone] / weights[zone]
      if dx * dx + dy * dy < best[zone]?.square ?? .infinity { best[zone] = (point, dx * dx + dy * dy) }
    }
    return best.indices.compactMap { zone in best[zone].map { (zone, $0.point) } }
  }

  /// People of each zone whose number is known, whatever is not.
  func known(count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for point in zones.indices where zones[point] >= 0 { sums[Int(zones[point])] += need[point].value ?? 0 }
    return sums
  }

  /// People by zone: of a zone in which no point lies nothing is known, nor of one of whose points one is not known.
  public func sums(count: Int) -> [Figure] {
    var sums = [Figure](repeating: .noRow, count: count)
    for point in zones.indices where zones[point] >= 0 {
      let zone = Int(zones[point])
      switch (sums[zone], need[point]) {
      case (.noRow, let own): sums[zone] = own
      case (.known(let sum), .known(let own)): sums[zone] = .known(sum + own)
      case (.known, let own): sums[zone] = own
      case (.blank, _): continue
      }
    }
    return sums
  }
}
