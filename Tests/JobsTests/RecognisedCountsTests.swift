import Coverage
import Foundation
import Groundwork
import Jobs
import Reporting
import Tabular
import Territory
import TestSupport
import Testing

/// Counts of beneficiaries that nobody declared to be confidential, recognised by figures that no published file shows.
@Suite struct RecognisedCountsTests {
  private let folder: TemporaryFolder
  private let table: String

  init() throws {
    folder = try TemporaryFolder()
    table = try folder.write("al.csv", "code;allocataires;pop\n38001;3;725\n38002;120;518\n38003;150;900\n38004;350;1900\n")
    let features = (0..<4).map { number in
      let x = 5.70 + 0.03 * Double(number)
      return GeoJSONText.feature(
        "{\"code\":\"3800\(number + 1)\"}",
        GeoJSONText.polygon([(x, 45.1), (x + 0.03, 45.1), (x + 0.03, 45.12), (x, 45.12), (x, 45.1)]))
    }
    try folder.write("z.geojson", GeoJSONText.collection(features))
    try folder.write("s.csv", "id;type;places;lon;lat\n1;Centre social;10;5.715;45.11\n")
  }

  private var zones: LayerSource { LayerSource(path: folder.path("z.geojson")) }
  private var offer: OfferSource { OfferSource(path: folder.path("s.csv")) }
  private func output(_ name: String = "r.csv") throws -> OutputPlace { try OutputPlace(path: folder.path(name)) }
  private func counts(_ column: String = "allocataires") -> ZoneTableSource {
    ZoneTableSource(path: table, columns: [column], columnOption: "--colonne-enfants")
  }

  /// Whether the gate was passed, and what it withheld is nowhere in the file.
  private func expectWithheld(_ anomalies: [Anomaly]) throws {
    #expect(anomalies.map(\.kind).contains(.figure(.recognisedConfidential(column: "allocataires", policy: "caf-territoire"))))
    let read = try TableReader.read(TableFile.open(path: folder.path("r.csv")))
    let column = try #require(read.columns.firstIndex { ["enfants", "allocataires", "population"].contains($0.name) })
    #expect(!(0..<read.rowCount).contains { read[$0, column] == "3" })
    #expect(try folder.text("r.csv.meta.json").contains("secret statistique appliqué : caf-territoire"))
  }

  @Test func everyCommandOfTheDiagnosisRecognisesThem() throws {
    try expectWithheld(try CoverageJob(zones: zones, need: counts(), offer: offer, output: output()).run().anomalies)
    var social = SocialLifeJob(zones: zones, structures: offer, output: try output())
    social.beneficiaries = counts()
    try expectWithheld(try social.run().anomalies)
    try expectWithheld(
      try InterpolationJob(source: zones, table: counts(), target: zones, output: output()).run().anomalies)
    var nearest = NearestServiceJob(zones: zones, offer: offer, output: try output())
    nearest.demand = DemandSource(path: table)
    nearest.demand?.parts = [.init(column: "allocataires")]
    try expectWithheld(try nearest.run().anomalies)
    let index = VulnerabilityIndex(
      indicators: [.init(column: "allocataires", moreIsWorse: true), .init(column: "pop", moreIsWorse: true)])
    try expectWithheld(try VulnerabilityJob(table: table, index: index, output: output()).run().anomalies)
    let events = try folder.write("m.csv", "MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
      + "32,2019-01-01,COM,38005,A,COM,38006,B\n32,2024-01-01,COM,38007,A,COM,38006,B\n")
    let days = try (#require(CalendarDate("2020-01-01")), #require(CalendarDate("2022-01-01")))
    var passage = PassageJob(table: table, codeColumn: "code", from: days.0, to: days.1, events: events, output: try output())
    passage.counts = ["allocataires", "pop"]
    try expectWithheld(try passage.run().anomalies)
  }

  /// A figure that a document uses tells why it is not there, and the line that goes with it.
  @Test func theFiguresOfADocumentKeepTheirReasonAndLine() throws {
    let coverage = try CoverageJob(zones: zones, need: counts(), offer: offer, output: output()).run()
    let rate = try #require(coverage.indicators[0].first { $0.name == "places pour 100" })
    #expect(rate.figures[0] == .blank(.secret) && rate.figures[1] == .known(0))
    #expect(rate.released?.policy == "caf-territoire")
    var social = SocialLifeJob(zones: zones, structures: offer, output: try output())
    social.beneficiaries = counts()
    let found = try social.run().indicators
    #expect(found.first { $0.name == "besoin" }?.figures.prefix(2) == [.blank(.secret), .known(120)])
    #expect(found.first { $0.name == "allocataires" }?.sources.map(\.file) == ["al.csv"])
    let index = VulnerabilityIndex(
      indicators: [.init(column: "allocataires", moreIsWorse: true), .init(column: "pop", moreIsWorse: true)])
    let scores = try VulnerabilityJob(table: table, index: index, output: output()).run().indicators
    #expect(scores[0].unit == .score && scores[0].figures[0] == .blank(.secret) && scores[0].figures[1].value != nil)
  }

  /// The user's word that a table is published is believed, and goes with the file.
  @Test func aPublishedTableIsSaidToBe() throws {
    var job = CoverageJob(zones: zones, need: counts(), offer: offer, output: try output())
    job.need.published = "data.caf.fr, décembre 2023"
    _ = try job.run()
    #expect(try folder.text("r.csv").contains(";3;"))
    #expect(try folder.text("r.csv.meta.json").contains("al.csv - publié : data.caf.fr, décembre 2023"))
  }

  /// A profile of the user's tells its columns to be confidential, whatever their figures.
  @Test func aProfileOfOnesOwnRecognisesThem() throws {
    let profile = "profils:\n  - {id: extraction, nom: Extraction, genre: table, exige: [[pop]], confidentiel: [pop]}\n"
    var job = CoverageJob(zones: zones, need: counts("pop"), offer: offer, output: try output())
    #expect(!(try job.run().anomalies).contains { if case .figure(.withheldByGate) = $0.kind { true } else { false } })
    job.need.catalog = try ProfileCatalog.load(extra: [folder.write("p.yml", profile)])
    let kind = AnomalyKind.figure(.recognisedConfidential(column: "pop", policy: "caf-territoire"))
    #expect(try job.run().anomalies.map(\.kind).contains(kind))
  }

  /// From 5 on, rates, other names: nothing tells that these are not public.
  @Test(arguments: [
    ("allocataires", ["5", "120", "0"], false), ("allocataires", ["4", "120"], true), ("ALLOCATAIRES", ["1"], true),
    ("allocataires", ["3,5", "4"], false), ("P21_POP0002", ["1", "2"], false), ("enfants", ["3"], false),
    ("indfoy_ndur", ["2", "s"], true),
    ("part_allocataires", ["2"], false), ("PPAT21", ["3"], false), ("RSA_socle", ["21"], false),
  ]) func theFiguresTell(column: String, cells: [String], isUnpublished: Bool) {
    #expect(ProfileCatalog.standard.isUnpublished(column, cells: TextArray(cells)) == isUnpublished)
  }

  /// No public file is held for confidential.
  @Test(.needsSharedData) func publicFilesStayPublic() throws {
    let root = SharedData.path(""), catalog = ProfileCatalog.standard
    var looked = 0
    for case let name as String in try #require(FileManager.default.enumerator(atPath: root)) {
      guard ["csv", "xlsx"].contains((name as NSString).pathExtension),
        let header = try? TableFile.open(path: root + "/" + name).header, header.contains(where: catalog.mayBeConfidential)
      else { continue }
      let table = try TableReader.read(TableFile.open(path: root + "/" + name))
      looked += 1
      let held = table.columns.filter { catalog.isUnpublished($0.name, cells: $0.texts) }.map(\.name)
      #expect(held.isEmpty, "\(name)")
    }
    #expect(looked > 0)
  }
}
