import Coverage
import Groundwork
import Jobs
import Reporting
import StatisticalSecrecy
import Tabular
import TestSupport
import Testing

@Suite struct PassageJobTests {
  private let folder: TemporaryFolder
  private static let events = """
    MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP
    32,2019-01-01,COM,01902,0,AIX,Aix,Aix,COM,01902,0,AIX,Aix,Aix
    32,2019-01-01,COM,01903,0,BEY,Bey,Bey,COM,01902,0,AIX,Aix,Aix
    41,2020-01-01,COM,01904,0,COR,Cor,Cor,COM,38904,0,COR,Cor,Cor

    """
  private static let communes = "TYPECOM,COM,LIBELLE\nCOM,01902,Aix\nCOM,38904,Cor\nCOM,01001,L'Ain\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("mvt.csv", Self.events)
    try folder.write("communes.csv", Self.communes)
    try folder.write("t.csv", "code;nom;pop\n1902;Aix;10\n01903;Bey;3\n01904;Cor;5\n01001;Ain;1\n")
  }

  private func job(_ table: String = "t.csv", to output: String = "o.csv", counts: [String] = ["pop"]) throws -> PassageJob {
    var job = PassageJob(
      table: folder.path(table), codeColumn: "code", from: CalendarDate("2018-01-01")!, to: CalendarDate("2020-01-01")!,
      events: folder.path("mvt.csv"), output: try OutputPlace(path: folder.path(output)))
    job.counts = counts
    job.communes = folder.path("communes.csv")
    return job
  }

  private static let carried = """
    \u{FEFF}code;nom;pop;codes_avant;anomalie
    01902;Aix;13;01902|01903;
    38904;Cor;5;01904;
    01001;Ain;1;01001;

    """

  @Test func theTableStandsUnderItsLaterCodes() throws {
    let result = try job().run()
    #expect(try folder.text("o.csv") == Self.carried)
    #expect(result.rowsWithRemarks == 0 && result.written.rows == 3)
    #expect(result.carried.tally.sentence == "4 lignes lues : 1 garde son code, 1 en change, 2 sont réunies en 1.")
    // Lost zeros and another département are told of the table, and that the events begin after the first day.
    #expect(result.anomalies.count == 3)
  }

  /// Whatever the formats on both sides, the cells are the same; figures of a workbook stay figures.
  @Test(arguments: ["xlsx", "ods", "tsv"]) func everyFormatComesOutAsItWent(format: String) throws {
    try job(to: "o.\(format)").run()
    var again = try job("o.\(format)", to: "o2.csv")
    again.from = CalendarDate("2020-01-01")!
    try again.run()
    let table = try TableReader.read(TableFile.open(path: folder.path("o2.csv")))
    #expect((0..<3).map { table[$0, 0] + table[$0, 1] + table[$0, 2] } == ["01902Aix13", "38904Cor5", "01001Ain1"])
    #expect(
      table.columns.map(\.name) == ["code", "nom", "pop", "codes_avant_entree", "anomalie_entree", "codes_avant", "anomalie"])
  }

  @Test func aListOfAnotherYearIsSaid() throws {
    try folder.write("communes.csv", "COM,LIBELLE\n01903,Bey\n38904,Cor\n01001,Ain\n")
    let result = try job().run()
    let expected = PassageAnomaly.listOfAnotherDay(count: 1, example: "01903", wanted: CalendarDate("2020-01-01")!)
    #expect(result.anomalies.contains { $0.kind == .passage(expected) && $0.place.file == "communes.csv" })
  }

  @Test func wrongFilesAndDatesLeaveNothingBehind() throws {
    func refused(_ kind: FaultKind, _ words: [String], _ change: (inout PassageJob) throws -> Void) {
      expectFault(kind, saying: words) {
        var job = try job()
        try change(&job)
        try job.run()
      }
      #expect((try? folder.names.contains("o.csv")) == false)
    }
    refused(.missing, ["absent.csv"]) { $0.events = folder.path("absent.csv") }
    refused(.unreadable, ["t.csv", "mouvements"]) { $0.events = folder.path("t.csv") }
    refused(.usage, ["--vers", "01/01/2020", "après"]) {
      $0.to = CalendarDate("2027-01-01")!
      $0.communes = nil
    }
    refused(.usage, ["--de", "1943"]) { $0.from = CalendarDate("1042-01-01")! }
    refused(.usage, ["« code »", "deux fois"]) { $0.rates = ["code"] }
    refused(.usage, ["« popu »", "--valeurs", "« pop »"]) { $0.counts = ["popu"] }
    refused(.usage, ["mvt.csv"]) { $0.output = try OutputPlace(path: folder.path("mvt.csv")) }
    refused(.usage, ["tableau"]) { $0.output = try OutputPlace(path: folder.path("o.gpkg")) }
    refused(.unreadable, ["vide.csv", "codes de communes"]) {
      $0.communes = try folder.write("vide.csv", "a,b\n1,2\n")
    }
  }

  /// A confidential table goes through the gate first: what it withholds leaves its sum withheld.
  @Test func sumsOfWithheldFiguresAreWithheld() throws {
    try folder.write(
      "c.csv", "code;nom;allocataires;rsa\n01902;Aix;1200;40\n01903;Bey;900;2\n01904;Cor;1500;60\n01001;Ain;2000;70\n")
    var job = try job("c.csv", counts: ["allocataires", "rsa"])
    job.gate = SecrecyGate(policy: try SecrecyPolicy.named("caf-territoire"))
    let result = try job.run()
    let text = try folder.text("o.csv")
    #expect(text.contains("01902;Aix;2100;s;01902|01903;") && text.contains("38904;Cor;1500;60;01904;"), "\(text)")
    #expect(result.carried.rows[0].remarks == [.markAmong(column: "rsa", mark: "s", codes: ["01903"])])
    #expect(result.anomalies.contains { if case .figure(.withheldByGate) = $0.kind { true } else { false } })
    #expect(try folder.text("o.csv.meta.json").contains("secret statistique appliqué : caf-territoire"))
  }

  /// What nobody asked for was looked at by nobody: no number of a confidential table stays in the open, codes of places do.
  @Test func otherNumbersOfAConfidentialTableAreWithheld() throws {
    try folder.write("c.csv", "code;nom;dep;allocataires;rsa;aah\n01902;Aix;01;1200;40;3\n01904;Cor;01;1500;60;\n")
    var job = try job("c.csv", counts: ["rsa"])
    job.gate = SecrecyGate(policy: try SecrecyPolicy.named("caf-territoire"))
    let result = try job.run()
    let text = try folder.text("o.csv")
    #expect(text.contains("01902;Aix;01;s;40;s;01902;") && text.contains("38904;Cor;01;s;60;s;01904;"), "\(text)")
    #expect(result.anomalies.map(\.kind).contains(.figure(.columnsWithheld(["allocataires", "aah"]))))
  }
}

@Suite(.needsSharedData) struct RealSharedPassageTests {
  /// 76676 alone is undecided from 2014 on: with weights nothing stays under it alone, and nothing is lost.
  @Test func sigyIsSharedAndFranceKeepsItsPeople() throws {
    let folder = try TemporaryFolder()
    var job = PassageJob(
      table: SharedData.path("cog/exemple_popcom_2014.csv"), codeColumn: "CODGEO", from: CalendarDate("2014-01-01")!,
      to: CalendarDate("2026-01-01")!, events: SharedData.path("cog/mouvements_communes_2026.csv"),
      output: try OutputPlace(path: folder.path("o.csv")))
    (job.counts, job.communes) = (["P12_POP", "SUPERF"], SharedData.path("cog/communes_2026.csv"))
    job.parts = try folder.write("p.csv", "avant;apres;population\n76676;76676;550\n76676;76601;170\n")
    let carried = try job.run().carried
    #expect(carried.tally.left == 0 && carried.tally.shared == 1)
    let sums = [2, 3].map { column in (0..<carried.rowCount).reduce(0) { $0 + (carried.figure($1, column).value ?? 0) } }
    #expect(sums == [65_241_241, 632_784])
    // 722 x 550 / 720 = 551.53 and 722 x 170 / 720 = 170.47.
    let parts = (0..<carried.rowCount).filter { carried.rows[$0].codes.contains("76676") }
    #expect(parts.map { carried.figure($0, 2) } == [.known(170), .known(552)])
  }
}
