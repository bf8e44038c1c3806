import TestSupport
import Testing

@testable import GeometryCore

@Suite struct ZoneLocatorTests {
  private let lambert93 = MetricSystems(everywhere: .lambert93)

  static let zonings: [(name: String, zones: GeometryArray)] = [
    ("partition", Generated.partition(9, detail: 40, seed: 11)),
    ("long borders", Generated.partition(2, detail: 3000, seed: 12)),
    ("overlapping", Generated.overlapping(60, seed: 13)),
  ]

  @Test(arguments: zonings.indices)
  func everyAwkwardPointIsWhereGEOSSaysItIs(number: Int) {
    let (name, zones) = Self.zonings[number]
    let oracle = GEOSOracle(zones)
    let seed = Seed(21)
    let points = Generated.awkwardPoints(zones, count: 30_000, seed: seed.value)
    let hits = ZoneLocator(zones, crs: .lambert93).locate(x: points.x, y: points.y)
    var wrong: [Int] = [], wrongLimit: [Int] = [], inside = 0, onLimit = 0
    for i in points.x.indices {
      let expected = oracle.covering(points.x[i], points.y[i])
      if Array(hits.zones(of: i)) != expected { wrong.append(i) }
      let isOnLimit = oracle.isOnLimit(points.x[i], points.y[i], of: expected)
      if hits.isOnBoundary(i) != isOnLimit { wrongLimit.append(i) }
      if isOnLimit { onLimit += 1 } else if !expected.isEmpty { inside += 1 }
    }
    #expect(wrong.isEmpty && wrongLimit.isEmpty, "\(name), \(seed): \(wrong.prefix(5)) \(wrongLimit.prefix(5))")
    #expect(inside > 1000 && onLimit > 1000 && inside + onLimit < 29_000, "\(name), \(seed): \(inside) \(onLimit)")
  }

  /// Zones that lie on one another, however many, take memory by their number; and no cell loses one.
  @Test func theGridGrowsWithTheZonesAlone() {
    let seed = Seed.another()
    var random = seed.generator
    func box(_ x: ClosedRange<Float>, _ size: ClosedRange<Float>) -> LocalBox {
      let minX = Float.random(in: x, using: &random), minY = Float.random(in: x, using: &random)
      return LocalBox(
        minX: minX, minY: minY, maxX: minX + Float.random(in: size, using: &random),
        maxY: minY + Float.random(in: size, using: &random))
    }
    let kinds: [(String, () -> LocalBox)] = [
      ("equal", { LocalBox(minX: 0, minY: 0, maxX: 1, maxY: 1) }), ("large", { box(0...0.1, 0.8...0.9) }),
      ("small", { box(0...1, 0...0.01) }), ("of all sizes", { box(0...1, [0...0.01, 0...1].randomElement(using: &random)!) }),
    ]
    for (name, make) in kinds {
      let boxes = (0..<3000).map { _ in make() }
      ZoneGrid(boxes: boxes).withView { grid in
        #expect(grid.lists.count < 100 * boxes.count, "\(name), \(seed): \(grid.lists.count)")
        for _ in 0..<50 {
          let point = SIMD2(Float.random(in: 0...1, using: &random), Float.random(in: 0...1, using: &random))
          let list = grid.list(at: point)
          let listed = Set(grid.lists[(list + 1)..<(list + 1 + Int(grid.lists[list]))])
          let holding = boxes.indices.filter { boxes[$0].contains(point) }.map(Int32.init)
          #expect(listed.isSuperset(of: holding), "\(name), \(seed): \(point)")
        }
      }
    }
  }

  @Test(arguments: zonings.indices)
  func signedDistanceEqualsGEOS(number: Int) throws {
    let (name, zones) = Self.zonings[number]
    let oracle = GEOSOracle(zones)
    let locator = ZoneLocator(zones, crs: .lambert93)
    let seed = Seed(22)
    let points = Generated.awkwardPoints(zones, count: 3000, seed: seed.value)
    let hits = locator.locate(x: points.x, y: points.y)
    let (metres, nearest) = try ZoneDistances(locator, systems: lambert93).measure(x: points.x, y: points.y, hits: hits)
    var worst = 0.0, astray = 0
    for i in points.x.indices {
      let own = hits.zones(of: i).map(Int.init)
      let candidates = own.isEmpty ? Array(0..<zones.count) : own
      let distances = candidates.map { oracle.distanceToLimit(points.x[i], points.y[i], of: $0) }
      let expected = distances.min()!
      worst = max(worst, abs(metres[i] - (own.isEmpty ? -expected : expected)))
      let chosen = oracle.distanceToLimit(points.x[i], points.y[i], of: Int(nearest[i]))
      if chosen > expected + 1e-6 || !candidates.contains(Int(nearest[i])) { astray += 1 }
    }
    #expect(worst <= 1e-6 && astray == 0, "\(name), \(seed)")
  }

  @Test func orderOfFeaturesDoesNotMatter() {
    let zones = Generated.overlapping(40, seed: 5)
    var reversed = GeometryArray()
    for i in (0..<zones.count).reversed() { reversed.append(feature: i, of: zones) }
    let points = Generated.awkwardPoints(zones, count: 5000, seed: 6)
    let a = ZoneLocator(zones, crs: .lambert93).locate(x: points.x, y: points.y)
    let b = ZoneLocator(reversed, crs: .lambert93).locate(x: points.x, y: points.y)
    let last = Int32(zones.count - 1)
    #expect(points.x.indices.allSatisfy { Array(a.zones(of: $0)) == b.zones(of: $0).map { last - $0 }.sorted() })
  }

  @Test func pointsThatAreNoneAreNowhere() {
    let zones = Generated.partition(2, detail: 4, seed: 1)
    let hits = ZoneLocator(zones, crs: .lambert93).locate(
      x: [.nan, .infinity, 560_500, -1e300], y: [6_270_500, 6_270_500, .nan, 1e300])
    #expect((0..<4).allSatisfy { hits.zones(of: $0).isEmpty && !hits.isOnBoundary($0) })
    #expect(ZoneLocator(GeometryArray(), crs: .lambert93).locate(x: [1], y: [1]).zones(of: 0).isEmpty)
  }

  @Test func equalDistancesGoToTheLowerRank() throws {
    var zones = GeometryArray()
    for x in [5e5, 5e5 + 200] { zones.appendPolygon([Rings.square(x, 6.5e6, 100)]) }
    let locator = ZoneLocator(zones, crs: .lambert93)
    let hits = locator.locate(x: [500_150], y: [6_500_050])
    #expect(try ZoneDistances(locator, systems: lambert93).measure(x: [500_150], y: [6_500_050], hits: hits).nearest == [0])
    let reversed = try ZoneDistances(locator, systems: lambert93, rank: [1, 0])
    #expect(try reversed.measure(x: [500_150], y: [6_500_050], hits: hits).nearest == [1])
  }

  /// A point has a distance only where the system of its place is that of a zone.
  @Test func systemsThatDoNotMeetHaveNoDistance() throws {
    var zones = GeometryArray()
    zones.appendPolygon([[(3, 46), (3.01, 46), (3.01, 46.01), (3, 46.01), (3, 46)]])
    let locator = ZoneLocator(zones, crs: .wgs84)
    let france = Box(minX: -5, minY: 41, maxX: 10, maxY: 51), reunion = Box(minX: 55, minY: -22, maxX: 56, maxY: -20)
    let systems = MetricSystems([(france, .lambert93), (reunion, try CRS(epsg: 2975))])
    let x = [3.02, 55.5, 30], y = [46.0, -21, 46]
    let found = try ZoneDistances(locator, systems: systems).measure(x: x, y: y, hits: locator.locate(x: x, y: y))
    #expect(found.nearest == [0, -1, -1])
    #expect(abs(found.metres[0] + 774.4) < 1 && found.metres[1].isNaN && found.metres[2].isNaN)
  }

  /// A damaged file may hold such vertices; they must neither stop the process nor hide the other zones.
  @Test func verticesBeyondSinglePrecision() {
    var zones = GeometryArray()
    zones.appendPolygon([Rings.square(0, 0, 10)])
    for far in [1e300, -1e300, 1e39] { zones.appendPolygon([[(20, 20), (far, 20), (far, 30), (20, 30), (20, 20)]]) }
    let hits = ZoneLocator(zones, crs: .lambert93).locate(x: [5, 15], y: [5, 5])
    #expect(Array(hits.zones(of: 0)) == [0] && hits.zones(of: 1).isEmpty)
  }
}
