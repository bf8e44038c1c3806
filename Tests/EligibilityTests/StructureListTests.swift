import GeometryCore
import Structures
import Testing

@testable import Eligibility

@Suite struct StructureListTests {
  private static func position(_ head: String, _ cells: String, corrects: Bool = false) throws -> Structure {
    var options = StructureOptions()
    options.service = "AGC"
    options.correctsPositions = corrects
    return try Town.structures("id;\(head)\n1;\(cells)", options)[0]
  }

  @Test(arguments: [
    ("lon;lat", "5.7245;45.1885"), ("longitude;latitude", "5,7245;45,1885"), ("coordonnees", "45.1885, 5.7245"),
    ("geo_point_2d", "45,1885 5,7245"), ("Lat Lon", "[45.1885,5.7245]"), ("position", "POINT (5.7245 45.1885)"),
    ("x;y;epsg", "914201.6;6458275.9;2154"), ("X;Y", "914201,6;6458275,9"), ("x;y;epsg", "5.7245;45.1885;4326"),
    ("x;y", "5.7245;45.1885"), ("x;y;epsg", "5.7245;45.1885;"), ("gps", "45.1885 | 5.7245"),
    ("lon;lat;x;y", ";;914201.6;6458275.9"), ("lon;lat;position", "5.7245;45.1885;ici"),
  ])
  func readsPositionsInEveryForm(_ head: String, _ cells: String) throws {
    let structure = try Self.position(head, cells)
    let position = try #require(structure.position, "\(structure.positionAnomalies)")
    #expect(abs(position.latitude - 45.1885) < 0.01 && abs(position.longitude - 5.7245) < 0.01)
    #expect(structure.positionAnomalies.isEmpty)
  }

  /// What is odd is left out with a word, and put right only when asked.
  @Test(arguments: [("lon;lat", "45.1885;5.7245"), ("lon;lat", "914201.6;6458275.9"), ("x_l93;y_l93", "5.7245;45.1885")])
  func swappedAxesAndWrongUnits(_ head: String, _ cells: String) throws {
    let left = try Self.position(head, cells), corrected = try Self.position(head, cells, corrects: true)
    #expect(left.position == nil && !left.positionAnomalies.isEmpty)
    #expect(abs((corrected.position?.latitude ?? 0) - 45.1885) < 0.01 && !corrected.positionAnomalies.isEmpty)
  }

  @Test(arguments: [
    ("lon;lat", "0;0"), ("lon;lat", "abc;45"), ("lon;lat", "2,5;"), ("coordonnees", "ici"), ("x;y;epsg", "1;2;9999"),
  ])
  func positionsThatMakeNoSense(_ head: String, _ cells: String) throws {
    let structure = try Self.position(head, cells)
    #expect(structure.position == nil && !structure.positionAnomalies.isEmpty)
  }

  /// The diagonal of the cell, in metres on the ground, half of it where nobody cuts; floating noise is no digit.
  @Test(arguments: [
    ("5.724", "45.188", 136.2), ("5.72451234", "45.188", 111.32), ("5.7", "45.18851234", 7846.0),
    ("5.7240000000000002", "45.188000000000003", 136.2), ("5.724000000000001", "45.18799999999999", 136.2),
    ("5.72400000000003", "45.188", 136.2), ("5.7245", "45.1885", 13.62), ("5.72451", "45.18851", 0.68),
    ("5.724512345678901", "45.18851234567891", 0),
  ])
  func precisionOfDecimals(_ lon: String, _ lat: String, _ metres: Double) throws {
    let position = try #require(try Self.position("lon;lat", "\(lon);\(lat)").position)
    #expect(abs(position.writtenPrecision - metres) < max(0.01, metres / 1000))
  }

  @Test(arguments: [
    ("10", 10.0), ("12,5 m", 12.5), ("Rue", 300), ("housenumber", 15), ("Lieu-dit", 300), ("", 15), ("0", 15), ("?", 15),
  ])
  func radii(_ precision: String, _ metres: Double) throws {
    let structure = try Town.structures("\(Town.head)\n\(Town.row("A", "AGC", "38185", 10.5, 10.5, precision))")[0]
    let rule = try EligibilityRule.standard()
    let radius = Radius(
      of: Site(structure), minimum: rule.minimumRadius, corrected: rule.correctedRadius, parameters: try .standard())
    // The digits count besides a word or metres, and are lost in the minimum.
    let cell = ["", "0", "?"].contains(precision) ? 0 : try #require(structure.position).writtenPrecision
    #expect(cell < 2 && radius.metres == metres + cell)
  }

  /// A position written to three decimals is no surer for the word beside it.
  @Test(arguments: [("housenumber", 15.0), ("5 m", 5)])
  func wordAndDigitsBothCount(_ precision: String, _ metres: Double) throws {
    let site = Site(try Self.position("lon;lat;precision", "5.703;45.203;\(precision)"))
    let rule = try EligibilityRule.standard()
    let radius = Radius(of: site, minimum: rule.minimumRadius, corrected: rule.correctedRadius, parameters: try .standard())
    #expect(abs((radius.metres ?? 0) - metres - 136.2) < 0.2)
  }

  /// Guadeloupe 1948 to RGAF09 states 10 m: the radius has them, on every way to say the system.
  @Test func theShiftFromAnOlderDatumIsInTheRadius() throws {
    let place = try #require(try CoordinateTransform(from: .wgs84, to: CRS(epsg: 2970)).apply(-61.5, 16.2))
    let rule = try EligibilityRule.standard()
    func radius(_ cells: String) throws -> Double? {
      let site = Site(try Self.position("x;y;epsg;precision", cells))
      return Radius(of: site, minimum: rule.minimumRadius, corrected: rule.correctedRadius, parameters: try .standard()).metres
    }
    #expect(try radius("\(place.x);\(place.y);2970;1 m").map { abs($0 - 11) < 0.01 } == true)
    #expect(try radius("\(place.x);\(place.y);5490;1 m").map { abs($0 - 1) < 0.01 } == true)
  }

  @Test func columnsByTheirFirstWord() throws {
    let columns = try StructureColumns(
      header: ["id_dep", "id_fs", "lib_com", "lib_fs", "latitude", "longitude"], parameters: .standard())
    #expect(columns.first(.id) == 1 && columns.first(.name) == 3 && columns.first(.longitude) == 5)
  }

  @Test func communesAndAddresses() throws {
    let structure = try Town.structures(
      "id;prestation;adresse;;complément;commune\n1;AGC;3 RUE X;BAT B;LE BOURG;73024 CHAMBERY CEDEX 9")[0]
    #expect(structure.address == "3 RUE X, BAT B, LE BOURG")
    #expect(structure.communeName == "CHAMBERY" && structure.postcode == "73024")
  }

  /// A list that `geocoder --schema ban` has answered: what it is not sure of is no position.
  @Test func aDoubtfulAnswerOfTheGeocoderIsNoPosition() throws {
    let rows = ["ok", "ambigu", "faible", ""].map { "A;AGC;5.7;45.1;housenumber;\($0)" }
    let found = try Town.structures((["nom;prestation;longitude;latitude;result_type;geo_statut"] + rows).joined(separator: "\n"))
    #expect(found.map { $0.position != nil } == [true, false, false, true])
    #expect(found[1].positionAnomalies == [.position(.setAside(column: "geo_statut", state: .text("ambigu")))])
  }
}
