/// Where a point lies with respect to one zone, after the boundary rule: a zone is a closed set, a hole's ring is limit.
///
///     ┌────────────B─────────┐   A, C  inside
///     │  A   ┌────────┐      │   B, D  on the limit, and so in the zone: of two zones that share the limit, in both
///     │      │   E    D   C  │   E     in the hole: outside
///     │      └────────┘      │   F     outside
///     └──────────────────────┘ F
enum PointPosition {
  case outside, inside, onBoundary
}

extension ZoneView {
  /// Parity of the ray to the right of the point over all rings of a feature: every ring counts, holes included.
  ///
  ///     run wholly right:      box holds the point:
  ///     its two ends tell      its edges are walked
  ///
  ///       p ───────────────▶  ┌─────┐
  ///                           │ ╱╲  │  ends on different sides of the ray: odd
  ///                           └─────┘
  @inline(__always)
  func position(of px: Double, _ py: Double, local: SIMD2<Float>, feature: Int) -> PointPosition {
    var inside = false
    for ring in rings(of: feature) {
      let level = topLevel(of: ring)
      if scan(level, 0..<level.count, px, py, local, &inside) { return .onBoundary }
    }
    return inside ? .inside : .outside
  }

  /// Adds the crossings of the nodes `range` of a level to `inside`; true if the point lies on an edge.
  private func scan(
    _ level: RingIndex.Level, _ range: Range<Int>, _ px: Double, _ py: Double, _ local: SIMD2<Float>, _ inside: inout Bool
  ) -> Bool {
    for i in range {
      let box = index.nodes[level.firstNode + i]
      if local.y > box.maxY || local.y < box.minY || local.x > box.maxX { continue }
      if local.x < box.minX {
        if crosses(level, i, py, local.y) { inside.toggle() }
      } else if level.span == RingIndex.fanout {
        let (start, end) = level.ends(of: i)
        if scanEdges(start, end, px, py, &inside) { return true }
      } else {
        let (finer, children) = level.children(of: i)
        if scan(finer, children, px, py, local, &inside) { return true }
      }
    }
    return false
  }

  /// Whether the two ends of a node's chain lie on different sides of the ray: unlike single-precision heights tell
  /// without a look at the vertices, since conversion keeps order.
  @inline(__always)
  private func crosses(_ level: RingIndex.Level, _ node: Int, _ py: Double, _ localY: Float) -> Bool {
    let next = node + 1 == level.count ? 0 : node + 1
    let first = index.startHeights[level.firstNode + node], last = index.startHeights[level.firstNode + next]
    if first != localY && last != localY { return (first > localY) != (last > localY) }
    let (start, end) = level.ends(of: node)
    return (y[start] > py) != (y[end] > py)
  }

  /// Half-open rule: an edge counts if exactly one of its ends lies strictly above the ray.
  @inline(__always)
  private func scanEdges(_ start: Int, _ end: Int, _ px: Double, _ py: Double, _ inside: inout Bool) -> Bool {
    var x1 = x[start], y1 = y[start]
    for i in start + 1...end {
      let x2 = x[i], y2 = y[i]
      let above1 = y1 > py, above2 = y2 > py
      if above1 != above2 {
        if x1 > px && x2 > px {
          inside.toggle()
        } else if x1 >= px || x2 >= px {
          let side = Orientation.sign(ax: x1, ay: y1, bx: x2, by: y2, px: px, py: py)
          if side == 0 { return true }
          if (side > 0) == above2 { inside.toggle() }
        }
      } else if !above1 && (y1 == py || y2 == py) {
        if (y1 == py && x1 == px) || (y2 == py && x2 == px) { return true }
        if y1 == y2 && (x1 < px) != (x2 < px) { return true }
      }
      x1 = x2
      y1 = y2
    }
    return false
  }
}
