import Testing

@testable import Geocoding

@Suite struct QuestionColumnsTests {
  private static func address(_ header: [String], _ cells: [String]) -> String? {
    QuestionColumns(recognisedIn: header)?.question { cells[$0] }.address
  }

  /// Number, suffix and street may stand apart, as in the BAN's own files.
  @Test func numberSuffixAndStreetMayStandApart() {
    #expect(Self.address(["id", "numero", "rep", "nom_voie"], ["x", "12", "bis", "Rue Neuve"]) == "12 bis Rue Neuve")
    #expect(Self.address(["Numéro voie", "Adresse", "Complément"], ["12", "Rue Neuve", "Bât. A"]) == "12 Rue Neuve, Bât. A")
    #expect(Self.address(["nom_voie", "complement"], ["Rue Neuve", "Bât. A"]) == "Rue Neuve, Bât. A")
  }

  @Test func theNumberOfARowIsNoHouseNumber() {
    #expect(Self.address(["Numéro", "Adresse"], ["7", "12 Rue Neuve"]) == "12 Rue Neuve")
    #expect(Self.address(["Rep", "Adresse"], ["Durand", "12 Rue Neuve"]) == "12 Rue Neuve")
  }

  @Test func theInseeCodeIsReadBesideTheRest() throws {
    let columns = try #require(QuestionColumns(recognisedIn: ["adresse", "code_insee"]))
    #expect(columns.question { ["1 rue A", "94028"][$0] } == AddressQuestion(address: "1 rue A", communeCode: "94028"))
  }
}
