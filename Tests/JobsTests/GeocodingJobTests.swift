import Eligibility
import GeoFormats
import Geocoding
import Groundwork
import Jobs
import Reporting
import Structures
import Tabular
import TestSupport
import Testing

/// A list placed by its addresses says in its rows what is odd, and comes back as a list with positions.
@Suite struct GeocodingJobTests {
  private let folder: TemporaryFolder
  private let base: String

  private static let addresses = """
    id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;x;y;lon;lat;type_position
    38185_a_00012;12;;Rue des Capucines;38000;38185;Grenoble;;;5.705001;45.205001;entrée
    38185_a_00014;14;;Rue des Capucines;38000;38185;Grenoble;;;5.706001;45.205001;entrée
    38151_d_00002;2;;Rue de Normandie;38130;38151;Échirolles;;;5.710001;45.150001;entrée
    """

  private static let list = """
    id;nom;prestation;adresse;code postal;commune
    1;Lieu un;AGC;12 rue des Capucines;38000;Échirolles
    2;Lieu deux;AGC;12 rue des Capucines;38000;Villeurbanne
    3;Lieu trois;AGC;14 rue des Capucines;38000;Grenoble
    4;Lieu quatre;AGC;2 rue de Rivoli;75004;Paris
    """

  init() throws {
    folder = try TemporaryFolder()
    base = folder.path("b.adresses")
    _ = try AddressBaseJob(sources: [folder.write("ban.csv", Self.addresses)], output: base).run()
  }

  private func placed(_ format: String, _ schema: AnswerColumns.Schema = .maillage, withRemarks: Bool = false) throws -> Table {
    let output = folder.path("places.\(format)")
    var job = GeocodingJob(table: try folder.write("l.csv", Self.list), base: base, output: try OutputPlace(path: output))
    job.schema = schema
    job.withRemarks = withRemarks
    _ = try job.run()
    return ["gpkg", "geojson"].contains(format)
      ? try LayerFile.read(path: output).table : try TableReader.read(TableFile.open(path: output))
  }

  /// A contradiction that stays certain is said in its row: in files for people always, in a CSV when asked for.
  @Test(arguments: ["csv", "xlsx", "ods", "gpkg", "geojson"])
  func contradictionsAreSaidInTheirRows(_ format: String) throws {
    let table = try placed(format, withRemarks: format == "csv")
    let state = try #require(table.columnIndex("geo_statut")), remark = try #require(table.columnIndex("anomalie"))
    let rows = (0..<4).map { (table[$0, state], table[$0, remark]) }
    #expect(rows[0].0 == "ok" && rows[0].1.contains("« Échirolles » (38151)") && rows[0].1.contains("se touchent"), "\(rows)")
    #expect(rows[1].0 == "faible" && rows[1].1.contains("« Villeurbanne » (69266)"), "\(rows)")
    #expect(rows[2] == ("ok", "") && rows[3] == ("introuvable", "aucune adresse du 75 dans la base"), "\(rows)")
  }

  /// Programs read a CSV by its fixed columns.
  @Test func aCSVKeepsItsColumns() throws {
    #expect(try placed("csv").columns.map(\.name).last == "geo_statut")
  }

  /// Answers that are sure are positions with their radius, all others none, in `localiser` and in `eligibilite`, in any schema.
  @Test(arguments: ["csv", "xlsx", "gpkg", "geojson"], AnswerColumns.Schema.allCases)
  func answersAreReadAgain(_ format: String, _ schema: AnswerColumns.Schema) throws {
    _ = try placed(format, schema)
    let quarters = try folder.write(
      "qpv.geojson",
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code_qp": "QN03801M", "lib_qp": "Q"},
      "geometry": {"type": "Polygon",
      "coordinates": [[[5.7, 45.2], [5.7055, 45.2], [5.7055, 45.21], [5.7, 45.21], [5.7, 45.2]]]}}]}
      """)
    let output = folder.path("situe.csv")
    let zoning = LocationJob.Place(name: "qpv", source: LayerSource(path: quarters))
    _ = try LocationJob(table: folder.path("places.\(format)"), zonings: [zoning], output: OutputPlace(path: output)).run()
    let located = try TableReader.read(TableFile.open(path: output))
    let code = try #require(located.columnIndex("qpv_code"))
    let remark = try #require(located.columns.map(\.name).lastIndex(of: "anomalie"))
    #expect((0..<4).map { located[$0, code] } == ["QN03801M", "", "", ""])
    #expect(located[1, remark].contains("position laissée de côté"))

    let job = EligibilityJob(structures: folder.path("places.\(format)"), quarters: [LayerSource(path: quarters)])
    let found = try job.run().assessments
    #expect(found[2].decision == .notEligible && found[2].site.position != nil, "\(found[2].reason)")
    #expect(try #require(found[2].radius) >= 5 && found[2].radius ?? 0 < 8)
    #expect(found[0].radius != nil && found[1].site.position == nil && found[3].site.position == nil)
  }
}
