import Groundwork
import Structures
import Territory
import TestSupport
import Testing

@testable import Eligibility

@Suite struct DatedGeographiesTests {
  private static func dated(_ given: [QuarterGeography], _ date: String) throws -> DatedGeographies {
    try DatedGeographies(given, date: CalendarDate(date), calendar: Parameters.standard().calendar)
  }

  /// Décrets 2014-1750, 2023-1314 and 2024-1212: the days on which each list begins, on the mainland and overseas.
  @Test(arguments: [
    ("2015-01-01", 2015, 2015), ("2023-12-31", 2015, 2015), ("2024-01-01", 2024, 2015), ("2024-12-31", 2024, 2015),
    ("2025-01-01", 2024, 2024),
  ])
  func yearsInForce(_ text: String, _ mainland: Int, _ overseas: Int) throws {
    let calendar = try Parameters.standard().calendar, date = try #require(CalendarDate(text))
    #expect(calendar.year(at: date, overseas: false) == mainland && calendar.year(at: date, overseas: true) == overseas)
  }

  @Test func beforeTheFirstListNothingIsInForce() throws {
    expectFault(.usage, saying: ["2014"]) { _ = try Self.dated([Town.geography], "2014-12-31") }
  }

  /// One file: refused where the date contradicts it, left to the rows where only overseas differs.
  @Test func oneFileAndADate() throws {
    let new = try Self.dated([Town.geography], "2024-06-30"), old = try Self.dated([Town.formerGeography], "2024-06-30")
    try new.check(places: [false, true])
    try new.check(places: [true])
    #expect(new.choose(overseas: false) == .geography(0) && new.choose(overseas: true) == .missing(year: 2015))
    #expect(new.choose(overseas: nil) == .unknownPlace)
    try old.check(places: [true, false])
    expectFault(.unreadable, in: "qpv_2015.gpkg", saying: ["2015"]) { try old.check(places: [false, nil]) }
  }

  /// Overseas rows that no file given can answer are in doubt, and said to be.
  @Test func overseasRowsAreInDoubt() throws {
    let text = "id;nom;prestation;code_insee\nR1;CS;AGC;97411\nS7;CS;AGC;38999"
    let inputs = try Town.inputs([Town.geography], date: "2024-06-30")
    let found = try Assessor(inputs).assess(Town.sites(text))
    #expect(found.map(\.decision) == [.toVerify, .notEligible])
    #expect(found[0].reason.contains("QPV de 2015") && found[0].reason.contains("outre-mer"))
  }

  /// Two files of one vintage count as one.
  @Test func filesOfOneVintageAreJoined() throws {
    let dated = try Self.dated([Town.geography, Town.geography, Town.formerGeography], "2025-01-01")
    #expect(dated.geographies.map { $0.quarters.count } == [4, 1])
    let standing = try dated.geographies[0].locator.standings(
      longitude: [Town.longitude + 1500 * Town.degree], latitude: [Town.latitude + 1500 * Town.degree])[0]
    #expect(standing.holders == [0, 2] && abs(standing.distance - 500) < 1e-6)
  }

  @Test(arguments: ["2024-13-45", "2023-02-29", "2024-1-1", "01/01/2024", "", "2024-00-10"])
  func daysThatDoNotExist(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test(arguments: [
    ("france", "04", true), ("38,04", "04", true), ("38, 31", "04", false), ("2a", "2A", true),
    ("1", "01", true),
  ])
  func coverage(_ option: String, _ department: String, _ isCovered: Bool) throws {
    let standing = try DepartmentCoverage(option: option).standing(candidates: [department])
    #expect(standing == (isCovered ? .covered : .notCovered(department: department)))
  }

  @Test(arguments: ["", "38;xx", "20", "996", "métropole"])
  func coverageThatIsNone(_ option: String) { #expect(throws: FileFault.self) { try DepartmentCoverage(option: option) } }

  /// From ninety départements on a file speaks for the whole country.
  @Test func nationalFiles() {
    let all = Set((1...95).map { $0 < 10 ? "0\($0)" : "\($0)" })
    #expect(DepartmentCoverage(departments: all, nationalFrom: 90).extent == .national)
    #expect(DepartmentCoverage(departments: Set(all.sorted().prefix(89)), nationalFrom: 90).extent != .national)
  }
}
