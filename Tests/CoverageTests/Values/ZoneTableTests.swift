import Coverage
import Groundwork
import StatisticalSecrecy
import Tabular
import Territory
import TestSupport
import Testing

@Suite struct ZoneTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func figures(
    _ text: String, of codes: [String], column: String = "n", code: String? = nil, gate: SecrecyGate? = nil
  ) throws -> ZoneFigures {
    let path = try folder.write("t.csv", text)
    var source = ZoneTableSource(path: path, columns: [column], columnOption: "--colonne-enfants", codeColumn: code)
    source.gate = gate
    let index = ZoneIndex(codes: codes)
    return try source.read(joining: index).figures(of: index)
  }

  private func kinds(_ found: ZoneFigures) -> [FigureAnomaly] {
    found.anomalies.compactMap { if case .figure(let kind) = $0.kind { kind } else { nil } }
  }

  @Test func everyZoneHasItsFigureOrAReason() throws {
    let found = try figures("code;n\nA;3\nB;\nC;s\nD;nd\nE;ns\nF;0\n", of: ["F", "E", "D", "C", "B", "A", "Z"])
    #expect(
      found.figures[0] == [
        .known(0), .blank(.notSignificant), .blank(.notAvailable), .blank(.secret), .blank(.blank), .known(3), .noRow,
      ])
  }

  @Test func aZeroThatASpreadsheetTookIsPutBackAndSaid() throws {
    let found = try figures("insee;n\n1001;7\n2A004;2\n", of: ["01001", "2A004"])
    #expect(found.figures[0] == [.known(7), .known(2)])
    #expect(found.anomalies.contains { if case .table(.lostZeros(_, 1, _, "01001")) = $0.kind { true } else { false } })
  }

  @Test(arguments: [["75101", "75102"], ["01001"]])
  func aZoneToldTwiceCountsOnce(codes: [String]) throws {
    let found = try figures("code;n\n\(codes[0]);7\n\(codes[0]);7\n\(codes[0]);\n", of: codes)
    #expect(found.figures[0][0] == .known(7))
    #expect(kinds(found).contains(.repeatedZones(count: 1, rows: 2, example: codes[0])))
  }

  @Test func twoValuesOfOneZoneAreRefusedWithTheirLines() {
    let fault = #expect(throws: FileFault.self) { try figures("code;n\nA;7\nB;1\nA;8\n", of: ["A", "B"]) }
    #expect(fault?.sentence.contains("lignes 2 et 4") == true && fault?.kind == .unreadable)
  }

  @Test func aCityIsTheSumOfItsArrondissementsUnlessItHasARow() throws {
    let parts = (1...16).map { "132\($0 < 10 ? "0" : "")\($0);10\n" }.joined()
    #expect(try figures("code;n\n" + parts, of: ["13055", "13001"]).figures[0] == [.known(160), .noRow])
    let both = try figures("code;n\n13055;300\n" + parts, of: ["13055", "13001"])
    #expect(both.figures[0][0] == .known(300) && kinds(both).contains(.partsBesideCity(city: "13055", parts: 16)))
    // A city is not known until all that is told of it is.
    #expect(try figures("code;n\n13201;10\n13202;s\n", of: ["13055", "13001"]).figures[0][0] == .blank(.secret))
  }

  @Test func theColumnThatNamesMostZonesIsTakenWhateverItsName() throws {
    let zones = ["940330110", "940330111", "940280000"]
    let rows = "com;dciris;quartier;n\n94033;94033_0110;x;1\n94033;94033_0111;y;2\n94028;94028;z;3\n"
    #expect(try figures(rows, of: zones).figures[0] == [.known(1), .known(2), .known(3)])
    #expect(try figures("machin;n\nZ1;1\nZ2;2\n", of: ["Z2", "Z1"]).figures[0] == [.known(2), .known(1)])
  }

  @Test func codesOfOtherZonesAreRefusedWithAnExample() {
    let fault = #expect(throws: FileFault.self) { try figures("code;n\nX;1\n", of: ["QN00101M"]) }
    #expect(fault?.sentence.contains("QN00101M") == true && fault?.sentence.contains("« X »") == true)
  }

  @Test func textsAndNegativesAreBlankAndSaid() throws {
    let found = try figures("code;n\nA;douze\nB;-4\nC;1 234,5\n", of: ["A", "B", "C"])
    #expect(found.figures[0] == [.blank(.blank), .blank(.blank), .known(1234.5)])
    #expect(kinds(found).contains(.negatives(column: "n", count: 1)))
    #expect(kinds(found).contains(.noNumbers(column: "n", count: 1, example: QuotedCell("douze"))))
  }

  @Test func aConfidentialTableShowsNothingThatTheGateWithholds() throws {
    let gate = SecrecyGate(policy: try SecrecyPolicy.named("caf-infracommunal"))
    let found = try figures(
      "code;allocataires;n\nI1;300;3\nI2;400;12\nI3;90;30\n01001;90;30\n", of: ["I1", "I2", "I3", "01001"], gate: gate)
    #expect(found.figures[0] == [.blank(.secret), .known(12), .blank(.secret), .known(30)])
    let text = found.anomalies.map { "\($0)" }.joined()
    #expect(!text.contains("300") && text.contains("allocataires"))
  }
}
