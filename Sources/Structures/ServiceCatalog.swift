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
  /// What lists may tell apart within a prestation: "périscolaire" within ALSH.
  public let kinds: [ServiceKind]
  private let spellings: [[String]: Spelling]
  private let longest: Int
  /// Prestations by code of the BPE.
  private let equipment: [String: Int]

  private struct Spelling: Sendable {
    let service: Int
    let isPrecise: Bool
    var isDoubtful = false
  }

  /// What a text names.
  public struct Recognition: Sendable, Equatable {
    /// Prestations in the order of the text, each once.
    public var services: [Service]
    /// Codes of those told from the kind of equipment only.
    public var implied: Set<String>
    /// Codes of those told only from a kind of equipment that may be something else ("maison de quartier").
    public var doubtful: Set<String>
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
    var kinds: [ServiceKind] = [], equipment: [String: Int] = [:]
    for entry in try root.mappings("prestations") ?? [] {
      try entry.expect(only: ["code", "nom", "article", "precises", "genres", "genres_incertains", "bpe", "sous_genres"])
      guard let code = try entry.text("code"), let name = try entry.text("nom") else {
        throw FileFault.unreadable(file: file, sentence: "une prestation n'a pas de « code » ou de « nom ».")
      }
      let index = services.count
      services.append(Service(code: code, name: name, article: try entry.text("article") ?? "la prestation "))
      for own in try entry.texts("bpe") ?? [] { equipment[own] = index }
      if let parts = try entry.mapping("sous_genres") {
        for name in parts.keys {
          let words = try parts.texts(name) ?? []
          kinds.append(ServiceKind(name: name, service: code, spellings: ([name] + words).map(Wording.tokens)))
        }
      }
      let precise = [code] + (try entry.texts("precises") ?? []), kinds = try entry.texts("genres") ?? []
      let doubtful = try entry.texts("genres_incertains") ?? []
      for (text, isPrecise) in precise.map({ ($0, true) }) + (kinds + doubtful).map({ ($0, false) }) {
        let words = Wording.tokens(text)
        if let other = spellings[words], other.service != index {
          throw FileFault.unreadable(
            file: file,
            sentence: "« \(text) » est donné à \(services[other.service].code) et à \(code) ; une écriture n'a qu'un sens.")
        }
        if spellings[words] == nil {
          spellings[words] = Spelling(service: index, isPrecise: isPrecise, isDoubtful: doubtful.contains(text))
        }
      }
    }
    self.services = services
    self.kinds = kinds
    self.equipment = equipment
    self.spellings = spellings
    longest = spellings.keys.map(\.count).max() ?? 0
  }

  public func service(code: String) -> Service? { services.first { $0.code == code } }

  /// The prestation whose kind of equipment a code of the BPE is: D502 gives EAJE; nil for other codes.
  public func service(equipment code: String) -> Service? { equipment[code.uppercased()].map { services[$0] } }

  /// The kinds within prestations that a text names.
  public func kinds(in text: String) -> [ServiceKind] {
    let words = Wording.tokens(text)
    return kinds.filter { kind in kind.spellings.contains { Self.contains(words, $0) } }
  }

  private static func contains(_ words: [String], _ part: [String]) -> Bool {
    guard !part.isEmpty, part.count <= words.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
  }

  /// The prestations that a text names; none if nothing in it is known.
  ///
  /// Signs (`,` `/` `+` `&` `;` `|`) and the words "et", "avec", "ainsi que" part things, but within a spelling
  /// ("enfants/parents", "animation globale et coordination").
  public func recognise(_ text: String) -> Recognition {
    var hits: [Spelling] = [], strangers: [String] = []
    for item in items(ServiceWords(text)) {
      let known = item.found.filter { !$0.isDenied }.map(\.spelling)
      hits += known.contains(where: \.isPrecise) ? known.filter(\.isPrecise) : known
      if item.found.isEmpty, !item.text.isEmpty { strangers.append(item.text) }
    }
    var order: [Int] = []
    for hit in hits where !order.contains(hit.service) { order.append(hit.service) }
    let named = Set(hits.filter(\.isPrecise).map(\.service)), sure = Set(hits.filter { !$0.isDoubtful }.map(\.service))
    return Recognition(
      services: order.map { services[$0] }, implied: Set(order.filter { !named.contains($0) }.map { services[$0].code }),
      doubtful: Set(order.filter { !sure.contains($0) }.map { services[$0].code }),
      strangers: order.isEmpty ? [] : strangers)
  }

  /// Words that deny what follows: "non AGC", "pas de LAEP", "ex-centre social" (as `Wording.tokens` writes them).
  private static let denials: Set<String> = ["non", "pas", "ni", "ex", "aucun", "aucune", "ancien", "ancienne", "san", "hor"]

  /// One thing that a text names.
  private struct Item {
    var found: [(spelling: Spelling, isDenied: Bool)] = []
    /// As it is written, without what parts it from others.
    var text = ""
  }

  /// Spellings from left to right, the longest at each word; what parts things outside of them parts items.
  private func items(_ words: ServiceWords) -> [Item] {
    var items: [Item] = [], current = Item(), itemStart = 0, at = 0
    func close(at end: Int, next: Int) {
      current.text = words.text(itemStart..<end)
      items.append(current)
      current = Item()
      itemStart = next
    }
    while at < words.count {
      if let (spelling, length) = longestSpelling(words, at) {
        let before = max(itemStart, at - 2)..<at
        current.found.append((spelling, before.contains { words.word($0).map(Self.denials.contains) ?? false }))
        at += length
      } else if let length = words.parting(at) {
        close(at: at, next: at + length)
        at += length
      } else {
        at += 1
      }
    }
    close(at: words.count, next: words.count)
    return items
  }

  private func longestSpelling(_ words: ServiceWords, _ start: Int) -> (Spelling, length: Int)? {
    guard words.word(start) != nil else { return nil }
    var best: (Spelling, Int)?
    var plain: [String] = [], at = start
    while at < words.count, plain.count < longest {
      guard let word = words.joined(at) else { break }
      if !word.isEmpty { plain.append(word) }
      at += 1
      if !word.isEmpty, let spelling = spellings[plain] { best = (spelling, at - start) }
    }
    return best
  }
}
