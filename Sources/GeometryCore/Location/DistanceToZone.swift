extension ZoneView {
  /// Square of the distance from a point to the nearest ring of a feature, or `limit` if none is nearer than that.
  @inline(__always)
  func squaredDistance(to feature: Int, _ px: Double, _ py: Double, local: SIMD2<Float>, limit: Double) -> Double {
    var best = limit
    for ring in rings(of: feature) {
      let level = topLevel(of: ring)
      nearest(in: level, 0..<level.count, px, py, local, &best)
    }
    return best
  }

  private func nearest(
    in level: RingIndex.Level, _ range: Range<Int>, _ px: Double, _ py: Double, _ local: SIMD2<Float>, _ best: inout Double
  ) {
    guard !range.isEmpty else { return }
    // The most promising node first: the bound it sets spares most of the others.
    var first = range.lowerBound
    var least = Float.infinity
    for i in range {
      let bound = index.nodes[level.firstNode + i].squaredDistanceBound(to: local, slack: index.slack)
      if bound < least {
        least = bound
        first = i
      }
    }
    visit(first, in: level, px, py, local, &best)
    for i in range where i != first { visit(i, in: level, px, py, local, &best) }
  }

  private func visit(
    _ node: Int, in level: RingIndex.Level, _ px: Double, _ py: Double, _ local: SIMD2<Float>, _ best: inout Double
  ) {
    guard Double(index.nodes[level.firstNode + node].squaredDistanceBound(to: local, slack: index.slack)) < best else { return }
    if level.span == RingIndex.fanout {
      let (start, end) = level.ends(of: node)
      for i in start..<end {
        best = min(best, Self.squaredDistance(px, py, toSegment: x[i], y[i], x[i + 1], y[i + 1]))
      }
    } else {
      let (finer, children) = level.children(of: node)
      nearest(in: finer, children, px, py, local, &best)
    }
  }

  /// Perpendicular where the foot lies on the segment, otherwise to the nearer end.
  @inline(__always)
  private static func squaredDistance(
    _ px: Double, _ py: Double, toSegment ax: Double, _ ay: Double, _ bx: Double, _ by: Double
  ) -> Double {
    let dx = bx - ax, dy = by - ay, qx = px - ax, qy = py - ay
    let along = qx * dx + qy * dy, length = dx * dx + dy * dy
    if along <= 0 || length == 0 { return qx * qx + qy * qy }
    if along >= length {
      let rx = px - bx, ry = py - by
      return rx * rx + ry * ry
    }
    let across = qx * dy - qy * dx
    return across * across / length
  }
}
