import Groundwork

/// Names of communes as people write them: "ST ETIENNE LES ORGUES", "Saint-Étienne-les-Orgues", "04300 FORCALQUIER",
/// "PARIS 20EME", "LYON CEDEX 03".
public struct CommuneName: Sendable, Hashable {
  /// Words in comparable form: saint for ST, articles at either end gone.
  public let key: String
  /// The same with its article, "la rochelle" where `key` is "rochelle".
  public let fullKey: String
  /// Postcode that stood in the same cell.
  public let postcode: String?
  /// Number of an arrondissement that the name gives, for the cities that have them.
  public let arrondissement: Int?

  public init(_ text: String) {
    var words = FrenchText.words(text).map(String.init)
    var postcode: String?
    if let index = words.firstIndex(where: { $0.count == 5 && $0.utf8.allSatisfy(CommuneCode.isDigit) }) {
      postcode = words.remove(at: index)
    }
    var isCedex = false
    if let index = words.firstIndex(of: "cedex") {
      // "LYON CEDEX 03": what follows is the number of a sorting office, which in these cities is the arrondissement's.
      words.remove(at: index)
      isCedex = true
    }
    let city = words.first.flatMap { name in Territories.standard.dividedCities.first { FrenchText.key($0.name) == name } }
    var number: Int?
    if words.count > 1, let found = Self.arrondissement(in: words.dropFirst()) {
      if let city, city.arrondissements.indices.contains(found.number - 1) {
        number = found.number
        words = [words[0]]
      } else if isCedex {
        words.removeLast(words.count - found.position)
      }
    }
    words = words.enumerated().map { Self.expanded($1, isFirst: $0 == 0) }
    fullKey = words.joined(separator: " ")
    let articles: Set<String> = ["l", "le", "la", "les"]
    if words.count > 1, articles.contains(words[0]) { words.removeFirst() }
    if words.count > 1, articles.contains(words[words.count - 1]) { words.removeLast() }
    key = words.joined(separator: " ")
    self.postcode = postcode
    arrondissement = number
  }

  /// "20eme", "3 e arrondissement", "03", "1er": the number and the position of its word.
  private static func arrondissement(in words: ArraySlice<String>) -> (number: Int, position: Int)? {
    for (index, word) in zip(words.indices, words) {
      let digits = word.prefix { $0.isNumber }
      guard let number = Int(digits), ["", "e", "er", "eme", "ieme", "ere", "re"].contains(word.dropFirst(digits.count)) else {
        continue
      }
      return (number, index)
    }
    return nil
  }

  private static func expanded(_ word: String, isFirst: Bool) -> String {
    switch word {
    case "st": "saint"
    case "ste": "sainte"
    case "sts": "saints"
    case "stes": "saintes"
    case "s" where !isFirst: "sur"
    case "lez": "les"
    default: word
    }
  }
}
