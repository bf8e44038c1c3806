import GeometryCore
import TestSupport
import Testing

@testable import Coverage

@Suite struct AccessPairsTests {
  private func ground(_ x: [Double], _ y: [Double], _ crs: CRS) throws -> GroundPoints {
    var transforms = TransformCache()
    return try GroundPoints(x: x, y: y, crs: crs, transforms: &transforms)
  }

  /// Positions in the metric system of their place are used as they are: a thousand metres are a thousand metres.
  @Test func metresOfTheLegalSystemAreExact() throws {
    let from = try ground([912_000, 913_000, 913_000.1], [6_458_000, 6_458_000, 6_458_000], .lambert93)
    let to = try ground([912_000], [6_458_000], .lambert93)
    #expect(from.x == [912_000, 913_000, 913_000.1])
    let pairs = AccessPairs(from: from, to: to, within: 1000)
    #expect(pairs.offsets == [0, 1, 2, 2] && pairs.costs == [0, 1000])
  }

  /// La Réunion beside Isère in degrees: each in its own metres, and no pair across the ocean.
  @Test func eachTerritoryHasItsOwnMetres() throws {
    let reunion = try CRS(epsg: 2975)
    var x = [330_000.0, 333_000], y = [7_640_000.0, 7_644_000]
    try CoordinateTransform(from: reunion, to: .wgs84).apply(x: &x, y: &y)
    let from = try ground([x[0], 5.7], [y[0], 45.2], .wgs84), to = try ground([x[1], 5.7], [y[1], 45.2], .wgs84)
    let pairs = AccessPairs(from: from, to: to, within: 1e9)
    #expect(pairs.offsets == [0, 1, 2] && pairs.supplies == [0, 1])
    #expect(abs(pairs.costs[0] - 5000) < 0.001 && pairs.costs[1] == 0)
    #expect(from.metres(0, to: to, 1) == nil)
  }

  /// The detour lengthens each metre: the reach in the straight line shrinks.
  @Test func aDetourIsPartOfTheCost() throws {
    let from = try ground([912_000, 912_000, 912_000], [6_458_000, 6_458_100, 6_458_101], .lambert93)
    let to = try ground([912_000], [6_458_000], .lambert93)
    let pairs = AccessPairs(from: from, to: to, within: 130, detour: 1.3)
    #expect(pairs.offsets == [0, 1, 2, 2] && pairs.costs[0] == 0 && abs(pairs.costs[1] - 130) < 1e-9)
  }

  /// On all cores or one: batches do not show.
  @Test func manyPlacesGiveThePairsOfEachAlone() throws {
    let seed = Seed(81)
    var dice = seed.generator
    func coordinates(_ count: Int, _ from: Double) -> [Double] {
      (0..<count).map { _ in from + .random(in: 0...40_000, using: &dice) }
    }
    let to = try ground(coordinates(400, 900_000), coordinates(400, 6_450_000), .lambert93)
    let x = coordinates(9000, 900_000), y = coordinates(9000, 6_450_000)
    let whole = AccessPairs(from: try ground(x, y, .lambert93), to: to, within: 3000)
    for place in stride(from: 0, to: 9000, by: 97) {
      let alone = AccessPairs(from: try ground([x[place]], [y[place]], .lambert93), to: to, within: 3000)
      let range = whole.offsets[place]..<whole.offsets[place + 1]
      #expect(Array(whole.supplies[range]) == alone.supplies && Array(whole.costs[range]) == alone.costs, "\(seed)")
    }
  }

  @Test func aPlaceOutsideOfFranceHasNoMetres() throws {
    let points = try ground([-74, .nan, 2.3], [40.7, 48, 48.8], .wgs84)
    #expect(!points.isPlaced(0) && !points.isPlaced(1) && points.isPlaced(2))
  }
}
