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

  @Test func certifiesTheCrookedButSound() {
    let zones = Generated.partition(6, detail: 60, seed: 8)
    let oracle = GEOSOracle(zones)
    var certificate = SimplicityCertificate()
    for zone in 0..<zones.count { #expect(certificate.certifies(zone, of: zones) == oracle.isValid(zone)) }
  }

  @Test func refusesWhatIsNoPolygonOfOneRing() {
    var certificate = SimplicityCertificate()
    var zones = Generated.overlapping(1, seed: 2)
    zones.appendPoint(1, 1)
    zones.endFeature(.empty)
    zones.appendPolygon([[(0, 0), (1, 0), (.nan, 1), (0, 0)]])
    zones.appendPolygon([[(0, 0), (1, 0), (1, 1), (0, 1)]])
    #expect((0..<zones.count).allSatisfy { !certificate.certifies($0, of: zones) })
  }
}
