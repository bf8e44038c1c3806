import TestSupport
import Testing

@testable import GeometryCore

@Suite struct OverlapTests {
  /// Rectangles and triangles on a coarse grid, some with a hole, some of two parts: apart, in one another or in a hole, touching in
  /// a point or along an edge, crossing.
  private static func zone(_ random: inout SeededGenerator) -> GeometryArray {
    func ring(_ left: Double, _ low: Double, _ sizes: ClosedRange<Int>) -> [(x: Double, y: Double)] {
      let width = Double(Int.random(in: sizes, using: &random)), height = Double(Int.random(in: sizes, using: &random))
      let corners = [(x: left, y: low), (left + width, low), (left + width, low + height), (left, low + height)]
      let open = Bool.random(using: &random) ? corners : Array(corners.dropLast())
      return open + [open[0]]
    }
    var zone = GeometryArray()
    for part in 0..<Int.random(in: 1...2, using: &random) {
      let left = Double(Int.random(in: 0...12, using: &random) + 30 * part), low = Double(Int.random(in: 0...12, using: &random))
      let hole = Bool.random(using: &random) ? [ring(left + 1, low + 1, 1...3)] : []
      for ring in [ring(left, low, 3...12)] + hole {
        for vertex in ring { zone.appendVertex(vertex.x, vertex.y) }
        zone.endRing()
      }
      zone.endPart(.polygon)
    }
    zone.endFeature(.multiPolygon)
    return zone
  }

  @Test func insidesMeetWhereGEOSSays() throws {
    let seed = Seed(21)
    var random = seed.generator
    var zones = GeometryArray()
    while zones.count < 200 {
      let zone = Self.zone(&random)
      if GEOSOracle(zone).isValid(0) { zones.append(feature: 0, of: zone) }
    }
    let oracle = GEOSOracle(zones)
    var meeting = 0
    for i in 0..<zones.count {
      for j in 0..<zones.count {
        let expected = oracle.insidesMeet(i, j)
        if expected { meeting += 1 }
        #expect(try Overlap.interiorsMeet(zones, i, zones, j) == expected, "\(seed): \(i) \(j)")
      }
    }
    #expect(meeting > 10_000 && meeting < 35_000)
  }
}
