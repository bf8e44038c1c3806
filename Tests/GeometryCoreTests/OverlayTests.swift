import CGEOS
import Foundation
import TestSupport
import Testing

@testable import GeometryCore

@Suite struct OverlayTests {
  /// Layers that share edges, corners and parts of edges, cross, hold one another, have holes and islands, touch themselves.
  static let layers: [(name: String, zones: GeometryArray)] = [
    ("partition", Generated.partition(7, detail: 12, seed: 31)),
    ("another partition", Generated.partition(6, detail: 25, seed: 32)),
    ("long borders", Generated.partition(2, detail: 150, seed: 33)),
    ("overlapping", Generated.overlapping(20, seed: 34)),
    ("squares", AwkwardZones.squares(9, side: 700)),
    ("smaller squares", AwkwardZones.squares(13, side: 350)),
    ("combs", AwkwardZones.combs(6, teeth: 40, seed: 35)),
    ("pinched", AwkwardZones.pinched(40, seed: 36)),
    ("lattice triangles", AwkwardZones.triangles(60, seed: 37)),
    ("unions", AwkwardZones.unions(of: Generated.partition(7, detail: 12, seed: 31), by: 5)),
  ].map { ($0.0, AwkwardZones.valid($0.1)) }

  static let pairs = layers.indices.flatMap { i in layers.indices.map { (i, $0) } }

  @Test(arguments: pairs)
  func everyPairHasTheAreaThatGEOSFinds(one: Int, other: Int) throws {
    let (a, b) = (Self.layers[one], Self.layers[other])
    let overlay = try Overlay(a.zones, b.zones, containment: true)
    let oracle = PairOracle(a.zones, b.zones)
    var found: [SIMD2<Int32>: Int] = [:]
    for pair in 0..<overlay.count { found[SIMD2(overlay.first[pair], overlay.second[pair])] = pair }
    #expect(found.count == overlay.count)
    var worst = 0.0, inside = 0, wrong: [String] = []
    for i in 0..<a.zones.count {
      for j in 0..<b.zones.count {
        let want = oracle.sharedArea(i, j), pair = found[SIMD2(Int32(i), Int32(j))]
        let smaller = min(oracle.area(first: i), oracle.area(second: j))
        let off = abs((pair.map { overlay.areas[$0] } ?? 0) - want) / smaller
        worst = max(worst, off)
        if !(off <= 1e-9) { wrong.append("\(i) \(j): \(want), off by \(off)") }
        guard let pair else { continue }
        inside += overlay.isInside[pair] ? 1 : 0
        if overlay.isInside[pair] != oracle.covers(second: j, first: i) { wrong.append("\(i) \(j): \(overlay.isInside[pair])") }
      }
    }
    #expect(wrong.isEmpty, "\(a.name), \(b.name): \(wrong.prefix(5))")
    #expect(overlay.count > 0 && overlay.declined == 0, "\(overlay.declined)")
    if one == other { #expect(inside >= a.zones.count) }
  }

  /// What zones give to a covering is what they have.
  @Test func whatACoveringTakesIsTheWhole() throws {
    let sources = AwkwardZones.valid(Generated.overlapping(50, seed: 41))
    let n = 40
    let covering = AwkwardZones.tiles(
      n, from: (Generated.origin.x - 2000, Generated.origin.y - 2000), side: 12_000 / Double(n), seed: 42)
    let overlay = try Overlay(sources, covering)
    var sums = [Double](repeating: 0, count: sources.count)
    for pair in 0..<overlay.count { sums[Int(overlay.first[pair])] += overlay.areas[pair] }
    for (sum, area) in zip(sums, overlay.firstAreas) { #expect(abs(sum / area - 1) < 1e-12, "\(sum) \(area)") }
  }

  @Test(arguments: Seed.several(20))
  func exchangedAndMovedLayersShareTheSame(seed: Seed) throws {
    let a = AwkwardZones.valid(Generated.overlapping(12, seed: seed.value))
    let b = Generated.partition(5, detail: 9, seed: seed.value &+ 1)
    let overlay = try Overlay(a, b), exchanged = try Overlay(b, a)
    let moved = try Overlay(Self.moved(a), Self.moved(b))
    #expect(overlay.count > 10, "\(seed)")
    var pairs: [SIMD2<Int32>: Double] = [:]
    for pair in 0..<exchanged.count { pairs[SIMD2(exchanged.second[pair], exchanged.first[pair])] = exchanged.areas[pair] }
    #expect(pairs.count == overlay.count && moved.first == overlay.first && moved.second == overlay.second, "\(seed)")
    for pair in 0..<overlay.count {
      let area = overlay.areas[pair]
      let other = pairs[SIMD2(overlay.first[pair], overlay.second[pair])] ?? .nan
      #expect(abs(other - area) <= 1e-7 && abs(moved.areas[pair] - area) <= 1e-7, "\(seed): \(area) \(other)")
    }
  }

  /// By a vector that leaves every coordinate a double: those of `Generated` are eighths.
  private static func moved(_ zones: GeometryArray) -> GeometryArray {
    zones.replacingCoordinates(x: zones.x.map { $0 - 524_288 }, y: zones.y.map { $0 + 4096.5 })
  }

  /// Neighbours that share their limit vertex for vertex share no ground, and a hair of ground is a hair.
  @Test func aSharedLimitIsNothingAndAHairIsAHair() throws {
    let partition = Generated.partition(8, detail: 12, seed: 51)
    #expect(Validity.check(partition).isEmpty)
    let overlay = try Overlay(partition, partition)
    #expect(overlay.first == overlay.second && overlay.count == partition.count)
    var zones = GeometryArray(), other = GeometryArray()
    zones.appendPolygon([Rings.square(600_000, 6_800_000, 1000)])
    for hair in [0, 1e-6, 5e-4, 2e-3] { other.appendPolygon([Rings.square(601_000 - hair, 6_800_000, 1000)]) }
    let hairs = try Overlay(zones, other)
    #expect(hairs.second == [1, 2, 3])
    for (area, want) in zip(hairs.areas, [1e-6, 5e-4, 2e-3]) { #expect(abs(area - want * 1000) < 1e-6, "\(area)") }
  }

  /// Nothing but rounding lies between neighbours, whatever their coordinates.
  @Test(arguments: Seed.several(60))
  func neighboursShareNoGround(seed: Seed) throws {
    let n = 3 + Int(seed.value % 7), side = [37.0, 900, 12_345.678][Int(seed.value % 3)]
    let tiles = AwkwardZones.tiles(n, from: (612_345.678, 6_823_456.789), side: side, seed: seed.value)
    let overlay = try Overlay(tiles, tiles)
    #expect(overlay.first == overlay.second && overlay.count == n * n && overlay.declined == 0, "\(seed)")
    for pair in 0..<overlay.count { #expect(abs(overlay.areas[pair] / overlay.firstAreas[pair] - 1) < 1e-13, "\(seed)") }
  }

  /// A splinter of ten kilometres by a tenth of a millimetre, aslant: GEOS is asked, and its own answer is as good as it gets.
  @Test func longSplintersAreLeftToGEOS() throws {
    var splinter = GeometryArray(), square = GeometryArray()
    splinter.appendPolygon([[(600_000, 6_800_000), (610_000, 6_810_000), (610_000.0001, 6_810_000), (600_000, 6_800_000)]])
    square.appendPolygon([Rings.square(600_000, 6_800_000, 20_000)])
    let overlay = try Overlay(splinter, square)
    #expect(overlay.declined == 1 && overlay.count == 1)
    #expect(abs(overlay.areas[0] / 0.5 - 1) < 1e-3)
  }

  @Test func nothingSharesNothing() throws {
    var points = GeometryArray(), square = GeometryArray()
    points.appendPoint(0.5, 0.5)
    points.endFeature(.empty)
    square.appendPolygon([Rings.square(0, 0, 1)])
    #expect(try Overlay(points, square).count == 0)
    #expect(try Overlay(GeometryArray(), square).count == 0)
    #expect(try Overlay(square, GeometryArray(), containment: true).isInside.isEmpty)
  }
}

/// GEOS on pairs of two layers.
private final class PairOracle {
  private let context = GeosContext.current
  private let first, second: [OpaquePointer]

  init(_ first: GeometryArray, _ second: GeometryArray) {
    self.first = (0..<first.count).map { try! first.makeGEOS(feature: $0) }
    self.second = (0..<second.count).map { try! second.makeGEOS(feature: $0) }
  }

  deinit { for shape in first + second { GEOSGeom_destroy_r(context.handle, shape) } }

  private func area(_ shape: OpaquePointer) -> Double {
    var area = Double.nan
    _ = GEOSArea_r(context.handle, shape, &area)
    return area
  }

  func area(first i: Int) -> Double { area(first[i]) }
  func area(second j: Int) -> Double { area(second[j]) }

  func sharedArea(_ i: Int, _ j: Int) -> Double {
    guard let shared = GEOSIntersection_r(context.handle, first[i], second[j]) else { return .nan }
    defer { GEOSGeom_destroy_r(context.handle, shared) }
    return area(shared)
  }

  func covers(second j: Int, first i: Int) -> Bool { GEOSCovers_r(context.handle, second[j], first[i]) == 1 }
}
