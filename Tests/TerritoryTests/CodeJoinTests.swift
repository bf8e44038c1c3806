import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

/// Rows without positions attached to zones by their codes.
@Suite struct CodeJoinTests {
  private func zoning(_ column: String, _ codes: [String], as code: String? = nil) throws -> Zoning {
    var shapes = GeometryArray()
    for place in codes.indices {
      let x = 5 + Double(place) / 10
      shapes.appendPolygon([[(x, 45), (x + 0.1, 45), (x + 0.1, 45.1), (x, 45)]])
    }
    let names = TextArray(codes.map { "zone \($0)" })
    let columns = [Column(name: column, texts: TextArray(codes)), Column(name: "nom", texts: names)]
    let table = Table(columns: columns, rowCount: codes.count, provenance: Provenance(file: "zones.geojson"))
    return try Zoning(layer: Layer(name: "zones", table: table, geometries: shapes, crs: .wgs84), code: code)
  }

  private func located(
    _ text: String, _ zoning: Zoning
  ) throws -> (column: String?, zones: [Int?], remarks: [Int: [AnomalyKind]]) {
    let place = try TemporaryFolder()
    let source = try ReplayedSource(TableFile.open(path: place.write("t.csv", text)))
    let join = CodeJoin(zoning, source: source)
    let rows = RowLocator(points: nil, zonings: [try LocatedZoning(name: "z", zoning: zoning, measures: false)], joins: [join])
    var rest = source, transforms = TransformCache()
    let chunk = try #require(try rest.next())
    let found = try rows.locate(chunk, transforms: &transforms)
    return (join?.columnName, (0..<chunk.rowCount).map { found.zonings[0].byCode[$0] }, found.anomalies)
  }

  /// Lost zeros, arrondissements of a city, blanks and codes of another year.
  @Test func communesByTheirCode() throws {
    let communes = try zoning("code_insee", ["01004", "38185", "69123"])
    let found = try located("nom;CODGEO\nA;1004\nB;38185\nC;69381\nD;\nE;38999\n", communes)
    #expect(found.column == "CODGEO" && found.zones == [0, 1, 2, nil, nil])
    #expect(found.remarks[3] == [.position(.codeAbsent(column: "CODGEO"))])
    #expect(found.remarks[4] == [.position(.codeNotInZoning(QuotedCell("38999"), zoning: "z", vintage: communes.vintage))])
    #expect(found.remarks[0] == nil, "a position that nobody expects is not missed")
  }

  @Test func communesByTheirIRIS() throws {
    let found = try located("IRIS;revenu\n10040101;20\n381850102;21\n", zoning("code_insee", ["01004", "38185"]))
    #expect(found.column == "IRIS" && found.zones == [0, 1])
  }

  /// The first rows of a national table lie elsewhere; what is no code of the form is no column of codes.
  @Test func theFormOfTheCodesIsEnough() throws {
    let quarters = try zoning("code_qp", ["QN03801M", "QN03802M"])
    #expect(try located("qpv;n\nQN00101M;1\nQN00102M;2\n", quarters).column == "qpv")
    #expect(try located("qpv;n\noui;1\nnon;2\n", quarters).column == nil)
    #expect(try located("qpv;n\nQP038001;1\nQP038002;2\n", quarters).column == nil, "of 2015")
  }

  @Test func anyZoningByItsOwnColumn() throws {
    let sectors = try Zoning(layer: zoning("secteur", ["Sud", "Nord"], as: "secteur").layer, code: "secteur")
    let found = try located("secteur;n\nNord;1\nSud;2\nOuest;3\n", sectors)
    #expect(found.column == "secteur" && found.zones == [1, 0, nil])
    #expect(try located("code;n\nS1;1\nS2;2\n", zoning("code", ["S2", "S1"])).zones == [1, 0])
  }
}
