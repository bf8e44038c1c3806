import GeometryCore
import TestSupport
import Testing

@testable import Coverage

@Suite struct NearestServicesTests {
  private func ground(_ x: [Double], _ y: [Double]) throws -> GroundPoints {
    var transforms = TransformCache()
    return try GroundPoints(x: x, y: y, crs: .lambert93, transforms: &transforms)
  }

  @Test func eachKindHasItsNearest() throws {
    let from = try ground([900_000], [6_450_000]), to = try ground([900_100, 900_010, 900_001], [6_450_000, 6_450_000, 6_450_000])
    let found = NearestServices.find(from: from, to: to, kinds: [["LAEP"], ["RPE", "LAEP"], ["RPE"]])
    #expect(found.map(\.kind) == ["LAEP", "RPE"])
    #expect(found[0].nearest[0] == NearestService(site: 1, metres: 10) && found[1].nearest[0] == NearestService(site: 2, metres: 1))
    #expect(NearestServices.find(from: from, to: try ground([.nan], [0])) == [nil])
  }

  /// Shares of the people, the threshold included; who is not known counts for nobody.
  @Test func thresholdsHoldTheirBound() throws {
    let reached = ReachedPopulation.byZone(
      count: 2, people: [.known(10), .known(30), .known(5), .blank(.secret), .known(2)], zones: [0, 0, -1, 0, 1],
      costs: [500, 500.1, 1, 1, .infinity], thresholds: [500, 1000])
    #expect(reached[0].known == 40 && reached[0].within == [10, 40] && reached[0].share(0) == 0.25 && reached[0].beyond(0) == 30)
    #expect(reached[1].within == [0, 0] && reached[1].share(1) == 0)
    let total = try #require(ReachedPopulation.total(reached))
    #expect(total.known == 42 && total.beyond(1) == 2)
    #expect(ReachedPopulation.byZone(count: 1, people: [.noRow], zones: [0], costs: [1], thresholds: [5])[0].share(0) == nil)
  }
}
