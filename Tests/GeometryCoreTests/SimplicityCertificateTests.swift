import TestSupport
import Testing

@testable import GeometryCore

@Suite struct SimplicityCertificateTests {
  /// A ring of random steps on a coarse grid: touches itself in every way there is.
  private static func wandering(_ random: inout SeededGenerator) -> GeometryArray {
    var result = GeometryArray()
    func coordinate() -> Double { Double(Int.random(in: 0...5, using: &random)) }
    let count = Int.random(in: 3...12, using: &random)
    var ring = (0..<count).map { _ in (x: coordinate(), y: coordinate()) }
    ring.append(ring[0])
    result.appendPolygon([ring])
    return result
  }

  @Test func certifiesOnlyWhatGEOSFindsValid() {
    let seed = Seed(9)
    var random = seed.generator
    var certificate = SimplicityCertificate()
    var certified = 0
    for _ in 0..<20_000 {
      let zone = Self.wandering(&random)
      if certificate.certifies(0, of: zone) {
        certified += 1
        #expect(GEOSOracle(zone).isValid(0), "\(seed): \(zone.x) \(zone.y)")
      }
    }
    #expect(certified > 500)
  }

  /// Files that round their coordinates are full of vertices written twice, which change nothing.
  @Test func vertexesWrittenTwiceChangeNothing() {
    let seed = Seed(11)
    var random = seed.generator
    var certificate = SimplicityCertificate()
    for _ in 0..<20_000 {
      let zone = Self.wandering(&random)
      var repeated = GeometryArray()
      for vertex in zone.allVertices(of: 0) {
        for _ in 0..<Int.random(in: 1...3, using: &random) { repeated.appendVertex(zone.x[vertex], zone.y[vertex]) }
      }
      repeated.endRing()
      repeated.endPart(.polygon)
      repeated.endFeature(.polygon)
      let isCertified = certificate.certifies(0, of: repeated)
      if isCertified { #expect(GEOSOracle(repeated).isValid(0), "\(seed): \(repeated.x) \(repeated.y)") }
      if certificate.certifies(0, of: zone) { #expect(isCertified, "\(seed): \(repeated.x) \(repeated.y)") }
    }
  }

  /// Parts with holes on a coarse grid: rings apart, in one another, in a part they do not belong to, touching and crossing.
  private static func nest(_ random: inout SeededGenerator) -> [[[(x: Double, y: Double)]]] {
    func ring(in span: ClosedRange<Int>, _ sizes: ClosedRange<Int>) -> [(x: Double, y: Double)] {
      let left = Double(Int.random(in: span, using: &random)), low = Double(Int.random(in: span, using: &random))
      let width = Double(Int.random(in: sizes, using: &random)), height = Double(Int.random(in: sizes, using: &random))
      let corners = [(x: left, y: low), (left + width, low), (left + width, low + height), (left, low + height)]
      let open = Bool.random(using: &random) ? corners : Array(corners.dropLast())
      return open + [open[0]]
    }
    return (0..<Int.random(in: 1...3, using: &random)).map { _ in
      [ring(in: 0...30, 8...16)] + (0..<Int.random(in: 0...2, using: &random)).map { _ in ring(in: 4...40, 1...6) }
    }
  }

  @Test func certifiesRingsWhereTheyBelong() {
    let seed = Seed(10)
    var random = seed.generator
    var certificate = SimplicityCertificate()
    var certified = 0, valid = 0
    for _ in 0..<40_000 {
      var zone = GeometryArray()
      let parts = Self.nest(&random)
      guard parts.reduce(0, { $0 + $1.count }) > 1 else { continue }
      for part in parts {
        for ring in part {
          for vertex in ring { zone.appendVertex(vertex.x, vertex.y) }
          zone.endRing()
        }
        zone.endPart(.polygon)
      }
      zone.endFeature(.multiPolygon)
      let isValid = GEOSOracle(zone).isValid(0)
      if isValid { valid += 1 }
      if certificate.certifies(0, of: zone) {
        certified += 1
        #expect(isValid, "\(seed): \(zone.x) \(zone.y)")
      }
    }
    // What touches in a point, and shells in holes, are left to GEOS.
    #expect(certified > 1_000 && certified * 10 > valid * 9, "\(certified) of \(valid)")
  }

  @Test func certifiesTheCrookedButSound() {
    let zones = Generated.partition(6, detail: 60, seed: 8)
    let oracle = GEOSOracle(zones)
    var certificate = SimplicityCertificate()
    for zone in 0..<zones.count { #expect(certificate.certifies(zone, of: zones) == oracle.isValid(zone)) }
  }

  @Test func refusesWhatIsNoPolygon() {
    var certificate = SimplicityCertificate()
    var zones = Generated.overlapping(1, seed: 2)
    zones.appendPoint(1, 1)
    zones.endFeature(.empty)
    zones.appendPolygon([[(0, 0), (1, 0), (.nan, 1), (0, 0)]])
    zones.appendPolygon([[(0, 0), (1, 0), (1, 1), (0, 1)]])
    #expect((0..<zones.count).allSatisfy { !certificate.certifies($0, of: zones) })
  }
}
