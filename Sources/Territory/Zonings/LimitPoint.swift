import GeometryCore

/// The point of a zone's limit that is nearest to a position: what a map draws a line to.
public struct LimitPoint: Sendable, Hashable {
  /// WGS 84 degrees.
  public let longitude: Double
  public let latitude: Double
  /// Metres on the ground from the position, never negative: the size of `ZoneStanding.distance`.
  public let metres: Double
}

extension GeometryArray {
  /// The point of one feature's limit, holes included, that is nearest to a position: both in WGS 84 degrees.
  ///
  /// Its distance is the one that `LayerLocator` states. It walks every edge and makes its projections each time: for what is
  /// drawn, site by site.
  ///
  /// - Returns: nil where the feature has no polygon, or lies in another territory than the position.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of the place.
  public func limitPoint(of feature: Int, longitude: Double, latitude: Double) throws -> LimitPoint? {
    var transforms = TransformCache()
    return try limitPoints(
      of: feature, crs: .wgs84, longitude: [longitude], latitude: [latitude], transforms: &transforms)[0]
  }

  /// The points of one feature's limit, holes included, that are nearest to positions.
  ///
  /// Measured as `ZoneDistances` measures, in the official metric system of the place, so that both give one distance; it walks
  /// every edge and keeps no index, so a few hundred positions are what it is for.
  ///
  /// - Parameters:
  ///   - crs: system of the geometries.
  ///   - longitude, latitude: WGS 84 degrees.
  ///   - transforms: kept between calls; making one costs milliseconds.
  /// - Returns: one a position; nil where the feature has no polygon, or lies in another territory than the position.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of the place.
  package func limitPoints(
    of feature: Int, crs: CRS, longitude: [Double], latitude: [Double], transforms: inout TransformCache
  ) throws -> [LimitPoint?] {
    guard let centre = box(of: feature)?.centre,
      let place = try transforms.transform(from: crs, to: .wgs84).apply(centre.x, centre.y),
      let system = MetricSystems.france.crs(longitude: place.x, latitude: place.y)
    else { return Array(repeating: nil, count: longitude.count) }
    var zone = GeometryArray()
    zone.append(feature: feature, of: self)
    var x = zone.x, y = zone.y
    let toMetres = try transforms.transform(from: crs, to: system)
    toMetres.apply(x: &x, y: &y)
    // The positions by way of the zones' system, as a locator takes them: the same distance to the last bit.
    var px = longitude, py = latitude
    try transforms.transform(from: .wgs84, to: crs).apply(x: &px, y: &py)
    toMetres.apply(x: &px, y: &py)
    let toDegrees = try transforms.transform(from: system, to: .wgs84)
    return longitude.indices.map { index in
      guard MetricSystems.france.crs(longitude: longitude[index], latitude: latitude[index]) == system,
        let foot = zone.nearestFoot(px[index], py[index], x, y), let degrees = toDegrees.apply(foot.x, foot.y)
      else { return nil }
      return LimitPoint(longitude: degrees.x, latitude: degrees.y, metres: foot.squared.squareRoot())
    }
  }

  /// The nearest point on the rings of the polygons, their vertices given as `x` and `y`.
  private func nearestFoot(
    _ px: Double, _ py: Double, _ x: [Double], _ y: [Double]
  ) -> (x: Double, y: Double, squared: Double)? {
    var best: (x: Double, y: Double, squared: Double)?
    for part in partKinds.indices where partKinds[part] == .polygon {
      for ring in rings(of: part) {
        for start in vertices(of: ring).dropLast() {
          let foot = Self.foot(px, py, (x[start], y[start]), (x[start + 1], y[start + 1]))
          if foot.squared < best?.squared ?? .infinity { best = foot }
        }
      }
    }
    return best
  }

  /// Perpendicular where the foot lies on the segment, otherwise the nearer end; squares as `ZoneDistances` forms them.
  private static func foot(
    _ px: Double, _ py: Double, _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
  ) -> (x: Double, y: Double, squared: Double) {
    let dx = b.x - a.x, dy = b.y - a.y, qx = px - a.x, qy = py - a.y
    let along = qx * dx + qy * dy, length = dx * dx + dy * dy
    if along <= 0 || length == 0 { return (a.x, a.y, qx * qx + qy * qy) }
    if along >= length {
      let rx = px - b.x, ry = py - b.y
      return (b.x, b.y, rx * rx + ry * ry)
    }
    let across = qx * dy - qy * dx
    return (a.x + dx * along / length, a.y + dy * along / length, across * across / length)
  }
}
