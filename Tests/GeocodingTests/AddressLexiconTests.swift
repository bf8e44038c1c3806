import Testing

@testable import Geocoding

@Suite struct AddressLexiconTests {
  private let lexicon = AddressLexicon.standard

  @Test(arguments: [
    ("AV. DU HUIT MAI 45", "avenue du 8 mai 1945"), ("Av du 08 mai 1945", "avenue du 8 mai 1945"),
    ("Bd St-Germain", "boulevard saint germain"), ("Rue du Gal de Gaulle", "rue du general de gaulle"),
    ("PL DU DIX HUIT JUIN", "place du 18 juin"), ("Rue de l’Œuvre", "rue de l oeuvre"), ("Rue Louis XIV", "rue louis 14"),
    ("Place du 1er Mai", "place du 1 mai"), ("Rue du Onze Novembre", "rue du 11 novembre"),
    ("R DU 19 MARS", "rue du 19 mars"), ("Rue du Vingt et un Mai", "rue du 21 mai"), ("Rue Charles V", "rue charles v"),
  ])
  func aNameAndItsAbbreviationsHaveTheSameWords(name: String, words: String) {
    #expect(lexicon.words(ofName: name).joined(separator: " ") == words)
  }

  @Test(arguments: [
    ("Paris 20e Arrondissement", "paris20"), ("PARIS 02", "paris2"), ("PARIS XI", "paris11"), ("L’Haÿ-les-Roses", "lhaylesroses"),
    ("ST MAUR DES FOSSES CEDEX", "saintmaurdesfosses"), ("Paris 1er Arrondissement", "paris1"), ("PARIS 20EME", "paris20"),
  ])
  func communesAreFoundByTheirWordsRunTogether(name: String, key: String) {
    #expect(lexicon.communeKey(name) == key)
  }
}
