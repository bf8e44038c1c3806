/// Signed distances from points to the limits of zones, in metres on the ground, and the nearest zone of each point.
///
/// Each zone is measured in the official metric system of the place where it lies, each point in that of its own place;
/// a point of a territory where no zone lies has no distance. Positive inside. Inside, the distance is to the limit of
/// the nearest of the zones that hold the point, holes included, and that zone is the nearest; equal distances go to the
/// zone of lower rank.
public struct ZoneDistances: Sendable {
  /// The zones of one territory in its metric system.
  private struct Territory: Sendable {
    let crs: CRS
    /// Number of each zone in the whole layer.
    let features: [Int32]
    let zones: IndexedZones
    let tree: BoxTree
  }

  private let crs: CRS
  private let territories: [Territory]
  /// Territory and place in it of each zone of the layer; -1 for a zone that cannot be measured.
  private let places: [(territory: Int32, local: Int32)]
  private let rank: [Int32]

  /// - Parameters:
  ///   - locator: the zones; where their system already is the official one its index is shared.
  ///   - rank: order of the zones among equals; their number by default.
  /// - Throws: `GeometryError.noTransform`.
  public init(_ locator: ZoneLocator, rank: [Int32]? = nil) throws {
    crs = locator.crs
    let geometries = locator.zones.geometries
    self.rank = rank ?? (0..<Int32(geometries.count)).map { $0 }
    let systems = try Self.officialSystems(of: geometries, crs: locator.crs)
    var places = [(territory: Int32, local: Int32)](repeating: (-1, -1), count: geometries.count)
    var territories: [Territory] = []
    for system in Set(systems.compactMap { $0 }).sorted(by: { $0.definition < $1.definition }) {
      let features = systems.indices.filter { systems[$0] == system }.map(Int32.init)
      for (local, feature) in features.enumerated() {
        places[Int(feature)] = (Int32(territories.count), Int32(local))
      }
      let zones = features.count == geometries.count && system.definition == locator.crs.definition
        ? locator.zones : try Self.zones(features, of: geometries, from: locator.crs, to: system)
      territories.append(
        Territory(crs: system, features: features, zones: zones, tree: BoxTree(zones.index.featureNodes)))
    }
    self.places = places
    self.territories = territories
  }

  /// The official metric system of the place of each feature's box.
  private static func officialSystems(of geometries: GeometryArray, crs: CRS) throws -> [CRS?] {
    var x: [Double] = [], y: [Double] = []
    for feature in 0..<geometries.count {
      let centre = geometries.box(of: feature)?.centre ?? (.nan, .nan)
      x.append(centre.x)
      y.append(centre.y)
    }
    try CoordinateTransform(from: crs, to: .wgs84).apply(x: &x, y: &y)
    return zip(x, y).map { LocalProjection.crs(longitude: $0, latitude: $1) }
  }

  private static func zones(
    _ features: [Int32], of geometries: GeometryArray, from source: CRS, to target: CRS
  ) throws -> IndexedZones {
    var chosen = GeometryArray()
    for feature in features { chosen.append(feature: Int(feature), of: geometries) }
    var x = chosen.x, y = chosen.y
    try CoordinateTransform(from: source, to: target).apply(x: &x, y: &y)
    return IndexedZones(chosen.replacingCoordinates(x: x, y: y))
  }

  /// - Parameters:
  ///   - x, y: points in the system of the zones.
  ///   - hits: what `ZoneLocator.locate` said of them.
  /// - Returns: metres, NaN where there is none; number of the nearest zone, -1 where there is none.
  public func measure(x: [Double], y: [Double], hits: ZoneHits) throws -> (metres: [Double], nearest: [Int32]) {
    var cache = TransformCache()
    return try measure(x: x, y: y, hits: hits, transforms: &cache)
  }

  /// The same for many arrays in a row, with transforms kept between them.
  public func measure(
    x: [Double], y: [Double], hits: ZoneHits, transforms: inout TransformCache
  ) throws -> (metres: [Double], nearest: [Int32]) {
    var longitude = x, latitude = y
    try transforms.transform(from: crs, to: .wgs84).apply(x: &longitude, y: &latitude)
    let systems = zip(longitude, latitude).map { LocalProjection.crs(longitude: $0, latitude: $1)?.definition }
    var metres = [Double](repeating: .nan, count: x.count)
    var nearest = [Int32](repeating: -1, count: x.count)
    for (number, territory) in territories.enumerated() {
      let points = systems.indices.filter { systems[$0] == territory.crs.definition }
      guard !points.isEmpty else { continue }
      var px = points.map { x[$0] }, py = points.map { y[$0] }
      try transforms.transform(from: crs, to: territory.crs).apply(x: &px, y: &py)
      var heap: [BoxTree.Candidate] = []
      territory.zones.withView { view in
        for (k, point) in points.enumerated() where px[k].isFinite && py[k].isFinite {
          let own = hits.zones(of: point).filter { places[Int($0)].territory == number }
          let found = own.isEmpty
            ? nearestOutside(px[k], py[k], territory, view, &heap) : nearestInside(px[k], py[k], own, territory, view)
          guard let (zone, squared) = found else { continue }
          let distance = hits.isOnBoundary(point) ? 0 : squared.squareRoot()
          metres[point] = own.isEmpty ? -distance : distance
          nearest[point] = zone
        }
      }
    }
    return (metres, nearest)
  }

  private func nearestInside(
    _ x: Double, _ y: Double, _ own: [Int32], _ territory: Territory, _ view: ZoneView
  ) -> (zone: Int32, squared: Double)? {
    let point = view.local(x, y)
    return own.map { zone in
      (zone, view.squaredDistance(to: Int(places[Int(zone)].local), x, y, local: point, limit: .infinity))
    }.min { ($0.1, rank[Int($0.0)]) < ($1.1, rank[Int($1.0)]) }
  }

  private func nearestOutside(
    _ x: Double, _ y: Double, _ territory: Territory, _ view: ZoneView, _ heap: inout [BoxTree.Candidate]
  ) -> (zone: Int32, squared: Double)? {
    let point = view.local(x, y)
    var best = (zone: Int32(-1), squared: Double.infinity)
    territory.tree.visitNearest(to: point, slack: view.index.slack, heap: &heap) { local in
      let zone = territory.features[local]
      // The next larger double as limit, so that a zone at the very same distance is seen and can win by its rank.
      let squared = view.squaredDistance(to: local, x, y, local: point, limit: best.squared.nextUp)
      if squared < best.squared || (squared == best.squared && rank[Int(zone)] < rank[Int(best.zone)]) {
        best = (zone, squared)
      }
      return best.squared
    }
    return best.zone < 0 ? nil : best
  }
}
