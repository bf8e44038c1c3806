import Groundwork
import Jobs
import Reporting
import Synchronization
import Tabular
import TestSupport
import Testing

/// Rows located by path: what is written beside, and what is told on the way.
@Suite struct LocationJobTests {
  private let folder: TemporaryFolder
  private let list: String
  private let zone: String

  init() throws {
    folder = try TemporaryFolder()
    list = try folder.write("liste.csv", "id;lon;lat\n1;5.705;45.205\n2;5.706;45.206\n3;5.8;45.3\n4;;\n")
    let ring: [(x: Double, y: Double)] = [(5.7, 45.2), (5.71, 45.2), (5.71, 45.21), (5.7, 45.21), (5.7, 45.2)]
    let feature = GeoJSONText.feature("{\"code\":\"Z1\",\"nom\":\"Cité\"}", GeoJSONText.polygon(ring))
    zone = try folder.write("zone.geojson", GeoJSONText.collection([feature]))
  }

  private func job(_ output: String? = "s.csv") throws -> LocationJob {
    let zonings = ["qpv", "commune"].map { LocationJob.Place(name: $0, source: LayerSource(path: zone)) }
    return LocationJob(
      table: list, zonings: zonings, output: try OutputPlace(path: output.map(folder.path), isPreview: output == nil))
  }

  @Test func zonesAreCountedInATable() throws {
    var job = try job()
    job.counts = try OutputPlace(path: folder.path("c.csv"), dialect: .standard)
    #expect(try job.run().rowsWithRemarks == 1)
    #expect(
      try folder.text("c.csv").split { $0.isNewline } == [
        "zonage,code,nom,lignes", "qpv,Z1,Cité,2", "qpv,,(hors de toute zone),1", "qpv,,(sans position),1", "commune,Z1,Cité,2",
        "commune,,(hors de toute zone),1", "commune,,(sans position),1",
      ])
  }

  /// A workbook has a sheet a zoning.
  @Test(arguments: ["qpv", "commune"]) func zonesAreCountedInASheetEach(sheet: String) throws {
    var job = try job()
    job.counts = try OutputPlace(path: folder.path("c.xlsx"))
    _ = try job.run()
    let table = try TableReader.read(TableFile.open(path: folder.path("c.xlsx"), options: TableOptions(sheet: sheet)))
    #expect(table.columns.map(\.name) == ["code", "nom", "lignes"] && table.rowCount == 3)
    #expect((0..<3).map { table[0, $0] } == ["Z1", "Cité", "2"])
  }

  @Test(arguments: ["s.csv", "./s.csv", "c.gpkg", "liste.csv", "zone.geojson"])
  func countsHaveAPlaceOfTheirOwn(name: String) throws {
    var job = try job()
    job.counts = try OutputPlace(path: folder.path(name))
    let before = try folder.names
    expectFault(.usage, saying: []) { _ = try job.run() }
    #expect(try folder.names == before)
  }

  /// A person who names no file gets the first rows, and nothing is written.
  @Test func aPreviewWritesNothing() throws {
    let before = try folder.names
    let result = try job(nil).run()
    #expect(result.preview?.rowCount == 4 && result.preview?.header.prefix(4) == ["id", "lon", "lat", "qpv_code"])
    #expect(try folder.names == before)
  }

  /// What is being done is told in its order: files read, rows, the file written.
  @Test func stagesAreTold() throws {
    let stages = Mutex<[WorkStage]>([])
    _ = try job().run(JobMonitor(stages: { stage in stages.withLock { $0.append(stage) } }))
    let told = stages.withLock { $0 }
    let zones = WorkStage.reading(file: "zone.geojson")
    #expect(told == [.reading(file: "liste.csv"), zones, zones, .locating, .writing(file: "s.csv")])
  }

  /// Rows that name their own system: what is odd of its change is said once, as where the whole table has it, by each command.
  @Test func shiftsOfRowsAreTold() throws {
    let path = try folder.write(
      "liste.csv", "id;prestation;x;y;epsg\n1;AGC;2.35;48.85;9990\n2;AGC;2.36;48.86;9990\n3;AGC;5.705;45.205;4326\n")
    var job = try job()
    job.table = path
    func shifts(_ anomalies: [Anomaly]) -> [String] {
      anomalies.compactMap { if case .position(.shifted(let system, _, _, _)) = $0.kind { system } else { nil } }
    }
    #expect(try shifts(job.run().anomalies) == ["EPSG:9990"])
    #expect(try shifts(InspectionJob(path: path).run().layers[0].anomalies) == ["EPSG:9990"])
    let decision = try EligibilityJob(structures: path, quarters: [LayerSource(path: quarters())]).run()
    #expect(shifts(decision.anomalies) == ["EPSG:9990"])
  }

  /// One QPV of two has no shape.
  private func quarters() throws -> String {
    let ring: [(x: Double, y: Double)] = [(5.7, 45.2), (5.71, 45.2), (5.71, 45.21), (5.7, 45.21), (5.7, 45.2)]
    func properties(_ code: String) -> String {
      "{\"code_qp\":\"\(code)\",\"lib_qp\":\"Q\",\"insee_com\":\"38185\",\"lib_com\":\"Grenoble\",\"insee_dep\":\"38\"}"
    }
    let features = [
      GeoJSONText.feature(properties("QN03801M"), GeoJSONText.polygon(ring)), GeoJSONText.feature(properties("QN03802M"), "null"),
    ]
    return try folder.write("qpv_2024.geojson", GeoJSONText.collection(features))
  }

  /// QPV without shape are named by whoever reads their file, once.
  @Test func shapelessQuartersAreNamed() throws {
    let path = try quarters(), list = try folder.write("liste.csv", "id;prestation;lon;lat\n1;AGC;5.705;45.205\n")
    let location = LocationJob(
      table: list, zonings: [LocationJob.Place(name: "qpv", source: LayerSource(path: path))],
      output: try OutputPlace(path: folder.path("s.csv")))
    let told = [
      try location.run().anomalies, try InspectionJob(path: path).run().layers[0].anomalies,
      try EligibilityJob(structures: list, quarters: [LayerSource(path: path)]).run().anomalies,
    ]
    for anomalies in told {
      let said = anomalies.map(\.sentence).filter { $0.contains("QN03802M") || $0.contains("polygone") }
      #expect(said.count == 1 && said[0].contains("1 QPV n'a pas de contour dans le fichier (QN03802M)"), "\(anomalies)")
    }
  }
}
