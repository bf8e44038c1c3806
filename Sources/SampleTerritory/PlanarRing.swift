/// A simple polygon without holes, counter-clockwise, its first vertex not repeated.
struct PlanarRing: Sendable {
  var vertices: [PlanarPoint]

  /// Twice the area, positive when counter-clockwise.
  var doubledArea: Int {
    var sum = 0
    for (i, a) in vertices.enumerated() { sum += Planar.cross(a, vertices[(i + 1) % vertices.count]) }
    return sum
  }

  /// Mean of the vertices: near enough to the middle for placing things.
  var middle: PlanarPoint {
    PlanarPoint(
      x: vertices.reduce(0) { $0 + $1.x } / vertices.count, y: vertices.reduce(0) { $0 + $1.y } / vertices.count)
  }

  /// Inside by the even-odd rule; what a point on the limit gets is not defined.
  func contains(_ p: PlanarPoint) -> Bool {
    var isInside = false
    var a = vertices[vertices.count - 1]
    for b in vertices {
      if (a.y > p.y) != (b.y > p.y) {
        let turn = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
        if (turn > 0) == (b.y > a.y) { isInside.toggle() }
      }
      a = b
    }
    return isInside
  }

  /// Wholly inside, limits apart.
  func contains(_ other: PlanarRing) -> Bool {
    other.vertices.allSatisfy(contains) && !crosses(other)
  }

  func crosses(_ other: PlanarRing) -> Bool {
    other.vertices.indices.contains { i in
      crosses(other.vertices[i], other.vertices[(i + 1) % other.vertices.count])
    }
  }

  func crosses(_ a: PlanarPoint, _ b: PlanarPoint) -> Bool {
    vertices.indices.contains { Planar.meet(a, b, vertices[$0], vertices[($0 + 1) % vertices.count]) }
  }

  /// No two sides meet but where one follows the other.
  var isSimple: Bool {
    let n = vertices.count
    for i in 0..<n {
      for j in (i + 2)..<max(i + 2, n) where !(i == 0 && j == n - 1) {
        if Planar.meet(vertices[i], vertices[i + 1], vertices[j], vertices[(j + 1) % n]) { return false }
      }
    }
    return n > 2
  }
}
