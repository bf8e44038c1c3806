import Geocoding
import Structures
import TestSupport
import Testing

@testable import Eligibility
@testable import Structures

@Suite struct StreetFindingTests {
  private static let head = "id;nom;prestation;adresse;code_postal;commune"

  private static func assess(
    _ address: String, _ change: (inout AssessmentInputs) throws -> Void = { _ in }
  ) throws -> Assessment {
    try TownAddresses().assess("\(head)\n1;A;AGC;\(address);38000;Grenoble", change)[0]
  }

  @Test func aStreetThatTheLimitCutsIsToVerifyWithItsNumbers() throws {
    let found = try Self.assess("rue des lilas")
    #expect(found.decision == .toVerify && found.zone?.code == "QN03801M" && found.evidenceWords.contains("rue partagée"))
    #expect(found.reason.contains("la rue compte 42 adresses connues, dont 17 dans le quartier : 2 à 34, côté pair"))
    #expect(found.reason.contains("25 en dehors : 36 à 42, côté pair ; 1 à 41, côté impair"))
  }

  @Test func aStreetWhollyInsideOrOutsideDecides() throws {
    let inside = try Self.assess("RUE DU DEDANS"), outside = try Self.assess("av. du Dehors")
    #expect(inside.decision == .eligible && inside.finding.basis == .street(.inside) && inside.finding.level == .qpvCertain)
    #expect(inside.reason.contains("4 adresses connues, toutes dans le quartier (QPV Mistral - Eaux Claires (QN03801M))"))
    #expect(!inside.reason.contains("quartiers vécus : non renseignés"))
    #expect(outside.decision == .notEligible && outside.zone == nil)
    // The middle of the street is shown, and decides nothing.
    #expect(outside.site.position == nil && outside.site.shownPosition != nil && (outside.radius ?? 0) > 0)
    #expect(outside.reason.contains("5 adresses connues, toutes hors de tout quartier"))
  }

  /// A number that the base lacks beyond all neighbours leaves the street.
  @Test func aNumberFarBeyondTheKnownOnesLeavesTheStreet() throws {
    let found = try Self.assess("980 rue des Lilas")
    #expect(found.decision == .toVerify && found.finding.basis == .street(.split) && found.site.position == nil)
  }

  @Test func twoKnownAddressesProveNothing() throws {
    let found = try Self.assess("Impasse Courte")
    #expect(found.decision == .toVerify && found.finding.basis == .communeTouched([0]))
    #expect(found.reason.contains("la rue n'a que 2 adresses connues, ce qui ne prouve rien"))
  }

  @Test func addressesNearTheLimitAreCountedAsDoubtful() throws {
    let found = try Self.assess("quai du bord")
    // Five metres inside, known to five metres: the limit is in the doubt.
    #expect(found.decision == .toVerify)
    #expect(found.reason.contains("dont aucune n'est sûrement dans le quartier ; 3 trop près de la limite"))
  }

  /// A band around the quarters takes the whole street in.
  @Test func bandsCountForStreetsToo() throws {
    let found = try Self.assess("rue des Lilas") {
      $0.lived = LivedQuarters(form: .band(metres: 200), citation: "bande de 200 m")
    }
    #expect(found.decision == .eligible && found.finding.level == .livedPresumed && found.zone?.kind == .livedQuarter)
    let outside = try Self.assess("avenue du Dehors") {
      $0.lived = LivedQuarters(form: .band(metres: 200), citation: "bande de 200 m")
    }
    #expect(outside.decision == .notEligible)
  }

  /// A village without streets is judged by the addresses that bear its name, whatever their streets.
  @Test func aLocalityIsJudgedByTheAddressesThatBearItsName() throws {
    func village(_ name: String, _ y: Double) -> [TownAddresses.Address] {
      (1...4).map {
        TownAddresses.Address(
          street: $0 < 3 ? "Route Haute" : "Route Basse", number: Int(y) + $0, x: 1200 + Double($0) * 20, y: y, locality: name)
      }
    }
    let town = try TownAddresses(village("Le Hameau", 1500) + village("Les Granges", 4000) + village("La Combe", 1020).map {
      var address = $0
      if $0.street == "Route Basse" { address.y = 900 }
      return address
    })
    func assess(_ place: String) throws -> Assessment {
      try town.assess("\(Self.head)\n1;A;AGC;\(place);38000;Grenoble")[0]
    }
    let inside = try assess("Le Hameau"), outside = try assess("les granges"), shared = try assess("LA COMBE")
    #expect(inside.decision == .eligible)
    #expect(inside.reason.contains("le lieu-dit compte 4 adresses connues, toutes dans le quartier"))
    #expect(outside.decision == .notEligible && outside.reason.contains("toutes hors de tout quartier"))
    #expect(shared.decision == .toVerify)
    #expect(shared.reason.contains("dont 2 dans le quartier : Route Haute (1021 à 1022, des deux côtés)"))
    #expect(shared.reason.contains("2 en dehors : Route Basse (1023 à 1024, des deux côtés)"))
  }

  @Test func aNamedStructureNeedsNoStreet() throws {
    let list = try LivedQuarterList(table: Town.table("id;qpv\n1;QN03801M", file: "qv.csv"), parameters: .standard())
    let found = try Self.assess("rue des Lilas") { $0.lived = LivedQuarters(form: .list(list), citation: "qv.csv") }
    #expect(found.decision == .eligible && found.finding.level == .livedNamed)
  }

  /// A street decides as its addresses would one by one: never more surely than any of them.
  @Test func neverSurerThanItsAddresses() throws {
    let seed = Seed.another()
    var random = seed.generator
    var seen: [Decision: Int] = [:]
    let assessor = try Assessor(Town.inputs())
    for _ in 0..<100 {
      let known = Self.addresses(&random)
      let (whole, singles) = try Self.decisions(known, assessor)
      #expect(whole == (singles.count == 1 ? singles.first : .toVerify), "\(seed): \(known)")
      seen[whole, default: 0] += 1
    }
    for decision in [Decision.eligible, .toVerify, .notEligible] {
      #expect(seen[decision, default: 0] >= 5, "\(seed): \(seen)")
    }
  }

  /// Three to twelve addresses around a corner of the quarter: on one side of its limit, or across it.
  private static func addresses(_ random: inout SeededGenerator) -> [KnownAddress] {
    let east = Double.random(in: 920...1180, using: &random), north = Double.random(in: 920...1180, using: &random)
    let extent = Double.random(in: 1...60, using: &random)
    return (1...Int.random(in: 3...12, using: &random)).map { number in
      let x = east + Double.random(in: -extent...extent, using: &random)
      let y = north + Double.random(in: -extent...extent, using: &random)
      return KnownAddress(
        number: number, longitude: Town.longitude + x * Town.degree, latitude: Town.latitude + y * Town.degree,
        radius: Double.random(in: 0...40, using: &random))
    }
  }

  /// What is decided of a street that has these addresses, and of each of them alone.
  private static func decisions(
    _ known: [KnownAddress], _ assessor: Assessor
  ) throws -> (whole: Decision, singles: Set<Decision>) {
    var answer = GeocodedAddress()
    answer.status = .certain
    answer.kind = .street
    answer.id = "38185_0001"
    let row = try Town.structures("\(Self.head)\n1;A;AGC;Rue X;38000;Grenoble")[0]
    let street = Site(row, addressFinding: AddressFinding(answer: answer, known: known))
    let whole = try Assessor(Town.inputs()).assess([street])[0].decision
    let singles = known.map { address in
      var placed = row
      placed.position = Position(longitude: address.longitude, latitude: address.latitude, writtenPrecision: 0)
      placed.precision = "\(address.radius)"
      return Site(placed)
    }
    return (whole, Set(try assessor.assess(singles).map(\.decision)))
  }

  @Test(arguments: [
    ([2, 4, 6], "2 à 6, côté pair"), ([1, 2, 3], "1 à 3, des deux côtés"), ([5], "5"), ([2, 4, 8], "2 à 4 et 8, côté pair"),
    ([1, 3, 8], "8 ; 1 à 3, côté impair"),
  ])
  func numbersInWords(_ chosen: [Int], _ words: String) {
    let street = (1...8).map { KnownAddress(number: $0, longitude: 0, latitude: 0, radius: 5) }
    #expect(StreetNumbers.words(street, chosen: street.map { chosen.contains($0.number) }) == words)
  }
}
