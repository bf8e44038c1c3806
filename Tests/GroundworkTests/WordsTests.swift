import Foundation
import TestSupport
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

  @Test(arguments: Seed.several(20))
  func textsAreTrimmedAndPhrasesFoundAsCharacterByCharacter(seed: Seed) {
    var dice = seed.generator
    let pieces = [
      "é", "à", "s", "siege", "Sièges", "social", " ", "\u{A0}", "\t", "\u{2009}", ".", "A.G.C.", "œ", "-", "’", "1", "漢",
      "e\u{301}",
    ]
    func text() -> String { (0..<Int.random(in: 0...7, using: &dice)).map { _ in pieces.randomElement(using: &dice)! }.joined() }
    for _ in 0..<500 {
      let one = text(), other = text()
      let characters = Array(one)
      let trimmed = characters.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
      #expect(one.trimmingBlanks() == String(trimmed), "\(seed)")
      let key = FrenchText.key(other)
      #expect(FrenchText.isKey(key, of: one) == (!key.isEmpty && FrenchText.key(one) == key), "\(seed) \(one)|\(other)")
      let words = Wording.tokens(one), phrase = Wording.tokens(other)
      let occurs = !phrase.isEmpty && words.indices.contains { words[$0...].starts(with: phrase) }
      #expect(Phrases([other]).occur(in: one) == occurs, "\(seed) « \(other) » in « \(one) »")
    }
  }

  /// Behind a blank the plain way of reading is not taken.
  @Test(arguments: Seed.several(20))
  func plainNumbersAreReadAsOthers(seed: Seed) {
    var dice = seed.generator
    let digits = Array("0123456789")
    for _ in 0..<500 {
      func figures(_ count: ClosedRange<Int>) -> String {
        String((0..<Int.random(in: count, using: &dice)).map { _ in digits.randomElement(using: &dice)! })
      }
      let sign = ["", "-", "+", "--"].randomElement(using: &dice)!, mark = ["", ".", ",", ".."].randomElement(using: &dice)!
      let text = sign + figures(0...9) + mark + figures(0...17)
      let plain = Coordinate(text), slow = Coordinate(text + " ")
      let isSame = plain?.value == slow?.value && plain?.step == slow?.step && plain?.text == slow?.text
      #expect(isSame, "\(seed) \(text)")
      #expect(plain?.value == Double(text.replacing(",", with: ".")), "\(seed) \(text)")
    }
  }
}
