import GeometryCore
import Territory

/// The planes that a map is drawn on: one a territory of France, in its legal metric system, the largest part of the map first.
struct MapPlane {
  /// One territory.
  struct Ground: Hashable {
    /// "metropole", "guadeloupe"...; blank for what lies elsewhere.
    let territory: String
    let name: String
    let crs: CRS
  }

  private(set) var grounds: [Ground] = []
  /// The ground of each feature of the zones; nil for one without a vertex.
  private(set) var groundOfZone: [Int?] = []

  /// - Throws: `GeometryError.noTransform` where PROJ knows no way to degrees.
  init(_ zones: MapZones) throws {
    let places = try Self.places(zones.shapes, zones.crs)
    var numbers: [Ground: Int] = [:]
    var counts: [Int] = []
    var found: [Ground] = []
    groundOfZone = places.indices.map { feature in
      guard let ground = places[feature] else { return nil }
      let number = numbers[ground] ?? found.count
      if number == found.count {
        numbers[ground] = number
        found.append(ground)
        counts.append(0)
      }
      if zones.isInside(feature) { counts[number] += 1 }
      return number
    }
    // The mainland is the map, the others stand beside it in the order of the atlas; without it the one with the most zones.
    let codes = Territories.standard.territories.map(\.code)
    let order = found.indices.filter { counts[$0] > 0 }.sorted { a, b in
      let isA = found[a].territory == "metropole"
      let isB = found[b].territory == "metropole"
      if isA != isB { return isA }
      return (codes.firstIndex(of: found[a].territory) ?? codes.count, a) < (
        codes.firstIndex(of: found[b].territory) ?? codes.count, b
      )
    }
    let main = order.first { found[$0].territory == "metropole" } ?? order.max { (counts[$0], $1) < (counts[$1], $0) }
    let sorted = ([main].compactMap { $0 }) + order.filter { $0 != main }
    grounds = sorted.map { found[$0] }
    let numberOf = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    groundOfZone = groundOfZone.map { $0.flatMap { numberOf[$0] } }
  }

  /// The ground that each feature of another layer belongs to: its own territory's, or the first where that is not on the map.
  func grounds(of shapes: GeometryArray, _ crs: CRS) throws -> [Int?] {
    try Self.places(shapes, crs).map { ground in
      ground.flatMap { own in grounds.firstIndex { $0.territory == own.territory } ?? (own.territory.isEmpty ? 0 : nil) }
    }
  }

  /// Where the middle of each feature lies.
  private static func places(_ shapes: GeometryArray, _ crs: CRS) throws -> [Ground?] {
    let boxes = (0..<shapes.count).map { shapes.finiteBox(of: $0) }
    var x = boxes.map { $0?.centre.x ?? .nan }
    var y = boxes.map { $0?.centre.y ?? .nan }
    try CoordinateTransform(from: crs, to: .wgs84).apply(x: &x, y: &y)
    var known: [String: Ground] = [:]
    return x.indices.map { feature in
      guard !x[feature].isNaN else { return nil }
      let territory = Atlas.france.territory(longitude: x[feature], latitude: y[feature])
      guard let territory, let metric = MetricSystems.france.crs(longitude: x[feature], latitude: y[feature]) else {
        // Abroad: as the layer has it, else the equal-area system of Europe.
        return Ground(territory: "", name: "", crs: crs.isGeographic ? europe : crs)
      }
      let key = "\(territory.code) \(metric.definition)"
      if let ground = known[key] { return ground }
      let ground = Ground(territory: territory.code, name: territory.name, crs: metric)
      known[key] = ground
      return ground
    }
  }

  private static let europe = (try? CRS(epsg: 3035)) ?? .lambert93
}

/// Features brought to one ground.
struct GroundShapes {
  /// Numbers in their layer.
  let features: [Int]
  /// Metres, in the same order.
  let shapes: GeometryArray

  /// - Throws: `GeometryError.noTransform` where PROJ knows no way to the ground's system.
  init(_ all: GeometryArray, _ crs: CRS, of ground: Int, _ grounds: [Int?], to target: CRS) throws {
    features = grounds.indices.filter { grounds[$0] == ground }
    if features.count == all.count {
      shapes = try all.reprojected(from: crs, to: target)
      return
    }
    var own = GeometryArray()
    for feature in features { own.append(feature: feature, of: all) }
    shapes = try own.reprojected(from: crs, to: target)
  }

  /// The smallest box around some of the features.
  func box(_ isTaken: (Int) -> Bool) -> Box {
    var box = Box.empty
    for (place, feature) in features.enumerated() where isTaken(feature) {
      if let own = shapes.finiteBox(of: place) { box.extend(own) }
    }
    return box
  }
}
