import Groundwork
import TestSupport
import Testing

@testable import Geocoding

/// What a question says of its commune against where its address is found.
@Suite struct PlaceClaimsTests {
  private static func geocoder() throws -> Geocoder {
    func street(_ id: String, _ name: String, _ postcode: String, _ numbers: [String], _ from: (Double, Double)) -> TestStreet {
      TestStreet(id: id, name: name, postcode: postcode, numbers: numbers, from: from, to: (from.0 + 0.001, from.1))
    }
    let streets = [
      street("38185_a", "Rue des Capucines", "38000", ["12", "14"], (5.705, 45.205)),
      street("38185_b", "Rue Lesdiguières", "38000", ["2", "4"], (5.72, 45.19)),
      street("38421_c", "Rue Lesdiguières", "38400", ["2", "4"], (5.76, 45.17)),
      street("38151_d", "Rue de Normandie", "38130", ["2", "4"], (5.71, 45.15)),
    ]
    let communes = ["38185": "Grenoble", "38421": "Saint-Martin-d'Hères", "38151": "Échirolles"]
    return try Geocoder.made(of: streets, [], communes: communes)
  }

  /// The communes do not touch: not sure, whatever the words of the base.
  @Test(arguments: [
    ("12 rue des Capucines", "38000", "Villeurbanne"), ("12 rue des Capucines 38000 Villeurbanne", "", ""),
    ("12 rue des Capucines", "69100", "Grenoble"), ("12 rue des Capucines", "38000", "Voiron"),
    ("12 rue des Capucines", "", "Voiron"),
  ])
  func aFarCommuneIsNotSure(address: String, postcode: String, commune: String) throws {
    let answer = try Self.geocoder().ask(address, postcode: postcode, commune: commune)
    #expect(answer.status != .certain && answer.label.isEmpty == false || answer.kind == nil, "\(answer)")
  }

  /// Of neighbours one alone has the street: a slip, which is said.
  @Test func aSlipBetweenNeighboursStaysSure() throws {
    let answer = try Self.geocoder().ask("12 rue des Capucines", postcode: "38000", commune: "Échirolles")
    #expect(answer.status == .certain && answer.contradiction?.isSlip == true, "\(answer)")
    let tally = GeocodingTally([answer], numbers: RowNumbers(first: 2))
    #expect(tally.contradicted == [.contradicted(count: 1, rows: [RowNumber(2)], areSlips: true)])
  }

  /// Nothing of the question speaks for the answer's commune, or the base knows no street of the neighbour: no slip.
  @Test(arguments: [("38130", "Échirolles"), ("38000", "Seyssinet-Pariset")])
  func aNeighbourIsNotBelievedUnseen(postcode: String, commune: String) throws {
    let answer = try Self.geocoder().ask("12 rue des Capucines", postcode: postcode, commune: commune)
    #expect(answer.status != .certain, "\(answer)")
  }

  @Test func aStreetOfBothIsNotSure() throws {
    let answer = try Self.geocoder().ask("2 rue Lesdiguières", postcode: "38000", commune: "Saint-Martin-d'Hères")
    #expect(answer.status != .certain, "\(answer)")
  }

  @Test func theInseeCodeMustBeTheAnswers() throws {
    let worker = try Self.geocoder().makeWorker()
    func answer(_ code: String) -> GeocodedAddress {
      worker.answer(AddressQuestion(address: "12 rue des Capucines", postcode: "38000", commune: "Grenoble", communeCode: code))
    }
    #expect(answer("38185").status == .certain && answer("").status == .certain && answer("38000").status == .certain)
    #expect(answer("69266").status == .weak && answer("69266").contradiction?.claim == .code("69266", name: "Villeurbanne"))
  }

  @Test(arguments: ["Ville de Grenoble", "GRENOBLE (38)", "38 - Grenoble", "Grenoble (ISERE)", "38000 GRENOBLE CEDEX 1"])
  func spellingsAreOneCommune(text: String) throws {
    let worker = try Self.geocoder().makeWorker()
    let answer = worker.answer(AddressQuestion(address: "12 rue des Capucines", commune: text))
    #expect(answer.status == .certain && answer.contradiction == nil, "\(answer)")
  }

  /// A base is not searched for what it does not cover, whether it knows the commune or not.
  @Test(arguments: [
    ("12 rue des Capucines, Paris", "75"), ("12 rue des Capucines 75011 Paris", "75"), ("12 rue des Capucines, Rennes", "35"),
    ("12 rue des Capucines 13999 Marseille cedex", "13"),
  ])
  func aPlaceElsewhereIsNotSearched(address: String, department: String) throws {
    let answer = try Self.geocoder().ask(address)
    #expect(answer.kind == nil && answer.uncoveredDepartment == department && answer.label.isEmpty, "\(answer)")
    #expect(try Self.geocoder().explain(AddressQuestion(address: address)).rivals.isEmpty)
  }

  /// The name of a street is no place: "rue de Paris" is searched.
  @Test func theNameOfAStreetIsNoPlace() throws {
    let street = TestStreet(
      id: "38185_p", name: "Rue de Paris", postcode: "38000", numbers: ["1", "3"], from: (5.7, 45.2), to: (5.701, 45.2))
    let geocoder = try Geocoder.made(of: [street], [], communes: ["38185": "Grenoble"])
    for address in ["3 rue de Paris", "3, rue de Paris", "3 rue de Paris, Grenoble", "3 rue de Paris 38000 Grenoble"] {
      #expect(geocoder.ask(address).status == .certain, "\(address): \(geocoder.ask(address))")
    }
  }
}
