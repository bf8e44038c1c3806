import Groundwork
import Structures

/// Which kinds of structures are kept: codes of the BPE (D502), prestations (EAJE) or kinds within them (micro-crèche), or words
/// of the list.
struct KindFilter {
  private let asked: Set<String>
  private let services: Set<String>
  private let kinds: Set<ServiceKind>
  private let catalog: ServiceCatalog?
  /// What a word of the list came to: a list has few of them.
  private var known: [String: Bool] = [:]

  /// Keeps everything.
  static let all = KindFilter(asked: [], services: [], kinds: [], catalog: nil)

  private init(asked: Set<String>, services: Set<String>, kinds: Set<ServiceKind>, catalog: ServiceCatalog?) {
    self.asked = asked
    self.services = services
    self.kinds = kinds
    self.catalog = catalog
  }

  /// - Throws: `FileFault.unreadable` only if the program was built with a wrong file.
  init(_ words: [String]) throws {
    let catalog = try ServiceCatalog.standard()
    var services: Set<String> = [], kinds: Set<ServiceKind> = []
    for word in words {
      // The narrowest meaning: "micro-crèche" is not every EAJE, and D502 is no word of a prestation.
      let within = catalog.kinds(in: word)
      kinds.formUnion(within)
      if within.isEmpty { services.formUnion(catalog.recognise(word).services.map(\.code)) }
    }
    self.init(asked: Set(words.map(FrenchText.key)), services: services, kinds: kinds, catalog: catalog)
  }

  mutating func keeps(_ kind: String) -> Bool {
    guard let catalog else { return true }
    if let known = known[kind] { return known }
    let isKept = isMeant(kind, catalog)
    known[kind] = isKept
    return isKept
  }

  private func isMeant(_ kind: String, _ catalog: ServiceCatalog) -> Bool {
    if asked.contains(FrenchText.key(kind)) || catalog.kinds(in: kind).contains(where: kinds.contains) { return true }
    let named = catalog.recognise(kind).services + [catalog.service(equipment: kind)].compactMap { $0 }
    return named.contains { services.contains($0.code) }
  }
}
