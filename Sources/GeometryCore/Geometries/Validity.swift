import CGEOS

/// A feature that is not valid after OGC simple features, and where.
public struct InvalidGeometry: Sendable, Hashable {
  /// Index of the feature.
  public let index: Int
  /// GEOS's own words, in English: "Self-intersection", "Too few points in geometry component"...
  public let reason: String
  /// The place of the defect, in the layer's own coordinates; NaN where GEOS names none.
  public let x, y: Double

  /// The reason of a feature that GEOS gave up judging.
  public static let unjudged = "Not judged"

  /// A defect of one feature.
  public init(index: Int, reason: String, x: Double, y: Double) {
    self.index = index
    self.reason = reason
    self.x = x
    self.y = y
  }
}

/// What a repair did to one feature; areas are in square units of the layer's coordinates.
public struct RepairedGeometry: Sendable, Hashable {
  /// What was wrong with it.
  public let invalid: InvalidGeometry
  /// Area as GEOS computes it of the invalid rings; NaN for a feature that GEOS cannot build.
  public let areaBefore: Double
  /// 0 if nothing polygonal was left.
  public let areaAfter: Double
  /// GEOS could not repair it by either method: it is left without polygons.
  public let isAbandoned: Bool
}

/// Finds polygons that are not valid and repairs them with GEOS, structure method.
public enum Validity {
  /// The invalid features in order of their index. Only polygonal parts are judged, in the coordinates as given.
  ///
  /// A feature that GEOS cannot judge is invalid.
  public static func check(_ geometries: GeometryArray) -> [InvalidGeometry] {
    let context = GeosContext.current
    var found: [InvalidGeometry] = []
    var certificate = SimplicityCertificate()
    for feature in 0..<geometries.count where needsFullCheck(geometries, feature, &certificate) {
      if let invalid = check(geometries, feature, context) { found.append(invalid) }
    }
    return found
  }

  /// False where a cheaper proof of validity is at hand, so that GEOS need not be asked.
  private static func needsFullCheck(
    _ geometries: GeometryArray, _ feature: Int, _ certificate: inout SimplicityCertificate
  ) -> Bool {
    geometries.parts(of: feature).contains { geometries.partKinds[$0] == .polygon }
      && !certificate.certifies(feature, of: geometries)
  }

  private static func check(_ geometries: GeometryArray, _ feature: Int, _ context: GeosContext) -> InvalidGeometry? {
    if !geometries.isFinite(feature: feature) {
      return InvalidGeometry(index: feature, reason: "Invalid Coordinate", x: .nan, y: .nan)
    }
    let unjudged = InvalidGeometry(index: feature, reason: InvalidGeometry.unjudged, x: .nan, y: .nan)
    let polygons: OpaquePointer?
    do { polygons = try geometries.makeGEOSPolygons(feature: feature, in: context) } catch { return unjudged }
    guard let polygons else { return nil }
    defer { GEOSGeom_destroy_r(context.handle, polygons) }
    var text: UnsafeMutablePointer<CChar>?
    var place: OpaquePointer?
    let answer = GEOSisValidDetail_r(context.handle, polygons, 0, &text, &place)
    defer {
      if let text { GEOSFree_r(context.handle, text) }
      if let place { GEOSGeom_destroy_r(context.handle, place) }
    }
    if answer == 1 { return nil }
    guard answer == 0 else { return unjudged }
    var x = Double.nan, y = Double.nan
    if let place {
      GEOSGeomGetX_r(context.handle, place, &x)
      GEOSGeomGetY_r(context.handle, place, &y)
    }
    return InvalidGeometry(index: feature, reason: text.map { String(cString: $0) } ?? "", x: x, y: y)
  }

  /// The same features with the invalid ones repaired; a feature of which nothing polygonal is left, or which GEOS gives up,
  /// stays, empty.
  /// - Parameter invalid: what `check` found in `geometries`.
  public static func repair(
    _ geometries: GeometryArray, _ invalid: [InvalidGeometry]
  ) -> (geometries: GeometryArray, repaired: [RepairedGeometry]) {
    if invalid.isEmpty { return (geometries, []) }
    let context = GeosContext.current
    var result = GeometryArray()
    result.reserveCapacity(features: geometries.count, vertices: geometries.vertexCount)
    var repaired: [RepairedGeometry] = []
    var next = 0
    for defect in invalid {
      result.append(features: next..<defect.index, of: geometries)
      next = defect.index + 1
      let areas = appendRepaired(defect.index, of: geometries, to: &result, context)
      repaired.append(
        RepairedGeometry(
          invalid: defect, areaBefore: areas?.before ?? .nan, areaAfter: areas?.after ?? 0, isAbandoned: areas == nil))
    }
    result.append(features: next..<geometries.count, of: geometries)
    return (result, repaired)
  }

  /// Areas before and after; nil where GEOS gives the feature up.
  private static func appendRepaired(
    _ feature: Int, of geometries: GeometryArray, to result: inout GeometryArray, _ context: GeosContext
  ) -> (before: Double, after: Double)? {
    guard geometries.isFinite(feature: feature) else {
      result.endFeature(.empty)
      return (.nan, 0)
    }
    let first = result.partKinds.count
    for part in geometries.parts(of: feature) where geometries.partKinds[part] != .polygon {
      result.append(part: part, of: geometries)
    }
    let others = result.partKinds.count - first
    let areas = appendRepairedPolygons(of: feature, of: geometries, to: &result, context)
    let polygons = result.partKinds.count - first - others
    result.endFeature(others > 0 ? .collection : polygons == 0 ? .empty : polygons == 1 ? .polygon : .multiPolygon)
    return areas
  }

  private static func appendRepairedPolygons(
    of feature: Int, of geometries: GeometryArray, to result: inout GeometryArray, _ context: GeosContext
  ) -> (before: Double, after: Double)? {
    guard let broken = try? geometries.makeGEOSPolygons(feature: feature, in: context) else { return nil }
    defer { GEOSGeom_destroy_r(context.handle, broken) }
    guard let valid = makeValid(broken, context) else { return nil }
    defer { GEOSGeom_destroy_r(context.handle, valid) }
    do { try result.appendParts(of: valid, polygonsOnly: true, in: context) } catch { return nil }
    var before = 0.0, after = 0.0
    GEOSArea_r(context.handle, broken, &before)
    GEOSArea_r(context.handle, valid, &after)
    return (before, after)
  }

  /// GEOS rounds the points where edges cross, which may make new defects: what it makes is repaired once more until it holds,
  /// at last by the other method. Nil where no method makes a valid geometry.
  private static func makeValid(_ broken: OpaquePointer, _ context: GeosContext) -> OpaquePointer? {
    let parameters = GEOSMakeValidParams_create_r(context.handle)
    defer { GEOSMakeValidParams_destroy_r(context.handle, parameters) }
    GEOSMakeValidParams_setKeepCollapsed_r(context.handle, parameters, 0)
    var current = broken
    for method in [GEOS_MAKE_VALID_STRUCTURE, GEOS_MAKE_VALID_STRUCTURE, GEOS_MAKE_VALID_LINEWORK] {
      GEOSMakeValidParams_setMethod_r(context.handle, parameters, method)
      guard let made = GEOSMakeValidWithParams_r(context.handle, current, parameters) else { continue }
      if current != broken { GEOSGeom_destroy_r(context.handle, current) }
      current = made
      if GEOSisValid_r(context.handle, made) == 1 { return made }
    }
    if current != broken { GEOSGeom_destroy_r(context.handle, current) }
    return nil
  }
}
