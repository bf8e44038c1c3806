import CGEOS

extension GeometryArray {
  /// Appends what two polygons share as a feature, empty where they share no area. Both must be valid.
  /// - Throws: `GeometryError.engine` if GEOS refuses; nothing is appended then.
  package mutating func append(sharedBy a: GeometryArray, _ i: Int, and b: GeometryArray, _ j: Int) throws {
    let context = GeosContext.current
    let one = try a.makeGEOS(feature: i, in: context)
    defer { GEOSGeom_destroy_r(context.handle, one) }
    let other = try b.makeGEOS(feature: j, in: context)
    defer { GEOSGeom_destroy_r(context.handle, other) }
    guard let shared = GEOSIntersection_r(context.handle, one, other) else { throw context.failure("intersection") }
    defer { GEOSGeom_destroy_r(context.handle, shared) }
    try append(geos: shared, in: context)
  }

  /// Appends all of some valid polygons as one feature.
  /// - Throws: `GeometryError.engine` if GEOS refuses; nothing is appended then.
  package mutating func append(unionOf features: [Int], of other: GeometryArray) throws {
    let context = GeosContext.current
    var members: [OpaquePointer?] = []
    do {
      for feature in features { members.append(try other.makeGEOS(feature: feature, in: context)) }
    } catch {
      for member in members { GEOSGeom_destroy_r(context.handle, member) }
      throw error
    }
    // GEOS owns the members from here on, whether it succeeds or not.
    let type = Int32(GEOS_GEOMETRYCOLLECTION.rawValue)
    guard let all = GEOSGeom_createCollection_r(context.handle, type, &members, UInt32(members.count)) else {
      throw context.failure("collection")
    }
    defer { GEOSGeom_destroy_r(context.handle, all) }
    guard let union = GEOSUnaryUnion_r(context.handle, all) else { throw context.failure("union") }
    defer { GEOSGeom_destroy_r(context.handle, union) }
    try append(geos: union, in: context)
  }

  /// Appends the parts of several features as one, without a look at whether they touch.
  package mutating func append(partsOf features: [Int], of other: GeometryArray) {
    for feature in features {
      for part in other.parts(of: feature) where other.partKinds[part] == .polygon { append(part: part, of: other) }
    }
    let parts = partKinds.count - featureOffsets[count]
    endFeature(parts == 0 ? .empty : parts == 1 ? .polygon : .multiPolygon)
  }

  /// The same shapes, those made valid that are not: a change of system may bend a limit across another.
  package func madeValid() -> GeometryArray { Validity.repair(self, Validity.check(self)).geometries }
}
