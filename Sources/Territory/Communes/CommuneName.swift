import Groundwork

/// Names of communes as people write them: "ST ETIENNE LES ORGUES", "Saint-Étienne-les-Orgues", "04300 FORCALQUIER",
/// "PARIS 20EME", "LYON CEDEX 03", "Fontenay s/s Bois", "Ville de Fontenay-sous-Bois (94)", "94 - Fontenay".
///
/// The one reader of such cells, for lists of structures and for addresses.
public struct CommuneName: Sendable, Hashable {
  /// One way to read the words.
  public struct Spelling: Sendable, Hashable {
    /// Words in comparable form: saint for ST, articles at either end gone.
    public let key: String
    /// The same with its article, "la rochelle" where `key` is "rochelle".
    public let fullKey: String
  }

  /// The likeliest first; more than one where an abbreviation may be two words ("s/ Bois") or a first word may be none of the
  /// name ("Ville de Fontenay", but Ville-d'Avray).
  public let spellings: [Spelling]
  /// Postcode that stood in the same cell.
  public let postcode: String?
  /// Code of a département that stood there: "(94)", "94 - ", "(VAL DE MARNE)".
  public let department: String?
  /// Number of an arrondissement that the name gives, for the cities that have them.
  public let arrondissement: Int?

  public var key: String { spellings[0].key }
  public var fullKey: String { spellings[0].fullKey }

  /// Whether it is the first words of another name, or all of them: "Nogent" for Nogent-sur-Marne.
  public func begins(_ other: CommuneName) -> Bool {
    let own = other.key.split(separator: " ")
    return spellings.contains { !$0.key.isEmpty && own.starts(with: $0.key.split(separator: " ")) }
  }

  public init(_ text: String) {
    if let name = Self.official(text) {
      self.init(spellings: [Spelling(name: name)], postcode: nil, department: nil, arrondissement: nil)
    } else {
      self.init(written: text)
    }
  }

  private init(spellings: [Spelling], postcode: String?, department: String?, arrondissement: Int?) {
    self.spellings = spellings
    self.postcode = postcode
    self.department = department
    self.arrondissement = arrondissement
  }

  /// The comparable form of a name that has nothing to be read: no figure, bracket, abbreviation, title or article at its ends.
  /// Nearly all names are such, and a list of all communes has many.
  private static func official(_ text: String) -> String? {
    let name = FrenchText.normalise(text)
    guard !name.isEmpty, !text.utf8.contains(UInt8(ascii: "(")), !name.utf8.contains(where: CommuneCode.isDigit) else {
      return nil
    }
    var start = name.utf8.startIndex
    while start < name.utf8.endIndex {
      let word = name.utf8[start...].prefix { $0 != UInt8(ascii: " ") }
      if told.contains(Substring(word)) { return nil }
      guard word.endIndex < name.utf8.endIndex else { break }
      start = name.utf8.index(after: word.endIndex)
    }
    return name
  }

  /// Words that are more than part of a name, or may be.
  private static let told = Set(
    (["cedex"] + titles + Spelling.articles + partings + abbreviations.keys).map { Substring($0) })

  /// Reads whatever may stand in the cell.
  init(written text: String) {
    let (plain, told) = Self.withoutDepartment(text)
    var words = FrenchText.words(plain).map(String.init)
    var department = told
    postcode = Self.takePostcode(&words)
    var isCedex = false
    if let index = words.firstIndex(of: "cedex") {
      // "LYON CEDEX 03": what follows is the number of a sorting office, which in these cities is the arrondissement's.
      words.remove(at: index)
      isCedex = true
    }
    let city = words.first.flatMap { name in Self.cities[name] }
    var number: Int?
    if words.count > 1, let found = Self.arrondissement(in: words.dropFirst()) {
      if let city, city.arrondissements.indices.contains(found.number - 1) {
        number = found.number
        words = [words[0]]
      } else if isCedex {
        words.removeLast(words.count - found.position)
      }
    }
    if department == nil, words.count > 1 { department = Self.takeDepartment(&words) }
    var readings = [words]
    if let rest = Self.withoutTitle(words) { readings.append(rest) }
    spellings = readings.flatMap(Self.expanded).map(Spelling.init)
    self.department = department
    arrondissement = number
  }

  /// Cities that have arrondissements, by key.
  static let cities = Dictionary(
    Territories.standard.dividedCities.map { (FrenchText.key($0.name), $0) }, uniquingKeysWith: { first, _ in first })

  /// "20eme", "3 e arrondissement", "03", "1er": the number and the position of its word.
  private static func arrondissement(in words: ArraySlice<String>) -> (number: Int, position: Int)? {
    for (index, word) in zip(words.indices, words) where word.utf8.first.map(CommuneCode.isDigit) == true {
      let digits = word.prefix { $0.isNumber }
      guard let number = Int(digits), ["", "e", "er", "eme", "ieme", "ere", "re"].contains(word.dropFirst(digits.count)) else {
        continue
      }
      return (number, index)
    }
    return nil
  }
}

// What stands beside the name.
extension CommuneName {
  private static func isFigures(_ word: String, _ count: Int) -> Bool {
    word.utf8.count == count && word.utf8.allSatisfy(CommuneCode.isDigit)
  }

  /// "38000", or "75 011" in front.
  private static func takePostcode(_ words: inout [String]) -> String? {
    if let index = words.firstIndex(where: { isFigures($0, 5) }) { return words.remove(at: index) }
    guard words.count > 2, isFigures(words[0], 2), isFigures(words[1], 3) else { return nil }
    defer { words.removeFirst(2) }
    return words[0] + words[1]
  }

  /// Two or three figures, 2A or 2B before the name or behind it.
  private static func takeDepartment(_ words: inout [String]) -> String? {
    func code(_ word: String) -> String? {
      guard word.utf8.count > 1, word.utf8.first.map(CommuneCode.isDigit) == true else { return nil }
      return CommuneCode.normaliseDepartment(word).flatMap { Territories.standard.department($0)?.code }
    }
    if let found = code(words[0]) {
      words.removeFirst()
      return found
    }
    guard let found = code(words[words.count - 1]) else { return nil }
    words.removeLast()
    return found
  }

  /// The text without a département in brackets, by its code or its name.
  private static func withoutDepartment(_ text: String) -> (String, String?) {
    guard text.utf8.contains(UInt8(ascii: "(")), let open = text.firstIndex(of: "("),
      let close = text[open...].firstIndex(of: ")")
    else { return (text, nil) }
    let inside = String(text[text.index(after: open)..<close])
    let key = FrenchText.normalise(inside)
    let known = CommuneCode.normaliseDepartment(inside).flatMap { Territories.standard.department($0)?.code }
    guard let code = known ?? departments[key] else { return (text, nil) }
    return (String(text[..<open]) + " " + text[text.index(after: close)...], code)
  }

  private static let departments = Dictionary(
    Territories.standard.departments.map { (FrenchText.normalise($0.name), $0.code) }, uniquingKeysWith: { first, _ in first })

  private static let titles: Set<String> = ["ville", "commune", "mairie", "municipalite"]

  /// The name behind "Ville de", "Commune d'", "Mairie du"; nil for others.
  private static func withoutTitle(_ words: [String]) -> [String]? {
    guard words.count > 2, titles.contains(words[0]), ["de", "d", "du", "des"].contains(words[1]) else { return nil }
    return Array(words.dropFirst(2))
  }
}

// Abbreviations.
extension CommuneName {
  /// The words in full, in each way that they may be meant.
  private static func expanded(_ words: [String]) -> [[String]] {
    guard words.contains(where: partings.contains) else { return [words.map(full)] }
    var readings: [[String]] = [[]]
    var index = 0
    func add(_ choices: [[String]]) {
      readings = choices.flatMap { choice in readings.map { $0 + choice } }
    }
    while index < words.count {
      let word = words[index], next = index + 1 < words.count ? words[index + 1] : ""
      // "s/s", "ss" and "s/" stand between two words.
      if index > 0, word == "s", next == "s" {
        add([["sous"]])
        index += 1
      } else if index > 0, word == "ss", !next.isEmpty {
        add([["sous"]])
      } else if index > 0, word == "s", readings.count < 4 {
        add([["sur"], ["sous"]])
      } else {
        add([[full(word)]])
      }
      index += 1
    }
    return readings
  }

  private static func full(_ word: String) -> String { abbreviations[word] ?? word }

  private static let abbreviations = ["st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les"]

  /// "sur" or "sous" between two words.
  private static let partings: Set<String> = ["s", "ss"]
}

extension CommuneName.Spelling {
  /// - Parameter name: words in comparable form without an article at either end.
  init(name: String) {
    key = name
    fullKey = name
  }

  init(_ words: [String]) {
    var words = words
    let count = words.count
    fullKey = words.joined(separator: " ")
    if words.count > 1, Self.articles.contains(words[0]) { words.removeFirst() }
    if words.count > 1, Self.articles.contains(words[words.count - 1]) { words.removeLast() }
    key = words.count < count ? words.joined(separator: " ") : fullKey
  }

  fileprivate static let articles: Set<String> = ["l", "le", "la", "les"]
}
