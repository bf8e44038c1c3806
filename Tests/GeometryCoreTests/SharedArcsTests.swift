import Foundation
import TestSupport
import Testing

@testable import GeometryCore

/// Borders that neighbours share, found once and simplified once.
@Suite struct SharedArcsTests {
  private static let grid = CoordinateGrid(originX: Generated.origin.x - 2000, originY: Generated.origin.y - 2000, cell: 1)

  /// Twice the area of a feature, in cells: holes turn the other way or the same, so the shell adds and holes take away.
  private static func doubledArea(_ arcs: SharedArcs, _ feature: Int) -> Int64 {
    arcs.parts(of: feature).reduce(0) { sum, part in
      part.enumerated().reduce(sum) { $0 + ($1.offset == 0 ? 1 : -1) * abs(doubledArea(arcs.points(ofRing: $1.element))) }
    }
  }

  private static func doubledArea(_ ring: [GridPoint]) -> Int64 {
    var sum: Int64 = 0
    for index in ring.indices.dropFirst().dropLast() { sum += GridPoint.cross(ring[0], ring[index], ring[index + 1]) }
    return sum
  }

  private static func shapes(_ arcs: SharedArcs) -> GeometryArray {
    var result = GeometryArray()
    for feature in 0..<arcs.count {
      for part in arcs.parts(of: feature) {
        for ring in part {
          let points = arcs.points(ofRing: ring)
          for point in points + points.prefix(1) { result.appendVertex(Double(point.x), Double(point.y)) }
          result.endRing()
        }
        result.endPart(.polygon)
      }
      result.endFeature(arcs.parts(of: feature).isEmpty ? .empty : .multiPolygon)
    }
    return result
  }

  /// The directed edges of all rings: those of a border inside the layer stand once each way.
  private static func edges(_ arcs: SharedArcs) -> [[GridPoint]: Int] {
    var edges: [[GridPoint]: Int] = [:]
    for feature in 0..<arcs.count {
      for ring in arcs.rings(of: feature) {
        let points = arcs.points(ofRing: ring)
        for (index, point) in points.enumerated() { edges[[point, points[(index + 1) % points.count]], default: 0] += 1 }
      }
    }
    return edges
  }

  /// Without simplification the arcs are the rings on the grid: areas are kept, whichever way arcs are run through.
  @Test(arguments: Seed.several(4)) func arcsGiveTheRingsBack(seed: Seed) {
    let zones = Generated.partition(5, detail: 14, seed: seed.value)
    let arcs = SharedArcs(zones, grid: Self.grid)
    let rings = GridRings(zones, grid: Self.grid)
    for feature in 0..<zones.count {
      let ring = rings.points[rings.ringOffsets[feature]..<rings.ringOffsets[feature + 1]]
      let found = arcs.points(ofRing: arcs.rings(of: feature).lowerBound)
      let start = ring.firstIndex(of: found[0])!
      #expect(Array(ring[start...] + ring[..<start]) == found, "\(seed) \(feature)")
    }
    // 5 x 5 zones: 6 x 6 corners of which the four outer ones are no junction; 2 x 5 x 6 borders less four.
    #expect(arcs.arcCount == 56, "\(seed)")
  }

  /// Areas add up to that of the outer limit, inner borders stand once each way, nothing crosses, whatever the tolerance.
  @Test(arguments: Seed.several(4), [0, 20, 400, 20_000, 1_000_000] as [Double])
  func neighboursKeepOneBorder(seed: Seed, area: Double) {
    let zones = Generated.partition(6, detail: 18, seed: seed.value)
    let arcs = SharedArcs(zones, grid: Self.grid).simplified(area: area)
    let edges = Self.edges(arcs)
    let outer = edges.filter { edges[[$0.key[1], $0.key[0]]] == nil }
    #expect(edges.values.allSatisfy { $0 == 1 }, "\(seed)")
    // What no neighbour runs through backwards is the outer limit: the area inside it, by the shoelace formula.
    let whole = outer.keys.reduce(Int64(0)) { $0 + Int64($1[0].x) * Int64($1[1].y) - Int64($1[1].x) * Int64($1[0].y) }
    #expect((0..<zones.count).reduce(0) { $0 + Self.doubledArea(arcs, $1) } == abs(whole), "\(seed)")
    #expect((0..<zones.count).allSatisfy { Self.doubledArea(arcs, $0) > 0 }, "\(seed)")
    #expect(ArcCrossings.find(arcs).isEmpty, "\(seed)")
    let oracle = GEOSOracle(Self.shapes(arcs))
    for zone in 0..<zones.count {
      #expect(oracle.isValid(zone), "\(seed) \(zone)")
      for other in 0..<zone { #expect(!oracle.insidesMeet(zone, other), "\(seed) \(zone) \(other)") }
    }
  }

  /// A border whose sides are 1e-9 m apart is one border.
  @Test func aGapThatNobodySeesIsNone() {
    var random = SeededGenerator(seed: 5)
    let border = (0...200).map { (x: 500 + Double.random(in: -9...9, using: &random), y: Double($0) * 5) }
    var zones = GeometryArray()
    zones.appendPolygon([[(x: 0, y: 0)] + border + [(x: 0, y: 1000), (x: 0, y: 0)]])
    let back: [(x: Double, y: Double)] = Array(border.reversed()).map { (x: $0.x + 1e-9, y: $0.y) }
    zones.appendPolygon([[(x: 900, y: 1000)] + back + [(x: 900, y: 0), (x: 900, y: 1000)]])
    let arcs = SharedArcs(zones, grid: CoordinateGrid(over: Box(minX: 0, minY: 0, maxX: 900, maxY: 1000), cell: 0.1))
    #expect(arcs.arcCount == 3)
    #expect(arcs.simplified(area: 50).arcCount == 3)
  }

  /// A zone that fills a hole has the hole's ring, whatever is left of it.
  @Test(arguments: [0, 100, 1e9] as [Double]) func anEnclaveFillsItsHole(area: Double) {
    let circle = (0..<60).map { k in
      let angle = Double(k) / 60 * 2 * .pi
      return (x: 500 + 200 * cos(angle), y: 500 + 200 * sin(angle))
    }
    let ring: [(x: Double, y: Double)] = circle + circle.prefix(1)
    let hollow: [(x: Double, y: Double)] = ring.reversed()
    let square: [(x: Double, y: Double)] = [(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]
    var zones = GeometryArray()
    zones.appendPolygon([square, hollow])
    zones.appendPolygon([ring])
    let arcs = SharedArcs(zones, grid: CoordinateGrid(originX: 0, originY: 0, cell: 1)).simplified(area: area)
    let hole = arcs.points(ofRing: 1)
    let fill = arcs.points(ofRing: 2)
    #expect(Set(hole) == Set(fill) && fill.count >= 3 && Self.doubledArea(fill) != 0)
    #expect(Self.doubledArea(arcs, 0) + Self.doubledArea(arcs, 1) == abs(Self.doubledArea(arcs.points(ofRing: 0))))
  }

  /// What is smaller than a cell, or a line on the grid, keeps a place of one cell and is named.
  @Test func nothingDisappears() {
    var zones = GeometryArray()
    zones.appendPolygon([[(0, 0), (100, 0), (100, 100), (0, 0)]])
    zones.appendPolygon([[(50.1, 50.1), (50.2, 50.1), (50.2, 50.2), (50.1, 50.1)]])
    zones.appendPolygon([[(10, 10), (90, 10.01), (10, 10.02), (10, 10)]])
    zones.endFeature(.empty)
    let arcs = SharedArcs(zones, grid: CoordinateGrid(originX: 0, originY: 0, cell: 1)).simplified(area: 1e6)
    #expect(arcs.shrunken == [1, 2])
    for feature in 0..<3 { #expect(Self.doubledArea(arcs, feature) > 0, "\(feature)") }
    #expect(arcs.rings(of: 3).isEmpty)
  }

  /// Overlapping zones, holes with islands: no zone disappears, and every ring is closed and has an area.
  @Test(arguments: Seed.several(3)) func awkwardLayersKeepTheirZones(seed: Seed) {
    let zones = Generated.overlapping(12, seed: seed.value)
    let arcs = SharedArcs(zones, grid: Self.grid).simplified(area: 5000)
    for feature in 0..<zones.count {
      #expect(!arcs.rings(of: feature).isEmpty)
      for ring in arcs.rings(of: feature) { #expect(Self.doubledArea(arcs.points(ofRing: ring)) != 0, "\(seed) \(feature)") }
    }
  }

  /// Of the same arc the same points stay, from whichever side it is met first, and a larger area never keeps more.
  @Test func fewerPointsStayForALargerArea() {
    let zones = Generated.partition(4, detail: 60, seed: 9)
    let arcs = SharedArcs(zones, grid: Self.grid)
    let counts = [0, 1, 10, 100, 1000, 10_000].map { arcs.simplified(area: $0).points.count }
    #expect(counts == counts.sorted(by: >) && counts[0] <= arcs.points.count && counts[5] < counts[0] / 4)
  }
}
