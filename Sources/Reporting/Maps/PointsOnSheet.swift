import GeometryCore

/// Points of a layer that lie in a frame.
struct PointsOnSheet {
  let all: [(index: Int, x: Double, y: Double)]

  init(_ points: MapPoints, _ number: Int, _ plane: MapPlane, _ frame: MapFrame) throws {
    var shapes = GeometryArray()
    for index in points.x.indices {
      if points.x[index].isFinite, points.y[index].isFinite {
        shapes.appendPoint(points.x[index], points.y[index])
      } else {
        shapes.endFeature(.empty)
      }
    }
    let own = try GroundShapes(
      shapes, points.crs, of: number, plane.grounds(of: shapes, points.crs), to: plane.grounds[number].crs)
    all = own.features.enumerated().compactMap { place, index in
      guard let box = own.shapes.finiteBox(of: place) else { return nil }
      let at = frame.point(box.minX, box.minY)
      return frame.holds(at.x, at.y) ? (index, at.x, at.y) : nil
    }
  }
}

/// How many points of a layer are drawn.
struct PointCounts {
  let byKind: [Int]
  /// With a position that lies in no frame.
  let outside: Int

  init(_ points: MapPoints, _ frames: [PointsOnSheet]) {
    var counts = [Int](repeating: 0, count: points.kinds.count)
    for frame in frames { for point in frame.all { counts[points.kindOf[point.index]] += 1 } }
    byKind = counts
    outside = points.x.count { $0.isFinite } - counts.reduce(0, +)
  }
}
