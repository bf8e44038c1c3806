import Coverage
import Groundwork
import Jobs
import Reporting
import Tabular
import TestSupport
import Testing

/// What makes no sense, or tells nothing, is named and located; no 0 where nothing is known.
@Suite struct DiagnosisBadInputTests {
  private let folder: TemporaryFolder

  /// Two communes side by side in Isère.
  init() throws {
    folder = try TemporaryFolder()
    let properties = (1...2).map { "{\"code\":\"3800\($0)\",\"nom\":\"Commune \($0)\"}" }
    try folder.write("c.geojson", GeoJSONText.zonesInARow(properties))
  }

  private var zones: LayerSource { LayerSource(path: folder.path("c.geojson")) }

  private func place(_ name: String) throws -> OutputPlace { try OutputPlace(path: folder.path(name), dialect: .standard) }

  private func coverage(_ structures: String, children: String = "code;n\n38001;10\n38002;20\n") throws -> CoverageJob.Result {
    var job = CoverageJob(
      zones: zones,
      need: ZoneTableSource(path: try folder.write("e.csv", children), columns: ["n"], columnOption: "--colonne-enfants"),
      offer: OfferSource(path: try folder.write("s.csv", structures)), output: try place("o.csv"))
    job.reference = .rate(60)
    return try job.run()
  }

  private func access(_ demand: String, _ offer: String) throws {
    let job = AccessJob(
      demand: DemandSource(path: try folder.write("d.csv", demand)), offer: OfferSource(path: try folder.write("s.csv", offer)),
      catchment: FloatingCatchment(.twoStep, decay: .binary(reach: 1000)), output: try place("o.csv"))
    _ = try job.run()
  }

  /// A list of another territory, one without rows and one without capacities leave places blank, and say why.
  @Test(arguments: [
    ("id;places;lon;lat\nA;30;2.3;48.8\nB;20;2.4;48.8\n", OfferAnomaly.noneHere(count: 2)),
    ("id;places;code_insee\nA;30;93001\n", .noneHere(count: 1)),
    ("id;type;code_insee\nA;EAJE;38001\n", .noColumnOfCapacities),
  ])
  func aListThatTellsNothingOfTheZonesLeavesThemBlank(structures: String, told: OfferAnomaly) throws {
    let result = try coverage(structures)
    #expect(result.rates[0].zones.allSatisfy { $0.places == nil } && result.anomalies.contains { $0.kind == .offer(told) })
    let rows = try folder.text("o.csv").split(separator: "\n").dropFirst()
    #expect(rows.map { $0.hasPrefix("38001,Commune 1,10,,,60,,") } == [true, false], "\(rows)")
  }

  @Test func aListWithoutRowsIsSaid() throws {
    let result = try coverage("id;places;code_insee\n")
    #expect(result.anomalies.contains { $0.kind == .table(.noRows) } && result.rates[0].zones.allSatisfy { $0.places == nil })
  }

  /// One structure in the zones is enough for the others to be known to have none.
  @Test func aListOfTheZonesTellsOfAllOfThem() throws {
    #expect(try coverage("id;places;code_insee\nA;30;38001\nB;5;93001\n").rates[0].zones.map(\.places) == [30, 0])
  }

  /// Capacities that count for nothing say in which row.
  @Test func capacitiesAreLocated() throws {
    let met = try coverage(
      "id;places;code_insee\nA;30;38001\nA;20;38001\nB;-5;38001\nC;beaucoup;38002\n"
    ).anomalies.filter { $0.place.row != nil }
    #expect(
      met.map(\.kind) == [
        .offer(.negativeCapacity("B")), .offer(.unreadableCapacity("C", .text("beaucoup"))), .offer(.twoCapacities("A")),
      ])
    #expect(met.map(\.place.row?.value) == [4, 5, 2])
  }

  @Test(arguments: [
    ("code;population;lon;lat\n", "id;places;lon;lat\nA;3;5.7;45.1\n", "d.csv", "n'a aucune ligne ; des lieux"),
    ("code;population;lon;lat\nX;5;5.7;45.1\n", "id;places;lon;lat\n", "s.csv", "n'a aucune ligne ; des structures"),
    ("code;population;lon;lat\nX;5;5.7;45.1\n", "id;places;lon;lat\nA;;5.7;45.1\n", "s.csv", "capacité connue en places"),
    ("code;population;lon;lat\nX;5;5.7;45.1\n", "id;etp;lon;lat\nA;2;5.7;45.1\n", "s.csv", "aucune colonne de places"),
  ])
  func accessNeedsSomeNeedAndSomeSupply(demand: String, offer: String, file: String, sentence: String) throws {
    expectFault(.unreadable, in: file, saying: [sentence]) { try access(demand, offer) }
  }

  /// A layer of quarters of other départements is said; one of the same territory without any here is not.
  @Test(.needsSharedData) func quartersOfAnotherTerritoryAreSaid() throws {
    var job = SocialLifeJob(
      zones: zones,
      structures: OfferSource(path: try folder.write("s.csv", "id;type;lon;lat\n1;EVS;5.715;45.11\n")),
      output: try place("a.csv"))
    job.quarters = LayerSource(path: SharedData.path("qpv/occitanie-2015.geojson"))
    #expect(try job.run().anomalies.contains { $0.kind == .zoning(.noneHere(count: 105)) })
    job.quarters = LayerSource(path: SharedData.path("qpv/france-2024-simplified.geojson"))
    #expect(try !job.run().anomalies.contains { if case .zoning(.noneHere) = $0.kind { true } else { false } })
  }

  @Test func aWeightingWithoutAnyFigureIsNamed() throws {
    let index = VulnerabilityIndex(indicators: [.init(column: "a", moreIsWorse: true)])
    var job = VulnerabilityJob(
      table: try folder.write("v.csv", "code;a;pop\nA;1;\nB;2;\n"), index: index, output: try place("o.csv"))
    job.weighting = "pop"
    expectFault(.unreadable, in: "v.csv", saying: ["« pop » (--ponderation) n'a aucune valeur"]) { _ = try job.run() }
  }
}
