import DomainData
import Groundwork
import Territory
import Yams

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
  let numbers: [String: Int]
  /// "b" for bis, "t" for ter: the canonical suffix of each spelling.
  let suffixes: [String: String]
  let ordinalEndings: Set<String>
  let complementWords: Set<String>
  /// Those that no number follows.
  let namedComplementWords: Set<String>
  /// Street types that name a place rather than a street.
  let placeTypes: Set<String>
  let boxWords: Set<String>
  let cedexWords: Set<String>
  private let months: Set<String>

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
    let file: File
    do {
      file = try YAMLDecoder().decode(File.self, from: yaml)
    } catch {
      throw FileFault.unreadable(file: "voies.yml", sentence: "le fichier ne peut pas être lu (\(error)).")
    }
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
    numbers = file.nombres
    months = Set(file.mois)
    var suffixes: [String: String] = [:]
    for (full, short) in file.suffixes {
      suffixes[full] = full
      for word in short { suffixes[word] = full }
    }
    self.suffixes = suffixes
    ordinalEndings = Set(file.terminaisons)
    complementWords = Set(file.complements)
    namedComplementWords = Set(file.complements_nommes)
    placeTypes = Set(file.types_de_lieu)
    boxWords = Set(file.boites)
    cedexWords = Set(file.cedex)
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

  /// Words with numbers in figures.
  func figures(_ words: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      if let (value, length) = spelledNumber(words[index...]) {
        result.append(String(value))
        index += length
        continue
      }
      if word.first?.isNumber == true {
        result.append(figure(word, after: result.last))
        if index + 1 < words.count, ordinalEndings.contains(words[index + 1]) { index += 1 }
      } else if let value = Self.roman(word) {
        result.append(String(value))
        if index + 1 < words.count, words[index + 1] == "eme" || words[index + 1] == "e" { index += 1 }
      } else {
        result.append(word)
      }
      index += 1
    }
    return result
  }

  /// "08" is 8, and 45 after a month is 1945.
  private func figure(_ word: String, after previous: String?) -> String {
    let digits = word.drop { $0 == "0" }
    let plain = digits.isEmpty ? "0" : String(digits)
    if word.count == 2, let previous, months.contains(previous), let year = Int(word), year > 12 { return "19\(word)" }
    return plain
  }

  /// A number in words at the front, tens and units together: "dix huit" is 18.
  func spelledNumber(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
    guard let first = words.first, let value = numbers[first] else { return nil }
    guard value >= 10, value < 100, value % 10 == 0, let next = words.dropFirst().first else { return (value, 1) }
    if let units = numbers[next], units < (value == 60 ? 20 : 10), units > (value == 10 ? 6 : 0) {
      return (value + units, 2)
    }
    if next == "et", let third = words.dropFirst(2).first, third == "un" || third == "onze" {
      return (value + (third == "un" ? 1 : 11), 3)
    }
    return (value, 1)
  }

  /// Roman numerals of two letters or more up to 39: longer ones are words ("mil", "di", "lion").
  static func roman(_ word: String) -> Int? {
    // Asked of every word, so that all but a few must cost nothing.
    guard word.utf8.count >= 2, word.utf8.allSatisfy({ $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }) else { return nil }
    let values = word.utf8.map { $0 == 0x69 ? 1 : $0 == 0x76 ? 5 : 10 }
    var total = 0
    for (index, value) in values.enumerated() {
      total += index + 1 < values.count && values[index + 1] > value ? -value : value
    }
    return total > 0 && total < 40 && romanText(total) == word ? total : nil
  }

  private static func romanText(_ value: Int) -> String {
    String(repeating: "x", count: value / 10)
      + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][value % 10]
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
