/// Signed distances from points to the limits of zones, in metres on the ground, and the nearest zone of each point.
///
/// Each zone is measured in the metric system of the place where it lies, each point in that of its own place; a point
/// whose place has another system than all zones, or none, has no distance. Positive inside. Inside, the distance is to
/// the limit of the nearest of the zones that hold the point, holes included, and that zone is the nearest; equal
/// distances go to the zone of lower rank.
///
///           ┌───────────────────┐
///     p ····│                   │    p  outside: minus its distance to the zone
///     -30 m │   q ···┌────┐     │    q  inside: the nearest limit is the hole's, +40 m
///           │    +40 │ r  │     │    r  in the hole, and so outside: minus its distance to the hole's ring
///           │        └────┘     │
///           └───────────────────┘
///
///     let distances = try ZoneDistances(locator, systems: MetricSystems(everywhere: .lambert93))
///     let (metres, nearest) = try distances.measure(x: x, y: y, hits: locator.locate(x: x, y: y))
///
/// Nearest zone and nearest edge are found by boxes (`BoxTree`, `RingIndex`); distances are those of double precision.
public struct ZoneDistances: Sendable {
  /// The zones that one metric system measures.
  private struct Sheet: Sendable {
    /// Its position in `systems.systems`.
    let system: Int
    /// Number of each zone in the whole layer.
    let features: [Int32]
    let zones: IndexedZones
    let tree: BoxTree
  }

  private let crs: CRS
  private let systems: MetricSystems
  private let sheets: [Sheet]
  /// Sheet and place in it of each zone of the layer; -1 for a zone that cannot be measured.
  private let places: [(sheet: Int32, local: Int32)]
  private let rank: [Int32]

  /// - Parameters:
  ///   - locator: the zones; where their system already is the metric one its index is shared.
  ///   - systems: which metric system measures where; `.france` of the module Territory has the legal ones.
  ///   - rank: order of the zones among equals; their number by default.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from the zones' system to degrees or to a metric one.
  public init(_ locator: ZoneLocator, systems: MetricSystems, rank: [Int32]? = nil) throws {
    crs = locator.crs
    self.systems = systems
    let geometries = locator.zones.geometries
    self.rank = rank ?? (0..<Int32(geometries.count)).map { $0 }
    let own = try Self.systems(of: geometries, crs: locator.crs, among: systems)
    var places = [(sheet: Int32, local: Int32)](repeating: (-1, -1), count: geometries.count)
    var sheets: [Sheet] = []
    for (number, system) in systems.systems.enumerated() {
      let features = own.indices.filter { own[$0] == number }.map(Int32.init)
      guard !features.isEmpty else { continue }
      for (local, feature) in features.enumerated() {
        places[Int(feature)] = (Int32(sheets.count), Int32(local))
      }
      let zones = features.count == geometries.count && system.definition == locator.crs.definition
        ? locator.zones : try Self.zones(features, of: geometries, from: locator.crs, to: system)
      sheets.append(Sheet(system: number, features: features, zones: zones, tree: BoxTree(zones.index.featureBoxes)))
    }
    self.places = places
    self.sheets = sheets
  }

  /// The metric system of the middle of each feature's box.
  private static func systems(of geometries: GeometryArray, crs: CRS, among systems: MetricSystems) throws -> [Int?] {
    var x: [Double] = [], y: [Double] = []
    for feature in 0..<geometries.count {
      let centre = geometries.box(of: feature)?.centre ?? (.nan, .nan)
      x.append(centre.x)
      y.append(centre.y)
    }
    try CoordinateTransform(from: crs, to: .wgs84).apply(x: &x, y: &y)
    return zip(x, y).map { systems.index(longitude: $0, latitude: $1) }
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
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from the zones' system to degrees or to a metric one.
  public func measure(x: [Double], y: [Double], hits: ZoneHits) throws -> (metres: [Double], nearest: [Int32]) {
    var cache = TransformCache()
    return try measure(x: x, y: y, hits: hits, transforms: &cache)
  }

  /// The same for many arrays in a row, with transforms kept between them.
  /// - Throws: `GeometryError.noTransform`, as above.
  public func measure(
    x: [Double], y: [Double], hits: ZoneHits, transforms: inout TransformCache
  ) throws -> (metres: [Double], nearest: [Int32]) {
    var longitude = x, latitude = y
    try transforms.transform(from: crs, to: .wgs84).apply(x: &longitude, y: &latitude)
    let own = zip(longitude, latitude).map { systems.index(longitude: $0, latitude: $1) }
    var metres = [Double](repeating: .nan, count: x.count)
    var nearest = [Int32](repeating: -1, count: x.count)
    for (number, sheet) in sheets.enumerated() {
      let points = own.indices.filter { own[$0] == sheet.system }
      guard !points.isEmpty else { continue }
      var px = points.map { x[$0] }, py = points.map { y[$0] }
      try transforms.transform(from: crs, to: systems.systems[sheet.system]).apply(x: &px, y: &py)
      var heap: [BoxTree.Candidate] = []
      sheet.zones.withView { view in
        for (k, point) in points.enumerated() where px[k].isFinite && py[k].isFinite {
          let holders = hits.zones(of: point).filter { places[Int($0)].sheet == number }
          let found = holders.isEmpty
            ? nearestOutside(px[k], py[k], sheet, view, &heap) : nearestInside(px[k], py[k], holders, view)
          guard let (zone, squared) = found else { continue }
          let distance = hits.isOnBoundary(point) ? 0 : squared.squareRoot()
          metres[point] = holders.isEmpty ? -distance : distance
          nearest[point] = zone
        }
      }
    }
    return (metres, nearest)
  }

  private func nearestInside(
    _ x: Double, _ y: Double, _ holders: [Int32], _ view: ZoneView
  ) -> (zone: Int32, squared: Double)? {
    let point = view.local(x, y)
    return holders.map { zone in
      (zone, view.squaredDistance(to: Int(places[Int(zone)].local), x, y, local: point, limit: .infinity))
    }.min { ($0.1, rank[Int($0.0)]) < ($1.1, rank[Int($1.0)]) }
  }

  private func nearestOutside(
    _ x: Double, _ y: Double, _ sheet: Sheet, _ view: ZoneView, _ heap: inout [BoxTree.Candidate]
  ) -> (zone: Int32, squared: Double)? {
    let point = view.local(x, y)
    var best = (zone: Int32(-1), squared: Double.infinity)
    sheet.tree.visitNearest(to: point, slack: view.index.slack, heap: &heap) { local in
      let zone = sheet.features[local]
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
