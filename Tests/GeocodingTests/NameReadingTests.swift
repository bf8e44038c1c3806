import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Geocoding

/// A word of a base and a word of a question are made alike or never meet.
@Suite struct NameReadingTests {
  /// Reads names as questions against one base.
  private struct Reader {
    let base: AddressBase
    let terms: TermTable
    let places: PlaceReader
    private let lexicon = AddressLexicon.standard

    init(_ base: AddressBase) {
      self.base = base
      terms = TermTable(lexicon: lexicon, base: base)
      places = PlaceReader(base: base, spellings: CommuneSpellings(base: base, lexicon: lexicon))
    }

    func question(_ name: String) -> Question {
      var question = Question()
      question.read(AddressQuestion(address: name), terms: terms, base: base)
      return question
    }

    /// The words that the question's reader makes of a name.
    func words(_ question: Question) -> [String] {
      question.words.enumerated().flatMap { index, word in
        question.text[index == 0 ? word.headForm : word.laterForm].split(separator: UInt8(ascii: " "))
          .map { String(decoding: $0, as: UTF8.self) }
      }
    }

    /// What is left to be desired of a name's own words as the explanation of it.
    func cost(_ question: Question, _ words: UnsafeBufferPointer<UInt32>) -> Float {
      var matches = WordMatches(base: base, terms: terms)
      matches.begin(question)
      var aligner = NameAligner(base: base, terms: terms)
      let order = Array(question.words.indices)
      return aligner.align(question, order: order, numberParts: WordSet(), name: words, matches: matches).cost
    }

    /// The main names of all streets and localities that a question reads as other words, or explains at a cost.
    func misreadStreets() -> [String] {
      var previous: UInt32?, wrong: [String] = []
      for name in base.nameStreets.indices where base.nameStreets[name] != previous {
        previous = base.nameStreets[name]
        let text = base.text(base.streets[Int(base.nameStreets[name])].name), own = base.words(ofName: name)
        let question = question(text), made = words(question)
        let endings = question.words.count(where: \.isEnding)
        let isExplained = cost(question, own) <= Likelihood.Name.small * Float(endings)
        if made != own.map({ base.words.text(Int($0)) }) || !isExplained {
          wrong.append("\(text): \(made.joined(separator: " ")), \(own.map { base.words.text(Int($0)) }.joined(separator: " "))")
        }
      }
      return wrong
    }

    /// The communes whose name, read as a question, is not found under the base's key for it.
    func misreadCommunes() -> [String] {
      base.communes.map { base.text($0.name) }.filter { name in
        let key = Array(lexicon.communeKey(name).utf8), question = question(name)
        return !places.allSpans(question, from: 0).contains { $0.key == key }
      }
    }
  }

  private static func pick(_ list: [String], _ random: inout SeededGenerator) -> String {
    list.randomElement(using: &random) ?? ""
  }

  /// A name of a street with numbers, dates and abbreviations of all kinds.
  private static func name(_ random: inout SeededGenerator) -> String {
    let lexicon = AddressLexicon.standard
    let spelled = lexicon.numberWords.filter { $0.value.kinds.contains(.spelled) }.keys.sorted()
    let months = ["janvier", "Mars", "MAI", "août", "sept.", "nov", "Décembre", "juil"]
    let numbers = [
      "vingt et un", "Vingt-et-Un", "quatre-vingt-dix", "Quatre Vingts", "soixante et onze", "SOIXANTE-DIX", "dix-sept",
      "dix sept", "trente et un", "Cent", "soixante-dix-neuf", "vingt nf", "1er", "2nd", "20me", "8e", "8 ème", "12 E", "3 er",
      "08", "007", "1918", "45", "XIV", "xii", "XX e", "XIXe", "VIII ème", "IV", "premier", "Seconde", "5 bis", "0", "MMXX", "ii",
    ]
    let words = [
      "Général", "ST", "Ste", "de", "du", "des", "L’", "d'", "la", "et", "Œillet", "MacMahon", "DeGaulle", "lAbbé", "BELVÉDÈRE",
      "Pasteur", "Bois", "V.C.", "D 12", "N.D.", "ZAC", "ZI", "vc", "RN 7", "rpt", "qrt", "gr", "Me", "nd", "E.", "I", "V",
      "x", "n°",
    ]
    let types = ["Rue", "AV", "bd", "Pl.", "R", "Chemin", "imp", "La", "St", "qu", "ZAC", "gr", "R.N."]
    func part() -> String {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: pick(numbers, &random)
      case 1: pick(spelled, &random) + pick([" ", "-"], &random) + pick(spelled + ["et un", "et onze"], &random)
      case 2: pick(numbers + spelled, &random) + " " + pick(months, &random) + " " + pick(["1918", "45", "08", "", "44"], &random)
      case 3: pick(lexicon.expansions.keys.sorted() + lexicon.groups.keys.sorted(), &random)
      default: pick(words, &random)
      }
    }
    let parts = (0..<Int.random(in: 1...4, using: &random)).map { _ in part() }
    return ([pick(types, &random)] + parts).joined(separator: pick([" ", " ", "-", " ("], &random))
  }

  @Test func theWordsOfAQuestionAreThoseOfTheName() throws {
    let seed = Seed.another()
    var random = seed.generator
    let names = (0..<1500).map { _ in Self.name(&random) }
    let lines = names.enumerated().map { index, name in
      "99001_s\(index)_00001;1;;\(name);99000;99001;Sept-Voies;5.7;45.1"
    }
    let reader = Reader(try SmallBase.make(lines.joined(separator: "\n")))
    #expect(reader.base.streets.count == names.count)
    #expect(reader.misreadStreets().prefix(3) == [], "\(seed)")
    #expect(reader.misreadCommunes().prefix(3) == [], "\(seed)")
  }

  @Test(arguments: [
    ("Rue du Onze Novembre 1918", "rue du 11 novembre 1918", ["rue du 11 novembre 1918", "R du 11 nov 18", "r du onze novembre"]),
    ("Rue du Vingt et Un Mai", "rue du 21 mai", ["rue du 21 mai", "rue du vingt-et-un mai"]),
    ("Rue des Sept Arpents", "rue des septembre arpents", ["r des sept arpents", "RUE DES SEPT ARPENTS"]),
    ("Rue du 17 Août 1944", "rue du 17 aout 1944", ["rue du dix-sept août 1944", "rue du dix sept aout 44"]),
    ("ZAC du Chêne Vert", "zone amenagement concerte du chene vert", ["zac du chene vert", "ZAC DU CHÊNE VERT"]),
    ("Qrt des Lilas", "quartier des lilas", ["quartier des lilas", "qrt des lilas"]),
    ("Avenue MacMahon", "avenue macmahon", ["av mac mahon", "avenue Mac-Mahon", "AVENUE MACMAHON"]),
    ("Place de la 2nd DB", "place de la 2 notre dame db", ["place de la 2e db", "place de la 2nd DB", "pl de la 2 db"]),
    ("Rue du XIX ème Siècle", "rue du 19 siecle", ["rue du 19e siecle", "rue du dix neuvième siècle", "rue du XIX siècle"]),
  ] as [(String, String, [String])])
  func aNameIsFoundHoweverItsNumbersAreWritten(name: String, words: String, questions: [String]) throws {
    let base = try SmallBase.make(
      """
      99001_aaa_00004;4;;\(name);99000;99001;Sept-Voies;5.7;45.1
      99001_bbb_00004;4;;Rue des Peupliers;99000;99001;Sept-Voies;5.71;45.11
      99001_ccc_00004;4;;Rue du 3 Octobre 1920;99000;99001;Sept-Voies;5.72;45.12
      """)
    let reader = Reader(base)
    #expect(reader.words(reader.question(name)).joined(separator: " ") == words)
    #expect(reader.misreadStreets().prefix(3) == [])
    let geocoder = Geocoder(base: base)
    for question in questions {
      for place in ["99000 Sept-Voies", "Sept Voies", "SEPT-VOIES", "99000 7 Voies"] {
        let answer = geocoder.ask("4 \(question), \(place)")
        #expect(answer.id == "99001_aaa_00004", "\(question), \(place): \(answer.label)")
      }
    }
  }

  @Test(.needsSharedData)
  func everyNameOfTwoDepartmentsIsReadAsTheBaseHasIt() throws {
    let folder = try TemporaryFolder()
    let builder = AddressBaseBuilder(
      sources: ["base-75.csv.gz", "base-94.csv.gz"].map { SharedData.path("geocoding/\($0)") },
      postcodes: SharedData.path("geocoding/laposte_hexasmal.csv"))
    _ = try builder.write(to: folder.path("all.adresses"))
    let reader = Reader(try AddressBase(path: folder.path("all.adresses")))
    #expect(reader.base.streets.count > 15_000 && reader.base.communes.count > 35_000)
    #expect(reader.misreadStreets().prefix(3) == [])
    #expect(reader.misreadCommunes().prefix(3) == [])
  }
}
