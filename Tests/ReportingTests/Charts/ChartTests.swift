import Coverage
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Bars are as long as their figures and begin at nought; what is not known has no mark.
@Suite struct ChartTests {
  private static let rows: [(label: String, figure: Figure)] = [
    ("A <b>", .known(40)), ("B", .known(10)), ("C", .blank(.secret)), ("D", .known(0)), ("E", .noRow),
  ]

  /// An attribute of every element of a class, as numbers.
  private static func numbers(_ svg: String, _ kind: String, _ name: String) throws -> [Double] {
    try svg.matches(of: Regex("<[a-z]+ class=\"\(kind)\"[^>]* \(name)=\"([^\"]*)\"")).compactMap {
      $0.output[1].substring.flatMap { Double($0) }
    }
  }

  @Test func barsAreProportionalAndBeginAtNought() throws {
    let svg = Charts.bars(title: "t", unit: "places", Self.rows, reference: ("France", 25))
    let lengths = try Self.numbers(svg, "barre", "width"), starts = try Self.numbers(svg, "barre", "x")
    #expect(lengths.count == 3 && Set(starts).count == 1)
    #expect(abs(lengths[0] / lengths[1] - 4) < 0.001 && lengths[2] == 0)
    #expect(svg.contains("secret") && svg.contains("n.\u{A0}d.") && svg.contains("France\u{202F}: 25"))
    #expect(!svg.contains("<b>") && svg.contains("A &lt;b&gt;"))
  }

  @Test func negativeBarsGoTheOtherWay() throws {
    let svg = Charts.bars(title: "t", unit: "%", [("a", .known(-20)), ("b", .known(10))])
    let lengths = try Self.numbers(svg, "barre", "width"), starts = try Self.numbers(svg, "barre", "x")
    #expect(abs(lengths[0] - 2 * lengths[1]) < 0.02 && abs(starts[0] + lengths[0] - starts[1]) < 0.02)
    #expect(svg.contains("\u{2212}20"))
  }

  @Test func partsFollowEachOther() throws {
    let svg = Charts.stacked(
      title: "t", unit: "places", parts: ["EAJE", "MAM"],
      [("A", [.known(30), .known(10)]), ("B", [.known(5), .blank(.secret)])])
    let lengths = try Self.numbers(svg, "barre", "width"), starts = try Self.numbers(svg, "barre", "x")
    #expect(lengths.count == 3 && abs(lengths[0] - 3 * lengths[1]) < 0.02 && abs(starts[0] + lengths[0] - starts[1]) < 0.02)
    #expect(starts[2] == starts[0] && svg.contains(">secret<") && svg.contains(">40<"))
  }

  @Test func aGapStaysAGap() throws {
    let svg = Charts.evolution(
      title: "t", unit: "enfants", years: [2018, 2019, 2020, 2021],
      [("Commune", [.known(3), .blank(.secret), .known(5), .known(6)])])
    let path = try #require(svg.firstMatch(of: try Regex(" d=\"([^\"]*)\""))?.output[1].substring)
    #expect(path.count { $0 == "M" } == 2 && path.count { $0 == "L" } == 1)
    #expect(try Self.numbers(svg, "point", "cx").count == 3)
  }

  @Test func pointsStandInTheirQuadrant() throws {
    let svg = Charts.scatter(
      title: "t", x: "besoin", y: "offre", crossing: (10, 5), quadrants: ["a", "b", "c", "d"],
      [("bas", .known(20), .known(1)), ("haut", .known(2), .known(9)), ("inconnu", .noRow, .known(3))])
    let x = try Self.numbers(svg, "point", "cx"), y = try Self.numbers(svg, "point", "cy")
    #expect(x.count == 2 && x[0] > x[1] && y[0] > y[1] && svg.contains("1 ligne sans chiffre"))
  }

  @Test func everyFigureStandsInOneClass() throws {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<50 {
      let values = (0..<Int.random(in: 1...60, using: &random)).map { _ in Double.random(in: -50...5000, using: &random) }
      let svg = Charts.distribution(title: "t", unit: "u", values.map(Figure.known) + [.blank(.notAvailable)])
      let counts = svg.matches(of: /<title>de [^<]* : (\d+)<\/title>/).compactMap { Int($0.output.1) }
      #expect(counts.reduce(0, +) == values.count, "\(seed)")
    }
  }

  @Test func scalesHoldTheirValuesBetweenRoundTicks() {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<500 {
      let size = pow(10, Double.random(in: -3...9, using: &random))
      let values = (0..<5).map { _ in Double.random(in: -size...size, using: &random) }
      let scale = ChartScale(holding: values, hasZero: Bool.random(using: &random), from: 0, to: 100)
      #expect(values.allSatisfy { (-0.001...100.001).contains(scale($0)) }, "\(seed)")
      #expect(Set(scale.labels).count == scale.ticks.count && (2...12).contains(scale.ticks.count), "\(seed)")
    }
    #expect(ChartScale(holding: [], hasZero: false, from: 0, to: 1).ticks.count >= 2)
    #expect(ChartScale(holding: [7, 7], hasZero: false, from: 0, to: 1)(7).isFinite)
  }
}
