import GeometryCore
import Testing

@testable import Territory

@Suite struct PointDoubtTests {
  /// Places all over France, in degrees.
  static let places = [
    (2.3522, 48.8566), (5.7245, 45.1885), (-1.5536, 47.2184), (8.7369, 41.9192), (7.7521, 48.5734), (-4.4861, 48.3904),
    (55.4504, -20.8789), (-61.0588, 14.6037), (-52.3261, 4.9372), (45.2279, -12.7806),
  ]

  @Test(arguments: places)
  func aPlaceOfFranceIsNotDoubted(longitude: Double, latitude: Double) {
    #expect(PointDoubt.of(longitude, latitude, declared: .wgs84) == nil)
  }

  @Test(arguments: places)
  func swappedAxesAreReadTheOtherWayRound(longitude: Double, latitude: Double) {
    let doubt = PointDoubt.of(latitude, longitude, declared: .wgs84)
    #expect(doubt?.reading?.isSwapped == true && doubt?.reading?.crs == .wgs84)
  }

  @Test(arguments: places)
  func degreesAmongMetresAreReadAsDegrees(longitude: Double, latitude: Double) {
    let doubt = PointDoubt.of(longitude, latitude, declared: .lambert93)
    #expect(doubt?.reading?.isSwapped == false && doubt?.reading?.crs == .wgs84)
  }

  @Test(arguments: places.prefix(6))
  func metresAmongDegreesAreReadInASystemThatPutsThemInTheirPlace(longitude: Double, latitude: Double) throws {
    for code in [2154, 3857, 27572] {
      let crs = try CRS(epsg: code)
      let point = try #require(try CoordinateTransform(from: .wgs84, to: crs).apply(longitude, latitude))
      let doubt = try #require(PointDoubt.of(point.x, point.y, declared: .wgs84, likely: crs))
      let reading = try #require(doubt.reading)
      #expect(reading.crs.epsg == code && !reading.isSwapped)
    }
  }

  @Test func numbersThatFitTwoSystemsAreNotGuessed() throws {
    // Paris in Web Mercator is a place near Pau in Lambert-93.
    let paris = try #require(try CoordinateTransform(from: .wgs84, to: CRS(epsg: 3857)).apply(2.3522, 48.8566))
    let doubt = try #require(PointDoubt.of(paris.x, paris.y, declared: .wgs84))
    #expect(doubt.reading == nil && doubt.doubt == .someMetresAsDegrees(systems: ["Lambert-93", "Web Mercator"]))
    let lyon = try #require(try CoordinateTransform(from: .wgs84, to: CRS(epsg: 3857)).apply(4.8357, 45.764))
    #expect(PointDoubt.likelySystem(of: [(paris.x, paris.y), (lyon.x, lyon.y)])?.epsg == 3857)
  }

  @Test func germanyDoesNotMakeMercatorLikely() throws {
    // Grenoble in Lambert-93 is a place near Frankfurt in Web Mercator.
    #expect(PointDoubt.likelySystem(of: [(914_201.6, 6_458_275.9)]) == .lambert93)
  }

  @Test func systemsWithoutKnownExtentAreLookedAtOnTheGlobe() throws {
    let conic = try CRS(epsg: 3945)
    let toDegrees = try CoordinateTransform(from: conic, to: .wgs84)
    let place = try #require(try CoordinateTransform(from: .wgs84, to: conic).apply(5.7245, 45.1885))
    func doubt(_ x: Double, _ y: Double) -> PointDoubt? { PointDoubt.of(x, y, declared: conic, toDegrees: toDegrees) }
    #expect(doubt(place.x, place.y) == nil)
    #expect(doubt(place.y, place.x)?.reading?.isSwapped == true)
    #expect(doubt(place.x + 5e6, place.y).map { $0.reading == nil } == true)
  }

  @Test func elsewhereIsSaidAndLeftAlone() {
    for (x, y, crs) in [(0.0, 0.0, CRS.wgs84), (13.4, 52.5, .wgs84), (1, 1, .lambert93), (5e6, 9e6, .lambert93)] {
      let doubt = PointDoubt.of(x, y, declared: crs)
      #expect(doubt != nil && doubt?.reading == nil)
    }
  }
}
