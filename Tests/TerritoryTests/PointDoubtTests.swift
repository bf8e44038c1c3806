import GeometryCore
import Groundwork
import Tabular
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
    // Toulouse in Lambert-93 has the numbers of the Meuse in Web Mercator.
    let toulouse = try #require(try CoordinateTransform(from: .wgs84, to: .lambert93).apply(1.4442, 43.6047))
    let doubt = try #require(PointDoubt.of(toulouse.x, toulouse.y, declared: .wgs84))
    #expect(doubt.reading == nil && doubt.doubt == .someMetresAsDegrees(systems: ["Lambert-93", "Web Mercator"]))
    let grenoble = try #require(try CoordinateTransform(from: .wgs84, to: .lambert93).apply(5.7245, 45.1885))
    #expect(PointDoubt.likelySystem(of: [(toulouse.x, toulouse.y)]) == nil)
    #expect(PointDoubt.likelySystem(of: [(toulouse.x, toulouse.y), (grenoble.x, grenoble.y)]) == .lambert93)
  }

  /// Paris in Web Mercator is a place in Spain in Lambert-93, and Grenoble in Lambert-93 one near Frankfurt in Web Mercator.
  @Test func abroadIsNoRival() throws {
    for (code, place) in [(3857, (2.3522, 48.8566)), (2154, (5.7245, 45.1885))] {
      let crs = try CRS(epsg: code)
      let point = try #require(try CoordinateTransform(from: .wgs84, to: crs).apply(place.0, place.1))
      #expect(PointDoubt.of(point.x, point.y, declared: .wgs84)?.reading?.crs.epsg == code)
    }
  }

  /// In Lambert-93, abroad is said as it is in degrees: Genève, Bruxelles, the Bay of Biscay.
  @Test(arguments: [(6.1432, 46.2044), (4.35, 50.85), (-4.0, 46.5)])
  func abroadInLambert93(longitude: Double, latitude: Double) throws {
    let point = try #require(try CoordinateTransform(from: .wgs84, to: .lambert93).apply(longitude, latitude))
    let metres = try #require(PointDoubt.of(point.x, point.y, declared: .lambert93))
    let degrees = try #require(PointDoubt.of(longitude, latitude, declared: .wgs84))
    #expect(metres.reading == nil && metres.doubt == degrees.doubt)
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

  /// Guadeloupe in UTM 20N has numbers of the Pyrénées in Lambert II: two answers are none, and one only with the row's place.
  @Test func theAntillesAreNotMovedToTheMainland() throws {
    let both = try #require(PointDoubt.of(656_750, 1_796_166, declared: .lambert93))
    #expect(both.readings.count == 2 && both.reading == nil)
    let martinique = try #require(PointDoubt.of(707_895.8, 1_615_964.3, declared: .lambert93))
    #expect(martinique.readings.map(\.crs.epsg) == [5490] && martinique.reading == nil)
  }

  private static func read(_ rows: [String], crs: CRS) throws -> PointBatch {
    let lines = rows.map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    let columns = ["x", "y", "code_insee", "commune"].enumerated().map { index, name in
      Column(name: name, texts: TextArray(lines.map { $0[index] }))
    }
    let table = Table(columns: columns, rowCount: rows.count, provenance: Provenance(file: "t.csv"))
    var source = try ReplayedSource(TableRowSource(table))
    let reader = try PointReader(source, options: PointOptions(x: "x", y: "y", crs: crs, corrects: true))
    var transforms = TransformCache()
    let chunk = try #require(try source.next())
    var batch = try reader.read(chunk, transforms: &transforms)
    (batch.x, batch.y) = try batch.coordinates(in: .wgs84, &transforms)
    return batch
  }

  /// The row's code or commune tells which of the readings is right, and that none is.
  @Test func theRowsPlaceSettlesACorrection() throws {
    let rows = ["656750;1796166;97120;", "656750;1796166;;Pointe-à-Pitre", "656750;1796166;09122;", "656750;1796166;38185;"]
    let found = try Self.read(rows, crs: .lambert93)
    for row in 0...1 { #expect(abs(found.x[row] + 61.53) < 0.02 && abs(found.y[row] - 16.24) < 0.02) }
    #expect(found.remarks[3].map { "\($0)".contains("isCorrectable: false") } == true)
  }

  @Test func swappedAxesAreNotPutRightAgainstTheRowsPlace() throws {
    let found = try Self.read(["45.1885;5.7245;38185;", "45.1885;5.7245;;", "45.1885;5.7245;97209;"], crs: .wgs84)
    #expect(found.x.map { $0 < 10 } == [true, true, false])
  }
}
