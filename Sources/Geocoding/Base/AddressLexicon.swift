import DomainData
import Groundwork
import Territory

/// What kind of word a word of an address is; it says what its absence costs.
public enum AddressWordClass: UInt8, Sendable {
  case ordinary, streetType, title, small, number, month
}

/// The words of French addresses that mean the same, as `Data/voies.yml` lists them.
///
/// A word has one canonical form on the side of the base ("AV DU GAL" gives avenue du general) and, in a question, all the
/// forms that it may stand for ("col" is a colonel or a mountain pass).
public struct AddressLexicon: Sendable {
  /// Full forms of each abbreviation, those of street types first.
  let expansions: [String: [String]]
  /// Abbreviations that mean a street type where they open a name.
  let typeAbbreviations: [String: String]
  /// Abbreviations of other words, anywhere.
  let wordAbbreviations: [String: String]
  let groups: [String: [String]]
  let classes: [String: AddressWordClass]
  /// "b" for bis, "t" for ter: the canonical suffix of each spelling.
  let suffixes: [String: String]
  let complementWords: Set<String>
  /// Those that no number follows.
  let namedComplementWords: Set<String>
  /// Street types that name a place rather than a street.
  let placeTypes: Set<String>
  let boxWords: Set<String>
  let cedexWords: Set<String>
  /// Numbers, months, endings and what joins tens and units.
  let numberWords: [String: NumberWord]

  /// The words that the program carries.
  public static let standard: AddressLexicon = {
    do {
      return try AddressLexicon(yaml: DomainData.streetWords)
    } catch {
      // Carried inside the binary and tested: it cannot be wrong at run time.
      preconditionFailure("voies.yml : \(error)")
    }
  }()

  private struct File: Decodable {
    var types: [String: [String]]
    var titres: [String: [String]]
    var mots: [String: [String]]
    var groupes: [String: [String]]
    var petits_mots: [String]
    var mois: [String]
    var nombres: [String: Int]
    var suffixes: [String: [String]]
    var terminaisons: [String]
    var complements: [String]
    var complements_nommes: [String]
    var types_de_lieu: [String]
    var boites: [String]
    var cedex: [String]
  }

  /// - Throws: `FileFault.unreadable` where the text does not hold what it must.
  init(yaml: String) throws {
    let file = try YAMLText.decode(File.self, from: yaml, file: "voies.yml")
    var expansions: [String: [String]] = [:], typeAbbreviations: [String: String] = [:]
    var wordAbbreviations: [String: String] = [:], classes: [String: AddressWordClass] = [:]
    for (full, short) in file.types.sorted(by: { $0.key < $1.key }) {
      classes[full] = .streetType
      for word in short {
        expansions[word, default: []].append(full)
        typeAbbreviations[word] = typeAbbreviations[word] ?? full
      }
    }
    for (list, isTitle) in [(file.titres, true), (file.mots, false)] {
      for (full, short) in list.sorted(by: { $0.key < $1.key }) {
        if isTitle, classes[full] == nil { classes[full] = .title }
        for word in short {
          expansions[word, default: []].append(full)
          wordAbbreviations[word] = wordAbbreviations[word] ?? full
        }
      }
    }
    for word in file.petits_mots { classes[word] = .small }
    for word in file.mois { classes[word] = .month }
    self.expansions = expansions
    self.typeAbbreviations = typeAbbreviations
    self.wordAbbreviations = wordAbbreviations
    self.classes = classes
    groups = file.groupes
    numberWords = Self.numberWords(file)
    var suffixes: [String: String] = [:]
    for (full, short) in file.suffixes {
      suffixes[full] = full
      for word in short { suffixes[word] = full }
    }
    self.suffixes = suffixes
    complementWords = Set(file.complements)
    namedComplementWords = Set(file.complements_nommes)
    placeTypes = Set(file.types_de_lieu)
    boxWords = Set(file.boites)
    cedexWords = Set(file.cedex)
  }

  private static func numberWords(_ file: File) -> [String: NumberWord] {
    var words: [String: NumberWord] = [:]
    func mark(_ list: [String], _ kind: NumberWord.Kinds) {
      for word in list { words[word, default: NumberWord()].kinds.formUnion(kind) }
    }
    for (word, value) in file.nombres { words[word] = NumberWord(kinds: .spelled, value: Int32(value)) }
    mark(file.mois, .month)
    mark(file.terminaisons, .ending)
    mark(["e", "eme"], .romanEnding)
    mark(["et"], .and)
    mark(["un"], .one)
    return words
  }

  /// What kind of word a canonical word is.
  public func wordClass(_ word: String) -> AddressWordClass {
    if let known = classes[word] { return known }
    return word.utf8.allSatisfy(isDigit) ? .number : .ordinary
  }

  /// The canonical words of the name of a street, a locality or a commune, in order.
  ///
  /// Case, accents, ligatures and punctuation are gone; abbreviations are written out; numbers in words, roman numerals,
  /// ordinals and short years of dates are figures: "AV. DU HUIT MAI 45" gives avenue, du, 8, mai, 1945.
  public func words(ofName name: String) -> [String] {
    var words: [String] = []
    for part in Self.parts(of: name) {
      if let group = groups[part] {
        words += group
      } else if words.isEmpty, let type = typeAbbreviations[part] {
        words.append(type)
      } else {
        words.append(wordAbbreviations[part] ?? part)
      }
    }
    return figures(words)
  }

  /// Normalised words, cut where figures meet letters: "8eme", "n°12bis" give 8, eme and n, 12, bis.
  static func parts(of text: String) -> [String] {
    FrenchText.words(text).flatMap { word in
      var parts: [String] = [], current = "", isFigure = false
      for character in word {
        if !current.isEmpty, character.isNumber != isFigure {
          parts.append(current)
          current = ""
        }
        isFigure = character.isNumber
        current.append(character)
      }
      parts.append(current)
      return parts
    }
  }

  /// The suffix of a number as a base and a question compare it: "B" gives "bis", "a bis" and "abis" the same "abis", "A/B"
  /// gives "ab", "b1" stays. A letter stands for "bis" only where it is the whole suffix.
  func suffixKey(_ suffix: String) -> String {
    let parts = Self.parts(of: suffix)
    guard parts.count == 1 else { return parts.joined() }
    return suffixes[parts[0]] ?? parts[0]
  }

  /// Words with numbers in figures.
  private func figures(_ words: [String]) -> [String] {
    let kinds = words.map(numberWord)
    var result: [String] = []
    var index = 0
    while index < words.count {
      let (meaning, length) = NumberReader.read(at: index, before: words.count) { kinds[$0] }
      switch meaning {
      case .word: result.append(words[index])
      case .number(let value): result.append(String(value))
      case .figures:
        let (century, figures) = NumberReader.plain(words[index].utf8, after: index > 0 ? kinds[index - 1] : nil)
        result.append(century + String(decoding: figures, as: UTF8.self))
      }
      index += length
    }
    return result
  }

  /// What a word is where numbers are read.
  func numberWord(_ word: String) -> NumberWord {
    if let known = numberWords[word] { return known }
    if word.utf8.first.map(isDigit) == true { return .figures }
    return NumberWord(letters: word.utf8)
  }

  /// The words of a commune's name run together, as the base looks communes up: "Paris 20e Arrondissement" gives "paris20",
  /// "L'HAY LES ROSES" and "L’Haÿ-les-Roses" give "lhaylesroses", "ST MAUR DES FOSSES CEDEX" gives "saintmaurdesfosses".
  public func communeKey(_ name: String) -> String {
    var words = words(ofName: name)
    if let cedex = words.firstIndex(where: { cedexWords.contains($0) }), cedex > 0 { words.removeSubrange(cedex...) }
    words.removeAll { $0 == "arrondissement" || $0 == "arr" }
    return words.joined()
  }

  /// The same without a leading article; nil if there is none.
  public func bareCommuneKey(_ name: String) -> String? {
    let words = FrenchText.words(name)
    guard words.count > 1, ["le", "la", "les", "l"].contains(words[0]) else { return nil }
    return communeKey(words.dropFirst().joined(separator: " "))
  }
}
