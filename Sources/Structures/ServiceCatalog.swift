import DomainData
import GeometryCore
import Groundwork

/// The prestations known, and how people write them.
///
/// Spellings are compared as sequences of words without case, accents and punctuation; the longest at a place wins.
/// A spelling of a kind of equipment ("centre social") is set aside where the same item of the text names a prestation proper
/// ("Centre social - animation collective familles" is ACF).
public struct ServiceCatalog: Sendable {
  public let services: [Service]
  private let spellings: [[String]: Spelling]
  private let longest: Int

  private struct Spelling: Sendable {
    let service: Int
    let isPrecise: Bool
  }

  /// What a text names.
  public struct Recognition: Sendable, Equatable {
    /// Prestations in the order of the text, each once.
    public var services: [Service]
    /// Codes of those told from the kind of equipment only.
    public var implied: Set<String>
    /// Parts of the text, between separators, that name nothing known though others do.
    public var strangers: [String]
  }

  /// The catalogue that the program carries (`Data/prestations.yml`).
  /// - Throws: `FileFault.unreadable` only if the program was built with a wrong file.
  public static func standard() throws -> ServiceCatalog {
    try ServiceCatalog(yaml: DomainData.services, file: "prestations.yml")
  }

  /// - Throws: `FileFault.unreadable` with the line for unknown keys or one spelling given to two prestations.
  public init(yaml: String, file: String) throws {
    let root = try YAMLMapping(text: yaml, file: file)
    try root.expect(only: ["prestations"])
    var services: [Service] = [], spellings: [[String]: Spelling] = [:]
    for entry in try root.mappings("prestations") ?? [] {
      try entry.expect(only: ["code", "nom", "article", "precises", "genres"])
      guard let code = try entry.text("code"), let name = try entry.text("nom") else {
        throw FileFault.unreadable(file: file, sentence: "une prestation n'a pas de « code » ou de « nom ».")
      }
      let index = services.count
      services.append(Service(code: code, name: name, article: try entry.text("article") ?? "la prestation "))
      let precise = [code] + (try entry.texts("precises") ?? []), kinds = try entry.texts("genres") ?? []
      for (text, isPrecise) in precise.map({ ($0, true) }) + kinds.map({ ($0, false) }) {
        let words = Wording.tokens(text)
        if let other = spellings[words], other.service != index {
          throw FileFault.unreadable(
            file: file,
            sentence: "« \(text) » est donné à \(services[other.service].code) et à \(code) ; une écriture n'a qu'un sens.")
        }
        if spellings[words] == nil { spellings[words] = Spelling(service: index, isPrecise: isPrecise) }
      }
    }
    self.services = services
    self.spellings = spellings
    longest = spellings.keys.map(\.count).max() ?? 0
  }

  public func service(code: String) -> Service? { services.first { $0.code == code } }

  /// The prestations that a text names; none if nothing in it is known.
  public func recognise(_ text: String) -> Recognition {
    var hits: [Spelling] = [], strangers: [String] = []
    // A comma may part a kind from its own prestation; the other signs part two things.
    for item in text.split(whereSeparator: { "+;|&\n".contains($0) }) {
      var found: [Spelling] = []
      for part in item.split(separator: ",") {
        let known = matches(in: Wording.tokens(String(part)))
        found += known
        if known.isEmpty, part.contains(where: { $0.isLetter || $0.isNumber }) { strangers.append(part.trimmingBlanks()) }
      }
      hits += found.contains(where: \.isPrecise) ? found.filter(\.isPrecise) : found
    }
    var order: [Int] = []
    for hit in hits where !order.contains(hit.service) { order.append(hit.service) }
    let named = Set(hits.filter(\.isPrecise).map(\.service))
    return Recognition(
      services: order.map { services[$0] }, implied: Set(order.filter { !named.contains($0) }.map { services[$0].code }),
      strangers: order.isEmpty ? [] : strangers)
  }

  /// Words that deny what follows: "non AGC", "pas de LAEP", "ex-centre social" (as `Wording.tokens` writes them).
  private static let denials: Set<String> = ["non", "pas", "ex", "aucun", "aucune", "ancien", "ancienne", "san", "hor"]

  /// Spellings from left to right, the longest at each word.
  private func matches(in words: [String]) -> [Spelling] {
    var found: [Spelling] = [], start = 0
    while start < words.count {
      let reach = min(longest, words.count - start)
      let length = stride(from: reach, to: 0, by: -1).first { spellings[Array(words[start..<start + $0])] != nil }
      if let length, let spelling = spellings[Array(words[start..<start + length])] {
        if !words[max(0, start - 2)..<start].contains(where: Self.denials.contains) { found.append(spelling) }
        start += length
      } else {
        start += 1
      }
    }
    return found
  }
}
