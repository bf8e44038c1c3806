extension GeometryArray {
  /// How far a point is from the polygons of a feature, in the unit of the coordinates: 0 inside and on the limit, infinite where
  /// there is no polygon.
  ///
  /// For few zones and few points; `ZoneDistances` has an index for many.
  public func distance(fromX px: Double, y py: Double, toFeature feature: Int) -> Double {
    var square = Double.infinity, isInside = false
    for part in parts(of: feature) where partKinds[part] == .polygon {
      for ring in rings(of: part) {
        let range = vertices(of: ring)
        for vertex in range.dropFirst() {
          let ax = x[vertex - 1] - px, ay = y[vertex - 1] - py, bx = x[vertex] - px, by = y[vertex] - py
          if (ay > 0) != (by > 0), (ax * by - bx * ay > 0) == (by > ay) { isInside.toggle() }
          let dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy
          let along = length > 0 ? min(1, max(0, -(ax * dx + ay * dy) / length)) : 0
          let nx = ax + along * dx, ny = ay + along * dy
          square = min(square, nx * nx + ny * ny)
        }
      }
    }
    return isInside ? 0 : square.squareRoot()
  }
}
