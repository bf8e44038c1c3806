import CGEOS

extension GeometryArray {
  /// The feature as a GEOS geometry that the caller destroys with `GEOSGeom_destroy_r`.
  ///
  /// A ring that does not end where it starts is closed, a ring of fewer than four points is filled up with its last one:
  /// GEOS then finds it invalid for want of distinct points, instead of refusing to build it.
  /// - Throws: `GeometryError.engine` if GEOS refuses.
  public func makeGEOS(feature: Int, in context: GeosContext = .current) throws -> OpaquePointer {
    let members = parts(of: feature)
    let type: GEOSGeomTypes
    switch kinds[feature] {
    case .point, .lineString, .polygon:
      if members.count == 1 { return try makeGEOS(part: members.lowerBound, in: context) }
      type = GEOS_GEOMETRYCOLLECTION
    case .multiPoint: type = GEOS_MULTIPOINT
    case .multiLineString: type = GEOS_MULTILINESTRING
    case .multiPolygon: type = GEOS_MULTIPOLYGON
    case .empty, .collection: type = GEOS_GEOMETRYCOLLECTION
    }
    return try makeGEOS(parts: Array(members), type: type, in: context)
  }

  /// The polygonal parts of a feature as one GEOS polygon or multipolygon, nil if it has none.
  func makeGEOSPolygons(feature: Int, in context: GeosContext) throws -> OpaquePointer? {
    let polygons = parts(of: feature).filter { partKinds[$0] == .polygon }
    if polygons.isEmpty { return nil }
    if polygons.count == 1 && kinds[feature] != .multiPolygon { return try makeGEOS(part: polygons[0], in: context) }
    return try makeGEOS(parts: polygons, type: GEOS_MULTIPOLYGON, in: context)
  }

  private func makeGEOS(parts: [Int], type: GEOSGeomTypes, in context: GeosContext) throws -> OpaquePointer {
    var members: [OpaquePointer?] = []
    members.reserveCapacity(parts.count)
    do {
      for part in parts { members.append(try makeGEOS(part: part, in: context)) }
    } catch {
      for member in members { GEOSGeom_destroy_r(context.handle, member) }
      throw error
    }
    // GEOS owns the members from here on, whether it succeeds or not.
    guard
      let made = GEOSGeom_createCollection_r(context.handle, Int32(type.rawValue), &members, UInt32(members.count))
    else { throw context.failure("collection") }
    return made
  }

  private func makeGEOS(part: Int, in context: GeosContext) throws -> OpaquePointer {
    let rings = rings(of: part)
    let made: OpaquePointer?
    switch partKinds[part] {
    case .point: made = GEOSGeom_createPoint_r(context.handle, try sequence(rings.lowerBound, closed: false, in: context))
    case .line: made = GEOSGeom_createLineString_r(context.handle, try sequence(rings.lowerBound, closed: false, in: context))
    case .polygon:
      let shell = try makeGEOS(ring: rings.lowerBound, in: context)
      var holes: [OpaquePointer?] = []
      do {
        for ring in rings.dropFirst() { holes.append(try makeGEOS(ring: ring, in: context)) }
      } catch {
        for geometry in holes + [shell] { GEOSGeom_destroy_r(context.handle, geometry) }
        throw error
      }
      made = GEOSGeom_createPolygon_r(context.handle, shell, &holes, UInt32(holes.count))
    }
    guard let made else { throw context.failure("part") }
    return made
  }

  private func makeGEOS(ring: Int, in context: GeosContext) throws -> OpaquePointer {
    guard let made = GEOSGeom_createLinearRing_r(context.handle, try sequence(ring, closed: true, in: context)) else {
      throw context.failure("ring")
    }
    return made
  }

  private func sequence(_ ring: Int, closed: Bool, in context: GeosContext) throws -> OpaquePointer {
    let range = vertices(of: ring)
    let made: OpaquePointer?
    let first = range.lowerBound, last = range.upperBound - 1
    let open = !range.isEmpty && (x[first] != x[last] || y[first] != y[last])
    if closed && (open || (1..<4).contains(range.count)) {
      var px = Array(x[range]), py = Array(y[range])
      repeat {
        px.append(px[0])
        py.append(py[0])
      } while px.count < 4
      made = GEOSCoordSeq_copyFromArrays_r(context.handle, px, py, nil, nil, UInt32(px.count))
    } else {
      made = x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          guard let x = x.baseAddress, let y = y.baseAddress else {
            return GEOSCoordSeq_create_r(context.handle, 0, 2)
          }
          return GEOSCoordSeq_copyFromArrays_r(
            context.handle, x + range.lowerBound, y + range.lowerBound, nil, nil, UInt32(range.count))
        }
      }
    }
    guard let made else { throw context.failure("coordinates") }
    return made
  }
}

extension GeometryArray {
  /// Appends a GEOS geometry as a feature; nested collections are flattened to their parts.
  /// - Throws: `GeometryError.engine`; nothing is appended then.
  public mutating func append(geos geometry: OpaquePointer, in context: GeosContext = .current) throws {
    do {
      try appendParts(of: geometry, polygonsOnly: false, in: context)
    } catch {
      discardUnfinishedFeature()
      throw error
    }
    endFeature(kind(of: geometry, in: context))
  }

  private func kind(of geometry: OpaquePointer, in context: GeosContext) -> Kind {
    if partKinds.count == featureOffsets[kinds.count] { return .empty }
    switch GEOSGeomTypes(UInt32(GEOSGeomTypeId_r(context.handle, geometry))) {
    case GEOS_POINT: return .point
    case GEOS_LINESTRING, GEOS_LINEARRING: return .lineString
    case GEOS_POLYGON: return .polygon
    case GEOS_MULTIPOINT: return .multiPoint
    case GEOS_MULTILINESTRING: return .multiLineString
    case GEOS_MULTIPOLYGON: return .multiPolygon
    default: return .collection
    }
  }

  /// Appends the parts of a GEOS geometry to the feature under construction.
  mutating func appendParts(of geometry: OpaquePointer, polygonsOnly: Bool, in context: GeosContext) throws {
    if GEOSisEmpty_r(context.handle, geometry) == 1 { return }
    switch GEOSGeomTypes(UInt32(GEOSGeomTypeId_r(context.handle, geometry))) {
    case GEOS_POINT:
      if polygonsOnly { return }
      try appendRing(of: geometry, in: context)
      endPart(.point)
    case GEOS_LINESTRING, GEOS_LINEARRING:
      if polygonsOnly { return }
      try appendRing(of: geometry, in: context)
      endPart(.line)
    case GEOS_POLYGON:
      guard let shell = GEOSGetExteriorRing_r(context.handle, geometry) else { throw context.failure("shell") }
      try appendRing(of: shell, in: context)
      for hole in 0..<max(0, GEOSGetNumInteriorRings_r(context.handle, geometry)) {
        guard let ring = GEOSGetInteriorRingN_r(context.handle, geometry, hole) else { throw context.failure("hole") }
        try appendRing(of: ring, in: context)
      }
      endPart(.polygon)
    default:
      for member in 0..<max(0, GEOSGetNumGeometries_r(context.handle, geometry)) {
        guard let part = GEOSGetGeometryN_r(context.handle, geometry, member) else { throw context.failure("part") }
        try appendParts(of: part, polygonsOnly: polygonsOnly, in: context)
      }
    }
  }

  private mutating func appendRing(of line: OpaquePointer, in context: GeosContext) throws {
    var size: UInt32 = 0
    guard let sequence = GEOSGeom_getCoordSeq_r(context.handle, line),
      GEOSCoordSeq_getSize_r(context.handle, sequence, &size) == 1
    else { throw context.failure("coordinates") }
    let first = x.count, count = Int(size)
    x.append(contentsOf: repeatElement(0, count: count))
    y.append(contentsOf: repeatElement(0, count: count))
    let copied = x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return Int32(1) }
        return GEOSCoordSeq_copyToArrays_r(context.handle, sequence, x + first, y + first, nil, nil)
      }
    }
    guard copied == 1 else { throw context.failure("coordinates") }
    endRing()
  }
}
