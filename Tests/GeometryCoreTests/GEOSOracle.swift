import CGEOS

@testable import GeometryCore

/// GEOS as the judge, through its C interface, without any code of ours in between but the copying of coordinates.
final class GEOSOracle {
  private let handle: GEOSContextHandle_t
  private var polygons: [OpaquePointer] = []
  private var limits: [OpaquePointer] = []
  private var prepared: [OpaquePointer] = []
  private var preparedLimits: [OpaquePointer] = []

  init(_ zones: GeometryArray) {
    handle = GEOS_init_r()
    for feature in 0..<zones.count {
      var parts: [OpaquePointer?] = zones.parts(of: feature).map { part in
        var rings: [OpaquePointer?] = zones.rings(of: part).map { ring in
          let vertices = zones.vertices(of: ring)
          let sequence = GEOSCoordSeq_create_r(handle, UInt32(vertices.count), 2)
          for (k, i) in vertices.enumerated() { GEOSCoordSeq_setXY_r(handle, sequence, UInt32(k), zones.x[i], zones.y[i]) }
          return GEOSGeom_createLinearRing_r(handle, sequence)
        }
        let shell = rings.removeFirst()
        return GEOSGeom_createPolygon_r(handle, shell, &rings, UInt32(rings.count))
      }
      let polygon = GEOSGeom_createCollection_r(handle, Int32(GEOS_MULTIPOLYGON.rawValue), &parts, UInt32(parts.count))!
      polygons.append(polygon)
      limits.append(GEOSBoundary_r(handle, polygon))
      preparedLimits.append(GEOSPrepare_r(handle, limits[feature]))
      prepared.append(GEOSPrepare_r(handle, polygon))
    }
  }

  deinit {
    for p in prepared + preparedLimits { GEOSPreparedGeom_destroy_r(handle, p) }
    for g in polygons + limits { GEOSGeom_destroy_r(handle, g) }
    GEOS_finish_r(handle)
  }

  private func withPoint<Result>(_ x: Double, _ y: Double, _ body: (OpaquePointer) -> Result) -> Result {
    let point = GEOSGeom_createPointFromXY_r(handle, x, y)!
    defer { GEOSGeom_destroy_r(handle, point) }
    return body(point)
  }

  func isValid(_ zone: Int) -> Bool { GEOSisValid_r(handle, polygons[zone]) == 1 }

  func insidesMeet(_ zone: Int, _ other: Int) -> Bool {
    GEOSRelatePattern_r(handle, polygons[zone], polygons[other], "T********") == 1
  }

  func covering(_ x: Double, _ y: Double) -> [Int32] {
    withPoint(x, y) { point in
      prepared.indices.filter { GEOSPreparedCovers_r(handle, prepared[$0], point) == 1 }.map(Int32.init)
    }
  }

  func isOnLimit(_ x: Double, _ y: Double, of zones: [Int32]) -> Bool {
    withPoint(x, y) { point in zones.contains { GEOSPreparedIntersects_r(handle, preparedLimits[Int($0)], point) == 1 } }
  }

  func distanceToLimit(_ x: Double, _ y: Double, of zone: Int) -> Double {
    var distance = 0.0
    withPoint(x, y) { point in _ = GEOSDistance_r(handle, limits[zone], point, &distance) }
    return distance
  }
}
