import GeometryCore
import Groundwork
import Structures
import Territory
import Testing

@testable import Eligibility

@Suite struct AssessorTests {
  static let rows = [
    (Town.row("S1", "AGC", "38185", 1500, 1500, "10"), "eligible", "QN03801M"),
    (Town.row("S2", "LAEP", "38185", 1005, 1500, "15"), "a_verifier", "QN03801M"),
    (Town.row("S3", "AGC", "38185", 3000, 3000, "10"), "non_eligible", ""),
    (Town.row("S4", "AGC", "38185", 992, 1500, "15"), "a_verifier", "QN03801M"),
    (Town.row("S5", "EVS", "38185", 1500, 1400, "10"), "non_eligible", "QN03801M"),
    ("S6;CS sans position;Ville;AGC;38185;;;", "a_verifier", ""),
    ("S7;CS sans quartier;Ville;AGC;38999;;;", "non_eligible", ""),
    ("S8;CS ailleurs;Ville;AGC;04088;;;", "a_verifier", ""),
    (Town.row("S9", "Lieu d'Accueil Enfants_Parents", "38421", 10_250, 2250, "10"), "eligible", "QN03802M"),
    (Town.row("S11", "AGC", "38185", 1500, 1300, "400"), "a_verifier", "QN03801M"),
  ]

  @Test func knownTown() throws {
    let found = try Town.assess(([Town.head] + Self.rows.map(\.0)).joined(separator: "\n"))
    #expect(found.map(\.decision.rawValue) == Self.rows.map(\.1))
    #expect(found.map { $0.zone?.code ?? "" } == Self.rows.map(\.2))
    #expect(found.allSatisfy { !$0.reason.isEmpty && $0.amount.isEmpty })
    #expect(found[7].reason.contains("ne couvre pas le département 04"))
    #expect(found[4].reason.contains("espace de vie sociale (EVS)"))
    #expect(found[0].reason.contains("500\u{a0}m"))
  }

  /// One row a prestation, in the order of the list; the others as they were.
  @Test func severalPrestationsInOneCell() throws {
    let found = try Town.assess("\(Town.head)\n\(Town.row("S1", "AGC + ACF", "38185", 1500, 1500, "10"))\n\(Self.rows[2].0)")
    #expect(found.map(\.structure.id) == ["S1", "S1", "S3"])
    #expect(found.map { $0.service?.code } == ["AGC", "ACF", "AGC"])
    #expect(found.map(\.decision) == [.eligible, .notEligible, .notEligible])
  }

  /// A code and a name that mean two communes decide nothing, unless both give one answer; shortened names agree.
  @Test func aCodeThatItsNameContradicts() throws {
    let rows = [
      "1;A;AGC;38999;Grenoble;38000", "2;B;AGC;38999;Sainte-Agnès;38190", "3;C;AGC;38421;ST MARTIN D HERES;38400",
      "4;D;AGC;38000;;",
    ]
    let found = try Town.assess((["id;nom;prestation;code_insee;commune;code_postal"] + rows).joined(separator: "\n"))
    #expect(found.map(\.decision) == [.toVerify, .notEligible, .toVerify, .toVerify])
    #expect(found[0].reason.contains("le code de commune 38999 n'est pas celui de « Grenoble » (38185)"))
    #expect(found[2].reason.contains("compte le QPV Village Deux"))
    #expect(found[3].communeCode == "38185" && found[3].anomalies.contains(.list(.postcodeAsCode(.text("38000")))))
  }

  /// Corrections in the adviser's own words, said in good French; a corrected code goes before the row's name.
  @Test func correctionsAreSaidInFrench() throws {
    let text = "id;nom;prestation;code_insee;commune\n1;A;AGC;38185;Grenoble\n2;B;AGC;38185;Grenoble"
    let list = try CorrectionList(
      table: Town.table("id;champ;valeur\n1;decision;À vérifier\n2;code_insee;38999", file: "c.csv"), catalog: .standard())
    let found = try Assessor(Town.inputs()).assess(Town.sites(text, corrections: list))
    #expect(found.map(\.decision) == [.toVerify, .notEligible])
    #expect(found[0].reason.contains("décision corrigée par le conseiller : à vérifier ; le calcul disait « à vérifier »"))
    #expect(found[1].reason.contains("code de commune corrigé par le conseiller"))
  }

  /// Abbreviated, or named by its kind alone at one place, a structure twice is a possible duplicate; another is not.
  @Test func onePlaceAndOneNameAreADuplicate() throws {
    func kinds(_ names: String...) throws -> [[Reserve.Kind]] {
      let rows = names.enumerated().map {
        "\($0 + 1);\($1);Ville;LAEP;38185;\(Town.lon(1500));\(Town.lat(1500));10"
      }
      return try Town.assess(([Town.head] + rows).joined(separator: "\n")).map { $0.reserves.map(\.kind) }
    }
    #expect(try kinds("LAEP Les Capucines", "Lieu d'accueil enfants-parents les Capucines") == [[.duplicate], [.duplicate]])
    #expect(try kinds("LAEP", "Lieu d'accueil") == [[.duplicate], [.duplicate]])
    #expect(try kinds("LAEP Les Capucines", "LAEP Pirouette") == [[.samePlace], [.samePlace]])
  }

  /// A row of two prestations is the double of another by the one that both name.
  @Test func duplicatesAreToldByPrestation() throws {
    let at = "\(Town.lon(1500));\(Town.lat(1500));10"
    let found = try Town.assess(
      "\(Town.head)\n1;Centre Mistral;Ville;AGC + LAEP;38185;\(at)\n2;CS Mistral;Ville;AGC;38185;\(at)")
    #expect(found.map { $0.reserves.map(\.kind) } == [[.duplicate], [], [.duplicate]])
    #expect(found.map { $0.reason.contains("doublon possible") } == [true, false, true])
  }

  /// One name two metres away, or once without position, is one structure twice; half a kilometre away it is another site.
  @Test func oneNameAtOnePlaceIsADuplicate() throws {
    func reserves(_ second: String) throws -> [[Reserve.Kind]] {
      try Town.assess(
        "\(Town.head)\n1;Centre social Mistral;Ville;AGC;38185;\(Town.lon(1500));\(Town.lat(1500));10\n"
          + "2;CENTRE SOCIAL  MISTRAL;Ville;AGC;38185;\(second)"
      ).map { $0.reserves.map(\.kind) }
    }
    #expect(try reserves("\(Town.lon(1502));\(Town.lat(1500));10") == [[.duplicate], [.duplicate]])
    #expect(try reserves(";;") == [[.duplicate], [.duplicate]])
    #expect(try reserves("\(Town.lon(2000));\(Town.lat(1500));10") == [[], []])
  }

  @Test func precisionInKilometres() throws {
    let rows = [Town.row("A", "AGC", "38185", 1500, 1500, "1 km"), Town.row("B", "AGC", "38185", 1500, 1400, "0,2 km")]
    let found = try Town.assess(([Town.head] + rows).joined(separator: "\n"))
    #expect(found.map { ($0.radius ?? 0).rounded() } == [1000, 200])
    #expect(found.map(\.decision) == [.toVerify, .eligible])
  }

  /// A word that places in a commune only never makes its point a proof, far from every quarter or in the middle of one, whether
  /// the commune is known or not.
  @Test(arguments: ["commune", "mairie", "quartier", "lieu-dit"])
  func aPositionOfACommuneIsNoPoint(_ word: String) throws {
    let rows = [("", 40_000.0), ("38185", 40_000), ("38185", 1500), ("", 1500)].enumerated().map { index, place in
      Town.row("S\(index)", "AGC", place.0, place.1, 1500, word)
    }
    let found = try Town.assess(([Town.head] + rows).joined(separator: "\n"))
    #expect(found.allSatisfy { $0.decision == .toVerify && $0.finding.distance == nil })
    #expect(found.map(\.finding.basis) == [.communeUnknown, .communeTouched([0]), .communeTouched([0]), .communeUnknown])
  }

  @Test func unknownPrestationIsNeverEligible() throws {
    let found = try Town.assess(
      "\(Town.head)\n\(Town.row("A", "MJC", "38185", 1500, 1500, "10"))\n\(Town.row("B", "", "38185", 4000, 4000, "10"))")
    #expect(found.map(\.decision) == [.toVerify, .notEligible])
  }

  @Test func livedQuartersByListAndBuffer() throws {
    let text =
      [
        Town.head, Town.row("S2", "AGC", "38185", 2150, 1500, "10"), "S3;CS;V;AGC;04088;;;",
        Town.row("S4", "AGC", "38185", 2195, 1500, "10"),
      ].joined(separator: "\n")
    let list = try LivedQuarterList(
      table: Town.table("id;qpv\nS2;QN03801M\nS3;QN03801M", file: "qv.csv"), parameters: .standard())
    let named = try Town.assess(text) { $0.lived = LivedQuarters(form: .list(list), citation: "qv.csv") }
    #expect(named.map(\.decision) == [.eligible, .eligible, .notEligible])
    #expect(named[0].finding.level == .livedNamed)
    let buffered = try Town.assess(text) { $0.lived = LivedQuarters(form: .band(metres: 200), citation: "bande de 200 m") }
    #expect(buffered.map(\.decision) == [.eligible, .toVerify, .toVerify])
    #expect(buffered[0].evidenceWords == "QV présumé")
  }

  @Test func correctionsWinAndAreShown() throws {
    let structures = try Town.structures(([Town.head] + Self.rows.map(\.0)).joined(separator: "\n"))
    let text = """
      id;champ;valeur;auteur;raison
      S6;lon;\(Town.lon(1500));Conseillère;relevé
      S6;lat;\(Town.lat(1500));Conseillère;relevé
      S2;decision;eligible;Conseillère;entrée côté quartier
      S99;decision;eligible;Conseillère;inconnue
      """
    let corrections = try CorrectionList(table: Town.table(text), catalog: .standard())
    let list = SiteList(structures, corrections: corrections)
    let found = try Assessor(Town.inputs()).assess(list.sites)
    #expect(found[1].decision == .eligible && found[5].decision == .eligible && found[5].radius == 5)
    #expect(found[1].reason.contains("corrigée") && found[5].reason.contains("corrigée") && !found[2].reason.contains("corrig"))
    #expect(list.anomalies.count == 1)
  }

  /// A longitude typed for a latitude must not make a site "outside".
  @Test func correctionsOutsideFranceAreLeftOut() throws {
    let text = "id;champ;valeur;auteur;raison\nS6;lon;45.1;A;B\nS6;lat;5.7;A;B"
    let corrections = try CorrectionList(table: Town.table(text), catalog: .standard())
    let sites = try Town.sites("\(Town.head)\nS6;CS;Ville;AGC;38185;;;", corrections: corrections)
    let found = try Assessor(Town.inputs()).assess(sites)
    #expect(found[0].decision == .toVerify)
    #expect(found[0].anomalies.contains { if case .position(.correctedNowhere) = $0 { true } else { false } })
  }

  /// A quarter without shape may hold whatever its communes hold, and what lies around its remains.
  @Test func aQuarterWithoutShapeLeavesDoubt() throws {
    var geography = Town.geography
    let longitude = Town.longitude + 0.2
    let remains = Box(minX: longitude, minY: Town.latitude, maxX: longitude, maxY: Town.latitude)
    geography.shapeless = [ShapelessQuarter(number: 0, remains: remains)]
    let rows = [
      Town.row("its commune", "AGC", "38185", 5000, 5000, "10"), Town.row("another", "AGC", "38421", 5000, 5000, "10"),
      Town.row("near its remains", "AGC", "38421", 20_500, 0, "10"), Town.row("in a quarter", "AGC", "38185", 10_000, 2250, "10"),
    ]
    let found = try Assessor(Town.inputs([geography])).assess(Town.sites(([Town.head] + rows).joined(separator: "\n")))
    #expect(found.map(\.decision) == [.toVerify, .notEligible, .toVerify, .eligible])
    #expect(found[0].finding.basis == .shapeless([0]) && found[0].reason.contains("Mistral - Eaux Claires"))
  }

  @Test func aRepealedListSaysSo() throws {
    let text = "\(Town.head)\n\(Self.rows[0].0)"
    func reason(_ geography: QuarterGeography, _ date: String?) throws -> String {
      try Assessor(Town.inputs([geography], date: date)).assess(Town.sites(text))[0].reason
    }
    let words = "ne sont plus en vigueur depuis le 01/01/2024"
    #expect(try reason(Town.formerGeography, nil).contains(words))
    #expect(try !reason(Town.formerGeography, "2023-06-30").contains("plus en vigueur"))
    #expect(try !reason(Town.geography, nil).contains("plus en vigueur"))
  }

  @Test func datesChooseTheGeography() throws {
    let text = "\(Town.head)\n\(Self.rows[0].0)\n\(Self.rows[2].0)\n\(Self.rows[8].0)"
    func decide(_ date: String) throws -> [Decision] {
      try Assessor(Town.inputs([Town.formerGeography, Town.geography], date: date)).assess(Town.sites(text)).map(\.decision)
    }
    #expect(try decide("2023-12-31") == [.eligible, .eligible, .notEligible])
    #expect(try decide("2024-01-01") == [.eligible, .notEligible, .eligible])
    #expect(throws: FileFault.self) {
      try Assessor(Town.inputs([Town.geography], date: "2023-06-30")).assess(Town.sites(text))
    }
    #expect(throws: FileFault.self) { try Town.inputs([Town.formerGeography, Town.geography]) }
  }

  @Test func comparisonTellsPlacesAndNotCodes() throws {
    let text = "\(Town.head)\n\(Self.rows[0].0)\n\(Self.rows[2].0)\n\(Self.rows[8].0)"
    let found = try Town.assess(text) {
      $0.comparison = GeographyComparison(former: Town.formerGeography) { former, _, current in former == 0 && current == 0 }
    }
    #expect(found.map(\.change) == [.same, .leaves, .enters])
    #expect(found.map(\.formerZone) == ["QP038001", "QP038001", ""])
  }

  @Test func aFileThatDoesNotCoverThePlaceComparesNothing() throws {
    var elsewhere = Town.formerGeography
    elsewhere.departments = ["31"]
    let text = "\(Town.head)\n\(Self.rows[0].0)\n\(Self.rows[8].0)"
    let found = try Town.assess(text) { $0.comparison = GeographyComparison(former: elsewhere) { _, _, _ in true } }
    #expect(found.map(\.change) == [.same, nil])
  }

  @Test func aPrecisionThatNobodyKnowsMakesNothingCertain() throws {
    let place = "Ville;AGC;38185;\(Town.lon(1500));\(Town.lat(1500))"
    let found = try Town.assess("\(Town.head)\n1;CS;\(place);au doigt mouillé;1\n2;CS;\(place);0;1")
    #expect(found.map(\.decision) == [.toVerify, .eligible])
    #expect(found.allSatisfy { !$0.anomalies.isEmpty })
  }

  @Test func reservesAreSaid() throws {
    let found = try Town.assess(
      """
      id;nom;gestionnaire;prestation;code_insee;lon;lat;precision;adresse
      1;Centre Camaïeux;Asso;AGC;38185;\(Town.lon(1500));\(Town.lat(1500));10;1 rue
      2;Association Centre social Camaieux;Asso;AGC;38185;\(Town.lon(1510));\(Town.lat(1500));10;1 rue
      3;LAEP itinérant;Asso;LAEP;38185;\(Town.lon(1520));\(Town.lat(1500));10;
      4;CS;Asso;AGC;38185;\(Town.lon(1530));\(Town.lat(1500));10;Siège social, 3 place
      5;Autre;Asso;AGC;38185;\(Town.lon(1530));\(Town.lat(1500));10;3 place
      """)
    #expect(found.map(\.decision) == [.eligible, .eligible, .toVerify, .toVerify, .eligible])
    #expect(found[1].reason.contains("doublon possible de « Centre Camaïeux » (1)"))
    #expect(found[2].reason.contains("itinérant") && found[3].reason.contains("siège") && found[4].reason.contains("même lieu"))
  }
}
