import GeometryCore
import TestSupport
import Testing

@testable import Reporting

/// What a window shows of a ring has the ring's own area there, and no vertex lies far out of the window.
@Suite struct MapMarksTests {
  private static let window = MapWindow(showing: Box(minX: 0, minY: 0, maxX: 100, maxY: 100), width: 200, height: 200)

  private static func vertices(_ path: RingPath) -> [[(x: Double, y: Double)]] {
    path.text.split(separator: "Z").map { ring in
      ring.dropFirst().split(separator: "L").map { vertex in
        let parts = vertex.split(separator: " ").compactMap { Double($0) }
        return (parts[0], parts[1])
      }
    }
  }

  private static func area(_ ring: [(x: Double, y: Double)]) -> Double {
    ring.indices.reduce(0) { sum, index in
      let one = ring[index], next = ring[(index + 1) % ring.count]
      return sum + one.x * next.y - next.x * one.y
    }.magnitude / 2
  }

  @Test func rectanglesAreCutToTheWindow() {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<200 {
      let x0 = Double.random(in: -300...90, using: &random), y0 = Double.random(in: -300...90, using: &random)
      let x1 = x0 + Double.random(in: 20...400, using: &random), y1 = y0 + Double.random(in: 20...400, using: &random)
      var path = RingPath(window: Self.window, grain: 0)
      path.add([x0, x1, x1, x0, x0][...], [y0, y0, y1, y1, y0][...])
      // The window and its margin of six pixels, in metres.
      let width = max(0, min(x1, 103) - max(x0, -3)), height = max(0, min(y1, 103) - max(y0, -3))
      let rings = Self.vertices(path)
      #expect(abs(rings.map(Self.area).reduce(0, +) - width * height * 4) < 1 + (width + height) * 0.5, "\(seed)")
      for vertex in rings.joined() { #expect((-6.1...206.1).contains(vertex.x) && (-6.1...206.1).contains(vertex.y)) }
    }
  }

  @Test func whatLiesBesideIsNotDrawn() {
    var path = RingPath(window: Self.window)
    path.add([200, 300, 300, 200][...], [200, 200, 300, 200][...])
    #expect(path.isEmpty)
    path.add([.nan, 30, 30, .nan][...], [20, 20, 30, 20][...])
    #expect(path.isEmpty)
  }

  @Test func northIsUpAndEastIsRight() {
    #expect(Self.window.x(0) == 0 && Self.window.x(100) == 200 && Self.window.y(100) == 0 && Self.window.y(0) == 200)
    #expect(MapWindow(showing: Box(minX: 5, minY: 5, maxX: 5, maxY: 5), width: 100, height: 50).scale.isFinite)
  }
}
