import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

@Suite struct CommunePassageTests {
  private func passage(_ events: String, _ from: String, _ to: String, present: Set<String> = []) throws -> CommunePassage {
    CommunePassage(from: .day(from), to: .day(to), events: try WrittenEvents.read(events), present: present)
  }

  private func fates(_ passage: CommunePassage, _ codes: String) -> [CommuneFate] {
    codes.split(separator: " ").map { passage.fate(of: String($0)) }
  }

  @Test func communesThatMergeBearOneCode() throws {
    let merger = "32 2019-01-01 01902>01902 01902>d01902 01903>01902 01903>d01903"
    let forth = try passage(merger, "2018-01-01", "2020-01-01")
    #expect(fates(forth, "01902 01903") == [.same, .moved(to: "01902")])
    #expect(forth.sources(of: "01902") == ["01902", "01903"] && forth.sources(of: "01903") == [])
    let back = try passage(merger, "2020-01-01", "2018-01-01")
    #expect(fates(back, "01902 01903") == [.split(["01902", "01903"]), .unknown(.endedBefore(.day("2019-01-01")))])
  }

  /// Les Hauts-Talican: three communes merge under a code that one of them takes back, while the others go on under the third's.
  @Test func whatComesBackIsWhatWent() throws {
    let events = """
      32 2019-01-01 60054>60054 60054>d60054 60455>60054 60455>d60455 60694>60054 60694>d60694
      21 2024-01-01 60054>60054 d60054>60054 60054>60694
      """
    let over = try passage(events, "2018-01-01", "2024-01-01")
    #expect(fates(over, "60054 60455 60694") == [.same, .moved(to: "60694"), .same])
    let within = try passage(events, "2020-01-01", "2024-01-01")
    #expect(within.fate(of: "60054") == .split(["60054", "60694"]))
    let back = try passage(events, "2024-01-01", "2018-01-01")
    #expect(fates(back, "60054 60694") == [.same, .split(["60455", "60694"])])
    #expect(fates(try passage(events, "2024-01-01", "2020-01-01"), "60054 60694") == [.same, .moved(to: "60054")])
  }

  /// Essarts en Bocage: two of four communes are restored, the others stay together.
  @Test func whoStaysIsNotRestored() throws {
    let events = """
      32 2016-01-01 85030>85084 85030>d85030 85084>85084 85084>d85084 85165>85084 85165>d85165 85212>85084 85212>d85212
      21 2024-01-01 85084>85084 85084>85165 85084>85212 d85165>85165 d85212>85212
      """
    let over = try passage(events, "2015-01-01", "2024-01-01")
    #expect(fates(over, "85030 85084 85165 85212") == [.moved(to: "85084"), .same, .same, .same])
    #expect(try passage(events, "2020-01-01", "2024-01-01").fate(of: "85084") == .split(["85084", "85165", "85212"]))
  }

  /// A restored commune is found where its old one lies: in one that merged twice, and under a code that changed since.
  @Test func aRestoredCommuneIsFoundHoweverDeep() throws {
    let events = """
      31 2000-01-01 01001>01002 01002>01002
      50 2001-01-01 01002>01003
      32 2002-01-01 01003>01004 01004>01004
      21 2010-01-01 01004>01004 01004>01001
      """
    let over = try passage(events, "2000-01-01", "2010-01-01")
    #expect(fates(over, "01001 01002 01004") == [.unknown(.endedBefore(.day("2000-01-01"))), .split(["01001", "01004"]), .same])
    #expect(try passage("10 1999-01-01 01001>01001\n" + events, "1999-06-01", "2010-01-01").fate(of: "01001") == .same)
  }

  /// A commune made of pieces of others: nobody knows how much each gave.
  @Test func aNewCommuneMayHoldGroundOfAll() throws {
    let events = """
      31 2000-01-01 91001>91001 91002>91001
      20 2005-01-01 91001>91001 91001>91009 91005>91005 91005>91009
      """
    let over = try passage("10 1999-01-01 91005>91005\n" + events, "1999-01-01", "2005-01-01")
    #expect(
      fates(over, "91001 91002 91005") == [.split(["91001", "91009"]), .split(["91001", "91009"]), .split(["91005", "91009"])])
    #expect(over.sources(of: "91009") == ["91001", "91002", "91005"])
  }

  @Test func codesExchangedOnOneDayAreExchanged() throws {
    let swap = "50 2021-03-01 01911>01912 01912>01911"
    #expect(fates(try passage(swap, "2021-01-01", "2021-03-01"), "01911 01912") == [.moved(to: "01912"), .moved(to: "01911")])
    #expect(fates(try passage(swap, "2021-03-01", "2021-01-01"), "01911 01912") == [.moved(to: "01912"), .moved(to: "01911")])
    #expect(fates(try passage(swap, "2021-01-01", "2021-02-28"), "01911 01912") == [.same, .same], "not yet done")
    let ring = try passage("50 2021-03-01 01911>01912 01912>01913 01913>01911", "2021-01-01", "2021-12-31")
    #expect(fates(ring, "01911 01912 01913") == [.moved(to: "01912"), .moved(to: "01913"), .moved(to: "01911")])
  }

  /// 49144 Freigné becomes 44225 Freigné, which joins 44180 the same day: 44225 never was.
  @Test func aCodeOfOneDayIsPassedThrough() throws {
    let events = """
      32 2018-01-01 44180>44180 44180>d44180 44225=Freigné>44180 44225=Freigné>d44225
      41 2018-01-01 49144=Freigné>44225=Freigné
      """
    #expect(try passage(events, "2018-01-01", "2018-12-31").fate(of: "44180") == .same, "the first day is done")
    let whole = try passage(events, "2017-01-01", "2018-01-01")
    #expect(fates(whole, "49144 44180 44225") == [.moved(to: "44180"), .same, .unknown(.neverSeen)])
  }

  /// The code that another leaves the same day is a commune's: by its own name, by an earlier event, or because the table has it.
  @Test func aCodeThatWasThereIsTakenOver() throws {
    let byName = "50 2021-03-01 01911=Ay>01912=Ay 01912=Bu>01913=Bu"
    #expect(fates(try passage(byName, "2021-01-01", "2021-12-31"), "01911 01912") == [.moved(to: "01912"), .moved(to: "01913")])
    let byEvent = "10 2020-05-01 01912>01912\n50 2021-03-01 01911>01912 01912>01913"
    #expect(fates(try passage(byEvent, "2021-01-01", "2021-12-31"), "01911 01912") == [.moved(to: "01912"), .moved(to: "01913")])
    let doubtful = "50 2021-03-01 01911>01912 01912>01913"
    #expect(
      fates(try passage(doubtful, "2021-01-01", "2021-12-31"), "01911 01912") == [.moved(to: "01913"), .unknown(.neverSeen)])
    let told = try passage(doubtful, "2021-01-01", "2021-12-31", present: ["01911", "01912"])
    #expect(fates(told, "01911 01912") == [.moved(to: "01912"), .moved(to: "01913")])
  }

  @Test func eventsOfTheFirstDayAreDoneAndThoseOfTheLastToo() throws {
    let events = """
      31 2018-01-01 01001>01001 01002>01001
      31 2026-01-01 01003>01003 01004>01003
      31 2026-06-01 01005>01005 01006>01005
      """
    let over = try passage(events, "2018-01-01", "2026-01-01")
    #expect(
      fates(over, "01001 01002 01004 01006") == [
        .same, .unknown(.endedBefore(.day("2018-01-01"))), .moved(to: "01003"), .same,
      ])
  }

  @Test func aCommuneMayEndWithoutHeirAndComeFromNothing() throws {
    let events = "30 2007-02-23 97123>\n20 2011-03-31 >97601"
    let over = try passage(events, "2007-01-01", "2011-12-31")
    #expect(fates(over, "97123 97601") == [.unknown(.noHeir), .unknown(.bornLater(.day("2011-03-31")))])
    #expect(try passage(events, "2011-12-31", "2007-01-01").fate(of: "97601") == .unknown(.noHeir))
  }

  /// No event names them: the register, the arrondissements and the list tell communes from what is none.
  @Test func whatNoEventNamesIsACommuneOrIsNot() throws {
    let events = try WrittenEvents.read("10 2020-01-01 01902>01902")
    let folder = try TemporaryFolder()
    let list = try CommuneList.read(path: try folder.write("c.csv", "TYPECOM,COM,LIBELLE\nCOM,01971,Bourg\nCOMD,01972,Part\n"))
    let over = CommunePassage(from: .day("2020-01-01"), to: .day("2020-12-31"), events: events, list: list)
    #expect(fates(over, "38185 69381 01971 01972 01999") == [.same, .same, .same, .unknown(.neverSeen), .unknown(.neverSeen)])
    #expect(over.name(of: "01971") == "Bourg" && over.listing == .ofTarget)
  }

  @Test func namesAreThoseOfTheDay() throws {
    let events = """
      10 2015-01-01 01001=Vieux>01001=Neuf
      50 2020-01-01 01001=Neuf>01002=Neuf
      """
    let forth = try passage(events, "2015-01-01", "2020-01-01"), back = try passage(events, "2020-01-01", "2015-01-01")
    #expect(forth.name(of: "01002") == "Neuf" && back.name(of: "01001") == "Neuf" && !forth.isRenamed("01001"))
    let all = try passage(events, "2014-06-01", "2016-01-01")
    #expect(all.isRenamed("01001") && all.name(of: "01001") == "Neuf" && all.fate(of: "01001") == .same)
  }

  /// The list of another year is found out; that of the first day tells no names.
  @Test func aListTellsOfWhichDayItIs() throws {
    let events = try WrittenEvents.read("31 2019-01-01 01901>01901 01902>01901\n31 2022-01-01 01903>01903 01904>01903")
    let folder = try TemporaryFolder()
    func listing(_ codes: String, _ from: String, _ to: String) throws -> CommunePassage.Listing? {
      let rows = codes.split(separator: " ").map { "\($0),Nom\n" }.joined()
      let list = try CommuneList.read(path: try folder.write("c.csv", "CODGEO,LIBGEO\n" + rows))
      return CommunePassage(from: .day(from), to: .day(to), events: events, list: list).listing
    }
    #expect(try listing("01901 01903", "2019-01-01", "2022-01-01") == .ofTarget)
    #expect(try listing("01901 01903", "2022-01-01", "2019-01-01") == .ofTarget)
    #expect(try listing("01901 01903 01904", "2019-01-01", "2022-01-01") == .ofStart)
    #expect(try listing("01901 01902 01904", "2019-01-01", "2022-01-01") == .ofNeither(count: 2, example: "01902"))
  }
}

/// Files that are no events, or hold what is none.
@Suite struct BadEventsTests {
  private let rows = WrittenEvents.rows("32 2019-01-01 01902>01902 01903>01902")

  @Test func anotherFileIsRefusedByItsColumns() {
    let header = ["code", "nom", "a", "b", "c", "d", "e", "f"]
    expectFault(.unreadable, in: "mvt.csv", saying: ["mouvements de communes", "DATE_EFF", "COM_AP", "manquent"]) {
      _ = try CommuneEvents(WrittenEvents.table(rows, header: header))
    }
    expectFault(.unreadable, in: "mvt.csv", saying: ["aucun événement"]) { _ = try CommuneEvents(WrittenEvents.table([])) }
  }

  @Test(arguments: [(1, "2019-02-30"), (1, ""), (3, "123"), (3, "ABCDE"), (6, "0190")])
  func aWrongCellIsNamed(column: Int, text: String) throws {
    var rows = rows
    rows[1][column] = text
    if text == "0190" {
      #expect(try CommuneEvents(WrittenEvents.table(rows)).codes.contains("00190"), "a zero was lost")
    } else {
      expectFault(.unreadable, in: "mvt.csv", saying: ["ligne 3", WrittenEvents.header[column], "« \(text) »"]) {
        _ = try CommuneEvents(WrittenEvents.table(rows))
      }
    }
  }

  /// Past its last event the file tells nothing, unless the list of that day says the same as its events; there are none before
  /// 1943.
  @Test func daysThatTheFileDoesNotTellOfAreRefused() throws {
    let events = try CommuneEvents(WrittenEvents.table(rows)), folder = try TemporaryFolder()
    func check(_ from: String, _ to: String, list codes: String? = nil) throws {
      let list = try codes.map { try CommuneList.read(path: try folder.write("c.csv", "COM\n" + $0)) }
      try CommunePassage(from: .day(from), to: .day(to), events: events, list: list).checkDays(options: ("--de", "--vers"))
    }
    expectFault(.usage, in: "mvt.csv", saying: ["--vers", "01/01/2020", "01/01/2019", "récent"]) {
      try check("2018-01-01", "2020-01-01")
    }
    expectFault(.usage, in: "mvt.csv", saying: ["--de", "01/01/2020"]) { try check("2020-01-01", "2018-01-01") }
    expectFault(.usage, in: "mvt.csv", saying: ["--de", "1942", "1943"]) { try check("1942-12-31", "2019-01-01") }
    try check("2018-01-01", "2019-12-31")
    try check("2018-01-01", "2020-01-01", list: "01902\n")
    for other in ["01902\n01903\n", "01001\n"] {
      expectFault(.usage, in: "mvt.csv", saying: ["--vers"]) { try check("2018-01-01", "2020-01-01", list: other) }
    }
  }
}
