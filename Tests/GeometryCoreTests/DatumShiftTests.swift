import CPROJ
import Testing
import TestSupport

@testable import GeometryCore

/// Shifts from older datums, against PROJ asked straight.
@Suite struct DatumShiftTests {
  private struct Territory: Sendable, CustomTestStringConvertible {
    let legal: Int
    let box: Box
    let systems: [Int]
    var testDescription: String { "EPSG:\(legal)" }
  }

  private static let territories = [
    Territory(
      legal: 2154, box: Box(minX: -4, minY: 42.6, maxX: 7.5, maxY: 50.5),
      systems: [
        27571, 27572, 27573, 27574, 27561, 27562, 27563, 4275, 4807, 2154, 9793, 9794, 3946, 9826, 4171, 4258, 3857, 25831, 32631,
      ]),
    Territory(legal: 5490, box: Box(minX: -61.8, minY: 15.85, maxX: -61.1, maxY: 16.5),
      systems: [2970, 4622, 4559, 4558, 5490, 32620]),
    Territory(legal: 5490, box: Box(minX: -61.2, minY: 14.45, maxX: -60.85, maxY: 14.85), systems: [2973, 4625, 4559, 5490]),
    Territory(legal: 2972, box: Box(minX: -54.5, minY: 2.2, maxX: -51.7, maxY: 5.7), systems: [2971, 4623, 2972, 32622]),
    Territory(legal: 2975, box: Box(minX: 55.25, minY: -21.35, maxX: 55.8, maxY: -20.9), systems: [3727, 4626, 2975, 32740]),
    Territory(legal: 4471, box: Box(minX: 45.05, minY: -13, maxX: 45.3, maxY: -12.65), systems: [2980, 4632, 4471, 32738]),
  ]

  /// PROJ's own way between two systems, as whoever calls it gets it.
  private static func straight(_ x: Double, _ y: Double, from source: Int, to target: Int) throws -> (x: Double, y: Double) {
    let context = ProjContext.current.pointer
    let raw = try #require(proj_create_crs_to_crs(context, "EPSG:\(source)", "EPSG:\(target)", nil))
    defer { proj_destroy(raw) }
    let way = try #require(proj_normalize_for_visualization(context, raw))
    defer { proj_destroy(way) }
    var coordinate = PJ_COORD()
    coordinate.v = (x, y, 0, .infinity)
    let moved = proj_trans(way, PJ_FWD, coordinate)
    return (moved.v.0, moved.v.1)
  }

  /// A position carried through degrees of WGS 84 lies where PROJ carries it straight into the legal system, within what is
  /// stated of the shift; between modern systems within 5 mm.
  @Test(arguments: territories) private func degreesLieWithinTheStatedAccuracy(_ territory: Territory) throws {
    let seed = Seed(15)
    var generator = seed.generator
    let legal = try CRS(epsg: territory.legal)
    let toLegal = try CoordinateTransform(from: .wgs84, to: legal)
    for code in territory.systems {
      let system = try CRS(epsg: code)
      let from = try CoordinateTransform(from: .wgs84, to: system), to = try CoordinateTransform(from: system, to: .wgs84)
      for _ in 0..<12 {
        let longitude = Double.random(in: territory.box.minX...territory.box.maxX, using: &generator)
        let latitude = Double.random(in: territory.box.minY...territory.box.maxY, using: &generator)
        let place = try #require(from.apply(longitude, latitude))
        let expected = try Self.straight(place.x, place.y, from: code, to: territory.legal)
        let degrees = try #require(to.apply(place.x, place.y))
        let found = try #require(toLegal.apply(degrees.x, degrees.y))
        let gap = ((found.x - expected.x) * (found.x - expected.x) + (found.y - expected.y) * (found.y - expected.y)).squareRoot()
        let shift = to.shift(place.x, place.y)
        #expect(gap < max(shift?.allowance ?? 0, 0.005), "\(code) \(longitude) \(latitude) \(seed)")
        #expect((shift != nil) == to.isShift)
        if shift?.missingGrid == nil { #expect(gap < 0.005, "\(code): the same operation both ways, \(seed)") }
      }
    }
  }

  /// What PROJ states, as traps.md and the EPSG registry have it.
  @Test(arguments: [(2970, -61.5, 16.2, 10.0), (2973, -61.0, 14.6, 0.1), (3727, 55.5, -21.1, 0.1)])
  func accuracyIsThatOfTheOperationUsed(code: Int, longitude: Double, latitude: Double, stated: Double) throws {
    let system = try CRS(epsg: code)
    let place = try #require(try CoordinateTransform(from: .wgs84, to: system).apply(longitude, latitude))
    let shift = try #require(try CoordinateTransform(from: system, to: .wgs84).shift(place.x, place.y))
    #expect(shift.accuracy == stated && shift.allowance == stated && shift.missingGrid == nil)
  }

  /// IGN's grid states 1 m; without it the operation left states more, and names the grid.
  @Test func nationalTriangulationTakesItsGridOrNamesIt() throws {
    let system = try CRS(epsg: 27572)
    let shift = try #require(try CoordinateTransform(from: system, to: .wgs84).shift(98_000, 2_400_000))
    if shift.missingGrid == nil { #expect(shift.accuracy == 1) } else { #expect((shift.accuracy ?? 0) > 1) }
  }

  @Test(arguments: [2154, 9794, 3946, 3857, 5490, 2972, 2975, 4471, 4258, 32631])
  func modernSystemsCountForNothing(code: Int) throws {
    let transform = try CoordinateTransform(from: CRS(epsg: code), to: .wgs84)
    #expect(!transform.isShift && transform.shift(700_000, 6_600_000) == nil)
  }

  /// PROJ finds no operation from ITRF2020 to Lambert-93 and says nothing: 0.94 m off in 2026.
  @Test func aBallparkOperationIsNoCertainty() throws {
    let shift = try #require(try CoordinateTransform(from: CRS(epsg: 9990), to: .lambert93).shift(2.35, 48.85))
    #expect(shift.accuracy == nil && shift.allowance >= 0.94)
  }
}
