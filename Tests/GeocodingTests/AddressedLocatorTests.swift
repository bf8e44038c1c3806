import GeoFormats
import GeometryCore
import Groundwork
import Reporting
import Tabular
import Territory
import TestSupport
import Testing

@testable import Geocoding

@Suite struct AddressedLocatorTests {
  /// A street of ten numbers, the first four in the quarter, and a commune known by an address elsewhere.
  private static func base() throws -> AddressBase {
    let grenoble = BANRow.Commune(code: "38185", name: "Grenoble", postcode: "38000")
    let transform = try CoordinateTransform(from: .lambert93, to: .wgs84)
    func row(_ number: Int, _ name: String, id: String, _ x: Double, _ y: Double) throws -> BANRow {
      let place = try #require(transform.apply(x, y))
      var row = BANRow(number, name, id: id, in: grenoble, longitude: place.x, latitude: place.y)
      row.metres = (x, y)
      return row
    }
    let long = try (1...10).map { try row($0, "Rue des Lilas", id: "38185_0001", 912_000 + Double($0) * 25 - 10, 6_458_050) }
    let far = try (1...3).map { try row($0, "Rue des Roses", id: "38185_0002", 912_900 + Double($0), 6_458_900) }
    return try SmallBase.make(long + far)
  }

  /// Squares of the given side from (912 000, 6 458 000).
  private static func zoning(_ codes: [String], name: String, column: String, side: Double) throws -> LocatedZoning {
    var geometries = GeometryArray()
    for index in codes.indices {
      geometries.appendPolygon([Rings.square(912_000 + Double(index) * side, 6_458_000, side)])
    }
    let table = Table(
      columns: [Column(name: column, texts: TextArray(codes)), Column(name: "nom", texts: TextArray(codes.map { "Zone \($0)" }))],
      rowCount: codes.count, provenance: Provenance(file: name))
    let layer = Layer(name: name, table: table, geometries: geometries, crs: .lambert93)
    return try LocatedZoning(name: name, zoning: Zoning(layer: layer, code: column), measures: name == "qpv")
  }

  private static func located(_ rows: [[String]], isFrench: Bool = false) throws -> [[String: String]] {
    let header = ["adresse", "code_postal", "commune", "lon", "lat"]
    let columns = header.indices.map { i in Column(name: header[i], texts: TextArray(rows.map { $0[i] })) }
    let table = Table(columns: columns, rowCount: rows.count, provenance: Provenance(file: "liste"))
    let source = try ReplayedSource(TableRowSource(table))
    let zonings = [
      try zoning(["QN03801M"], name: "qpv", column: "code_qp", side: 100),
      try zoning(["38185", "38229"], name: "com", column: "code_insee", side: 2000),
    ]
    let locator = AddressedLocator(
      RowLocator(points: try PointReader(source, options: PointOptions()), zonings: zonings),
      geocoder: Geocoder(base: try base()), questions: try #require(QuestionColumns(recognisedIn: header)),
      withShares: true)
    var worker = locator.makeWorker()
    let found = try locator.locate(#require(source.preview), worker: &worker)
    let added = LocationColumns(zonings, withAddresses: true, isFrench: isFrench, withShares: true)
    let texts = added.columns(found)
    #expect(texts.count == added.header.count && found.tally.rows == found.answers.count)
    return rows.indices.map { row in Dictionary(uniqueKeysWithValues: zip(added.header, texts.map { $0[row] })) }
  }

  @Test func answersStandBeforeTheZones() throws {
    let row = try Self.located([["3 rue des Lilas", "38000", "Grenoble", "", ""]])[0]
    #expect(row["geo_type"] == "housenumber" && row["geo_statut"] == "ok" && row["geo_rayon_m"] == "5.0")
    #expect(row["geo_id"] == "38185_0001_00003" && row["geo_libelle"] == "3 Rue des Lilas 38000 Grenoble")
    #expect(row["qpv_code"] == "QN03801M" && row["com_code"] == "38185" && row["anomalie"] == "")
    #expect(row["qpv_distance_m"] == "35.00" && row["qpv_part_rue"] == "")
  }

  /// The French names change one column, and nothing else.
  @Test func kindsAreSaidInFrenchWhereAsked() throws {
    let rows = [["3 rue des Lilas", "38000", "Grenoble", "", ""], ["rue des Lilas", "38000", "Grenoble", "", ""]]
    let usual = try Self.located(rows), french = try Self.located(rows, isFrench: true)
    #expect(french.map { $0["geo_type"] } == ["numéro", "voie"])
    #expect(zip(usual, french).allSatisfy { $0.filter { $0.key != "geo_type" } == $1.filter { $0.key != "geo_type" } })
  }

  @Test func coordinatesAreKeptAndAskNothing() throws {
    let place = try #require(try CoordinateTransform(from: .lambert93, to: .wgs84).apply(912_010, 6_458_010))
    let row = try Self.located([["9 rue des Lilas", "38000", "Grenoble", "\(place.x)", "\(place.y)"]])[0]
    #expect(row["qpv_code"] == "QN03801M" && LocationColumns.answerHeader.allSatisfy { row[$0] == "" })
  }

  @Test func aStreetGivesItsShares() throws {
    let row = try Self.located([["rue des Lilas", "38000", "Grenoble", "", ""]])[0]
    #expect(row["geo_type"] == "street" && row["qpv_part_rue"] == "0.40 (4/10)" && row["com_part_rue"] == "1.00 (10/10)")
    #expect(row["anomalie"]?.contains("rue sans numéro") == true)
  }

  /// The middle of a commune is no place in a quarter.
  @Test func aCommuneAnswersForCommunesOnly() throws {
    let row = try Self.located([["", "38000", "Grenoble", "", ""]])[0]
    #expect(row["geo_type"] == "municipality" && row["com_code"] == "38185" && row["com_nom"] == "Zone 38185")
    #expect(row["qpv_code"] == "" && row["qpv_distance_m"] == "" && row["anomalie"]?.contains("seule la commune") == true)
  }

  @Test func whatIsNotFoundIsSaidAndNotPlaced() throws {
    let rows = try Self.located([
      ["7 boulevard Inexistant", "38000", "Grenoble", "", ""], ["", "", "", "", ""], ["???", "", "", "", ""],
    ])
    #expect(rows.allSatisfy { $0["qpv_code"] == "" && $0["anomalie"] != "" })
    #expect(rows[1]["anomalie"] == "position absente" && rows[1]["geo_statut"] == "" && rows[2]["geo_statut"] == "introuvable")
  }
}
