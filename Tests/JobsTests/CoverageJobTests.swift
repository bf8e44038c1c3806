import Coverage
import Groundwork
import Jobs
import Reporting
import Tabular
import TestSupport
import Testing

/// Three communes of two départements, their children year by year, and a list with dates; every figure is reckoned by hand.
@Suite struct CoverageJobTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let features = ["38001", "38002", "73003"].enumerated().map { number, code in
      let x = 5.70 + 0.03 * Double(number)
      return GeoJSONText.feature(
        "{\"code\":\"\(code)\"}", GeoJSONText.polygon([(x, 45.1), (x + 0.03, 45.1), (x + 0.03, 45.12), (x, 45.12), (x, 45.1)]))
    }
    try folder.write("z.geojson", GeoJSONText.collection(features))
  }

  private static let children = "code;P19_POP0002;P21_POP0002;actifs\n38001;100;80;60\n38002;50;40;20\n73003;50;;20\n"
  private static let sites = """
    nom;type;places;code_insee;date ouverture;date fermeture
    a;EAJE;20;38001;;
    b;EAJE;10;38001;2020-09-01;
    c;MAM;8;38002;2018-01-01;2021-06-30
    d;EAJE;40;73003;;

    """

  private func run(
    _ children: String = children, column: String = "P19_POP0002", change: (inout CoverageJob) throws -> Void = { _ in }
  ) throws -> CoverageJob.Result {
    let need = ZoneTableSource(
      path: try folder.write("e.csv", children), columns: [column], columnOption: "--colonne-enfants")
    var job = CoverageJob(
      zones: LayerSource(path: folder.path("z.geojson")), need: need,
      offer: OfferSource(path: try folder.write("s.csv", Self.sites)), output: try OutputPlace(path: folder.path("r.csv")))
    try change(&job)
    return try job.run()
  }

  private func cells(_ column: String) throws -> [String] {
    let table = try TableReader.read(TableFile.open(path: folder.path("r.csv")))
    let place = try #require(table.columns.firstIndex { $0.name == column })
    return (0..<table.rowCount).map { table[$0, place] }
  }

  /// 30 + 8 + 40 places for 200 children: 39 for 100. The gaps to the rate of all add up to nothing.
  @Test func allZonesTogetherAreAReference() throws {
    let result = try run { $0.reference = .together }
    #expect(try cells("reference") == ["39,0", "39,0", "39,0"] && cells("ecart_places") == ["9,0", "11,5", "-20,5"])
    #expect(result.summary.lines.contains { $0.contains("toutes les zones ensemble") })
    #expect(
      result.indicators[0].map(\.name)
        == ["P19_POP0002", "places", "structures", "places pour 100", "référence", "écart en places"])
    #expect(result.indicators[0].map(\.unit) == [.persons, .places, .structures, .rate, .rate, .places])
    #expect(result.indicators[0][5].year == 2019 && result.zones.codes == ["38001", "38002", "73003"])
  }

  /// The same need of 78 places shared out by children whose parents work, 60, 20 and 20 of 100.
  @Test func workingParentsShareOutTheNeed() throws {
    _ = try run { ($0.reference, $0.weight) = (.together, "actifs") }
    #expect(try cells("ecart_places_pondere") == ["16,8", "7,6", "-24,4"])
  }

  @Test func eachDepartmentHasItsPublishedRate() throws {
    let table = try folder.write("d.csv", "NUMDEP;TX_2022\n38;40\n38;40\n1;70\n")
    let result = try run { job in
      job.reference = .departments(
        ZoneTableSource(path: table, columns: ["TX_2022"], columnOption: "--colonne-reference"))
    }
    #expect(try cells("reference") == ["40", "40", ""] && cells("ecart_places") == ["10,0", "12,0", ""])
    #expect(try cells("anomalie")[2].contains("référence : aucune ligne"))
    let gap = try #require(result.indicators[0].last)
    #expect(gap.sources.map(\.file) == ["e.csv", "s.csv", "d.csv"])
    #expect(gap.figures == [.known(10), .known(12), .blank(.notAvailable)] && gap.released == nil)
  }

  @Test func theNationalRateTellsItsYearAndEdition() throws {
    let result = try run { $0.reference = .national }
    #expect(try cells("reference") == ["60,9", "60,9", "60,9"])
    #expect(result.summary.lines.contains { $0.contains("national de 2023") && $0.contains("Onape") })
  }

  /// A row a zone and year: the offer of 31 December, the children of the year's column; what is not known has no change.
  @Test func yearsFollowOneAnother() throws {
    let result = try run { job in
      job.years = [CoverageYear(2019), CoverageYear(2021, column: "P21_POP0002")]
      job.reference = .together
    }
    #expect(try cells("code") == ["38001", "38001", "38002", "38002", "73003", "73003"])
    #expect(try cells("annee") == ["2019", "2021", "2019", "2021", "2019", "2021"])
    #expect(try cells("places") == ["20", "30", "8", "0", "40", "40"])
    #expect(try cells("places_pour_100") == ["20,0", "37,5", "16,0", "0,0", "80,0", ""])
    #expect(try cells("reference") == ["34,0", "25,0", "34,0", "25,0", "34,0", "25,0"])
    #expect(try cells("places_ouvertes") == ["", "10", "", "0", "", "0"] && cells("places_fermees")[3] == "8")
    #expect(try cells("evolution_places") == ["", "10", "", "-8", "", "0"])
    #expect(try cells("evolution_places_pour_100") == ["", "17,5", "", "-16,0", "", ""])
    #expect(result.summary.lines.contains { $0.contains("2 structures sur 4 sans aucune date") })
    #expect(result.indicators.map { $0[1].year } == [2019, 2021] && result.indicators.map { $0[0].year } == [2019, 2021])
  }

  /// Rows that tell their year; a year without a row is refused.
  @Test func yearsMayBeRows() throws {
    let rows = "code;annee;enf\n38001;2019;100\n38001;2021;80\n38002;2021;40\n"
    _ = try run(rows, column: "enf") { ($0.years, $0.yearColumn) = ([CoverageYear(2019), CoverageYear(2021)], "annee") }
    #expect(try cells("enfants") == ["100", "80", "", "40", "", ""])
    expectFault(.unreadable, in: "e.csv", saying: ["« 2020 »", "« annee »"]) {
      _ = try run(rows, column: "enf") { ($0.years, $0.yearColumn) = ([CoverageYear(2020)], "annee") }
    }
  }
}
