import Coverage
import Foundation
import GeoFormats
import GeometryCore
import TestSupport
import Testing
import Territory

/// Counts carried over, on zones of kilometres whose answer is known by hand, and on random ones.
@Suite struct InterpolationTests {
  private static let lambert93 = MetricSystems(everywhere: .lambert93)

  /// Strips of one kilometre of height, from and to some kilometres east.
  private static func strips(_ reaches: [(Double, Double)], crs: CRS = .lambert93) -> GroundZones {
    var shapes = GeometryArray()
    for (west, east) in reaches {
      let x = (600_000 + 1000 * west, 600_000 + 1000 * east)
      shapes.appendPolygon([[(x.0, 6_800_000), (x.1, 6_800_000), (x.1, 6_801_000), (x.0, 6_801_000), (x.0, 6_800_000)]])
    }
    return GroundZones(codes: reaches.indices.map { "Z\($0)" }, shapes: shapes, crs: crs)
  }

  private static func byArea(
    _ figures: [Figure], _ sources: GroundZones, _ targets: GroundZones
  ) throws -> (Interpolation, SharedGround) {
    let ground = try SharedGround(sources: sources, targets: targets, systems: lambert93)
    return (Interpolation(figures, ground: ground, shares: SourceShares(byAreaOf: ground)), ground)
  }

  @Test func shareBracketAndRestAreThoseOfTheDrawing() throws {
    let (found, ground) = try Self.byArea(
      [.known(100), .known(40), .known(7)], Self.strips([(0, 1), (1, 2), (5, 6)]), Self.strips([(0, 1.5), (1.75, 3), (9, 10)]))
    let (whole, cut, bare) = (found.estimates[0], found.estimates[1], found.estimates[2])
    #expect(abs(whole.value.value! - 120) < 1e-9 && whole.low == .known(100) && whole.high == .known(140))
    #expect(abs(whole.splitShare! - 20 / 120) < 1e-12)
    #expect(abs(cut.value.value! - 10) < 1e-9 && cut.low == .known(0) && cut.high == .known(40) && cut.splitShare == 1)
    #expect(bare.value == .noRow && bare.low == .noRow && bare.high == .noRow && bare.splitShare == nil)
    #expect(found.total == 147 && abs(found.outside - 17) < 1e-9 && abs(found.imbalance) < 1e-9)
    #expect(ground.pairs.count == 3 && ground.overlaps.isEmpty && !ground.targetsOverlap)
  }

  /// A hair of a neighbour is no contact, however it counts; two square metres are one.
  @Test func whatIsUnderASquareMetreDoesNotTouch() throws {
    let figures: [Figure] = [.known(100), .known(700)]
    let (found, _) = try Self.byArea(figures, Self.strips([(0, 1), (1, 2)]), Self.strips([(0, 1), (0, 1 + 5e-7), (0, 1 + 2e-6)]))
    #expect(found.estimates.map(\.high.value) == [100, 100, 800])
    #expect(found.estimates.allSatisfy { $0.low == .known(100) })
  }

  /// Nobody knows what a blank source has: it is no 0, for nobody.
  @Test(arguments: [Figure.blank(.secret), .blank(.blank), .noRow])
  func anUnknownSourceMakesTheEstimateUnknown(unknown: Figure) throws {
    let sources = Self.strips([(0, 1), (1, 2), (2, 3)])
    let (found, _) = try Self.byArea(
      [.known(100), unknown, .known(50)], sources, Self.strips([(0, 1), (0, 1.5), (1, 2), (0, 1.005), (2, 3)]))
    #expect(found.estimates.map { $0.value.value != nil } == [true, false, false, true, true])
    // A hundredth of the target does not take its estimate away, but nothing is sure above.
    #expect(found.estimates.map(\.high.value) == [100, nil, nil, nil, 50])
    #expect(found.estimates[1].low == .known(100) && found.estimates[2].low == unknown)
    #expect(found.estimates[1].value == unknown && found.estimates.map(\.unknown) == [[], [1], [1], [1], []])
    #expect(found.unknownSources == [1] && found.total == 150 && found.outside == 0)
  }

  /// What lies in two targets is in each, and outside of all targets once.
  @Test func targetsThatLieOnOneAnotherAreSaid() throws {
    let (found, ground) = try Self.byArea([.known(100)], Self.strips([(0, 1)]), Self.strips([(0, 0.5), (0.25, 0.75)]))
    #expect(found.estimates.map { $0.value.value!.rounded() } == [50, 50])
    #expect(abs(found.outside - 25) < 1e-9 && ground.targetsOverlap)
    #expect(ground.overlaps.map { [$0.first, $0.second] } == [[0, 1]] && abs(ground.overlaps[0].area - 250_000) < 1e-3)
  }

  /// 12 points of S0: 8 in T0, 3 in T1, 1 in neither; S2 has none and is shared out by area.
  @Test func pointsShareSourcesOut() throws {
    let sources = Self.strips([(0, 1), (1, 2), (4, 5)]), targets = Self.strips([(0, 0.3), (0.6, 2.5), (4, 4.5)])
    let places: [Double] = [0.02, 0.05, 0.08, 0.11, 0.14, 0.17, 0.2, 0.23, 0.45, 0.7, 0.8, 0.9, 1.2, 1.4, 1.6, 1.8, 8.5, .nan]
    let points = (x: places.map { 600_000 + 1000 * $0 }, y: places.map { _ in 6_800_500.0 })
    let ground = try SharedGround(sources: sources, targets: targets, systems: Self.lambert93)
    let shares = try SourceShares(
      points: points, crs: .lambert93, weights: places.map { _ in 1 }, ground: ground, sources: sources, targets: targets)
    let found = Interpolation([.known(120), .known(50), .known(60)], ground: ground, shares: shares)
    #expect(found.estimates.map { $0.value.value!.rounded() } == [80, 80, 30])
    #expect(shares.byArea == [2] && shares.strayWeights == 1)
    #expect(abs(found.outside - 40) < 1e-9 && abs(found.imbalance) < 1e-9)
    #expect(found.estimates.map(\.low.value) == [0, 50, 0] && found.estimates.map(\.high.value) == [120, 170, 60])
  }

  /// A point on a limit that two targets share goes half to each, and is counted once.
  @Test func aPointOnALimitIsShared() throws {
    let sources = Self.strips([(0, 2)]), targets = Self.strips([(0, 1), (1, 2)])
    let ground = try SharedGround(sources: sources, targets: targets, systems: Self.lambert93)
    let shares = try SourceShares(
      points: ([601_000], [6_800_500]), crs: .lambert93, weights: [3], ground: ground, sources: sources, targets: targets)
    #expect(shares.shares == [0.5, 0.5] && shares.outside == [0])
  }

  /// Squares of 500 m: those of the west weigh three times as much as those of the east.
  @Test func squaresShareSourcesOut() throws {
    let sources = Self.strips([(0, 1)]), targets = Self.strips([(0, 0.75), (0.9, 2)])
    let squares = Self.strips([(0, 0.5), (0.5, 1), (7, 8)])
    let ground = try SharedGround(sources: sources, targets: targets, systems: Self.lambert93)
    let shares = try SourceShares(polygons: squares.shapes, crs: .lambert93, weights: [3, 1, 9], ground: ground)
    #expect(abs(shares.shares[0] - 3.5 / 4) < 1e-9 && abs(shares.shares[1] - 0.2 / 4) < 1e-9)
    #expect(abs(shares.outside[0] - 0.3 / 4) < 1e-9 && shares.strayWeights == 1 && shares.byArea.isEmpty)
  }

  /// Random tilings: nothing is lost or made, whatever crosses what; degrees give the same but for how edges bend.
  @Test(arguments: Seed.several(8))
  func nothingIsLostOrMade(seed: Seed) throws {
    var random = seed.generator
    let sources = Self.tiling(9, reach: 0...10, &random), targets = Self.tiling(4, reach: 3...12, &random)
    let figures = sources.codes.map { _ in Figure.known(Double(Int.random(in: 0...9999, using: &random))) }
    let (found, ground) = try Self.byArea(figures, sources, targets)
    #expect(abs(found.imbalance) <= 1e-9 * found.total && !ground.targetsOverlap, "\(seed): \(found.imbalance)")
    for estimate in found.estimates {
      guard let value = estimate.value.value else { continue }
      #expect(estimate.low.value! <= value + 1e-6 && value <= estimate.high.value! + 1e-6, "\(seed)")
    }
    let degrees = GroundZones(
      codes: sources.codes, shapes: try sources.shapes.reprojected(from: .lambert93, to: .wgs84), crs: .wgs84)
    let (again, measured) = try Self.byArea(figures, degrees, targets)
    #expect(measured.systems == [.lambert93])
    for (one, other) in zip(found.estimates, again.estimates) {
      #expect(abs((one.value.value ?? 0) - (other.value.value ?? 0)) <= 1e-6 * found.total, "\(seed)")
    }
  }

  private static func tiling(_ n: Int, reach: ClosedRange<Double>, _ random: inout SeededGenerator) -> GroundZones {
    let side = (reach.upperBound - reach.lowerBound) * 1000 / Double(n), first = reach.lowerBound * 1000
    let corners = (0...n).map { j in
      (0...n).map { i in
        let isInner = i > 0 && j > 0 && i < n && j < n, by = isInner ? 0.3 : 0
        return (
          x: 600_000 + first + (Double(i) + Double.random(in: -by...by, using: &random)) * side,
          y: 6_800_000 + first + (Double(j) + Double.random(in: -by...by, using: &random)) * side
        )
      }
    }
    var shapes = GeometryArray()
    for j in 0..<n {
      for i in 0..<n {
        shapes.appendPolygon([[corners[j][i], corners[j][i + 1], corners[j + 1][i + 1], corners[j + 1][i], corners[j][i]]])
      }
    }
    return GroundZones(codes: (0..<n * n).map(String.init), shapes: shapes, crs: .lambert93)
  }

  /// Zones of Guadeloupe and of the mainland in one layer of degrees are measured each in its own system.
  @Test func placesFarApartAreMeasuredEachInItsOwnSystem() throws {
    func zones(_ side: Double) -> GroundZones {
      var shapes = GeometryArray()
      for (x, y) in [(2.0, 48.0), (-61.5, 16.2), (13.4, 52.5)] { shapes.appendPolygon([Rings.square(x, y, side)]) }
      return GroundZones(codes: ["A", "B", "C"], shapes: shapes, crs: .wgs84)
    }
    let ground = try SharedGround(sources: zones(0.02), targets: zones(0.01), systems: .france)
    #expect(ground.pairs.map { [$0.source, $0.target] } == [[0, 0], [1, 1]] && ground.unmeasured == [2])
    #expect(Set(ground.systems.compactMap(\.epsg)) == [2154, 5490])
  }

  @Test func namesOfRatesAreKnown() {
    for rate in ["taux_pauvrete", "TX_EMPLOI", "Pct logements", "DISP_MED19", "DEC_TP6021", "% HLM", "médiane"] {
      #expect(RateColumns.isRate(rate), "\(rate)")
    }
    for count in ["P20_POP0002", "menages", "allocataires", "medecins", "n", "C11_POP15P_CS1", "partis"] {
      #expect(!RateColumns.isRate(count), "\(count)")
    }
  }
}

@Suite(.needsSharedData) struct RealInterpolationTests {
  /// The published counts of Paris, and the 2.2 % that lies in no polling area.
  @Test func parisEqualsThePublishedCounts() throws {
    let folder = SharedData.path("interpolation") + "/"
    func zones(_ name: String, code: String) throws -> GroundZones {
      let zoning = try Zoning(layer: LayerFile.read(path: folder + name), code: code)
      return GroundZones(codes: zoning.codes, shapes: zoning.layer.geometries, crs: zoning.layer.crs)
    }
    let sources = try zones("ParisIris.gpkg", code: "DCOMIRIS"), targets = try zones("ParisPollingStations2012.gpkg", code: "ID")
    let index = ZoneIndex(codes: sources.codes)
    let table = try ZoneTableSource(
      path: folder + "RP_2011_CS8_Paris.csv", columns: ["C11_POP15P"], columnOption: "--valeurs"
    ).read(joining: index).figures(of: index)
    let ground = try SharedGround(sources: sources, targets: targets, systems: .france)
    let found = Interpolation(table.figures[0], ground: ground, shares: SourceShares(byAreaOf: ground))
    #expect(abs(found.total - 1_926_666) < 0.5 && abs(found.outside - 42_934.49) < 0.01)
    let want = try String(contentsOfFile: folder + "expected_counts_867.csv", encoding: .utf8).split(separator: "\n").dropFirst()
    let published = Dictionary(
      uniqueKeysWithValues: want.map { line in
        let cells = line.split(separator: ",")
        return (cells[0].trimmingCharacters(in: ["\""]), Double(cells[1].trimmingCharacters(in: ["\r"]))!)
      })
    #expect(published.count == 867)
    for (code, estimate) in zip(targets.codes, found.estimates) {
      let value = try #require(published[code], "\(code)")
      #expect(abs((estimate.value.value ?? 0) - value) <= 1e-6 * max(value, 1), "\(code)")
    }
  }
}
