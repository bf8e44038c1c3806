import GeometryCore

/// Sorts the rings of a shapefile polygon into parts by what lies in what: a ring inside a ring is a hole whatever its
/// direction, a ring inside a hole is a new part.
///
/// Directions are not believed, since many producers turn rings the wrong way, but for rings that cross one another:
/// there they alone tell a hole that leaves its shell (turned the other way) from two parts that overlap.
struct RingNesting {
  let x, y: UnsafePointer<Double>
  /// Vertices of each ring.
  let rings: [Range<Int>]
  private let boxes: [Box]
  private let signedAreas: [Double]

  init(x: UnsafePointer<Double>, y: UnsafePointer<Double>, rings: [Range<Int>]) {
    self.x = x
    self.y = y
    self.rings = rings
    boxes = rings.map { ring in
      var box = Box.empty
      for i in ring { box.extend(x[i], y[i]) }
      return box
    }
    signedAreas = rings.map { ring in
      guard let first = ring.first else { return 0 }
      var sum = 0.0
      var previous = ring.upperBound - 1
      for i in ring {
        sum += (x[previous] - x[first]) * (y[i] - y[first]) - (x[i] - x[first]) * (y[previous] - y[first])
        previous = i
      }
      return sum / 2
    }
  }

  /// Rings of each part, the shell first, in the order of the shells in the file.
  func parts() -> [[Int]] {
    // Larger rings first, so that whatever holds a ring comes before it.
    let areas = signedAreas.map(abs)
    let bySize = rings.indices.sorted { areas[$0] != areas[$1] ? areas[$0] > areas[$1] : $0 < $1 }
    var parent = [Int?](repeating: nil, count: rings.count)
    var depth = [Int](repeating: 0, count: rings.count)
    var holders: [Int] = []
    for ring in bySize {
      // The last holder found is the smallest one.
      for holder in holders.reversed() where boxes[holder].contains(boxes[ring]) && holds(holder, ring) {
        parent[ring] = holder
        depth[ring] = depth[holder] + 1
        break
      }
      if parent[ring] == nil, let shell = holders.last(where: { depth[$0] == 0 && crosses($0, ring) }) {
        parent[ring] = shell
        depth[ring] = 1
      }
      holders.append(ring)
    }
    var holes = [Int: [Int]]()
    for ring in rings.indices where depth[ring] % 2 == 1 {
      if let shell = parent[ring] { holes[shell, default: []].append(ring) }
    }
    return rings.indices.filter { depth[$0] % 2 == 0 }.map { [$0] + (holes[$0] ?? []) }
  }

  /// True if `inner` lies in `outer`: decided by the first vertex, else edge middle, that is not on the limit of `outer`.
  private func holds(_ outer: Int, _ inner: Int) -> Bool {
    for i in rings[inner] {
      if let inside = contains(outer, x[i], y[i]) { return inside }
    }
    for i in rings[inner].dropLast() {
      if let inside = contains(outer, (x[i] + x[i + 1]) / 2, (y[i] + y[i + 1]) / 2) { return inside }
    }
    return false
  }

  /// True if `inner` turns the other way than `outer`, with a vertex in it and its box beyond.
  private func crosses(_ outer: Int, _ inner: Int) -> Bool {
    (signedAreas[outer] > 0) != (signedAreas[inner] > 0) && boxes[outer].intersects(boxes[inner])
      && !boxes[outer].contains(boxes[inner]) && rings[inner].contains { contains(outer, x[$0], y[$0]) == true }
  }

  /// Even-odd rule; nil on the limit.
  private func contains(_ ring: Int, _ px: Double, _ py: Double) -> Bool? {
    var inside = false
    var previous = rings[ring].upperBound - 1
    for i in rings[ring] {
      let ax = x[previous], ay = y[previous], bx = x[i], by = y[i]
      previous = i
      if min(ay, by) > py || max(ay, by) < py || max(ax, bx) < px { continue }
      let side = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
      if side == 0 {
        if px >= min(ax, bx) && px <= max(ax, bx) { return nil }
        continue
      }
      if (ay > py) != (by > py) && (side > 0) == (by > ay) { inside.toggle() }
    }
    return inside
  }
}

extension Box {
  func contains(_ other: Box) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }
}
