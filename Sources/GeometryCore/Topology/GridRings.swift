/// The rings of polygons on a grid, without repeated points and without needles that go out and come back the same way.
struct GridRings {
  /// Rings end to end; the first point is not repeated.
  private(set) var points: [GridPoint] = []
  /// First point of each ring, and one past the last.
  private(set) var ringOffsets: [Int] = [0]
  /// First ring of each polygon part, and one past the last; its shell comes first.
  private(set) var partOffsets: [Int] = [0]
  /// First part of each feature, and one past the last.
  private(set) var featureOffsets: [Int] = [0]
  /// Features of which no ring has an area on this grid, each with a box of one cell in its place.
  private(set) var shrunken: [Int] = []

  /// - Parameter isTaken: of features to leave empty.
  init(_ geometries: GeometryArray, grid: CoordinateGrid, taking isTaken: ((Int) -> Bool)? = nil) {
    points.reserveCapacity(geometries.vertexCount)
    for feature in 0..<geometries.count {
      defer { featureOffsets.append(partOffsets.count - 1) }
      guard isTaken?(feature) ?? true else { continue }
      let parts = geometries.parts(of: feature).filter { geometries.partKinds[$0] == .polygon }
      for part in parts {
        for (place, ring) in geometries.rings(of: part).enumerated() {
          let isKept = append(geometries, ring, grid)
          // Holes of a shell that is nothing are nothing.
          if !isKept, place == 0 { break }
        }
        if ringOffsets.count - 1 > partOffsets[partOffsets.count - 1] { partOffsets.append(ringOffsets.count - 1) }
      }
      if partOffsets.count - 1 == featureOffsets[featureOffsets.count - 1] { keepPlace(of: parts, geometries, grid, feature) }
    }
  }

  /// Appends a ring that has an area.
  private mutating func append(_ geometries: GeometryArray, _ ring: Int, _ grid: CoordinateGrid) -> Bool {
    let start = points.count
    for vertex in geometries.vertices(of: ring) {
      guard let point = grid.point(geometries.x[vertex], geometries.y[vertex]) else { continue }
      while points.count - start >= 2, points[points.count - 2] == point { points.removeLast() }
      if points.count == start || points[points.count - 1] != point { points.append(point) }
    }
    var first = start
    // The same where the ring closes.
    while points.count - first >= 2 {
      if points[points.count - 1] == points[first] {
        points.removeLast()
      } else if points.count - first >= 3, points[points.count - 2] == points[first] {
        points.removeLast()
      } else if points.count - first >= 3, points[points.count - 1] == points[first + 1] {
        first += 1
      } else {
        break
      }
    }
    points.removeSubrange(start..<first)
    guard points.count - start >= 3, Self.hasArea(points[start...]) else {
      points.removeLast(points.count - start)
      return false
    }
    ringOffsets.append(points.count)
    return true
  }

  private static func hasArea(_ ring: ArraySlice<GridPoint>) -> Bool {
    let first = ring[ring.startIndex]
    var doubled: Int64 = 0
    for index in ring.indices.dropFirst().dropLast() { doubled += GridPoint.cross(first, ring[index], ring[index + 1]) }
    return doubled != 0
  }

  /// What is smaller than a cell does not disappear: it becomes one.
  private mutating func keepPlace(of parts: [Int], _ geometries: GeometryArray, _ grid: CoordinateGrid, _ feature: Int) {
    let vertices = parts.first.map { geometries.vertices(of: geometries.partOffsets[$0]) } ?? 0..<0
    guard let point = vertices.lazy.compactMap({ grid.point(geometries.x[$0], geometries.y[$0]) }).first else { return }
    for (dx, dy) in [(0, 0), (1, 0), (1, 1), (0, 1)] as [(Int32, Int32)] {
      points.append(GridPoint(point.x + dx, point.y + dy))
    }
    ringOffsets.append(points.count)
    partOffsets.append(ringOffsets.count - 1)
    shrunken.append(feature)
  }
}
