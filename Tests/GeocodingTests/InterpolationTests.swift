import Foundation
import GeometryCore
import TestSupport
import Testing

@testable import Geocoding

/// Numbers that a street lacks.
@Suite struct InterpolationTests {
  private static let grenoble = BANRow.Commune(code: "38185", name: "Grenoble", postcode: "38000")

  private func point(_ number: Int32, _ numbers: [(Int, Double, Double)]) throws -> InterpolatedPoint? {
    let base = try SmallBase.make(
      numbers.map { BANRow($0.0, "Rue Longue", id: "38185_aaa", in: Self.grenoble, longitude: $0.1, latitude: $0.2) })
    return Interpolation(base: base, parameters: .standard).point(number, on: base.streets[0])
  }

  /// Metres on the ground, by the sphere's formula.
  private func metres(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
    let k = Double.pi / 180, h = sin((b.1 - a.1) * k / 2), w = sin((b.0 - a.0) * k / 2)
    return 2 * 6_371_008.8 * asin((h * h + cos(a.1 * k) * cos(b.1 * k) * w * w).squareRoot())
  }

  @Test func betweenTwoNumbersOfItsSideANumberLiesInProportion() throws {
    // The other side, far away, must not count.
    let found = try #require(try point(13, [(11, 5.7160, 45.1880), (12, 5.7300, 45.2000), (19, 5.7200, 45.1860)]))
    #expect(abs(found.longitude - 5.7170) < 1e-6 && abs(found.latitude - 45.1875) < 1e-6)
  }

  @Test func metresAndDegreesNameTheSamePoint() throws {
    let seed = Seed.another()
    var random = seed.generator
    var compared = 0
    for _ in 0..<20 {
      var known: [(Int, Double, Double)] = []
      for number in stride(from: 1, through: 21, by: 4) {
        known.append(
          (number, 5.71 + Double.random(in: 0...0.01, using: &random), 45.18 + Double.random(in: 0...0.01, using: &random)))
      }
      let wanted = Int32.random(in: 1...30, using: &random)
      guard let found = try point(wanted, known) else { continue }
      compared += 1
      let projected = try #require(
        try CoordinateTransform(from: .wgs84, to: CRS(epsg: 2154)).apply(found.longitude, found.latitude))
      #expect(abs(projected.x - found.x) < 0.2 && abs(projected.y - found.y) < 0.2, "\(seed): \(wanted) \(known)")
    }
    #expect(compared >= 15, "\(seed)")
  }

  /// The wider the gap the wider the radius, and the true point is inside on a straight street.
  @Test func theWiderTheGapTheWiderTheRadius() throws {
    var last = 0.0
    for gap in [0.0005, 0.001, 0.002, 0.004] {
      let found = try #require(try point(15, [(11, 5.7160, 45.1880), (21, 5.7160 + gap, 45.1880)]))
      let truth = (5.7160 + gap * 0.4, 45.1880)
      #expect(found.radius > last && metres((found.longitude, found.latitude), truth) <= found.radius)
      last = found.radius
    }
  }

  /// Beyond the last number the radius grows with the numbers, until the street alone answers.
  @Test func beyondTheLastNumberTheRadiusGrows() throws {
    let known = [(1, 5.7160, 45.1880), (3, 5.7165, 45.1880), (5, 5.7170, 45.1880)]
    var last = 0.0, number: Int32 = 7
    while let found = try point(number, known) {
      #expect(found.radius > last, "\(number)")
      #expect(abs(found.longitude - 5.7170) < 1e-6, "the place of number 5, the nearest known")
      last = found.radius
      number += 2
      try #require(number < 200)
    }
    #expect(number > 9)
  }

  /// A street known on one side lends it to the other, less surely.
  @Test func aStreetKnownOnOneSideLendsItToTheOther() throws {
    let known = [(2, 5.7160, 45.1880), (4, 5.7165, 45.1880), (8, 5.7175, 45.1880)]
    let own = try #require(try point(6, known)), other = try #require(try point(5, known))
    let alone = try #require(try point(5, known + [(3, 5.7162, 45.1885), (7, 5.7174, 45.1885)]))
    #expect(other.longitude > 5.7165 && other.longitude < 5.7175)
    #expect(alone.latitude > 45.1884 && other.latitude < 45.1881, "its own side where it has one")
    #expect(other.radius > own.radius, "between the same neighbours, on the wrong side")
  }

  @Test func withoutAKnownNumberNearThereIsNoPoint() throws {
    #expect(try point(901, [(1, 5.7160, 45.1880)]) == nil)
  }

  /// Answers of numbers that the base lacks bear the street's id and the number asked.
  @Test func answersOfAbsentNumbersBearTheStreetsId() throws {
    let geocoder = try Town.geocoder()
    let answer = geocoder.ask("7 cours Berriat 38000 Grenoble")
    #expect(
      answer.kind == .interpolation && answer.id == "38185_berriat" && answer.houseNumber == "7" && answer.status == .certain)
    let neighbours = ["5", "9"].map { geocoder.ask("\($0) cours Berriat 38000 Grenoble") }
    #expect(
      (min(neighbours[0].longitude, neighbours[1].longitude)...max(neighbours[0].longitude, neighbours[1].longitude)).contains(
        answer.longitude))
    #expect(answer.radius > neighbours[0].radius)
    let suffixed = geocoder.ask("16 ter cours Berriat 38000 Grenoble")
    #expect(suffixed.kind == .interpolation && suffixed.id == "38185_berriat")
    #expect(suffixed.longitude == geocoder.ask("16 cours Berriat 38000 Grenoble").longitude)
  }

  /// A street without numbers near is given whole, with a radius that holds its known addresses.
  @Test func aStreetWithoutNumbersNearIsGivenWhole() throws {
    let geocoder = try Town.geocoder()
    let answer = geocoder.ask("901 route de Lyon 38000 Grenoble")
    #expect(answer.kind == .street && answer.id == "38185_lyon")
    let street = try #require(answer.street)
    let known = geocoder.knownAddresses(ofStreet: street)
    #expect(known.map(\.number) == [3, 41])
    for address in known {
      #expect(metres((answer.longitude, answer.latitude), (address.longitude, address.latitude)) <= answer.radius)
    }
  }
}
