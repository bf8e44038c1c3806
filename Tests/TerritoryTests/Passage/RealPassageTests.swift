import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

/// INSEE's own files: its lists of communes of several years and its published passage say where the events lead.
@Suite(.needsSharedData) struct RealPassageTests {
  private func events(_ year: Int = 2026) throws -> CommuneEvents {
    try CommuneEvents.read(path: SharedData.path("cog/mouvements_communes_\(year).csv"))
  }

  private func list(_ year: Int) throws -> CommuneList {
    try CommuneList.read(path: SharedData.path(year == 2018 ? "cog/France2018.txt" : "cog/communes_\(year).csv"))
  }

  private func communes(_ year: Int) throws -> Set<String> {
    let table = try TableReader.read(TableFile.open(path: SharedData.path("cog/communes_\(year).csv")))
    let type = try #require(table.columnIndex("TYPECOM")), code = try #require(table.columnIndex("COM"))
    return Set((0..<table.rowCount).filter { table[$0, type] == "COM" }.map { table[$0, code] })
  }

  /// 35 357 communes of 2018 reach 34 868 of 2026; three were parted since, and 60455 comes back in 60694.
  @Test func everyCommuneOf2018ReachesOneOf2026() throws {
    let events = try events(), old = try list(2018), now = try communes(2026)
    #expect(events.rowCount == 13_734 && events.firstDay == .day("1943-02-19") && events.lastDay == .day("2026-01-01"))
    let passage = CommunePassage(from: .day("2018-01-01"), to: .day("2026-01-01"), events: events, list: old)
    #expect(passage.listing == .ofStart)
    var reached: Set<String> = [], split: [String: [String]] = [:], gone = 0
    for code in old.codes {
      switch passage.fate(of: code) {
      case .same: reached.insert(code)
      case .moved(let heir):
        reached.insert(heir)
        gone += 1
      case .split(let targets):
        reached.insert(code)
        split[code] = targets
      case .unknown(let reason): Issue.record("\(code) : \(reason)")
      }
    }
    #expect(old.codes.count == 35_357 && reached.count == 34_868 && reached.isSubset(of: now) && gone == 493)
    #expect(
      split == [
        "14712": ["14666", "14712"], "15141": ["15031", "15035", "15047", "15141", "15171"],
        "85084": ["85084", "85165", "85212"],
      ])
    #expect(passage.fate(of: "60455") == .moved(to: "60694") && passage.fate(of: "60694") == .same)
  }

  /// The events replayed on the list of one year give the list of another, forwards and backwards.
  @Test(arguments: [(2021, 2024), (2021, 2026), (2024, 2025), (2026, 2021), (2025, 2024)])
  func theListOfOneYearGivesThatOfAnother(from: Int, to: Int) throws {
    let passage = CommunePassage(
      from: .day("\(from)-01-01"), to: .day("\(to)-01-01"), events: try events(), list: try list(to))
    #expect(passage.listing == .ofTarget)
    var reached: Set<String> = []
    for code in try communes(from) {
      switch passage.fate(of: code) {
      case .same: reached.insert(code)
      case .moved(let heir): reached.insert(heir)
      case .split(let targets): reached.formUnion(targets)
      case .unknown(let reason): Issue.record("\(code) : \(reason)")
      }
    }
    #expect(try reached == communes(to))
  }

  /// INSEE's passage of 2025, code by code: of its 25 old communes of several targets, one alone is undecided from 2014.
  @Test func thePublishedPassageIsAgreedWith() throws {
    let table = try TableReader.read(TableFile.open(path: SharedData.path("cog/geocodes_passage_annuel_2025.csv")))
    let columns = try ["Niveau", "Ancien Code Officiel", "Code Courant Officiel"].map { try #require(table.columnIndex($0)) }
    var published: [String: Set<String>] = [:]
    for row in 0..<table.rowCount where table[row, columns[0]] == "COM" {
      published[table[row, columns[1]], default: []].insert(table[row, columns[2]])
    }
    let passage = CommunePassage(from: .day("2014-01-01"), to: .day("2025-01-01"), events: try events())
    let old = try CommuneList.read(path: SharedData.path("cog/exemple_popcom_2014.csv"))
    var differing: [String] = [], split: [String] = []
    for code in old.codes {
      switch passage.fate(of: code) {
      case .split(let targets):
        split.append(code)
        if Set(targets) != published[code] { differing.append(code) }
      case let fate:
        let heir = try #require(fate.heir(of: code), "\(code)")
        guard let targets = published[code] else { continue }
        if targets.count == 1 ? targets != [heir] : !targets.contains(heir) { differing.append(code) }
      }
    }
    #expect(published.count { $0.value.count > 1 } == 25 && split == ["76676"] && differing.isEmpty, "\(differing)")
  }

  /// Corsica was one département until 1976, the Seine another until 1968.
  @Test func oldDepartmentsAreCarriedToo() throws {
    let over = CommunePassage(from: .day("1966-01-01"), to: .day("2026-01-01"), events: try events())
    #expect(over.code("20004") == "20004" && over.fate(of: "20004") == .moved(to: "2A004"))
    #expect(over.fate(of: "75066") == .moved(to: "93066") && over.code("ABC") == nil)
    let back = CommunePassage(from: .day("2026-01-01"), to: .day("1966-01-01"), events: try events())
    #expect(back.fate(of: "2A004") == .moved(to: "20004") && back.name(of: "20004") == "Ajaccio")
  }

  /// L'Oie merged in 2016 and was restored in 2024.
  @Test func theOieReturns() throws {
    let over = CommunePassage(from: .day("2015-01-01"), to: .day("2024-01-01"), events: try events(2024))
    #expect(
      ["85165", "85212", "85084"].allSatisfy { over.fate(of: $0) == .same } && over.fate(of: "85030") == .moved(to: "85084"))
    let back = CommunePassage(from: .day("2026-01-01"), to: .day("2018-01-01"), events: try events())
    #expect(back.fate(of: "85165") == .moved(to: "85084") && back.fate(of: "14666") == .moved(to: "14712"))
    #expect(back.fate(of: "60694") == .split(["60455", "60694"]) && back.fate(of: "60054") == .same)
  }

  /// The files of two years lead from 2014 to the same codes of 2024, though rows came and went.
  @Test func twoEditionsOfTheEventsAgree() throws {
    let passages = try [2024, 2026].map {
      CommunePassage(from: .day("2014-01-01"), to: .day("2024-01-01"), events: try events($0))
    }
    for code in try CommuneList.read(path: SharedData.path("cog/exemple_popcom_2014.csv")).codes {
      #expect(passages[0].fate(of: code) == passages[1].fate(of: code), "\(code)")
    }
  }
}
