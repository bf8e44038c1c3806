import Groundwork
import Jobs
import Reporting
import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Eligibility

/// From files to answers, with small files made on the spot.
@Suite struct EligibilityJobTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A rectangle of thousandths of degrees east of 5.7 and north of 45.1.
  private func feature(_ properties: [String: String], _ west: Int, _ south: Int, _ east: Int, _ north: Int) -> String {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    let ring = corners.map { (corner: (Int, Int)) -> (x: Double, y: Double) in
      (5.7 + Double(corner.0) / 1000, 45.1 + Double(corner.1) / 1000)
    }
    let members = properties.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
    return GeoJSONText.feature("{\(members)}", GeoJSONText.polygon(ring))
  }

  private func layer(_ name: String, _ features: [String]) throws -> LayerSource {
    LayerSource(path: try folder.write(name, GeoJSONText.collection(features)))
  }

  private func quarters() throws -> LayerSource {
    try layer(
      "qpv_2024.geojson",
      [
        feature(
          ["code_qp": "QN03801M", "lib_qp": "Mistral", "insee_com": "38185", "lib_com": "Grenoble", "insee_dep": "38"], 10, 10,
          20, 20)
      ])
  }

  private func communes() throws -> LayerSource {
    try layer(
      "communes.geojson",
      [
        feature(["INSEE_COM": "38185", "NOM": "Grenoble", "INSEE_DEP": "38"], 0, 0, 50, 50),
        feature(["INSEE_COM": "38421", "NOM": "Saint-Martin-d'Hères", "INSEE_DEP": "38"], 50, 0, 100, 50),
      ])
  }

  private func at(_ x: Double, _ y: Double) -> String { String(format: "%.9f;%.9f", 5.7 + x / 1000, 45.1 + y / 1000) }

  /// Whoever waits sees a count that only grows, while evidence is gathered and while rows are judged, and may end both.
  @Test func everyPhaseCounts() throws {
    let rows = (0..<400).map { "\($0);Lieu \($0 % 90);\(["AGC", "LAEP"][$0 % 2]);38000;\(at(Double($0 % 60), 15))" }
    let list = try folder.write("liste.csv", "id;nom;prestation;code postal;lon;lat\n" + rows.joined(separator: "\n"))
    let job = EligibilityJob(structures: list, quarters: [try quarters()])
    let told = Mutex<[(stage: WorkStage, counts: [Int])]>([])
    _ = try job.run(
      JobMonitor(
        stages: { stage in told.withLock { $0.append((stage, [])) } },
        rows: { rows in told.withLock { $0[$0.count - 1].counts.append(rows) } }))
    let phases = told.withLock { $0 }
    for stage in [WorkStage.gathering(rows: 400), .deciding(rows: 400)] {
      let counts = try #require(phases.first { $0.stage == stage }).counts
      #expect(Set(counts).count > 8 && counts == counts.sorted() && counts.last ?? 0 >= 399, "\(stage) \(counts)")
    }

    let asked = Mutex(0)
    let stopped = JobMonitor(
      stages: { stage in if case .gathering = stage { asked.withLock { $0 = 1 } } },
      isCancelled: {
        asked.withLock { count in
          if count > 0 { count += 1 }
          return count == 5
        }
      })
    #expect(throws: CancellationError.self) { _ = try job.run(stopped) }
  }

  /// Positions by names and shapes of communes; old quarters told by their place.
  @Test func filesToAnswers() throws {
    let list = try folder.write(
      "liste.csv",
      """
      id;nom;prestation;commune;code postal;lon;lat;precision
      1;Dedans;centre social;GRENOBLE;38000;\(at(15, 15));10
      2;Dehors;LAEP;ST MARTIN D HERES;38400;\(at(60, 15));10
      3;Sans position;AGC;ST MARTIN D HERES;38400;;;
      4;Mal placé;AGC;Grenoble;38000;\(at(70, 15));10
      5;Ancien;AGC;Grenoble;38000;\(at(30, 15));10
      """)
    var request = EligibilityJob(structures: list, quarters: [try quarters()])
    request.communes = try communes()
    request.comparison = try layer(
      "qpv_2015.geojson", [feature(["CODE_QP": "QP038001", "NOM_QP": "Mistral", "COMMUNE_QP": "Grenoble"], 10, 10, 35, 35)])
    let found = try request.run().assessments
    #expect(found.map(\.decision) == [.eligible, .notEligible, .notEligible, .toVerify, .notEligible])
    #expect(found.map(\.communeCode) == ["38185", "38421", "38421", "38185", "38185"])
    #expect(found.map(\.change) == [.same, .same, nil, .same, .leaves])
    #expect(found[3].reason.contains("de la commune nommée, Grenoble"))
    #expect(found[0].sources.contains("qpv_2024.geojson (sha256 ") && found[0].sources.contains("communes.geojson"))
  }

  /// Seed 002, annex 2: fifteen rows in four communes, ten ALSH, three LAEP sites, one EAJE, one RPE.
  @Test func equipmentOfForcalquier() throws {
    let list = Repository.path("Data/exemple/forcalquier-annexe2.csv")
    let found = try EligibilityJob(structures: list, quarters: [try quarters()]).run().assessments
    let kinds = found.compactMap { $0.service?.code }
    #expect(["ALSH", "LAEP", "EAJE", "RPE"].map { code in kinds.count { $0 == code } } == [10, 3, 1, 1])
    #expect(Set(found.map(\.communeName)) == ["FORCALQUIER", "ST ETIENNE LES ORGUES", "SIGONCE", "LIMANS"])
    #expect(found.allSatisfy { $0.decision == ($0.service?.code == "LAEP" ? .toVerify : .notEligible) })
    #expect(found[4].structure.address == "ECOLE COMMUNALE, 1 RUE DE L ARBOUX, LE VILLAGE")
    #expect(found[5].reason.contains("LAEP sur 3 sites") && found[5].reason.contains("département 04"))
  }

  /// A way to be wrong a row: the file named, and what the sentence must hold.
  @Test(arguments: [
    ("truc;machin\n1;2\n", ["liste.csv", "identifiant"]), ("id;lon;lat\n1;5.7;45.1\n", ["liste.csv", "--prestation"]),
    ("id;prestation\n1;AGC\n", ["liste.csv", "position"]),
  ])
  func poorListsAreRefused(_ text: String, _ expected: [String]) throws {
    let request = EligibilityJob(structures: try folder.write("liste.csv", text), quarters: [try quarters()])
    expectFault(.unreadable, saying: expected) { _ = try request.run() }
  }

  /// A mended quarter is named by its code, what it was named by in the file.
  @Test func repairsNameTheZone() throws {
    let knot = [(5.70, 45.10), (5.71, 45.11), (5.71, 45.10), (5.70, 45.11), (5.70, 45.10)].map { (x: $0.0, y: $0.1) }
    let path = try folder.write(
      "qpv_2024.geojson",
      GeoJSONText.collection([
        GeoJSONText.feature(
          "{\"code_qp\":\"QN03801M\",\"lib_qp\":\"M\",\"insee_com\":\"38185\",\"lib_com\":\"G\",\"insee_dep\":\"38\"}",
          GeoJSONText.polygon(knot))
      ]))
    let list = try folder.write("liste.csv", "id;prestation;lon;lat\n1;AGC;5.702;45.101\n")
    let said = try EligibilityJob(structures: list, quarters: [LayerSource(path: path)]).run().anomalies.map(\.sentence)
    #expect(said.contains { $0.contains("QN03801M") && $0.contains("invalide") }, "\(said)")
    #expect(!said.contains { $0.contains("élément") })
  }

  @Test func communesAreNoQuarters() throws {
    let list = try folder.write("liste.csv", "id;prestation;code_insee\n1;AGC;38185\n")
    expectFault(.unreadable, in: "communes.geojson", saying: []) {
      _ = try EligibilityJob(structures: list, quarters: [try communes()]).run()
    }
  }

  /// Who is given the workbook reads there that its geography is no more in force; a date settles it.
  @Test(arguments: ["s.xlsx", "s.ods"]) func theSummarySheetSaysWhatIsRepealed(name: String) throws {
    var request = EligibilityJob(
      structures: try folder.write("liste.csv", "id;prestation;lon;lat\n1;AGC;5.715;45.115\n"),
      quarters: [
        try layer(
          "qpv_2015.geojson", [feature(["CODE_QP": "QP038001", "NOM_QP": "Mistral", "COMMUNE_QP": "Grenoble"], 10, 10, 35, 35)])
      ])
    request.outputs = [EligibilityOutput(try OutputPlace(path: folder.path(name)))]
    for (date, isSaid) in [(nil, true), (CalendarDate("2020-06-30"), false)] {
      request.date = date
      _ = try request.run()
      let table = try TableReader.read(TableFile.open(path: folder.path(name), options: TableOptions(sheet: "Synthèse")))
      let cells = (0..<table.rowCount).map { table[$0, 0] }, said = cells.drop { $0 != "Attention" }.joined(separator: " ")
      #expect(said.isEmpty != isSaid && (!isSaid || said.contains("2015") && said.contains("--date")), "\(said)")
    }
  }

  /// Rows are counted while they are decided, and whoever no more waits gets nothing.
  @Test func rowsAreCountedWhileDecided() throws {
    let rows = (0..<20).map { "\($0);AGC;5.715;45.115" }.joined(separator: "\n")
    let list = try folder.write("liste.csv", "id;prestation;lon;lat\n\(rows)\n")
    let job = EligibilityJob(structures: list, quarters: [try quarters()])
    let counts = Mutex<[Int]>([])
    _ = try job.run(JobMonitor(rows: { done in counts.withLock { $0.append(done) } }))
    #expect(counts.withLock { $0.suffix(21) } == Array(0...20)[...])
    let isTired = Mutex(false)
    let monitor = JobMonitor(
      rows: { if $0 == 7 { isTired.withLock { $0 = true } } }, isCancelled: { isTired.withLock { $0 } })
    #expect(throws: CancellationError.self) { try job.run(monitor) }
  }

  /// A proof a row, each under its own name though two rows share an id; in the drawing the metres that the row states.
  @Test func aProofARowInThePage() throws {
    let list = try folder.write(
      "liste.csv",
      """
      id;nom;prestation;commune;code postal;lon;lat;precision
      A;Dedans <b>;AGC;GRENOBLE;38000;\(at(15, 15));10
      A;Dehors;LAEP;GRENOBLE;38000;\(at(30, 15));10
      A 2;Sans position;AGC;GRENOBLE;38000;;;
      ;Au bord;AGC;GRENOBLE;38000;\(at(10, 15));10
      """)
    var job = EligibilityJob(structures: list, quarters: [try quarters()])
    job.outputs = [
      EligibilityOutput(
        try OutputPlace(path: folder.path("r.html")),
        origin: DocumentOrigin(version: "1.2.3", command: ["eligibilite", "liste.csv"]))
    ]
    let result = try job.run(), page = try folder.text("r.html")
    let proofs = page.components(separatedBy: "<section class=\"preuve\" id=\"").dropFirst()
    let names = proofs.map { String($0.prefix { $0 != "\"" }) }
    #expect(names == ["preuve-A", "preuve-A-2", "preuve-A-2-2", "preuve-ligne-5"])
    for (answer, proof) in zip(result.assessments, proofs) {
      #expect(proof.contains(answer.decision.words) && proof.contains("<svg") == (answer.site.position != nil))
      if let distance = answer.finding.distance { #expect(proof.contains(Wording.metres(distance))) }
      #expect(proof.contains("class=\"afaire\"") == (answer.decision == .toVerify))
    }
    #expect(page.contains("Dedans &lt;b&gt;") && !page.contains("Dedans <b>"))
    #expect(page.contains("maillage eligibilite liste.csv") && page.contains("1.2.3"))
    // What writes rows alone refuses a page.
    #expect(throws: FileFault.self) { try RowOutput(OutputPlace(path: folder.path("l.html")), header: ["a"], numeric: []) }
  }
}
