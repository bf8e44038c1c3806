import Foundation
import Testing

@testable import Groundwork

@Suite struct WordsTests {
  @Test(arguments: [
    ("\u{1B}[31mRouge\u{1B}]0\u{7}", "\u{FFFD}[31mRouge\u{FFFD}]0\u{FFFD}"), ("a\u{9B}31mb\u{7F}", "a\u{FFFD}31mb\u{FFFD}"),
    ("une\tligne\net l'autre", "une\tligne\net l'autre"), ("É à «\u{A0}x\u{A0}»", "É à «\u{A0}x\u{A0}»"),
    ("", ""), ("\u{0}", "\u{FFFD}"),
  ])
  func controlCharactersAreShown(text: String, expected: String) {
    #expect(Array(ControlCharacters.shown(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    (14.94, "14,9\u{a0}m"), (-500, "500\u{a0}m"), (1e300, "1\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{202F}000\u{a0}m")])
  func metresOfAnySize(value: Double, expected: String) {
    #expect(Wording.metres(value) == expected)
  }

  @Test(arguments: ["Code postal", "code_insee", "SIRET", "N° SIREN", "Téléphone", "tél.", "CP", "Identifiant", "UAI"])
  func codesByTheirNames(name: String) {
    #expect(CodeNames.isCode(name))
  }

  @Test(arguments: ["Nb places", "montant", "année", "Décode", "capacité", "hotel", "", "date"])
  func othersAreNoCodes(name: String) {
    #expect(!CodeNames.isCode(name))
  }

  @Test(arguments: [(ENOSPC, "disque plein"), (EACCES, "droits manquants"), (9999, "faute 9999 du système")])
  func systemSpeaksFrench(code: Int32, expected: String) {
    #expect(SystemError.words(code) == expected)
  }
}
