import Geocoding
import Groundwork
import Structures
import TestSupport
import Testing

@testable import Eligibility

/// What a row says of its place that cannot be true together.
@Suite struct ContradictionTests {
  private static func assess(_ head: String, _ rows: [String]) throws -> [Assessment] {
    let lines = ["id;nom;prestation;" + head] + rows.enumerated().map { "\($0);Lieu \($0);AGC;\($1)" }
    return try Assessor(Town.inputs()).assess(Town.sites(lines.joined(separator: "\n")))
  }

  private static var inside: String { "\(Town.lon(1500));\(Town.lat(1500))" }

  /// Both readings stand in the reason and in the anomalies, and the row is to be verified though its position is certain.
  @Test(arguments: [
    ("38000;;Villeurbanne", ["38000 (Grenoble)", "Villeurbanne"]), ("38000;69266;", ["38000 (Grenoble)", "69266"]),
    ("69100;38185;Grenoble", ["69100 (Villeurbanne)", "Grenoble"]), ("38400;;Grenoble", ["38400", "Grenoble"]),
  ])
  func aPostcodeOfAnotherCommuneIsNotSettled(cells: String, words: [String]) throws {
    let found = try Self.assess("code_postal;code_insee;commune;lon;lat;precision", ["\(cells);\(Self.inside);10"])[0]
    #expect(found.decision == .toVerify && found.evidence.reserves.contains { $0.kind == .contradiction })
    #expect(words.allSatisfy(found.reason.contains), "\(found.reason)")
    let told = found.anomalies.compactMap { if case .list(.contradiction(let words)) = $0 { words } else { nil } }
    #expect(words.allSatisfy { word in told.contains { $0.contains(word) } }, "\(told)")
  }

  @Test(arguments: ["38000;38185;Grenoble", "38100;;GRENOBLE", "38026;;Grenoble Cedex 1", ";38185;", "38000;;"])
  func whatAgreesIsNoContradiction(cells: String) throws {
    let found = try Self.assess("code_postal;code_insee;commune;lon;lat;precision", ["\(cells);\(Self.inside);10"])[0]
    #expect(found.decision == .eligible && found.anomalies.isEmpty, "\(found.reason)")
  }

  @Test func aRuleMaySilenceIt() throws {
    let rule = try EligibilityRule(
      yaml: "nom: A\nreserves:\n  contradiction: signaler\n  hors_commune: signaler", file: "r.yml", catalog: .standard())
    let sites = try Town.sites(
      "id;nom;prestation;code_postal;commune;lon;lat;precision\n1;A;AGC;38000;Villeurbanne;\(Self.inside);10")
    let found = try Assessor(Town.inputs(rule: rule)).assess(sites)[0]
    #expect(found.decision == .eligible && found.reason.contains("Villeurbanne"))
  }

  @Test func aPositionInAnotherTerritoryIsSaid() throws {
    let rows = ["Grenoble;38185;-61.05;14.65", "Fort-de-France;97209;\(Self.inside)", "Fort-de-France;97209;-61.05;14.65"]
    let found = try Self.assess("commune;code_insee;lon;lat", rows)
    #expect(found.prefix(2).allSatisfy { $0.decision == .toVerify && $0.reason.contains("autre territoire") })
    #expect(!found[2].reason.contains("autre territoire"))
  }

  /// One cell that can only be a postcode proves that the column holds postcodes.
  @Test func aColumnOfPostcodesIsReadAsSuch() throws {
    let found = try Self.assess("code_insee", ["38000", "59100", "69200"])
    #expect(found.allSatisfy { $0.decision == .toVerify } && found.map(\.structure.postcode) == ["38000", "59100", "69200"])
    #expect(found[1].reason.contains("Bousignies") && found[1].reason.contains("Roubaix"))
    let codes = try Self.assess("code_insee", ["38185", "59100", "69200"])
    #expect(codes.map(\.structure.communeCode) == ["38185", "59100", "69200"])
    let all = try Self.assess("code_insee", ["59100", "69200", "68200", "31100"])
    #expect(all.allSatisfy { $0.structure.communeCode.isEmpty })
  }

  /// In such a column a cell stays a code where its row's name or postcode says so.
  @Test func theNameOfTheRowSpeaksForTheCode() throws {
    let found = try Self.assess("code_insee;commune;code_postal", ["38000;;", "59100;Bousignies;", "69200;;69490", "38185;;"])
    #expect(found.map(\.structure.communeCode) == ["", "59100", "69200", "38185"])
    #expect(found[1].anomalies.isEmpty && found[3].anomalies.isEmpty)
  }

  /// A postcode alone decides as far as its communes give one answer.
  @Test func aPostcodeAloneDecidesAsFarAsItCan() throws {
    let found = try Self.assess("code_postal", ["38000", "38240", "38190", "38400"])
    #expect(found.map(\.decision) == [.toVerify, .notEligible, .notEligible, .toVerify], "\(found.map(\.reason))")
    #expect(found[2].reason.contains("38190"))
  }

  /// The beginning of a name that the postcode completes is no contradiction.
  @Test func aShortenedNameIsCompletedByItsPostcode() throws {
    let found = try Self.assess("commune;code_postal", ["SAINT GERVAIS;74170", "Livron;26250"])
    #expect(found.map(\.communeCode) == ["74236", "26165"] && found.allSatisfy { $0.anomalies.isEmpty })
  }

  /// The base finds the address by the postcode, in another commune than the row names: shown, and to be verified.
  @Test func anAddressFoundByThePostcodeDoesNotSettleIt() throws {
    let town = try TownAddresses()
    let head = "id;nom;prestation;adresse;code_postal;commune;code_insee"
    let places = ["38000;Villeurbanne;", "38000;;69266", "38000;;"]
    let rows = places.enumerated().map { "\($0);Lieu \($0);AGC;2 rue du Dedans;\($1)" }
    let found = try town.assess(([head] + rows).joined(separator: "\n"))
    #expect(found.map(\.decision) == [.toVerify, .toVerify, .eligible])
    #expect(found.prefix(2).allSatisfy { $0.site.position != nil && $0.reason.contains("38000 (Grenoble)") })
  }

  /// Whatever is written in the three cells, a row whose postcode serves none of the communes that it names is not certain.
  @Test func noContradictionIsCertain() throws {
    let towns = [("38185", "Grenoble", "38000"), ("69266", "Villeurbanne", "69100"), ("38421", "Saint-Martin-d'Hères", "38400")]
    for code in towns {
      for name in towns {
        for post in towns {
          let found = try Self.assess(
            "code_insee;commune;code_postal;lon;lat;precision", ["\(code.0);\(name.1);\(post.2);\(Self.inside);10"])[0]
          let agrees = code.0 == name.0 && name.0 == post.0
          #expect((found.decision == .toVerify) == !agrees, "\(code.0) \(name.1) \(post.2): \(found.reason)")
        }
      }
    }
  }
}
