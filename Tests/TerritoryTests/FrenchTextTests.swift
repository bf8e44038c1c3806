import Groundwork
import TestSupport
import Testing

@testable import Territory

@Suite struct FrenchTextTests {
  @Test(arguments: [
    ("L’Île-Verte, le CŒUR", "l ile verte le coeur"), ("  Saint-Étienne--les_Orgues ", "saint etienne les orgues"),
    ("Lieu d'Accueil Enfants_Parents", "lieu d accueil enfants parents"), ("E\u{301}chirolles", "echirolles"),
    ("œuvre ŒUVRE", "oeuvre oeuvre"),
    ("Mistral « Eaux-Claires »", "mistral eaux claires"), ("12\u{202F}500\u{A0}€", "12 500"), ("", ""), ("---", ""),
    ("日本 x", "x"),
    ("ÇÀÙŸæß", "cauyaes"), ("a\u{0301}\u{0327}b", "ab"), ("😀é", "e"),
  ])
  func normalised(text: String, expected: String) {
    #expect(FrenchText.normalise(text) == expected)
  }

  /// Normalising again changes nothing, and no text grows.
  @Test func normalisingIsStable() {
    let seed = Seed(20_241)
    var random = seed.generator
    for _ in 0..<2000 {
      let scalars = (0..<12).compactMap { _ in UnicodeScalar(UInt32.random(in: 0..<0x2100, using: &random)) }
      let text = String(String.UnicodeScalarView(scalars))
      let once = FrenchText.normalise(text)
      #expect(FrenchText.normalise(once) == once, "\(seed): \(text.debugDescription)")
      #expect(once.utf8.count <= text.utf8.count, "\(seed): \(text.debugDescription)")
    }
  }

  @Test func keysIgnoreSpaces() {
    #expect(FrenchText.key("Code_QP") == FrenchText.key("CODE QP"))
    #expect(FrenchText.words("Relais Petite-Enfance").map(String.init) == ["relais", "petite", "enfance"])
  }
}
