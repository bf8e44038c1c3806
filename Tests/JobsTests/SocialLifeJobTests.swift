import Coverage
import Groundwork
import Jobs
import Reporting
import StatisticalSecrecy
import Tabular
import TestSupport
import Testing

@Suite struct SocialLifeJobTests {
  private let folder: TemporaryFolder

  /// Four communes side by side in Isère, of two kilometres each.
  init() throws {
    folder = try TemporaryFolder()
    let properties = (0..<4).map { number in
      "{\"code\":\"3800\(number + 1)\",\"nom\":\"Commune \(number + 1)\",\"population\":\(1000 * (number + 1)),"
        + "\"epci\":\"20000000\(number / 2)\"}"
    }
    try folder.write("c.geojson", GeoJSONText.zonesInARow(properties))
  }

  private func run(_ structures: String, change: (inout SocialLifeJob) throws -> Void = { _ in }) throws -> SocialLifeJob.Result {
    var job = SocialLifeJob(
      zones: LayerSource(path: folder.path("c.geojson")), structures: OfferSource(path: try folder.write("s.csv", structures)),
      output: try OutputPlace(path: folder.path("avs.csv")))
    try change(&job)
    return try job.run()
  }

  /// Cells by column and code.
  private func cells(_ column: String) throws -> [String] {
    let table = try TableReader.read(TableFile.open(path: folder.path("avs.csv")))
    let place = try #require(table.columns.firstIndex { $0.name == column })
    return (0..<table.rowCount).map { table[$0, place] }
  }

  private static let structures = "id;nom;type;lon;lat\n1;Les Tilleuls;Centre social;5.715;45.11\n2;Le Pré;crèche;5.80;45.11\n"

  @Test func everyZoneHasItsRowAndItsReason() throws {
    let result = try run(Self.structures)
    #expect(try cells("code") == ["38001", "38002", "38003", "38004"])
    #expect(try cells("a_centre_social") == ["oui", "non", "non", "non"] && cells("rang") == ["", "3", "2", "1"])
    #expect(try cells("avs_epci") == ["1", "1", "0", "0"] && cells("besoin") == ["1000", "2000", "3000", "4000"])
    #expect(try cells("lon") == ["5,715000", "5,745000", "5,775000", "5,805000"])
    let metres = try cells("distance_m").map { Int($0)! }
    #expect(metres[0] == 0 && abs(metres[1] - 2360) < 5 && abs(metres[3] - 7080) < 15)
    #expect(try cells("explication")[3].contains("Les Tilleuls") && cells("explication")[0].hasPrefix("Centre social connu ici"))
    #expect(result.summary.lines[0].contains("3 zones sur 4") && result.summary.lines[0].contains("ne veut pas dire"))
  }

  /// A point where people live stands for its commune, and who lives far is counted point by point.
  @Test func peopleAreMeasuredFromWhereTheyLive() throws {
    let points = try folder.write(
      "p.csv", "pop;lon;lat\n30;5.7301;45.11\n10;5.7599;45.11\n7;5.9;45.3\n")
    let result = try run(Self.structures) { job in
      var people = DemandSource(path: points)
      people.needsCodes = false
      job.peoplePoints = people
      job.far = .init(limit: 2000, isInMinutes: false)
    }
    #expect(try cells("population") == ["", "40", "", ""] && cells("lon")[1] == "5,730100")
    #expect(try cells("population_loin")[1] == "10" && cells("part_loin")[1] == "0,2500")
    #expect(try abs(Double(Int(cells("distance_moyenne_m")[1])!) - (0.75 * 1188 + 0.25 * 3533)) < 10)
    let kinds = result.anomalies.map(\.kind)
    #expect(kinds.contains(.access(.populationElsewhere(count: 1, people: 7))))
    #expect(kinds.contains(.access(.zonesWithoutPopulation(count: 3, examples: ["38001", "38003", "38004"]))))
  }

  /// Another service than the AVS, and minutes of a table.
  @Test func farFromAnotherService() throws {
    let result = try run(Self.structures) { $0.far = .init(limit: 3000, isInMinutes: false, kinds: ["EAJE"]) }
    #expect(try cells("population_loin") == ["1000", "2000", "0", "0"])
    #expect(result.summary.lines.contains { $0.contains("3\u{202F}000 habitants") && $0.contains("EAJE") })
    let times = try folder.write("od.csv", "origine;destination;minutes\n38002;1;12\n38003;1;18\n")
    _ = try run(Self.structures) { job in
      job.times = times
      job.far = .init(limit: 15, isInMinutes: true)
    }
    #expect(try cells("minutes") == ["", "12", "18", ""] && cells("population_loin") == ["", "0", "3000", ""])
  }

  /// Shares in metres are of the nearest in a straight line, whatever a table of times says of another.
  @Test func metresAreStraightBesideTimes() throws {
    let structures = "id;nom;type;lon;lat\n1;Les Tilleuls;Centre social;5.715;45.11\n2;Loin;EVS;5.805;45.11\n"
    let times = try folder.write("od.csv", "origine;destination;minutes\n38001;2;5\n38004;1;5\n")
    let result = try run(structures) { job in
      job.times = times
      job.thresholds = [1000]
    }
    #expect(try cells("avs_proche") == ["Loin", "Les Tilleuls", "Loin", "Les Tilleuls"])
    // 1 000 and 4 000 of the 10 000 have one at their point.
    #expect(result.summary.lines[1].contains("qui en a une, 50,0 % à 1"))
  }

  /// Quarters by the communes that they name; classes and EPCI from tables.
  @Test func tablesOfCommunesAreJoined() throws {
    let ring = [(5.77, 45.105), (5.78, 45.105), (5.78, 45.11), (5.77, 45.11), (5.77, 45.105)].map { (x: $0.0, y: $0.1) }
    let quarter = GeoJSONText.feature(
      "{\"code_qp\":\"QN03801M\",\"lib_qp\":\"Les Îles\",\"insee_com\":\"38003\"}", GeoJSONText.polygon(ring))
    let quarters = try folder.write("qpv_2024.geojson", GeoJSONText.collection([quarter]))
    let rural = try folder.write("frr.csv", "code_insee;statut\n38002;FRR+\n38003;NC\n")
    let groups = try folder.write("epci.csv", "code;siren\n38001;243800604\n38002;243800604\n38003;243800604\n")
    let result = try run(Self.structures) { job in
      job.quarters = LayerSource(path: quarters)
      job.rural = ZoneTextSource(path: rural, names: RuralClass.columns, columnOption: "--colonne-frr")
      job.groups = ZoneTextSource(path: groups, names: ["siren"], columnOption: "--colonne-epci")
    }
    #expect(try cells("qpv") == ["", "", "QN03801M Les Îles", ""] && cells("frr") == ["", "FRR+", "non", ""])
    #expect(try cells("avs_epci") == ["1", "1", "1", ""] && cells("besoin") == ["1000", "3000", "4500", "4000"])
    #expect(try cells("explication")[2].contains("(1 + 0,5 pour un QPV)"))
    #expect(result.summary.lines.contains { $0.hasPrefix("1 QPV sur 1 sans structure connue dedans ; 1 n'en ont") })
  }

  /// A list without positions is measured to the points of the communes that it names, zeros lost or not.
  @Test func structuresByCode() throws {
    _ = try run("id;nom;type;code_insee\n1;A;EVS;38001\n2;B;Bibliothèque;38004\n")
    #expect(try cells("a_evs") == ["oui", "non", "non", "non"] && cells("distance_m")[0] == "0")
    #expect(try abs(Int(cells("distance_m")[1])! - 2360) < 5)
  }

  /// Name and postcode of an address place a structure in its commune, where that is asked for, and give it no distance.
  @Test func structuresByTheirAddress() throws {
    let grenoble = GeoJSONText.feature(
      "{\"code\":\"38185\",\"nom\":\"Grenoble\"}",
      GeoJSONText.polygon([(5.70, 45.15), (5.75, 45.15), (5.75, 45.2), (5.70, 45.2), (5.70, 45.15)]))
    try folder.write("c.geojson", GeoJSONText.collection([grenoble]))
    let list = "id;nom;type;code_postal;commune;lon;lat\n1;A;EVS;38000;GRENOBLE;;\n2;B;EVS;69001;GRENOBLE;;\n"
      + "3;C;EVS;38000;GRENOBLE;6.5;45.2\n"
    let plain = try run(list)
    #expect(try cells("a_evs") == ["non"])
    #expect(plain.anomalies.map(\.kind).contains(.offer(.nowhere(count: 2, examples: ["A", "B"], nameable: 1))))
    let result = try run(list) { $0.structures.takesCommuneNames = true }
    #expect(try cells("a_evs") == ["oui"] && cells("explication") == ["EVS connu ici : A."])
    #expect(result.anomalies.map(\.kind).contains(.offer(.byCommuneName(count: 1, examples: ["A, GRENOBLE"]))))
    #expect(result.anomalies.map(\.kind).contains(.offer(.nowhere(count: 1, examples: ["B"], nameable: 0))))
  }

  /// A list with a row for each agrément has one centre social, not two; families alone are still a centre social.
  @Test func agrementsOfOneCentreAreOneStructure() throws {
    let result = try run(
      "id;nom;type;lon;lat\n1;A;AGC;5.715;45.11\n2;A - familles;ACF;5.715;45.11\n3;B;AGC;5.745;45.11\n3;B;ACF;5.745;45.111\n"
        + "4;C;ACF;5.775;45.11\n")
    #expect(try cells("a_centre_social") == ["oui", "oui", "oui", "non"])
    #expect(result.summary.lines[1].hasPrefix("3 structures"))
    #expect(result.anomalies.map(\.kind).contains(.access(.familiesOfCentres(2))))
  }

  @Test func aListWithoutKindsIsRefused() throws {
    expectFault(.unreadable, in: "s.csv", saying: ["« type »", "--type COL"]) { _ = try run("id;nom;lon;lat\n1;A;5.7;45.1\n") }
    #expect(!(try folder.names).contains("avs.csv"))
  }

  /// Rows of structures in another order, and those that are no AVS, change nothing of what is said of the zones.
  @Test func theOrderOfTheListDoesNotMatter() throws {
    _ = try run("id;nom;type;lon;lat\n1;A;EVS;5.715;45.11\n2;B;Centre social;5.80;45.11\n")
    let first = try folder.bytes("avs.csv")
    _ = try run("id;nom;type;lon;lat\n3;M;Médiathèque;5.75;45.11\n2;B;Centre social;5.80;45.11\n1;A;EVS;5.715;45.11\n")
    #expect(try folder.bytes("avs.csv") == first)
  }

  /// The page says what the table says, and nothing that the gate withholds.
  @Test func thePageSaysWhatTheTableSays() throws {
    try folder.write("b.csv", "code;alloc\n38001;1000\n38002;3\n38003;4321\n38004;777\n")
    func ask(_ job: inout SocialLifeJob) throws {
      job.beneficiaries = ZoneTableSource(path: folder.path("b.csv"), columns: ["alloc"], columnOption: "--colonne-allocataires")
      job.beneficiaries?.gate = SecrecyGate(policy: try SecrecyPolicy.named("caf-infracommunal"))
    }
    _ = try run(Self.structures) { try ask(&$0) }
    _ = try run(Self.structures) {
      try ask(&$0)
      $0.output = try OutputPlace(path: folder.path("avs.html"))
    }
    let page = try folder.text("avs.html"), shown = try cells("allocataires")
    #expect(shown[1] == "s" && shown[2] == "4321" && page.contains(">4\u{202F}321<") && page.contains(">secret<"))
    #expect(page.contains("secret statistique appliqué") && !page.contains("3 allocataires"))
    // Withheld, the cell has no number that sorts it.
    let row = try #require(page.components(separatedBy: "<td><bdi>38002</bdi></td>").last?.prefix { $0 != "\n" })
    #expect(row.contains("<td class=\"nombre\"><bdi>secret</bdi></td>"))
    // Word for word, but for the blanks of French typography.
    let plain = page.replacing("\u{202F}", with: " ")
    for (sentence, rank) in zip(try cells("explication"), try cells("rang")) where !rank.isEmpty {
      #expect(plain.contains(sentence.replacing("\u{202F}", with: " ")))
    }
  }
}
