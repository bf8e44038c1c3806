import Groundwork
import TestSupport
import Testing

@testable import Coverage

@Suite struct JourneyTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String) throws -> JourneyTable {
    try JourneyTable(path: folder.write("od.csv", text), origins: ["01001", "01002", "X"], destinations: ["S", "T"])
  }

  @Test func pairsAreThoseOfTheTable() throws {
    let table = try read("origine;destination;minutes;metres\n1001;S;10,5;9000\n01002;T;3;\n")
    #expect(table.origins == [0, 1] && table.destinations == [0, 1] && table.minutes == [10.5, 3])
    #expect(table.metres[0] == 9000 && table.metres[1].isNaN && table.anomalies.isEmpty)
  }

  /// Named, never lost in silence: rows told again, without a time, of other places.
  @Test func whatDoesNotCountIsSaid() throws {
    let table = try read("origine;destination;minutes\nX;S;4\nX;S;4\nX;T;\nX;T;-2\nX;U;1\nY;S;1\n")
    #expect(table.minutes == [4])
    let kinds = table.anomalies.map(\.kind)
    #expect(kinds.contains(.access(.repeatedPairs(count: 1, example: "X à S, ligne 3"))))
    #expect(kinds.contains(.access(.pairsWithoutTime(count: 2, example: "ligne 4"))))
    #expect(kinds.contains(.access(.strangeDestinations(count: 1, examples: ["U"]))))
    #expect(kinds.contains(.access(.strangeOrigins(count: 1, examples: ["Y"]))))
  }

  @Test func twoTimesOfOnePairAreRefused() {
    expectFault(.unreadable, in: "od.csv", saying: ["lignes 2 et 4", "X à S", "4 et 5"]) {
      _ = try read("origine;destination;minutes\nX;S;4\nX;T;1\nX;S;5\n")
    }
  }

  @Test func aTableWithoutMinutesIsRefused() {
    expectFault(.unreadable, saying: ["« minutes »", "« heures »"]) { _ = try read("origine;destination;heures\nX;S;4\n") }
  }

  /// Two places of one code: nobody can say whose journey it is.
  @Test func aCodeOfTwoPlacesIsRefusedWhereItIsNamed() throws {
    let path = try folder.write("od.csv", "origine;destination;minutes\nA;S;4\n")
    expectFault(.unreadable, saying: ["« A »", "plusieurs lignes"]) {
      _ = try JourneyTable(path: path, origins: ["A", "A"], destinations: ["S"])
    }
    #expect(try JourneyTable(path: path, origins: ["A", "B", "B"], destinations: ["S"]).minutes == [4])
  }
}
