import Foundation
import TestSupport
import Testing

@testable import Geocoding

/// Radii by what a street shows of itself.
@Suite struct StreetRegularityTests {
  private static let perDegree = 111_320.0

  /// How the numbers of a made street lie.
  enum Manner: String, CaseIterable, CustomTestStringConvertible {
    case straight, noisy, disordered, metres, unlikeSides, windingMetres

    var testDescription: String { rawValue }
  }

  /// Numbers with metres from the street's beginning.
  private static func street(_ manner: Manner, _ count: Int, _ random: inout SeededGenerator)
    -> [(number: Int, x: Double, y: Double)]
  {
    func noise(_ metres: Double) -> Double {
      (0..<6).reduce(0) { sum, _ in sum + Double.random(in: -1...1, using: &random) } * metres / 1.41
    }
    let order = manner == .disordered ? Array(0..<count).shuffled(using: &random) : Array(0..<count)
    var far = 0.0
    return (0..<count).map { place in
      let side = place % 2 == 0 ? 6.0 : -6.0
      switch manner {
      case .straight: return (place + 1, 12 * Double(place) + noise(1), side + noise(1))
      case .noisy: return (place + 1, 12 * Double(place) + noise(60), side + noise(60))
      case .disordered: return (place + 1, 15 * Double(order[place]), side)
      case .unlikeSides:
        return (place + 1, (place % 2 == 0 ? 12 : 31) * Double(place) + noise(4), side)
      case .metres, .windingMetres:
        far += Double.random(in: 10...120, using: &random)
        let bend = manner == .metres ? 0 : 90 * sin(far / 60)
        return (Int(far), far + noise(6), bend + side)
      }
    }
  }

  private static func rows(_ street: [(number: Int, x: Double, y: Double)], _ index: Int) -> [BANRow] {
    street.map { one in
      BANRow(
        one.number, "Rue \(index)", id: "38185_r\(index)", in: BANRow.Commune(code: "38185", name: "Grenoble", postcode: "38000"),
        longitude: 5.6 + 0.002 * Double(index) + one.x / (perDegree * cos(45.18 * .pi / 180)),
        latitude: 45.18 + one.y / perDegree)
    }
  }

  /// Numbers left out of streets lie within their radius, at least nineteen in twenty, however the streets are.
  @Test(arguments: Manner.allCases)
  func numbersLeftOutLieWithinTheRadius(manner: Manner) throws {
    let seed = Seed(20_261_130)
    var random = seed.generator
    var asked = 0, held = 0, radii: [Double] = [], plain: [Double] = []
    var known: [BANRow] = [], out: [(street: Int, row: BANRow)] = []
    for index in 0..<60 {
      let count = Int.random(in: 6...40, using: &random)
      let all = Self.rows(Self.street(manner, count, &random), index).sorted { $0.number < $1.number }
      let chosen = Set((0..<2).map { _ in all.randomElement(using: &random)!.number })
      known += all.filter { !chosen.contains($0.number) }
      out += all.filter { chosen.contains($0.number) }.map { (index, $0) }
    }
    let base = try SmallBase.make(known)
    let radiiByKind = base.positions.map { GeocodingParameters.standard.radius(ofPosition: base.text($0)) }
    let regularity = StreetRegularity(base: base, parameters: .standard, positionRadii: radiiByKind)
    for (index, row) in out {
      let street = base.streets[try #require(base.streets(named: "Rue \(index)").first)]
      guard let point = Interpolation(base: base, parameters: .standard).point(Int32(row.number), on: street) else { continue }
      let radius = regularity.radius(point, on: street)
      let dx = (point.longitude - row.longitude) * Self.perDegree * cos(45.18 * .pi / 180)
      let dy = (point.latitude - row.latitude) * Self.perDegree
      asked += 1
      held += (dx * dx + dy * dy).squareRoot() <= radius ? 1 : 0
      #expect(radius >= point.radius)
      radii.append(radius)
      plain.append(point.radius)
    }
    // Of 100 numbers 92 is what chance leaves of 95 in a hundred.
    #expect(asked > 80 && Double(held) >= 0.92 * Double(asked), "\(seed): \(held) of \(asked)")
    if manner == .straight {
      #expect(radii.sorted()[asked / 2] <= 1.25 * plain.sorted()[asked / 2], "a tidy street keeps its radii")
    }
  }

  /// A street whose numbers wander gets wider radii than one whose numbers do not, between the same neighbours.
  @Test func theMoreAStreetWandersTheWiderTheRadius() throws {
    let calm = (1...20).map { (number: 2 * $0, x: 24.0 * Double($0), y: 0.0) }
    let wild = calm.map { one in
      (number: one.number, x: one.x, y: (9...11).contains(one.number / 2) ? 0 : one.number % 4 == 0 ? 70.0 : -70)
    }
    var radii: [Double] = []
    for street in [calm, wild] {
      let base = try SmallBase.make(Self.rows(street.filter { $0.number != 20 }, 1))
      let point = try #require(Interpolation(base: base, parameters: .standard).point(20, on: base.streets[0]))
      radii.append(
        StreetRegularity(base: base, parameters: .standard, positionRadii: [25, 5]).radius(point, on: base.streets[0]))
    }
    #expect(radii[1] > 2 * radii[0])
  }

  /// "12 ter" lies as far from 12 as the street's other letters lie from their numbers.
  @Test func aLetterThatTheBaseLacksHasTheReachOfTheOthers() throws {
    func radius(_ metres: Double) throws -> Double {
      let lines = (1...12).flatMap { place -> [String] in
        let lon = 5.7 + Double(place) * 0.0006, id = "38185_aaa_\(1000 + 2 * place)", number = 2 * place
        return ["", "bis"].enumerated().map { step, suffix in
          let lat = 45.18 + Double(step) * metres / 111_320
          return "\(id)\(suffix);\(number);\(suffix);Rue Longue;38000;38185;Grenoble;\(lon);\(lat)"
        }
      }
      let geocoder = Geocoder(base: try SmallBase.make(lines.joined(separator: "\n")))
      let answer = geocoder.ask("12 ter rue Longue, Grenoble")
      #expect(answer.kind == .interpolation)
      return answer.radius
    }
    let near = try radius(5), far = try radius(120)
    #expect(near >= 43 && near < 60 && far > 120)
  }

  /// Student's 95 % quantiles, from the tables.
  @Test(arguments: [(5.0, 2.0150), (6, 1.9432), (8, 1.8595), (12, 1.7823), (20, 1.7247), (40, 1.6839), (120, 1.6577)])
  func studentsQuantilesAreThoseOfTheTables(freedom: Double, quantile: Double) {
    #expect(abs(LogErrors.student(1.6449, freedom) - quantile) < 0.002)
  }

  /// With many errors the bound is that of the errors; with none, the prior's.
  @Test func theBoundGoesFromThePriorToTheErrors() {
    let prior = LogErrors.Prior(mean: -1, weight: 2, deviation: 0.5, freedom: 5)
    let seed = Seed.another()
    var random = seed.generator
    var errors = LogErrors(), all: [Double] = []
    let first = errors.bound(prior, normal: 1.645)
    #expect(abs(log(first) - (-1 + LogErrors.student(1.645, 5) * 0.5 * 1.5.squareRoot())) < 1e-12)
    for _ in 0..<4000 {
      let value = exp(0.7 + 0.9 * (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0...1, using: &random) })
      all.append(value)
      errors.add(value * 50, radius: 50)
    }
    let bound = errors.bound(prior, normal: 1.645)
    let share = Double(all.count { $0 <= bound }) / 4000
    #expect(abs(share - 0.95) < 0.02, "\(seed): \(share)")
  }
}
