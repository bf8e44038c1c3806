import Testing

@testable import GeometryCore

@Suite struct SimplicityCertificateTests {
  /// A ring of random steps on a coarse grid: touches itself in every way there is.
  private static func wandering(_ random: inout SplitMix) -> GeometryArray {
    var result = GeometryArray()
    let n = Int.random(in: 3...12, using: &random)
    var ring = (0..<n).map { _ in (x: Double(Int.random(in: 0...5, using: &random)), y: Double(Int.random(in: 0...5, using: &random))) }
    ring.append(ring[0])
    result.appendPolygon([ring])
    return result
  }

  @Test func certifiesOnlyWhatGEOSFindsValid() {
    var random = SplitMix(seed: 9)
    var certificate = SimplicityCertificate()
    var certified = 0
    for _ in 0..<20_000 {
      let zone = Self.wandering(&random)
      if certificate.certifies(0, of: zone) {
        certified += 1
        #expect(GEOSOracle(zone).isValid(0), "seed 9: \(zone.x) \(zone.y)")
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
