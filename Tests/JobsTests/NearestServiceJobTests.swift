import Coverage
import Groundwork
import Jobs
import Reporting
import Tabular
import TestSupport
import Testing

/// Three zones of two kilometres side by side, in Lambert-93; every distance is reckoned by hand.
@Suite struct NearestServiceJobTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let features = (0..<3).map { number in
      let x = 912_000 + 2000 * Double(number), y = 6_458_000.0
      return GeoJSONText.feature(
        "{\"code\":\"3800\(number + 1)\",\"nom\":\"Zone \(number + 1)\"}",
        GeoJSONText.polygon([(x, y), (x + 2000, y), (x + 2000, y + 2000), (x, y + 2000), (x, y)]))
    }
    try folder.write("z.geojson", GeoJSONText.collection(features))
  }

  private static let sites =
    "id;nom;type;x;y\nS1;Les Lilas;Crèche;912500;6459000\nS2;Le Nid;LAEP;917000;6459000\nS3;Au loin;Crèche;921000;6459000\n"
  private static let points = "code;pop;x;y\na;10;912500;6459000\nb;30;913500;6459000\nc;20;915000;6459000\n"

  private func run(
    _ people: String? = points, sites: String = sites, change: (inout NearestServiceJob) -> Void = { _ in }
  ) throws -> NearestServiceJob.Result {
    var offer = OfferSource(path: try folder.write("s.csv", sites))
    offer.points.crs = .lambert93
    var job = NearestServiceJob(
      zones: LayerSource(path: folder.path("z.geojson"), crs: .lambert93), offer: offer,
      output: try OutputPlace(path: folder.path("r.csv")))
    job.demand = try people.map { text in
      var demand = DemandSource(path: try folder.write("p.csv", text))
      demand.points.crs = .lambert93
      return demand
    }
    job.thresholds = [500, 1000]
    change(&job)
    return try job.run()
  }

  /// A column, row by row.
  private func cells(_ column: String) throws -> [String] {
    let table = try TableReader.read(TableFile.open(path: folder.path("r.csv")))
    let place = try #require(table.columns.firstIndex { $0.name == column })
    return (0..<table.rowCount).map { table[$0, place] }
  }

  @Test func eachKindIsMeasuredFromWherePeopleLive() throws {
    let result = try run()
    #expect(try cells("code") == ["38001", "38001", "38002", "38002", "38003", "38003"])
    #expect(try cells("type") == ["Crèche", "LAEP", "Crèche", "LAEP", "Crèche", "LAEP"])
    #expect(try cells("structures") == ["1", "0", "0", "0", "0", "1"])
    #expect(try cells("plus_proche") == ["Les Lilas", "Le Nid", "Les Lilas", "Le Nid", "Au loin", "Le Nid"])
    #expect(try cells("distance_m") == ["1000", "3500", "2500", "2000", "4000", "0"])
    #expect(try cells("distance_moyenne_m") == ["750", "3750", "2500", "2000", "", ""])
    #expect(try cells("population") == ["40", "40", "20", "20", "", ""])
    #expect(try cells("population_a_500_m") == ["10", "0", "0", "0", "", ""])
    #expect(try cells("part_a_1000_m") == ["1,0000", "0,0000", "0,0000", "0,0000", "", ""])
    #expect(try cells("population_au_dela_500_m") == ["30", "40", "20", "20", "", ""])
    #expect(try cells("anomalie")[5].contains("aucun point de population") && cells("anomalie")[5].contains("population :"))
    let share = try #require(result.indicators[0].first { $0.name == "Crèche : part à 500 m ou moins" })
    #expect(share.unit == .rate && share.figures == [.known(25), .known(0), .noRow])
    let far = try #require(result.indicators[0].first { $0.name == "Crèche : population à plus de 500 m" })
    #expect(far.unit == .persons && far.figures == [.known(30), .known(20), .noRow])
    #expect(result.indicators[1][0].name == "LAEP : distance" && result.indicators[1][0].sources.map(\.file) == ["s.csv"])
  }

  /// The list has a crèche three kilometres beyond, and no LAEP: where the limit is nearer than the LAEP, that is said.
  @Test func theEdgeIsToldWhereTheListStops() throws {
    let result = try run(), remarks = try cells("anomalie").map { $0.contains("effet de bord") }
    #expect(result.study.outside == 1 && remarks == [false, true, false, true, false, false])
    #expect(result.summary.lines.last?.contains("depuis 2 zones (38001, 38002)") == true)
    // Without that crèche nothing is known of what lies beyond.
    let alone = try run(sites: "id;type;x;y\nS1;Crèche;912500;6459000\n")
    #expect(alone.study.outside == 0)
    #expect(try cells("anomalie").map { $0.contains("effet de bord") } == [false, true, true])
  }

  @Test func kindsAreAskedForByTheirMeaning() throws {
    _ = try run { $0.offer.kinds = ["EAJE", "RPE"] }
    #expect(try cells("type").prefix(2) == ["EAJE", "RPE"] && cells("plus_proche").prefix(2) == ["Les Lilas", ""])
    #expect(try cells("anomalie")[1].contains("aucune structure de ce genre dans la liste"))
    #expect(try cells("population_a_500_m").prefix(2) == ["10", "0"])
  }

  /// A list without structures leaves a row a zone, with its reason.
  @Test func nothingOpenIsSaid() throws {
    let result = try run(sites: "id;nom;type;x;y;date ouverture\nS1;A;Crèche;912500;6459000;2024-09-01\n") {
      $0.day = CalendarDate("2020-01-01")
    }
    #expect(try cells("code") == ["38001", "38002", "38003"] && cells("distance_m") == ["", "", ""])
    #expect(try cells("anomalie").allSatisfy { $0.contains("aucune structure") })
    #expect(try cells("part_a_500_m") == ["0,0000", "0,0000", ""] && result.study.kinds[0].structures == 0)
  }

  /// Minutes from each point where the table names the points: who has no journey counts in no share.
  @Test func timesComeFromThePointsOrFromTheZones() throws {
    let times = try folder.write("od.csv", "origine;destination;minutes\na;S1;3\nb;S1;12\nb;S3;9\n")
    var result = try run { ($0.times, $0.thresholds) = (times, [5, 10]) }
    #expect(result.study.isByPoint)
    #expect(try cells("minutes").first == "9" && cells("plus_proche").first == "Au loin")
    #expect(try cells("part_a_5_min")[0] == "0,2500" && cells("minutes_moyennes")[0] == "7,5")
    #expect(try cells("part_a_5_min")[2] == "" && cells("anomalie")[2].contains("20 de population sans distance connue"))
    try folder.write("od.csv", "origine;destination;minutes\n38001;S1;4\n38002;S1;8\n")
    result = try run { ($0.times, $0.thresholds) = (times, [5, 10]) }
    #expect(!result.study.isByPoint)
    #expect(try cells("part_a_5_min")[0] == "1,0000" && cells("part_a_5_min")[2] == "0,0000" && cells("minutes")[0] == "4")
    try folder.write("od.csv", "origine;destination;minutes\nx;S1;4\n")
    expectFault(.unreadable, in: "od.csv", saying: ["aucun trajet", "--code zones=COL"]) {
      _ = try run { ($0.times, $0.thresholds) = (times, [5, 10]) }
    }
  }

  /// Without points a table by zone tells the people, all at the point of their zone.
  @Test func peopleMayBeToldByZone() throws {
    let result = try run("code;allocataires\n38001;100\n38003;50\n")
    #expect(try cells("population") == ["100", "100", "", "", "50", "50"] && cells("distance_moyenne_m").allSatisfy(\.isEmpty))
    #expect(try cells("distance_m") == ["500", "4000", "2500", "2000", "4000", "0"])
    #expect(try cells("population_a_500_m") == ["100", "0", "", "", "0", "50"])
    #expect(result.summary.lines.contains { $0.contains("« allocataires »") && $0.contains("à son point") })
    expectFault(.unreadable, in: "p.csv", saying: ["aucun code", "99001", "--code demande=COL"]) {
      _ = try run("code;allocataires\n99001;100\n")
    }
  }
}
