import TestSupport
import Testing

@testable import GeometryCore

@Suite struct InteriorPointsTests {
  /// Crooked cells, stars with a hole whose centre of gravity lies in the hole, islands: the point is strictly inside.
  @Test(arguments: Seed.several(3))
  func everyPointIsInItsZone(seed: Seed) throws {
    for zones in [Generated.partition(6, detail: 9, seed: seed.value), Generated.overlapping(30, seed: seed.value)] {
      let locator = ZoneLocator(zones, crs: .lambert93), points = try locator.interiorPoints()
      let hits = locator.locate(x: points.x, y: points.y)
      for zone in 0..<zones.count {
        #expect(hits.zones(of: zone).contains(Int32(zone)), "\(seed), zone \(zone)")
        #expect(zones.distance(fromX: points.x[zone], y: points.y[zone], toFeature: zone) == 0, "\(seed), zone \(zone)")
      }
    }
  }

  /// A crescent has its centre of gravity outside.
  @Test func theCentreOfGravityIsTakenWhereItLiesInside() throws {
    var zones = GeometryArray()
    zones.appendPolygon([[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]])
    zones.appendPolygon([[(0, 0), (10, 0), (10, 1), (1, 1), (1, 9), (10, 9), (10, 10), (0, 10), (0, 0)]])
    zones.endFeature(.empty)
    let points = try ZoneLocator(zones, crs: .lambert93).interiorPoints()
    #expect(points.x[0] == 5 && points.y[0] == 5)
    #expect(points.x[1] > 0 && points.x[1] < 1 && points.x[2].isNaN)
  }
}

@Suite struct DistanceToFeatureTests {
  /// Against the distances that an index finds.
  @Test(arguments: Seed.several(3))
  func distancesAreThoseOfTheIndex(seed: Seed) throws {
    let zones = Generated.partition(4, detail: 7, seed: seed.value)
    var random = SeededGenerator(seed: seed.value)
    for zone in 0..<zones.count {
      var alone = GeometryArray()
      alone.append(feature: zone, of: zones)
      let locator = ZoneLocator(alone, crs: .lambert93)
      let distances = try ZoneDistances(locator, systems: MetricSystems(everywhere: .lambert93))
      let x = (0..<50).map { _ in Generated.origin.x + Double.random(in: -1000...5000, using: &random) }
      let y = (0..<50).map { _ in Generated.origin.y + Double.random(in: -1000...5000, using: &random) }
      let found = try distances.measure(x: x, y: y, hits: locator.locate(x: x, y: y)).metres
      for point in x.indices {
        let own = alone.distance(fromX: x[point], y: y[point], toFeature: 0)
        #expect(abs(own - max(0, -found[point])) < 1e-6, "\(seed), zone \(zone)")
      }
    }
  }
}
