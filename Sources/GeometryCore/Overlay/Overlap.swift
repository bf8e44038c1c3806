import CGEOS

/// How two polygons share the plane.
public enum Overlap {
  /// Whether the insides of two features have a point in common; a shared limit is not enough.
  /// - Throws: `GeometryError.engine` if GEOS refuses.
  public static func interiorsMeet(_ a: GeometryArray, _ i: Int, _ b: GeometryArray, _ j: Int) throws -> Bool {
    guard let one = a.box(of: i), let other = b.box(of: j), one.intersects(other) else { return false }
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
