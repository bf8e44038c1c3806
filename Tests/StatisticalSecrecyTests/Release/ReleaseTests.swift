import TestSupport
import Testing

@testable import StatisticalSecrecy

@Suite struct ReleaseTests {
  /// A figure that nobody can say for what it is withheld protects what it is bound with, by way of hidden figures alone.
  @Test func aWithheldFigureIsNearWhatItIsBoundWith() throws {
    let files = try SecretFiles(
      "z;t;b;c\nC;60;43;17\nI1;20;3;17\nI2;40;40;0\n",
      "cle: z\nvariables: [t, b, c]\nzones: [{total: C, parts: [I1, I2]}]\ncolonnes: [{total: t, parts: [b, c]}]\n")
    let relations = try TableRelations.read(path: files.folder.path("r.yml"))
    let table = try CountTableReader(relations).content(path: files.folder.path("t.csv"), options: .init())
    let model = try SecrecyModel(table, policy: SecrecyPolicy(name: ""), purpose: .protection)
    func near(_ row: Int, _ column: Int, _ withheld: (Int) -> Bool) -> [String] {
      NearestTargets(model, withheld: (0..<model.system.count).map(withheld)).targets(of: model.figure(row, column)!)
        .map { model.system.targets[$0].name }
    }
    #expect(near(1, 2) { _ in true } == ["I1, b"] && near(2, 2) { _ in true } == ["I1, b"])
    #expect(near(2, 2) { $0 == model.figure(2, 2)! } == [])
  }

  /// However many digits a rate has, it tells the count that is not shown.
  @Test(arguments: ["33.333333", "33.33333333"])
  func aRateOfManyDigitsTellsItsHiddenCount(rate: String) throws {
    let audit = try SecretFiles(
      "z;n;d;t\nI1;s;30;\(rate)\nI2;1;3;\(rate)\n",
      "cle: z\nvariables: [n, d]\nzones: []\ntaux: [{colonne: t, numerateur: n, denominateur: d}]\n").audit()
    #expect(audit.cells.map(\.least) == ["10"] && audit.cells.map(\.greatest) == ["10"])
  }

  private static func relations(_ more: String = "") -> String {
    "cle: zone\nvariables: [a]\npopulation: a\ninfracommunal: [I1, I2, I3]\nzones: [{total: C, parts: [I1, I2, I3]}]\n" + more
  }

  /// Nothing small, nothing withheld, nothing changed: not even how a number is written.
  @Test func whatMayBeKnownLeavesAsItStood() throws {
    let files = try SecretFiles(
      "zone;nom;a;libre\nC;\"x;y\";1 100;3\nI1;;0400;s\nI2;=1;300;2\nI3;;400;1\n", Self.relations())
    let cells = [["C", "x;y", "1 100", "3"], ["I1", "", "0400", "s"], ["I2", "=1", "300", "2"], ["I3", "", "400", "1"]]
    #expect(try files.cells() == cells)
  }

  @Test func aSmallCountTakesTheSmallestOtherWithIt() throws {
    let files = try SecretFiles("zone;a\nC;903\nI1;3\nI2;400\nI3;500\n", Self.relations())
    #expect(try files.cells() == [["C", "903"], ["I1", "s"], ["I2", "s"], ["I3", "500"]])
    let release = try files.release()
    #expect(release.summary.primary == 1 && release.summary.secondary == 1 && release.summary.fewest == 2)
    #expect(release.table.sourceLine == "Source : t.csv - secret statistique appliqué : caf-infracommunal")
  }

  @Test func aZeroIsShownWhereZeroIsSafe() throws {
    let text = "zone;a\nC;900\nI1;0\nI2;400\nI3;500\n"
    #expect(try SecretFiles(text, Self.relations()).cells()[1] == ["I1", "0"])
    for safe in ["false", "[b]"] {
      let unsafe = try SecretFiles(text, Self.relations()).with(profile: "zero_sur: \(safe)\n")
      #expect(try unsafe.cells()[1] == ["I1", "s"])
    }
    let safe = try SecretFiles(text, Self.relations()).with(profile: "zero_sur: [a]\n")
    #expect(try safe.cells()[1] == ["I1", "0"])
  }

  /// Under one profile a commune of 60 is a territory like others, under the other it is not.
  @Test func theLeastPopulationHoldsForItsZones() throws {
    let files = try SecretFiles(
      "zone;a\nC;60\nD;700\n", "cle: zone\nvariables: [a]\npopulation: a\ninfracommunal: []\nzones: []\n")
    #expect(try files.cells() == [["C", "60"], ["D", "700"]])
    var territory = files
    territory.profile = "caf-territoire"
    #expect(try territory.cells() == [["C", "s"], ["D", "700"]])
  }

  @Test func aRuleOfPopulationNeedsAColumnOfPeople() throws {
    let text = "zone;a\nC;60\nD;700\n"
    var territory = try SecretFiles(text, "cle: zone\nvariables: [a]\nzones: []\n")
    #expect(try territory.cells()[0] == ["C", "60"])
    let listed = try SecretFiles(text, "cle: zone\nvariables: [a]\ninfracommunal: [C]\nzones: []\n")
    territory.profile = "caf-territoire"
    for files in [territory, listed] {
      expectFault(.unreadable, in: "r.yml", saying: ["« population »"]) { _ = try files.release() }
    }
    // The column may be one that is public already, weighted or not.
    let open = try SecretFiles(
      "zone;a;habitants\nC;60;99,5\nD;70;100\n",
      "cle: zone\nvariables: [a]\npopulation: habitants\ninfracommunal: [C, D]\nzones: []\n")
    #expect(try open.cells() == [["C", "s", "99,5"], ["D", "70", "100"]])
  }

  /// A difference is told by name, and its value stands in the journal alone.
  @Test func aDifferenceIsFoundAndNamed() throws {
    let files = try SecretFiles(
      "zone;a\nC;932\nI1;130\nI2;302\nI3;500\nQ;127\n", Self.relations("chevauchements: {fichier: x.csv}\n"),
      pieces: "zone;autre;a\nI1;Q;127\n")
    let release = try files.release()
    #expect(release.summary.secondary == 1 && release.summary.differences == ["I1 hors Q"])
    let journal = files.folder.path("j.csv")
    try release.journal.write(to: journal).commit()
    let entries = try JournalEntry.read(path: journal)
    #expect(entries.contains { $0.zone == "I1 hors Q" && $0.value == "3" && $0.motives == ["difference"] })
    #expect(entries.count { $0.motives == ["protection"] } == 1)
  }

  /// The commune less the quartier has two people alone, or thirty-seven people: nobody may find out how many of which kind.
  @Test(arguments: [
    ("1363;236;1127", "864;1;863", "495;234;261", "4;1;3", "494;234;260"),
    ("332;158;174", "33;12;21", "296;145;151", "3;1;2", "292;144;148"),
  ]) func theCommuneLessItsQuartierIsSecretInEveryColumn(rows: (String, String, String, String, String)) throws {
    let table = "zone;a;s;c\nC;\(rows.0)\nI1;\(rows.1)\nI2;\(rows.2)\nI3;\(rows.3)\nQ;\(rows.4)\n"
    let relations =
      "cle: zone\nvariables: [a, s, c]\npopulation: a\ninfracommunal: [I1, I2, I3, Q]\n"
      + "zones: [{total: C, parts: [I1, I2, I3]}]\ncolonnes: [{total: a, parts: [s, c]}]\nchevauchements: {fichier: x.csv}\n"
    let files = try SecretFiles(table, relations, pieces: "zone;autre;a;s;c\nI2;Q;\(rows.4)\n")
    let cells = try files.cells()
    for column in rows.0.hasPrefix("332") ? [1, 2, 3] : [2] {
      #expect(cells[0][column] == "s" || cells[4][column] == "s")
    }
  }

  /// A piece that nobody counted follows from the zones all the same: all of Q lies in I1, which has three people more.
  @Test(arguments: ["", "nd", "s"]) func aPieceThatFollowsFromItsZonesIsKnown(mark: String) throws {
    let files = try SecretFiles(
      "zone;a\nC;932\nI1;130\nI2;302\nI3;500\nQ;127\n", Self.relations("chevauchements: {fichier: x.csv}\n"),
      pieces: "zone;autre;a\nI1;Q;\(mark)\n")
    let release = try files.release()
    #expect(release.summary.secondary == 1 && release.summary.differences == ["I1 hors Q"])
  }

  /// Nobody knows how many of the quartier live in which zone: neither does a reader.
  @Test func aPieceThatNobodyKnowsIsNoSecret() throws {
    let files = try SecretFiles(
      "zone;a\nC;932\nI1;130\nI2;302\nI3;500\nQ;127\n", Self.relations("chevauchements: {fichier: x.csv}\n"),
      pieces: "zone;autre;a\nI1;Q;\nI2;Q;nd\n")
    #expect(try files.cells().allSatisfy { $0[1] != "s" })
  }

  @Test func marksOfTheInputStay() throws {
    let files = try SecretFiles("zone;a\nC;903\nI1;nd\nI2;\nI3;S\n", Self.relations())
    #expect(try files.cells() == [["C", "903"], ["I1", "nd"], ["I2", ""], ["I3", "S"]])
  }

  /// Somebody else's secret that the other figures give away is protected too.
  @Test func aSecretOfTheInputThatFollowsFromTheOthersIsProtected() throws {
    let files = try SecretFiles("zone;a\nC;903\nI1;s\nI2;400\nI3;500\n", Self.relations())
    #expect(try files.cells() == [["C", "903"], ["I1", "s"], ["I2", "s"], ["I3", "500"]])
  }

  @Test func twoPartitionsAreProtectedTogether() throws {
    let text = "zone;a\nC;903\nI1;3\nI2;400\nI3;500\nB1;403\nB2;500\n"
    let files = try SecretFiles(
      text,
      "cle: zone\nvariables: [a]\nzones:\n- {total: C, parts: [I1, I2, I3]}\n- {total: C, parts: [B1, B2], decoupage: b}\n"
        + "- {total: B1, parts: [I1, I2], decoupage: c}\n")
    let cells = try files.cells()
    #expect(cells[1][1] == "s" && cells[2][1] == "s" && cells.count { $0[1] == "s" } == 2)
  }

  /// Contributors, a dominant one, and an interval that is wide enough.
  @Test func amountsAreProtectedByTheirContributors() throws {
    let files = try SecretFiles(
      "zone;m;n;p\nC;1000,5;60;300\nI1;100,5;2;60\nI2;400;28;390\nI3;500;30;100\n",
      "cle: zone\nvariables: [m]\nzones: [{total: C, parts: [I1, I2, I3]}]\n"
        + "montants: [{colonne: m, contributeurs: n, premier: p}]\n"
    ).with(profile: "effectif_minimum: 3\ndominance: 85\nprotection: 10\n")
    #expect(
      try files.cells() == [["C", "1000,5", "s", "s"], ["I1", "s", "s", "s"], ["I2", "s", "s", "s"], ["I3", "500", "s", "s"]])
  }

  /// Rates and the counts that they hide: 27 of 30 leave three.
  @Test func aRateIsWithheldWithWhatItWouldGiveAway() throws {
    let files = try SecretFiles(
      "zone;d;n;t\nC;130;97;74,6\nI1;30;27;90\nI2;100;70;70\n",
      "cle: zone\nvariables: [d, n]\nzones: [{total: C, parts: [I1, I2]}]\ntaux: [{colonne: t, numerateur: n, denominateur: d}]\n"
    ).with(profile: "complement: true\n")
    let cells = try files.cells()
    #expect(cells[1][3] == "s")
    func isShown(_ row: Int, _ column: Int) -> Bool { cells[row][column] != "s" }
    #expect(!(isShown(1, 1) && isShown(1, 2)))
    // 3 is also the total's complement less the other's.
    #expect(!(isShown(0, 1) && isShown(0, 2) && isShown(2, 1) && isShown(2, 2)))
  }

  @Test func aRateThatIsNotThatOfItsCountsIsRefused() throws {
    let files = try SecretFiles(
      "zone;d;n;t\nC;130;97;74,6\nI1;30;27;80\nI2;100;70;70\n",
      "cle: zone\nvariables: [d, n]\nzones: []\ntaux: [{colonne: t, numerateur: n, denominateur: d}]\n")
    expectFault(.unreadable, in: "t.csv", saying: ["ligne 3", "« t »"]) { _ = try files.release() }
  }

  /// A mean of three people is withheld, and so is one from which it would follow.
  @Test func aMeanIsWithheldByItsContributors() throws {
    let files = try SecretFiles(
      "zone;n;r\nC;300;1250,5\nI1;3;800\nI2;97;1200,2\nI3;200;1281,7\n",
      "cle: zone\nvariables: [n]\nzones: [{total: C, parts: [I1, I2, I3]}]\nmoyennes: [{colonne: r, contributeurs: n}]\n")
    let means = try files.cells().map { $0[2] }
    #expect(means[1] == "s" && means.count { $0 == "s" } == 2)
  }

  /// What the program counts itself goes the same way: three families with twelve children are three families.
  @Test func figuresOfTheProgramAreProtectedByWhoMadeThem() throws {
    let folder = try TemporaryFolder()
    let relations = try TableRelations.read(
      path: folder.write("r.yml", "cle: zone\nvariables: [enfants]\nzones: [{total: C, parts: [I1, I2, I3]}]\n"))
    let parts = [(12, 3), (40, 30), (90, 60)].map { Confidential(count: $0.0, contributors: $0.1) }
    let counts = [parts[0] + parts[1] + parts[2]] + parts
    let table = try CountTableReader(relations).table(
      named: "enfants", zones: ["C", "I1", "I2", "I3"], counts: ["enfants": counts])
    let released = try StatisticalSecrecy.release(table, policy: SecrecyPolicy(name: "p")).table.value
    #expect((0..<4).map { released[$0, 1] } == ["142", "s", "s", "90"])
    expectFault(.unreadable, saying: ["« enfants »"]) {
      _ = try CountTableReader(relations).table(named: "enfants", zones: ["C"], counts: [:])
    }
  }

  @Test func nobodyLearnsThatAllAreAlikeWhereGroupsAreProtected() throws {
    let text = "zone;a;seuls;couples\nC;700;500;200\nI1;200;200;0\nI2;500;300;200\n"
    let relations =
      "cle: zone\nvariables: [a, seuls, couples]\nzones: [{total: C, parts: [I1, I2]}]\n"
      + "colonnes: [{total: a, parts: [seuls, couples]}]\n"
    #expect(try SecretFiles(text, relations).with(profile: "zero_sur: true\n").cells().flatMap { $0 }.contains("s") == false)
    let cells = try SecretFiles(text, relations).with(profile: "groupe: true\n").cells()
    #expect(cells[1][2] == "s" && cells[1][3] == "s")
  }
}
