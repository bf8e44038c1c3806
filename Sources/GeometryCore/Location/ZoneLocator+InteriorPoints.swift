import CGEOS

extension ZoneLocator {
  /// A point inside each zone, in the system of the zones: its centre of gravity where that lies inside, else the middle of the
  /// widest stretch of a line across its largest part. NaN for a zone without polygon.
  ///
  /// Every point is located before it is given: it lies in its zone, as `locate` says.
  ///
  /// - Throws: `GeometryError.engine` if GEOS, which is asked where neither point lies inside, refuses.
  public func interiorPoints() throws -> (x: [Double], y: [Double]) {
    let geometries = zones.geometries
    var x = [Double](repeating: .nan, count: geometries.count), y = x
    var open = (0..<geometries.count).filter { !geometries.parts(of: $0).isEmpty }
    for candidate in [Self.centroid, Self.middleOfWidestSection] {
      for zone in open { (x[zone], y[zone]) = candidate(geometries, zone) }
      let hits = locate(x: open.map { x[$0] }, y: open.map { y[$0] })
      open = open.indices.filter { !hits.zones(of: $0).contains(Int32(open[$0])) || hits.isOnBoundary($0) }.map { open[$0] }
      if open.isEmpty { break }
    }
    for zone in open { (x[zone], y[zone]) = try Self.pointOnSurface(geometries, zone) }
    return (x, y)
  }

  /// Centre of gravity of the polygons of a feature.
  private static func centroid(_ geometries: GeometryArray, _ feature: Int) -> (x: Double, y: Double) {
    var area = 0.0, momentX = 0.0, momentY = 0.0
    let first = geometries.allVertices(of: feature).lowerBound, ox = geometries.x[first], oy = geometries.y[first]
    geometries.x.withUnsafeBufferPointer { x in
      geometries.y.withUnsafeBufferPointer { y in
        for part in geometries.parts(of: feature) {
          for (place, ring) in geometries.rings(of: part).enumerated() {
            var own = 0.0, ownX = 0.0, ownY = 0.0
            for vertex in geometries.vertices(of: ring).dropFirst() {
              let ax = x[vertex - 1] - ox, ay = y[vertex - 1] - oy, bx = x[vertex] - ox, by = y[vertex] - oy
              let cross = ax * by - bx * ay
              own += cross
              ownX += (ax + bx) * cross
              ownY += (ay + by) * cross
            }
            // Whichever way it turns, a shell adds and a hole takes away.
            let sign = (own < 0 ? -1.0 : 1) * (place == 0 ? 1 : -1)
            area += sign * own
            momentX += sign * ownX
            momentY += sign * ownY
          }
        }
      }
    }
    return (ox + momentX / (3 * area), oy + momentY / (3 * area))
  }

  /// A line across the middle of the largest part, between two heights at which it has vertices, so that it meets none.
  private static func middleOfWidestSection(_ geometries: GeometryArray, _ feature: Int) -> (x: Double, y: Double) {
    let areas = geometries.parts(of: feature).map { part in
      (part: part, area: abs(geometries.signedArea(of: geometries.partOffsets[part])))
    }
    guard let part = areas.max(by: { ($0.area, $1.part) < ($1.area, $0.part) })?.part else { return (.nan, .nan) }
    let rings = geometries.rings(of: part)
    let heights = geometries.y[geometries.vertices(of: rings.lowerBound)]
    guard let lowest = heights.min(), let highest = heights.max() else { return (.nan, .nan) }
    let middle = (lowest + highest) / 2
    var below = lowest, above = highest
    for ring in rings {
      for height in geometries.y[geometries.vertices(of: ring)] {
        if height <= middle { below = max(below, height) } else { above = min(above, height) }
      }
    }
    let line = (below + above) / 2
    var crossings: [Double] = []
    for ring in rings {
      let vertices = geometries.vertices(of: ring)
      for vertex in vertices.dropFirst() {
        let ay = geometries.y[vertex - 1], by = geometries.y[vertex]
        guard (ay > line) != (by > line) else { continue }
        let ax = geometries.x[vertex - 1]
        crossings.append(ax + (line - ay) / (by - ay) * (geometries.x[vertex] - ax))
      }
    }
    crossings.sort()
    var best = (width: 0.0, x: Double.nan)
    for place in stride(from: 0, to: crossings.count - 1, by: 2) where crossings[place + 1] - crossings[place] > best.width {
      best = (crossings[place + 1] - crossings[place], (crossings[place] + crossings[place + 1]) / 2)
    }
    return (best.x, line)
  }

  private static func pointOnSurface(_ geometries: GeometryArray, _ feature: Int) throws -> (x: Double, y: Double) {
    let context = GeosContext.current
    let geometry = try geometries.makeGEOS(feature: feature, in: context)
    defer { GEOSGeom_destroy_r(context.handle, geometry) }
    guard let point = GEOSPointOnSurface_r(context.handle, geometry) else { throw context.failure("point on surface") }
    defer { GEOSGeom_destroy_r(context.handle, point) }
    var x = Double.nan, y = Double.nan
    guard GEOSisEmpty_r(context.handle, point) == 0 else { return (.nan, .nan) }
    guard GEOSGeomGetX_r(context.handle, point, &x) == 1, GEOSGeomGetY_r(context.handle, point, &y) == 1 else {
      throw context.failure("coordinates of a point")
    }
    return (x, y)
  }
}
