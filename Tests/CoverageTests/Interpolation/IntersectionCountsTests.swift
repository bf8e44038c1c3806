import Coverage
import Foundation
import GeometryCore
import Groundwork
import TestSupport
import Testing
import Territory

/// Sources shared out by counts of their pieces: S0 lies from 0 to 1 km, S1 from 1 to 2, S2 from 4 to 5; T0 from 0 to 1.5, T1
/// from 1.5 to 3, T2 from 8 to 9.
@Suite struct IntersectionCountsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func strips(_ letter: String, _ reaches: [(Double, Double)]) -> GroundZones {
    var shapes = GeometryArray()
    for (west, east) in reaches {
      let x = (600_000 + 1000 * west, 600_000 + 1000 * east)
      shapes.appendPolygon([[(x.0, 6_800_000), (x.1, 6_800_000), (x.1, 6_801_000), (x.0, 6_801_000), (x.0, 6_800_000)]])
    }
    return GroundZones(codes: reaches.indices.map { "\(letter)\($0)" }, shapes: shapes, crs: .lambert93)
  }

  private struct Answer {
    let found: Interpolation
    let shares: SourceShares
    let said: [AnomalyKind]
  }

  private func carry(
    _ figures: [Figure], _ table: String, total: String? = nil,
    sources: [(Double, Double)] = [(0, 1), (1, 2), (4, 5)], targets: [(Double, Double)] = [(0, 1.5), (1.5, 3), (8, 9)]
  ) throws -> Answer {
    let zones = (sources: Self.strips("S", sources), targets: Self.strips("T", targets))
    let ground = try SharedGround(
      sources: zones.sources, targets: zones.targets, systems: MetricSystems(everywhere: .lambert93))
    var source = IntersectionCountSource(path: try folder.write("c.csv", table))
    source.totalColumn = total
    let counts = try source.read(sources: ZoneIndex(codes: zones.sources.codes), targets: ZoneIndex(codes: zones.targets.codes))
    let decided = try counts.deciding(
      SourceShares(byAreaOf: ground), on: ground, codes: (zones.sources.codes, zones.targets.codes))
    return Answer(
      found: Interpolation(figures, ground: decided.ground, shares: decided.shares), shares: decided.shares,
      said: (counts.anomalies + decided.anomalies).map(\.kind))
  }

  /// Of S1, 3 addresses in 10 are in T0, 6 in T1, 1 in neither; by area it would be a half each. S0 is counted whole in T0.
  @Test func countsGoBeforeAreas() throws {
    let answer = try carry(
      [.known(100), .known(50), .known(7)], "source;cible;adresses\nS0;T0;4\nS1;T0;3\nS1;T1;6\nS1;;1\n")
    let found = answer.found
    #expect(found.estimates.map { $0.value.value.map { ($0 * 1e9).rounded() / 1e9 } } == [115, 30, nil])
    #expect(found.estimates.map(\.low.value) == [100, 0, nil] && found.estimates.map(\.high.value) == [150, 50, nil])
    #expect(abs(found.estimates[0].splitShare! - 15 / 115) < 1e-12 && found.estimates[1].splitShare == 1)
    #expect(abs(found.outside - 12) < 1e-9 && abs(found.imbalance) < 1e-9)
    #expect(answer.shares.counted == [0, 1])
    #expect(answer.said == [.interpolation(.countColumns(source: "source", target: "cible", count: "adresses"))])
  }

  /// A source that lies in a target by its shape, but not by its counts, is sure of neither: it is split.
  @Test func theBracketHoldsWhateverCountsAndShapesSay() throws {
    let answer = try carry([.known(100), .known(50), .known(8)], "source;cible;n\nS0;T0;9\nS0;T1;1\nS1;T1;5\nS2;T2;1\nS2;;3\n")
    let found = answer.found
    #expect(found.estimates.map { $0.value.value! } == [90, 60, 2])
    #expect(found.estimates.map(\.low.value) == [0, 0, 0] && found.estimates.map(\.high.value) == [150, 150, 8])
    #expect(abs(found.outside - 6) < 1e-9 && abs(found.imbalance) < 1e-9)
    #expect(answer.said.contains(.interpolation(.countsWithoutGround(count: 2, examples: ["S0 et T1", "S2 et T2"]))))
  }

  /// S1 has no row, S0 a count that nobody knows: both are shared out as without the table, and named.
  @Test func whatIsNotCountedStaysByArea() throws {
    let answer = try carry([.known(100), .known(50), .known(7)], "source;cible;n\nS0;T0;3\nS0;;s\nS2;T2;1\nS9;T0;4\nS2;T7;1\n")
    #expect(answer.found.estimates.map { $0.value.value! } == [125, 25, 3.5])
    for kind in [
      InterpolationAnomaly.unknownCounts(count: 1, examples: ["S0"]), .withoutCounts(count: 2, examples: ["S0", "S1"]),
      .strayCounts(count: 1, examples: ["S9"]), .countsOutside(count: 1, examples: ["T7"]),
    ] { #expect(answer.said.contains(.interpolation(kind)), "\(kind)") }
  }

  /// The whole of a source is told: what of it is in no row is in no target.
  @Test func aTotalTellsWhatIsLeft() throws {
    let answer = try carry(
      [.known(100), .known(50), .known(7)], "source;cible;n;tout\nS0;T0;3;4\nS1;T0;1;10\nS1;T1;2;10\n", total: "tout")
    #expect(answer.found.estimates.map { $0.value.value } == [80, 10, nil])
    #expect(abs(answer.found.outside - 67) < 1e-9)
  }

  /// Half of S1 is in no target, and all its addresses are: that is so, or rows are missing.
  @Test func aSourceCountedWholeThoughPartOfItIsElsewhereIsNamed() throws {
    let told = InterpolationAnomaly.countedWhole(count: 1, examples: ["S1"])
    let answer = try carry([.known(1), .known(1), .known(1)], "source;cible;n\nS0;T0;1\nS1;T0;5\n", targets: [(0, 1.5)])
    #expect(answer.said.contains(.interpolation(told)))
    let said = try carry([.known(1), .known(1), .known(1)], "source;cible;n\nS0;T0;1\nS1;T0;5\nS1;;5\n", targets: [(0, 1.5)]).said
    #expect(!said.contains(.interpolation(told)))
  }

  /// The figure of a source that is not known takes the estimates of its counted targets away, and no others'.
  @Test func anUnknownFigureCountsWhereItIsCounted() throws {
    let answer = try carry([.known(100), .blank(.secret), .known(7)], "source;cible;n\nS0;T0;1\nS1;T1;5\nS1;T2;5\nS2;;1\n")
    #expect(answer.found.estimates.map(\.value) == [.known(100), .blank(.secret), .blank(.secret)])
    #expect(answer.found.estimates.map(\.high) == [.blank(.secret), .blank(.secret), .blank(.secret)])
  }

  /// Random counts: nothing is lost or made, and every estimate lies in its bracket.
  @Test(arguments: Seed.several(6))
  func nothingIsLostOrMade(seed: Seed) throws {
    var random = seed.generator
    var lines = ["source;cible;n"]
    for source in 0..<6 where Bool.random(using: &random) || source == 0 {
      for target in ["T0", "T1", "T2", ""] { lines.append("S\(source);\(target);\(Int.random(in: 0...20, using: &random))") }
    }
    lines[1] = "S0;T0;5"
    let figures = (0..<6).map { _ in Figure.known(Double(Int.random(in: 0...9999, using: &random))) }
    let answer = try carry(
      figures, lines.joined(separator: "\n") + "\n", sources: (0..<6).map { (Double($0), Double($0) + 1) },
      targets: [(0, 1.5), (1.5, 2.75), (3, 9)])
    #expect(abs(answer.found.imbalance) <= 1e-9 * answer.found.total, "\(seed)")
    for estimate in answer.found.estimates {
      guard let value = estimate.value.value else { continue }
      #expect(estimate.low.value! <= value + 1e-6 && value <= estimate.high.value! + 1e-6, "\(seed)")
    }
  }

  @Test(arguments: [
    ("source;cible;n\nS0;T0;-3\n", "ligne 2 : « n » tient -3"),
    ("source;cible;n\nS0;T0;peu\n", "ligne 2 : « n » tient peu"),
    ("source;cible;n\nS0;T0;3\nS0;T0;4\n", "lignes 2 et 3 : ce que S0 a dans T0 est dit deux fois"),
    ("source;cible;n\nS1;T0;1\nS0;;3\nS0;;4\n", "lignes 3 et 4 : ce que S0 a hors des cibles"),
    ("source;cible;n\nX0;T0;3\n", "aucune colonne n'est reconnue comme celle des codes de la source"),
    ("source;cible;n\nS0;X0;3\n", "aucune colonne n'est reconnue comme celle des codes de la cible"),
    ("source;cible;x;y\nS0;T0;3;4\n", "aucune colonne n'est reconnue comme celle des comptes"),
  ])
  func whatMakesNoSenseIsRefused(table: String, sentence: String) throws {
    expectFault(.unreadable, saying: [sentence]) { _ = try carry([.known(1), .known(1), .known(1)], table) }
  }

  @Test func wholesAndOverlapsThatContradictAreRefused() throws {
    let figures: [Figure] = [.known(1), .known(1), .known(1)]
    expectFault(.unreadable, saying: ["le total de S0 est 2, et ses morceaux font 3"]) {
      _ = try carry(figures, "source;cible;n;t\nS0;T0;3;2\n", total: "t")
    }
    expectFault(.unreadable, saying: ["S0 y a deux totaux différents"]) {
      _ = try carry(figures, "source;cible;n;t\nS0;T0;3;4\nS0;T1;1;5\n", total: "t")
    }
    expectFault(.unreadable, saying: ["les cibles T0 et T1 se recouvrent"]) {
      _ = try carry(figures, "source;cible;n\nS0;T0;3\nS0;T1;1\n", targets: [(0, 1.5), (0.5, 3), (8, 9)])
    }
  }
}
