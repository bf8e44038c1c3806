import Coverage
import Groundwork
import Jobs
import Reporting
import Tabular
import TestSupport
import Testing

@Suite struct AccessJobTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let people =
    "code;population;x;y\nA;100;912000;6458000\nB;100;913000;6458000\nC;0;913001;6458000\nD;;912010;6458000\nE;5;;\n"
  private static let sites = "id;nom;places;x;y\nS;Sud;10;912000;6458000\nT;Tour;;912500;6458000\nU;Ultime;40;962000;6458000\n"

  private func run(
    _ people: String = people, _ sites: String = sites, _ catchment: FloatingCatchment = .init(.twoStep, decay: .binary(reach: 1000)),
    times: String? = nil, change: (inout AccessJob) -> Void = { _ in }
  ) throws -> AccessJob.Result {
    var demand = DemandSource(path: try folder.write("d.csv", people)), offer = OfferSource(path: try folder.write("o.csv", sites))
    demand.points.crs = .lambert93
    offer.points.crs = .lambert93
    var job = AccessJob(demand: demand, offer: offer, catchment: catchment, output: try OutputPlace(path: folder.path("s.csv")))
    job.times = try times.map { try folder.write("od.csv", $0) }
    change(&job)
    return try job.run()
  }

  /// The header, then the rows.
  private func rows() throws -> [[String]] {
    let table = try TableReader.read(TableFile.open(path: folder.path("s.csv")))
    let header = table.columns.map(\.name)
    return [header] + (0..<table.rowCount).map { row in header.indices.map { table[row, $0] } }
  }

  /// Rows in the order of the demand; what is not known is blank and said, what is nothing is 0.
  @Test func whatIsNotKnownIsBlankAndSaid() throws {
    let result = try run(), rows = try rows()
    #expect(rows[0] == ["code", "acces", "offre_accessible", "population", "anomalie"])
    #expect(rows[1...].map { $0[0] } == ["A", "B", "C", "D", "E"])
    // D's people are not known: 10 places for the 200 that are, at most.
    #expect(rows[1][1...3] == ["0,05", "10", "100"] && rows[2][1...2] == ["0,05", "10"])
    #expect(rows[3][1] == "" && rows[3][2] == "" && rows[5][1...2] == ["", ""])
    #expect(rows[1][4].contains("minimal") && rows[1][4].contains("maximal") && rows[5][4].contains("position"))
    #expect(result.indicators.map(\.unit) == [.perPerson, .places, .persons])
    #expect(result.indicators[0].figures[4] == .blank(.notAvailable) && result.indicators[2].figures[3] == .blank(.blank))
    let kinds = result.anomalies.map(\.kind)
    #expect(kinds.contains(.access(.unplacedDemand(count: 1, examples: ["E"]))))
    #expect(kinds.contains(.access(.unreachedSupply(count: 1, examples: ["Ultime"], supply: 40))))
    #expect(kinds.contains(.access(.unknownNeed(count: 1, examples: ["D"]))))
    #expect(kinds.contains { if case .offer(.noCapacity(1, _, _)) = $0 { true } else { false } })
  }

  /// With a table of times the given pairs alone count, whatever the positions say.
  @Test func minutesDecideOverPositions() throws {
    _ = try run(
      "code;population\nA;100\nB;100\nC;50\n", "id;places\nS;10\n", .init(.twoStep, decay: .binary(reach: 15)),
      times: "origine;destination;minutes\nA;S;15\nB;S;15,01\n")
    let rows = try rows()
    #expect(rows[1][1] == "0,1" && rows[2][1] == "0" && rows[3][1] == "" && rows[3][4].contains("aucun trajet"))
  }

  /// Need of several ages, each with what it asks for.
  @Test func needIsMadeOfParts() throws {
    let result = try run("code;P0002;P0310;x;y\nA;10;20;912000;6458000\n", "id;places;x;y\nS;11;912000;6458000\n") { job in
      job.demand.parts = [.init(column: "P0002", weight: 1.5), .init(column: "P0310", weight: 0.35)]
      job.base = 100
    }
    let rows = try rows()
    #expect(rows[0] == ["code", "acces", "offre_accessible", "population", "acces_pour_100"])
    #expect(rows[1] == ["A", "0,5", "11", "22", "50,000"])
    #expect(result.summary.lines[1].contains("1,5 × P0002 + 0,35 × P0310"))
  }

  /// With zones their limit tells the edge: a place 500 m from it with a reach of 1 000 m lacks what no file holds beyond, unless
  /// each file has something within two reaches.
  @Test func theLimitOfTheZonesTellsTheEdge() throws {
    let ring = [(912_000.0, 6_458_000.0), (916_000, 6_458_000), (916_000, 6_462_000), (912_000, 6_462_000), (912_000, 6_458_000)]
    let square = GeoJSONText.feature("{\"code\":\"38001\"}", GeoJSONText.polygon(ring.map { (x: $0.0, y: $0.1) }))
    let zones = try folder.write("z.geojson", GeoJSONText.collection([square]))
    let people = "code;population;x;y\nA;100;914000;6460000\nB;100;915500;6460000\n"
    let site = "id;places;x;y\nS;10;914000;6460000\n"
    let territory: (inout AccessJob) -> Void = { $0.territory = LayerSource(path: zones, crs: .lambert93) }
    var limit = try #require(try run(people, site, change: territory).study.limit)
    #expect(limit.shortOfSupply == [1] && limit.shortOfDemand == [1] && limit.supplyOutside == 0)
    let result = try run(people + "C;7;917000;6460000\n", site + "T;5;917400;6460000\n", change: territory)
    limit = try #require(result.study.limit)
    #expect(limit.shortOfSupply.isEmpty && limit.shortOfDemand.isEmpty && limit.demandOutside == 1 && limit.supplyOutside == 1)
    #expect(result.summary.lines.last?.contains("1 structure et 1 lieu de demande hors du territoire comptent") == true)
    #expect(try run(people, site).study.limit == nil)
  }

  @Test func aPlaceToldTwiceCountsOnceOrIsRefused() throws {
    let sites = "id;places;x;y\nS;10;912000;6458000\n"
    let result = try run("code;population;x;y\nA;100;912000;6458000\nA;100;912000;6458000\n", sites)
    #expect(try rows()[1...].map { $0[1] } == ["0,1", "0,1"])
    #expect(result.anomalies.map(\.kind) == [.access(.repeatedDemand(count: 1, example: "A"))])
    expectFault(.unreadable, in: "d.csv", saying: ["lignes 2 et 3", "A"]) {
      _ = try run("code;population;x;y\nA;100;912000;6458000\nA;90;912000;6458000\n", sites)
    }
  }

  @Test func structuresWithoutCapacityCountForOneWhereThatIsAsked() throws {
    let sites = "id;x;y\nS;912000;6458000\nT;912000;6458000\n", people = "code;population;x;y\nA;100;912000;6458000\n"
    expectFault(.unreadable, in: "o.csv", saying: ["--colonne-places", "--compter-structures"]) { _ = try run(people, sites) }
    _ = try run(people, sites) { $0.countsSites = true }
    #expect(try rows()[1] == ["A", "0,02", "2", "100"])
  }

  @Test func positionsAreNeededWithoutTimes() throws {
    expectFault(.unreadable, in: "d.csv", saying: ["position", "--temps"]) {
      _ = try run("code;population\nA;100\n", "id;places;x;y\nS;1;912000;6458000\n")
    }
    #expect(!(try folder.names).contains("s.csv"))
  }

  /// Beneficiaries pass the gate first: what it withholds is unknown, and the summary quotes nothing of it.
  @Test func confidentialNeedPassesTheGate() throws {
    let people = "code;allocataires;x;y\n38001;3;912000;6458000\n38002;400;912000;6458000\n38003;900;912000;6458000\n"
    let result = try run(people, "id;places;x;y\nS;13;912000;6458000\n") { job in
      job.demand.gate = try? SecrecyGate(policy: .named("caf-infracommunal"))
    }
    let rows = try rows()
    #expect(rows[1][3] == "s" && rows[1][4].contains("secret statistique"))
    #expect(result.anomalies.contains { if case .figure(.withheldByGate) = $0.kind { true } else { false } })
  }
}
