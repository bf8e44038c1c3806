import TestSupport
import Testing

@testable import Geocoding

/// House numbers that a question may name.
@Suite struct HouseNumberTests {
  /// "12bis-14" for each number that the words can be read as.
  private func read(_ address: String) throws -> [String] {
    let geocoder = try Town.geocoder()
    var question = Question()
    question.read(AddressQuestion(address: address), terms: geocoder.terms, base: geocoder.base)
    return question.houseNumbers().map { number in
      "\(number.number)\(number.suffix ?? "")" + number.others.map { "-\($0.number)\($0.suffix ?? "")" }.joined()
    }
  }

  @Test(arguments: [
    ("12 Cours Berriat", "12"), ("12, Cours Berriat", "12"), ("n°12 Cours Berriat", "12"), ("N° 12 Cours Berriat", "12"),
    ("012 Cours Berriat", "12"), ("12 bis Cours Berriat", "12bis"), ("12bis Cours Berriat", "12bis"),
    ("12 BIS, Cours Berriat", "12bis"), ("12-bis Cours Berriat", "12bis"), ("12 b Cours Berriat", "12bis"),
    ("12B Cours Berriat", "12bis"), ("12 ter Cours Berriat", "12ter"), ("12T Cours Berriat", "12ter"),
    ("12 quater Cours Berriat", "12quater"), ("12 A Cours Berriat", "12a"), ("12a, Cours Berriat", "12a"),
    ("12 (bis) Cours Berriat", "12bis"), ("12 C Cours Berriat", "12c"), ("12E Cours Berriat", "12e"),
    ("Cours Berriat 12", "12"), ("Cours Berriat, 12 bis", "12bis"),
  ])
  func aNumberWithItsSuffixIsReadInAllSpellings(address: String, number: String) throws {
    #expect(try read(address) == [number])
  }

  @Test(arguments: [
    ("12-14 Cours Berriat", "12-14"), ("12/14 Cours Berriat", "12-14"), ("12 et 14 Cours Berriat", "12-14"),
    ("12 à 14 Cours Berriat", "12-14"), ("12 bis-14 Cours Berriat", "12bis-14"), ("12-14 bis Cours Berriat", "12-14bis"),
    ("12 bis et 14 ter Cours Berriat", "12bis-14ter"), ("12 14 Cours Berriat", "12-14"),
    ("14-12 Cours Berriat", "14-12"),
  ])
  func twoNumbersOfOneAddressAreARange(address: String, number: String) throws {
    #expect(try read(address) == [number])
  }

  @Test(arguments: [
    "Cours Berriat", "Place du 1er Mai", "BP 12 Cours Berriat", "38000 Grenoble",
    "Cours Berriat CEDEX 9", "Rue du Huit Mai", "0 Cours Berriat", "12345678 Cours Berriat", "Bâtiment 3 Cours Berriat",
  ])
  func ordinalsBoxesPostcodesAndDoorsAreNoHouseNumbers(address: String) throws {
    #expect(try read(address) == [])
  }

  @Test(arguments: [
    ("5 R du Gal Mangin", "5"), ("5 l'Impasse", "5"), ("5 l’Impasse", "5"), ("5 d'Artagnan", "5"), ("5 B rue Pasteur", "5bis"),
    ("5 R rue Pasteur", "5r"),
    ("5 A. Croizat", "5"),
  ])
  func aLetterThatBeginsTheStreetIsNoSuffix(address: String, number: String) throws {
    #expect(try read(address) == [number])
  }

  /// Numbers of a random address come back whatever stands between number and suffix.
  @Test func randomNumbersComeBackWhateverJoinsTheSuffix() throws {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<300 {
      let number = Int.random(in: 1...9999, using: &random)
      let suffix = ["bis", "ter", "quater", "c", "f"].randomElement(using: &random) ?? "bis"
      let joint = ["", " ", "-"].randomElement(using: &random) ?? ""
      let written = Bool.random(using: &random) ? suffix : suffix.uppercased()
      let address = "\(number)\(joint)\(written) rue Pasteur"
      #expect(try read(address) == ["\(number)\(suffix)"], "\(seed): \(address)")
    }
  }
}
