import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

/// Classes of a census that ought to make their total.
@Suite struct AgeClassesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func anomalies(_ text: String, asked: [Int]? = nil) throws -> [TableAnomaly] {
    let path = try folder.write("t.csv", text)
    let open = { try TableFile.open(path: path) }
    return try AgeClasses.anomalies(AgeClasses.of(open().header, asked: asked), rows: open)
  }

  @Test func aTotalThatItsRoundedClassesMissIsSaidOnce() throws {
    let table = "IRIS;P20_POP;P20_POP0019;P20_POP2064;P20_POP65P\nA;10;3;3;3\nB;10;3;4;3\nC;;1;1;1\nD;7;2;2;2\n"
    let told = TableAnomaly.roundedClasses(
      total: "P20_POP", [.init(first: "P20_POP0019", last: "P20_POP65P", rows: 2)], of: 4, most: 1, isRounding: true)
    #expect(try anomalies(table) == [told])
    #expect(try anomalies(table, asked: [2]) == [told] && anomalies(table, asked: [1]) == [told])
    #expect(try anomalies(table, asked: [0]).isEmpty)
  }

  @Test func whatIsMoreThanRoundingIsSaidToBe() throws {
    let found = try anomalies("IRIS;P20_POP;P20_POP0014;P20_POP15P\nA;100;30;30\n")
    #expect(
      found == [
      .roundedClasses(
        total: "P20_POP", [.init(first: "P20_POP0014", last: "P20_POP15P", rows: 1)], of: 1, most: 40, isRounding: false)
    ])
  }

  /// Figures with many decimals make their total but for dust, and classes with a gap make none.
  @Test(arguments: [
    "IRIS;P20_POP;P20_POP0014;P20_POP15P\nA;0,3;0,1;0,2\nB;100.000000000001;30;70\n",
    "IRIS;P20_POP;P20_POP0002;P20_POP0610;P20_POP11P\nA;10;3;3;3\n", "IRIS;P20_POP0014;P20_POP15P\nA;3;3\n",
  ])
  func otherwiseNothingIsSaid(table: String) throws { #expect(try anomalies(table).isEmpty) }

  /// INSEE's base by IRIS of Seine-Maritime: the ten classes miss the total in 578 rows, the six in 457, the three in 247.
  @Test(.needsSharedData) func theBaseOfSeineMaritimeIsRounded() throws {
    let path = SharedData.path("census/base-ic-evol-struct-pop-2013-dep76.csv")
    let found = try Inspection.of(path: path).layers[0].anomalies.compactMap { anomaly in
      if case .table(let kind) = anomaly.kind { kind } else { nil }
    }
    #expect(found.count == 3)
    #expect(
      found.first == .roundedClasses(
        total: "P13_POP",
        [
          .init(first: "P13_POP0002", last: "P13_POP80P", rows: 578), .init(first: "P13_POP0014", last: "P13_POP75P", rows: 457),
          .init(first: "P13_POP0019", last: "P13_POP65P", rows: 247),
        ], of: 1072, most: 3, isRounding: true))
  }
}
