import Eligibility
import Foundation
import Groundwork
import Jobs
import Reporting
import Tabular
import TestSupport
import Testing

/// Rows of a list that are no structures come out where they stood, unjudged, and are said once.
@Suite struct AsideRowsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func result(_ list: String, to output: String? = nil) throws -> EligibilityResult {
    func sample(_ name: String) -> String { Repository.path("Data/exemple/\(name)") }
    var job = EligibilityJob(structures: list, quarters: [LayerSource(path: sample("QP2024.gpkg"))])
    job.communes = LayerSource(path: sample("communes.gpkg"))
    job.outputs = try output.map { [EligibilityOutput(try OutputPlace(path: $0))] } ?? []
    return try job.run()
  }

  private static let list = """
    id;nom;prestation;code_insee;lon;lat
    1;Lieu un;AGC;99057;2,491052;46,767468
    Sous-total AGC;1;;;;
    ;;;;;
    id;nom;prestation;code_insee;lon;lat
    (1);(2);(3);(4);(5);(6)
    2;Lieu deux;LAEP;99057;2,491052;46,767468
    -----;-----;-----;;;
    TOTAL;2;;;;
    Source : Caf, 2024;;;;;
    """

  /// In every format, in their place, all cells kept, and again where the result comes back as a list.
  @Test(arguments: ["csv", "xlsx", "gpkg", "geojson"])
  func keptAndUnjudged(_ format: String) throws {
    let output = folder.path("s.\(format)")
    let found = try result(folder.write("l.csv", Self.list), to: output)
    #expect(found.assessments.map(\.structure.id) == ["1", "2"])
    let table = EligibilityTable(found.assessments, asides: found.asides, input: found.input, isComparing: false)
    #expect(table.rowCount == 9)
    for row in 0..<9 {
      #expect(Array(table.cells(row)[20..<26]) == (0..<6).map { found.input[row, $0] })
      #expect(table.cells(row)[16].isEmpty == ![0, 5].contains(row))
    }
    let again = try result(output)
    #expect(again.assessments.map(\.decision) == found.assessments.map(\.decision) && again.asides.count == 7)
  }

  /// Once, with their rows.
  @Test func saidOnce() throws {
    let said = try result(folder.write("l.csv", Self.list)).anomalies.map(\.sentence).filter { $0.contains("structures") }
    #expect(said.count == 1)
    for part in ["7 lignes", "ligne 3 (« Sous-total AGC »)", "ligne 4 (vide)", "ligne 5 (en", "ligne 9 (« TOTAL »)"] {
      #expect(said[0].contains(part), "\(said)")
    }
  }

  /// A structure stays one, whatever it is called.
  @Test(arguments: [
    "1;Total Jeunes;AGC;99057;;", "Source vive;Association;AGC;99057;;", "Ensemble;Asso;AGC;99057;;", "1;Note bleue;LAEP;99057;;",
    "Nombre d'or;Lieu;AGC;99057;2,49;46,76", "2;3;AGC;99057;;", "Nb;La ruche;LAEP;99057;;", ";Page blanche;AGC;;;", "x;;;;;",
  ])
  func structuresStay(_ row: String) throws {
    #expect(try result(folder.write("l.csv", "id;nom;prestation;code_insee;lon;lat\n\(row)\n")).assessments.count == 1)
  }

  /// A commune that no file knows is quoted beside the list, once for all its rows.
  @Test func unknownCommunesAreQuoted() throws {
    let list = try folder.write("l.csv", "id;nom;prestation;commune\n1;A;AGC;Valmiere\n2;B;AGC;Valmièrre\n3;C;AGC;Valmièrre\n")
    let anomalies = try result(list).anomalies.map(\.kind)
    #expect(anomalies == [.list(.unknownCommunes(["Valmièrre"], rows: [RowNumber(3)]))])
  }

  private static let places = """
    id;nom;adresse;code postal;commune;lon;lat
    1;Lieu un;4 rue des Lilas;38990;Les Aulnes;5,7065;45,2061
    ;;;;;;
    id;nom;adresse;code postal;commune;lon;lat
    2;Note bleue;2 rue des Lilas;38990;Les Aulnes;;
    TOTAL;2;;;;;
    Source : Caf, 2024;;;;;;
    """

  private func expectTold(_ anomalies: [Anomaly], rows count: Int, _ output: String) throws {
    let said = anomalies.map(\.sentence).filter { $0.contains("données") }
    #expect(said.count == 1)
    let rows = "ligne 3 (vide), ligne 4 (en-tête répété), ligne 6 (« TOTAL »), ligne 7 (« Source : Caf, 2024 »)."
    #expect(said[0].contains("4 lignes") && said[0].hasSuffix(rows), "\(said)")
    #expect(count == 6)
    let table = try TableReader.read(TableFile.open(path: output))
    #expect((0..<6).map { table[$0, 0] } == ["1", "", "id", "2", "TOTAL", "Source : Caf, 2024"])
  }

  /// Whoever places rows says as well which are no data, and keeps them all.
  @Test func saidWhereRowsAreLocated() throws {
    let list = try folder.write("l.csv", Self.places), output = folder.path("s.csv")
    let base = try AddressBaseJob(sources: [Repository.path("Examples/visite/adresses.csv")], output: folder.path("b.adresses"))
    _ = try base.run()
    var location = LocationJob(
      table: list, zonings: [.init(name: "qpv", source: LayerSource(path: Repository.path("Data/exemple/QP2024.gpkg")))],
      output: try OutputPlace(path: output))
    location.addresses = .init(base: base.output)
    let located = try location.run()
    try expectTold(located.anomalies, rows: located.rows, output)
    let placed = try GeocodingJob(table: list, base: base.output, output: OutputPlace(path: output)).run()
    try expectTold(placed.anomalies, rows: placed.tally.rows, output)
  }
}
