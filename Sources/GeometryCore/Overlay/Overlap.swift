import CGEOS

/// How two polygons share the plane.
public enum Overlap {
  /// Whether the insides of two valid features have a point in common; a shared limit is not enough.
  /// - Throws: `GeometryError.engine` if GEOS, asked where limits touch, refuses.
  public static func interiorsMeet(_ a: GeometryArray, _ i: Int, _ b: GeometryArray, _ j: Int) throws -> Bool {
    guard let one = a.box(of: i), let other = b.box(of: j), one.intersects(other) else { return false }
    return try limitsDecide(a, i, b, j, one, other) ?? relate(a, i, b, j)
  }

  /// The same without GEOS where no limit touches the other but across: limits that cross have inside on both sides, and of
  /// limits apart each ring lies wholly in the other feature or out of it. Nil where they touch otherwise.
  private static func limitsDecide(
    _ a: GeometryArray, _ i: Int, _ b: GeometryArray, _ j: Int, _ one: Box, _ other: Box
  ) -> Bool? {
    guard a.isPolygonal(i), b.isPolygonal(j) else { return nil }
    let shared = Box(
      minX: max(one.minX, other.minX), minY: max(one.minY, other.minY), maxX: min(one.maxX, other.maxX),
      maxY: min(one.maxY, other.maxY))
    let edges = a.edges(of: i, meeting: shared), others = b.edges(of: j, meeting: shared)
    for edge in edges {
      for cutter in others where edge.box.intersects(cutter.box) {
        let sides = (cutter.side(edge.from), cutter.side(edge.to), edge.side(cutter.from), edge.side(cutter.to))
        if sides.0 * sides.1 > 0 || sides.2 * sides.3 > 0 { continue }
        return sides.0 * sides.1 < 0 && sides.2 * sides.3 < 0 ? true : nil
      }
    }
    return a.hasRing(of: i, inside: j, of: b) || b.hasRing(of: j, inside: i, of: a)
  }

  private static func relate(_ a: GeometryArray, _ i: Int, _ b: GeometryArray, _ j: Int) throws -> Bool {
    let context = GeosContext.current
    let first = try a.makeGEOS(feature: i, in: context)
    defer { GEOSGeom_destroy_r(context.handle, first) }
    let second = try b.makeGEOS(feature: j, in: context)
    defer { GEOSGeom_destroy_r(context.handle, second) }
    switch GEOSRelatePattern_r(context.handle, first, second, "T********") {
    case 0: return false
    case 1: return true
    default: throw context.failure("relate")
    }
  }

  /// Area that two features share over the area of the smaller one: 1 where one holds the other, 0 where they are apart.
  /// - Throws: `GeometryError.engine` if GEOS refuses.
  public static func shareOfSmaller(_ a: GeometryArray, _ i: Int, _ b: GeometryArray, _ j: Int) throws -> Double {
    guard let one = a.box(of: i), let other = b.box(of: j), one.intersects(other) else { return 0 }
    let context = GeosContext.current
    let first = try a.makeGEOS(feature: i, in: context)
    defer { GEOSGeom_destroy_r(context.handle, first) }
    let second = try b.makeGEOS(feature: j, in: context)
    defer { GEOSGeom_destroy_r(context.handle, second) }
    guard let shared = GEOSIntersection_r(context.handle, first, second) else { throw context.failure("intersection") }
    defer { GEOSGeom_destroy_r(context.handle, shared) }
    func area(_ geometry: OpaquePointer) throws -> Double {
      var value = 0.0
      guard GEOSArea_r(context.handle, geometry, &value) == 1 else { throw context.failure("area") }
      return value
    }
    let smaller = min(try area(first), try area(second))
    return smaller > 0 ? try area(shared) / smaller : 0
  }
}

private struct LimitEdge {
  let from, to: SIMD2<Double>
  let box: Box

  init(_ from: SIMD2<Double>, _ to: SIMD2<Double>) {
    self.from = from
    self.to = to
    box = Box(minX: min(from.x, to.x), minY: min(from.y, to.y), maxX: max(from.x, to.x), maxY: max(from.y, to.y))
  }

  func side(_ p: SIMD2<Double>) -> Int { Orientation.sign(ax: from.x, ay: from.y, bx: to.x, by: to.y, px: p.x, py: p.y) }
}

extension GeometryArray {
  fileprivate func isPolygonal(_ feature: Int) -> Bool { kinds[feature] == .polygon || kinds[feature] == .multiPolygon }

  /// The edges of a feature's rings whose box meets another.
  fileprivate func edges(of feature: Int, meeting box: Box) -> [LimitEdge] {
    allRings(of: feature).flatMap { ring in
      vertices(of: ring).dropLast().compactMap { vertex in
        let edge = LimitEdge(SIMD2(x[vertex], y[vertex]), SIMD2(x[vertex + 1], y[vertex + 1]))
        return edge.box.intersects(box) ? edge : nil
      }
    }
  }

  /// Whether a ring of a feature lies inside a feature of another layer whose limit it does not touch: its first vertex tells.
  fileprivate func hasRing(of feature: Int, inside target: Int, of other: GeometryArray) -> Bool {
    other.x.withUnsafeBufferPointer { x in
      other.y.withUnsafeBufferPointer { y in
        allRings(of: feature).contains { ring in
          guard let vertex = vertices(of: ring).first else { return false }
          return other.allRings(of: target).reduce(false) { isInside, own in
            isInside != Orientation.isInside(self.x[vertex], self.y[vertex], ring: other.vertices(of: own), x, y)
          }
        }
      }
    }
  }
}
