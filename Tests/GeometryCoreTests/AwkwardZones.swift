import CGEOS
import Foundation
import TestSupport

@testable import GeometryCore

/// Valid zones that are hard to lay over one another.
enum AwkwardZones {
  private static let origin = Generated.origin

  /// The same zones, valid: jittered limits may cross themselves.
  static func valid(_ zones: GeometryArray) -> GeometryArray {
    let invalid = Validity.check(zones)
    return invalid.isEmpty ? zones : Validity.repair(zones, invalid).geometries
  }

  /// Squares side by side, on the lattice of `Generated`.
  static func squares(_ n: Int, side: Double) -> GeometryArray {
    var zones = GeometryArray()
    for place in 0..<n * n {
      zones.appendPolygon([Rings.square(origin.x + Double(place % n) * side, origin.y + Double(place / n) * side, side)])
    }
    return zones
  }

  /// Quadrilaterals that tile a square, with shared vertices at random places and a straight outer limit.
  static func tiles(_ n: Int, from corner: (x: Double, y: Double), side: Double, seed: UInt64) -> GeometryArray {
    var random = SeededGenerator(seed: seed)
    let places = (0...n).map { j in
      (0...n).map { i in
        let isInner = i > 0 && j > 0 && i < n && j < n, reach = isInner ? 0.3 : 0
        return (
          x: corner.x + (Double(i) + Double.random(in: -reach...reach, using: &random)) * side,
          y: corner.y + (Double(j) + Double.random(in: -reach...reach, using: &random)) * side
        )
      }
    }
    var zones = GeometryArray()
    for j in 0..<n {
      for i in 0..<n {
        let at = [places[j][i], places[j][i + 1], places[j + 1][i + 1], places[j + 1][i], places[j][i]]
        zones.appendPolygon([at])
      }
    }
    return zones
  }

  /// Combs whose teeth stand on lines of other combs: many edges above one another, many that coincide in part.
  static func combs(_ count: Int, teeth: Int, seed: UInt64) -> GeometryArray {
    var random = SeededGenerator(seed: seed)
    var zones = GeometryArray()
    for k in 0..<count {
      let x = origin.x + Double(k % 3) * 25, y = origin.y + Double(k) * 200, width = 50.0
      var ring: [(x: Double, y: Double)] = [(x, y)]
      for tooth in 0..<teeth {
        let left = x + Double(tooth) * 2 * width, height = 500 + Double(Int.random(in: 0...8, using: &random)) * 250
        if tooth > 0 { ring.append((left, y + 100)) }
        ring += [(left, y + height), (left + width, y + height), (left + width, tooth == teeth - 1 ? y : y + 100)]
      }
      ring.append(ring[0])
      // Every second one lies on its side.
      zones.appendPolygon([k % 2 == 0 ? ring : ring.map { (origin.x + $0.y - origin.y, origin.y + $0.x - origin.x) }])
    }
    return zones
  }

  /// A square with a hole that touches its limit in one point, and a second part that touches the first in a corner.
  static func pinched(_ count: Int, seed: UInt64) -> GeometryArray {
    var random = SeededGenerator(seed: seed)
    var zones = GeometryArray()
    for _ in 0..<count {
      let x = origin.x + Double(Int.random(in: 0...28, using: &random)) * 250
      let y = origin.y + Double(Int.random(in: 0...28, using: &random)) * 250
      let hole: [(x: Double, y: Double)] = [(x, y + 500), (x + 500, y + 250), (x + 500, y + 750), (x, y + 500)]
      for ring in [Rings.square(x, y, 1000, clockwise: Bool.random(using: &random)), hole] {
        for vertex in ring { zones.appendVertex(vertex.x, vertex.y) }
        zones.endRing()
      }
      zones.endPart(.polygon)
      for vertex in Rings.square(x + 1000, y + 1000, 250) { zones.appendVertex(vertex.x, vertex.y) }
      zones.endRing()
      zones.endPart(.polygon)
      zones.endFeature(.multiPolygon)
    }
    return zones
  }

  /// Triangles between points of a coarse lattice: they share corners, edges and parts of edges all the time.
  static func triangles(_ count: Int, seed: UInt64) -> GeometryArray {
    var random = SeededGenerator(seed: seed)
    var zones = GeometryArray()
    while zones.count < count {
      let corners = (0..<3).map { _ in
        (
          x: origin.x + Double(Int.random(in: 0...6, using: &random)) * 1000,
          y: origin.y + Double(Int.random(in: 0...6, using: &random)) * 1000
        )
      }
      let turn = Orientation.sign(
        ax: corners[0].x, ay: corners[0].y, bx: corners[1].x, by: corners[1].y, px: corners[2].x, py: corners[2].y)
      if turn != 0 { zones.appendPolygon([corners + [corners[0]]]) }
    }
    return zones
  }

  /// Neighbouring zones of a layer put together, as communes are of their IRIS.
  static func unions(of zones: GeometryArray, by size: Int) -> GeometryArray {
    let context = GeosContext.current
    var result = GeometryArray()
    for start in stride(from: 0, to: zones.count, by: size) {
      var union = try! zones.makeGEOS(feature: start)
      for feature in start + 1..<min(start + size, zones.count) {
        let other = try! zones.makeGEOS(feature: feature)
        let both = GEOSUnion_r(context.handle, union, other)!
        GEOSGeom_destroy_r(context.handle, union)
        GEOSGeom_destroy_r(context.handle, other)
        union = both
      }
      try! result.append(geos: union)
      GEOSGeom_destroy_r(context.handle, union)
    }
    return result
  }
}
