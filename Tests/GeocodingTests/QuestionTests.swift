import Foundation
import TestSupport
import Testing

@testable import Geocoding

/// Questions cut into words, and what each word is.
@Suite struct QuestionTests {
  private func read(_ address: String, postcode: String = "", commune: String = "") throws -> Question {
    let geocoder = try Town.geocoder()
    var question = Question()
    let asked = AddressQuestion(address: address, postcode: postcode, commune: commune)
    question.read(asked, terms: geocoder.terms, base: geocoder.base)
    return question
  }

  private func texts(_ question: Question, canonical: Bool = false) -> [String] {
    question.words.enumerated().map { index, word in
      String(decoding: question.text[!canonical ? word.bytes : index == 0 ? word.headForm : word.laterForm], as: UTF8.self)
    }
  }

  /// What Foundation leaves of a text without case, accents and punctuation.
  private func folded(_ text: String) -> String {
    text.replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "Œ", with: "OE").replacingOccurrences(
      of: "æ", with: "ae"
    )
    .folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: Locale(identifier: "fr_FR"))
    .filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  @Test func wordsHoldEveryLetterAndFigureOnceInOrder() throws {
    let seed = Seed.another()
    var random = seed.generator
    let pieces = [
      "rue", "de", "L’Œillet", "l'", "Éçà", "HAŸ", "bât", "z", "î", " ", "-", ", ", "(", ")", "\u{A0}", "\t", "\n", "«", "/", "'",
      "ü",
    ]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      #expect(try texts(read(text)).joined() == folded(text), "\(seed): \(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "12 bis Avenue du Maréchal Foch, 38000 Grenoble", "Chemin de l’Œillet 38 000 GRENOBLE CEDEX 9", "BP 12 place Louis XIV",
    "L'HAŸ-LES-ROSES",
  ])
  func caseAndAccentsChangeNoWord(text: String) throws {
    let plain = try read(
      text.folding(options: .diacriticInsensitive, locale: nil).replacingOccurrences(of: "Œ", with: "oe").lowercased())
    let other = try read(text.uppercased())
    #expect(texts(plain) == texts(other) && plain.words.map(\.role) == other.words.map(\.role))
    #expect(plain.words.map(\.break) == other.words.map(\.break))
  }

  @Test(arguments: [
    ("12bis", [WordBreak.part, .glued]), ("12-14", [.part, .hyphen]), ("72/74", [.part, .mark]),
    ("l'Église", [.part, .apostrophe]),
    ("l’Église", [.part, .apostrophe]), ("a, b", [.part, .part]), ("a - b", [.part, .part]), ("a (b) c", [.part, .part, .part]),
    ("a  b", [.part, .space]),
    ("a;b", [.part, .part]),
  ])
  func whatStandsBetweenTwoWordsIsKept(text: String, breaks: [WordBreak]) throws {
    #expect(try read(text).words.map(\.break) == breaks)
  }

  /// A capital between small letters begins a word, accents or not.
  @Test(arguments: [
    ("VernierParis", ["vernier", "paris"]), ("LouisÉtienne", ["louisetienne"]), ("BELVÉDÈRE", ["belvedere"]),
    ("RUE DU GÉNÉRAL", ["rue", "du", "general"]), ("caféBar", ["cafe", "bar"]), ("ÇàEt", ["ca", "et"]), ("HLM", ["hlm"]),
  ])
  func aCapitalBetweenSmallLettersBeginsAWord(text: String, words: [String]) throws {
    #expect(try texts(read(text)) == words)
  }

  @Test func eachCellBeginsAPartAndKeepsItsNumber() throws {
    let question = try read("Cours Berriat", postcode: "38000", commune: "Grenoble")
    #expect(question.words.map(\.cell) == [.address, .address, .postcode, .commune])
    #expect(question.words.map(\.break) == [.part, .space, .part, .part])
  }

  @Test(arguments: [
    ("AV du 08 mai 1945", "avenue du 8 mai 1945"), ("av. du huit mai 45", "avenue du 8 mai 1945"),
    ("Pl Louis XIV", "place louis 14"),
    ("Bd du Mal Foch", "boulevard du marechal foch"), ("R du 1er Mai", "rue du 1 mai"),
    ("Rue du dix huit juin", "rue du 18 juin"),
    ("Sq Ste Claire", "square sainte claire"), ("Rue du XI novembre", "rue du 11 novembre"),
  ])
  func abbreviationsDatesAndNumeralsHaveTheFormOfTheBase(text: String, canonical: String) throws {
    #expect(try texts(read(text), canonical: true).joined(separator: " ") == canonical)
  }

  @Test(arguments: [
    ("BP 123 Cours Berriat", 2), ("Cours Berriat CS 40012", 2), ("38000 Grenoble CEDEX", 1), ("38000 Grenoble CEDEX 9", 2),
    ("Grenoble cdx 09", 2), ("Cours Berriat", 0), ("Cidex 44 Cours Berriat", 2), ("TSA 10001", 2),
  ])
  func boxesAndCedexSayNothingOfThePlace(text: String, count: Int) throws {
    #expect(try read(text).words.filter { $0.role == .postal }.count == count)
  }

  @Test(arguments: [
    ("Bâtiment B Cours Berriat", ["batiment", "b"]), ("Bât. B12, Cours Berriat", ["bat", "b", "12"]),
    ("Appt 34 Cours Berriat", ["appt", "34"]),
    ("Cours Berriat, 2e étage", ["2", "etage"]), ("Esc. C Cours Berriat", ["esc", "c"]), ("Cours Berriat", []),
  ])
  func doorsAndFloorsAreSetApart(text: String, words: [String]) throws {
    let question = try read(text)
    let apart = question.words.filter { $0.role == .complementHead || $0.role == .complementBody }
    #expect(apart.map { String(decoding: question.text[$0.bytes], as: UTF8.self) } == words)
  }

  /// A text of more words than an address has is not read, and never crashes.
  @Test func aTextOfTooManyWordsIsNotRead() throws {
    #expect(try !read(String(repeating: "rue ", count: Question.mostWords)).isTooLong)
    #expect(try read(String(repeating: "rue ", count: Question.mostWords + 1)).isTooLong)
    #expect(try read(String(repeating: "a", count: 10_000)).words.count == 1)
    let question = try read(String(repeating: "12 bis, ", count: 5_000))
    #expect(question.isTooLong && question.words.count <= Question.mostWords)
  }

  @Test func aQuestionReadAgainIsAsIfItWereTheFirst() throws {
    let geocoder = try Town.geocoder()
    var used = Question()
    for address in [String(repeating: "x ", count: 100), "12 bis Cours Berriat", "", "BP 4 Grenoble", "12 bis Cours Berriat"] {
      var fresh = Question()
      let asked = AddressQuestion(address: address)
      used.read(asked, terms: geocoder.terms, base: geocoder.base)
      fresh.read(asked, terms: geocoder.terms, base: geocoder.base)
      #expect(used.text == fresh.text && used.words.map(\.bytes) == fresh.words.map(\.bytes) && used.isTooLong == fresh.isTooLong)
    }
  }
}
