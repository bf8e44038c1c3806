import Geocoding
import Groundwork
import Structures
import TestSupport
import Testing

@testable import Eligibility

@Suite struct AddressLookupTests {
  private static let head = "id;nom;prestation;adresse;code_postal;commune;lon;lat;precision"

  private static let meylan = BANRow.Commune(code: "38229", name: "Meylan", postcode: "38240")

  private static func assess(_ rows: String...) throws -> [Assessment] {
    try TownAddresses().assess(([head] + rows).joined(separator: "\n"))
  }

  @Test func aNumberGivesAPositionWithTheRadiusOfItsKind() throws {
    let found = try Self.assess("1;A;AGC;2 rue du Dedans;38000;Grenoble;;;", "2;B;AGC;4 avenue du Dehors;38000;Grenoble;;;")
    #expect(found.map(\.decision) == [.eligible, .notEligible])
    #expect(found[0].radius == 5 && found[0].evidenceWords == "dans un QPV, certain (position de la base d'adresses)")
    #expect(found[0].reason.contains("« 2 Rue du Dedans 38000 Grenoble » (numéro, score "))
    #expect(found[0].sources.contains("38.adresses (base d'adresses faite de adresses-38.csv (sha256 "))
    #expect(found[0].sources.contains("2024-06") && found[0].communeCode == "38185")
  }

  @Test func coordinatesOfTheRowAreKept() throws {
    let found = try Self.assess(
      "1;A;AGC;4 avenue du Dehors;38000;Grenoble;\(Town.lon(1500));\(Town.lat(1500));10", "2;B;AGC;;38000;Grenoble;;;rue")
    #expect(found[0].decision == .eligible && found[0].site.addressFinding == nil)
    #expect(!found[0].sources.contains("adresses"))
  }

  @Test func whatIsNotFoundDecidesNothing() throws {
    let found = try Self.assess("1;A;AGC;12 boulevard Inexistant;38000;Grenoble;;;", "2;B;AGC;rue du Dedans;75011;Paris;;;")
    #expect(found[0].decision == .toVerify && found[0].site.position == nil && !found[0].anomalies.isEmpty)
    #expect(found[1].decision == .toVerify && found[1].site.position == nil)
  }

  /// The commune that the base finds stands where nothing else tells it; the QPV's own names are enough for those it has.
  @Test func aCommuneOfTheBaseSuppliesTheCode() throws {
    let neighbours = (1...3).map {
      TownAddresses.Address(street: "Rue Neuve", number: $0, x: 9000, y: 100, commune: Self.meylan)
    }
    let base = try TownAddresses(TownAddresses.addresses + neighbours)
    let rows = ["1;A;AGC;;38240;Meylan;;;", "2;B;AGC;;38000;Grenoble;;;", "3;C;AGC;;38999;Nulle Part;;;"]
    let found = try base.assess(([Self.head] + rows).joined(separator: "\n"))
    #expect(found[0].communeCode == "38229" && found[0].decision == .notEligible && found[0].site.position == nil)
    #expect(found[0].reason.contains("la base d'adresses ne donne que la commune : Meylan (38229"))
    #expect(found[1].decision == .toVerify && found[1].communeCode == "38185" && found[1].anomalies.isEmpty)
    #expect(found[2].decision == .toVerify && found[2].isDoubted("Nulle Part"))
  }

  @Test func theAdvisersPrecisionReplacesTheBases() throws {
    let list = try CorrectionList(
      table: Town.table("id;champ;valeur\n1;precision;800", file: "c.csv"), catalog: .standard())
    let sites = try TownAddresses().answered(
      "\(Self.head)\n1;A;AGC;4 rue du Dedans;38000;Grenoble;;;", corrections: list).sites
    let found = try Assessor(Town.inputs()).assess(sites)[0]
    #expect(found.radius == 800 && found.decision == .toVerify)
  }

  @Test func theBaseSaysWhatItDoesNotCover() throws {
    let town = try TownAddresses()
    let tally = try town.answered("\(Self.head)\n1;A;AGC;2 rue du Dedans;69003;Lyon;;;").tally
    let uncovered = BaseAnomaly.uncovered(departments: ["69"], covered: ["38"], rows: 1, first: RowNumber(1))
    #expect(tally?.uncovered(by: town.base.description) == uncovered)
  }

  private static let twoTowns =
    TownAddresses.addresses
    + (1...3).map {
      TownAddresses.Address(street: "Rue du Dedans", number: $0, x: 9000, y: 100, commune: meylan)
    }

  /// A street of two communes is told by the INSEE code where no cell names one.
  @Test func theInseeCodeOfTheRowIsAsked() throws {
    let rows = ["1;A;AGC;2 rue du Dedans;38185", "2;B;AGC;2 rue du Dedans;38229", "3;C;AGC;2 rue du Dedans;"]
    let found = try TownAddresses(Self.twoTowns).assess((["id;nom;prestation;adresse;code_insee"] + rows).joined(separator: "\n"))
    #expect(found.map(\.decision) == [.eligible, .notEligible, .toVerify])
    #expect(found.map(\.communeCode) == ["38185", "38229", ""])
  }

  /// The base has but one street of the name: that it lies in another commune than the row's is said and decides nothing.
  @Test func anAddressFoundInAnotherCommuneDecidesNothing() throws {
    let found = try Self.assess(
      "1;A;AGC;4 avenue du Dehors;;Nulle Part;;;", "2;B;AGC;avenue du Dehors;;Nulle Part;;;",
      "3;C;AGC;4 avenue du Dehors;;Grenoble;;;")
    #expect(found.prefix(2).allSatisfy { $0.decision == .toVerify && $0.isDoubted("Nulle Part") })
    #expect(found[2].decision == .notEligible && found[2].anomalies.isEmpty)
  }

  @Test func theAdvisersCommuneIsAskedAlone() throws {
    let list = try CorrectionList(
      table: Town.table("id;champ;valeur\n1;code_insee;38229", file: "c.csv"), catalog: .standard())
    let sites = try TownAddresses(Self.twoTowns).answered(
      "\(Self.head)\n1;A;AGC;2 rue du Dedans;38185;Grenoble;;;", corrections: list).sites
    #expect(sites[0].addressFinding?.answer.communeCode == "38229")
    #expect(try Assessor(Town.inputs()).assess(sites)[0].decision == .notEligible)
  }
}

extension Assessment {
  /// A doubt about the commune or the address names this.
  fileprivate func isDoubted(_ words: String) -> Bool {
    anomalies.contains { if case .list(.doubt(let said)) = $0 { said.contains(words) } else { false } }
  }
}
