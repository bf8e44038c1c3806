import Foundation
import TestSupport

@testable import GeometryCore

/// Zonings with shared crooked borders, holes, islands and overlaps, made to be awkward.
enum Generated {
  static let origin = (x: 560_000.0, y: 6_270_000.0)

  /// A square of `n` by `n` zones whose common borders are crooked and shared vertex for vertex.
  static func partition(_ n: Int, detail: Int, seed: UInt64) -> GeometryArray {
    var random = SeededGenerator(seed: seed)
    let step = 1000.0
    // Coordinates on a grid of 1/8 m, so that collinear and level cases are frequent.
    func jitter(_ v: Double, _ by: Double) -> Double { ((v + Double.random(in: -by...by, using: &random)) * 8).rounded() / 8 }
    let corners = (0...n).map { j in
      (0...n).map { i in (x: jitter(origin.x + Double(i) * step, 200), y: jitter(origin.y + Double(j) * step, 200)) }
    }
    func border(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> [(x: Double, y: Double)] {
      (0..<detail).map { k in
        let t = Double(k) / Double(detail)
        let x = a.x + (b.x - a.x) * t, y = a.y + (b.y - a.y) * t
        return k == 0 ? a : (jitter(x, 15), jitter(y, 15))
      }
    }
    let across = (0...n).map { j in (0..<n).map { i in border(corners[j][i], corners[j][i + 1]) } }
    let up = (0..<n).map { j in (0...n).map { i in border(corners[j][i], corners[j + 1][i]) } }
    func reversed(_ path: [(x: Double, y: Double)], to end: (x: Double, y: Double)) -> [(x: Double, y: Double)] {
      [end] + path.dropFirst().reversed()
    }
    var result = GeometryArray()
    for j in 0..<n {
      for i in 0..<n {
        var ring = across[j][i] + up[j][i + 1]
        ring += reversed(across[j + 1][i], to: corners[j + 1][i + 1]) + reversed(up[j][i], to: corners[j + 1][i])
        ring.append(ring[0])
        result.appendPolygon([ring])
      }
    }
    return result
  }

  /// Overlapping star-shaped zones, each with a hole and an island in the hole.
  static func overlapping(_ count: Int, seed: UInt64) -> GeometryArray {
    var random = SeededGenerator(seed: seed)
    func star(_ cx: Double, _ cy: Double, _ n: Int, _ radius: ClosedRange<Double>) -> [(x: Double, y: Double)] {
      var ring = (0..<n).map { k in
        let angle = Double(k) / Double(n) * 2 * .pi
        let r = Double.random(in: radius, using: &random)
        return (x: ((cx + r * cos(angle)) * 8).rounded() / 8, y: ((cy + r * sin(angle)) * 8).rounded() / 8)
      }
      ring.append(ring[0])
      return ring
    }
    var result = GeometryArray()
    for _ in 0..<count {
      let cx = origin.x + Double.random(in: 0...8000, using: &random), cy = origin.y + Double.random(in: 0...8000, using: &random)
      let size = Int.random(in: 20...700, using: &random)
      for rings in [[star(cx, cy, size, 400...900), star(cx, cy, 12, 150...200)], [star(cx, cy, 7, 40...60)]] {
        for ring in rings {
          for vertex in ring { result.appendVertex(vertex.x, vertex.y) }
          result.endRing()
        }
        result.endPart(.polygon)
      }
      result.endFeature(.multiPolygon)
    }
    return result
  }

  /// Random points, every vertex, middles of edges, points level or plumb with vertices, points a hair off a vertex.
  static func awkwardPoints(_ zones: GeometryArray, count: Int, seed: UInt64) -> (x: [Double], y: [Double]) {
    var random = SeededGenerator(seed: seed)
    var box = Box.empty
    for i in 0..<zones.vertexCount { box.extend(zones.x[i], zones.y[i]) }
    var x: [Double] = [], y: [Double] = []
    for k in 0..<count {
      let i = Int.random(in: 0..<zones.vertexCount - 1, using: &random)
      let rx = Double.random(in: box.minX - 100...box.maxX + 100, using: &random)
      let ry = Double.random(in: box.minY - 100...box.maxY + 100, using: &random)
      let (px, py): (Double, Double)
      switch k % 6 {
      case 0: (px, py) = (rx, ry)
      case 1: (px, py) = (zones.x[i], zones.y[i])
      case 2: (px, py) = ((zones.x[i] + zones.x[i + 1]) / 2, (zones.y[i] + zones.y[i + 1]) / 2)
      case 3: (px, py) = (rx, zones.y[i])
      case 4: (px, py) = (zones.x[i], ry)
      default: (px, py) = (zones.x[i].nextUp, zones.y[i] + 1e-9 * Double(k % 3 - 1))
      }
      x.append(px)
      y.append(py)
    }
    return (x, y)
  }
}
