import CGEOS
import GeometryCore
import Structures
import Tabular
import Territory
import TestSupport
import Testing

@testable import Eligibility

/// From a result alone a map draws what decided, and what it draws agrees with what is stated; GEOS measures it.
@Suite struct DrawingTests {
  /// The town's quarters with outlines on the ground, the first with a hole in it.
  private static func geography() throws -> QuarterGeography {
    var shapes = GeometryArray()
    func ring(_ box: Town.Rectangle) -> [(x: Double, y: Double)] {
      [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)].map {
        (x: Town.longitude + $0.0 * Town.degree, y: Town.latitude + $0.1 * Town.degree)
      }
    }
    shapes.appendPolygon([ring(Town.shapes[0]), ring(Town.Rectangle(x0: 1700, y0: 1700, x1: 1800, y1: 1800))])
    shapes.appendPolygon([ring(Town.shapes[1])])
    var geography = Town.geography
    geography.locator = try LayerLocator(shapes, crs: .wgs84)
    geography.shapes = shapes
    return geography
  }

  private static func result(_ text: String) throws -> EligibilityResult {
    var inputs = try Town.inputs([geography()])
    let town = try TownAddresses()
    inputs.citations.addresses = town.base.citation
    return EligibilityResult(
      assessments: try Assessor(inputs).assess(town.answered(text).sites), input: Town.table(text), inputs: inputs)
  }

  /// Metres on the ground, by GEOS, between a point and the limit of a feature, both projected.
  private static func metres(_ x: Double, _ y: Double, toLimitOf feature: Int, _ shapes: GeometryArray) throws -> Double {
    let context = GeosContext.current, flat = try shapes.reprojected(from: .wgs84, to: .lambert93)
    var point = GeometryArray()
    point.appendPoint(x, y)
    let place = try point.reprojected(from: .wgs84, to: .lambert93).makeGEOS(feature: 0)
    let zone = try flat.makeGEOS(feature: feature)
    let limit = GEOSBoundary_r(context.handle, zone)
    defer { for geometry in [place, zone, limit] { GEOSGeom_destroy_r(context.handle, geometry) } }
    var distance = Double.nan
    #expect(GEOSDistance_r(context.handle, place, limit, &distance) == 1)
    return distance
  }

  @Test func aSiteItsCircleAndTheNearestPointOfTheLimit() throws {
    let rows = [(1200, 1150), (1750, 1750), (1000, 1500), (3000, 3000), (990, 990), (9000, 2250), (1650, 1650)]
    let text = rows.enumerated().map { Town.row("S\($0)", "AGC", "38185", Double($1.0), Double($1.1), "25") }
    let result = try Self.result(([Town.head] + text).joined(separator: "\n"))
    #expect(result.assessments.count == rows.count)
    for answer in result.assessments {
      let position = try #require(answer.site.position), limit = try #require(try result.limitPoint(of: answer))
      let shapes = try #require(result.quarters(of: answer)?.shapes), zone = try #require(answer.evidence.quarter?.zone)
      let stated = try #require(answer.finding.distance)
      #expect(abs(limit.metres - abs(stated)) < 1e-6, "\(answer.structure.id)")
      let measured = try Self.metres(position.longitude, position.latitude, toLimitOf: zone, shapes)
      #expect(abs(measured - abs(stated)) < 1e-6, "\(answer.structure.id)")
      #expect(try Self.metres(limit.longitude, limit.latitude, toLimitOf: zone, shapes) < 1e-4)
      let circle = try #require(try result.circle(of: answer))
      let corners = zip(circle.x, circle.y).map { [$0, $1] }
      #expect(corners.count > 36 && corners.first == corners.last)
      #expect(abs(try Self.metres(position.longitude, position.latitude, toLimitOf: 0, circle) - 25) < 0.05)
    }
  }

  /// Every known address of the street has its place and its side, as the sentence counts them.
  @Test func aStreetWithTheSidesOfItsAddresses() throws {
    let head = "id;nom;prestation;adresse;code_postal;commune"
    let result = try Self.result("\(head)\n1;A;AGC;rue des Lilas;38000;Grenoble")
    let answer = try #require(result.assessments.first), street = try #require(answer.judgement.street)
    #expect(answer.site.position == nil && answer.site.shownPosition != nil)
    #expect(street.addresses.count == TownAddresses.sharedStreet.count && street.sides.count == street.addresses.count)
    #expect(answer.site.addressFinding?.known == street.addresses)
    let shapes = try #require(result.quarters(of: answer)?.shapes), locator = ZoneLocator(shapes, crs: .wgs84)
    let hits = locator.locate(x: street.addresses.map(\.longitude), y: street.addresses.map(\.latitude))
    for (index, side) in street.sides.enumerated() { #expect((side == .inside) == !hits.zones(of: index).isEmpty) }
    #expect(answer.reason.contains("dont \(street.sides.count { $0 == .inside }) dans le quartier"))
    #expect(street.zones.map(\.index) == [0])
    #expect(try result.limitPoint(of: answer) == nil && result.circle(of: answer) != nil)
  }

  /// The nearest point is at the distance that locators state, wherever the position.
  @Test(arguments: Seed.several(5)) func nearestPointsAgreeWithLocators(seed: Seed) throws {
    var random = seed.generator
    let geography = try Self.geography(), shapes = try #require(geography.shapes)
    for _ in 0..<40 {
      let longitude = Town.longitude + Double.random(in: 0...11_000, using: &random) * Town.degree
      let latitude = Town.latitude + Double.random(in: 0...4000, using: &random) * Town.degree
      let standing = try geography.locator.standings(longitude: [longitude], latitude: [latitude])[0]
      let limit = try #require(try shapes.limitPoint(of: standing.zone, longitude: longitude, latitude: latitude))
      #expect(limit.metres == abs(standing.distance), "\(seed), \(longitude) \(latitude)")
    }
  }
}
