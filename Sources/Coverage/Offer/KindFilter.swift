import Groundwork
import Structures

/// Which kinds of structures are kept: codes of the BPE (D502), codes of prestations (EAJE), or words of the list.
struct KindFilter {
  private let asked: Set<String>
  private let services: Set<String>
  private let catalog: ServiceCatalog?
  /// What a word of the list came to: a list has few of them.
  private var known: [String: Bool] = [:]

  /// Keeps everything.
  static let all = KindFilter(asked: [], services: [], catalog: nil)

  private init(asked: Set<String>, services: Set<String>, catalog: ServiceCatalog?) {
    self.asked = asked
    self.services = services
    self.catalog = catalog
  }

  init(_ kinds: [String]) throws {
    let catalog = try ServiceCatalog.standard()
    // A kind of the list's own is asked for by its word; a prestation also by the words that mean it.
    self.init(
      asked: Set(kinds.map(FrenchText.key)), services: Set(kinds.flatMap { catalog.recognise($0).services.map(\.code) }),
      catalog: catalog)
  }

  mutating func keeps(_ kind: String) -> Bool {
    guard !asked.isEmpty else { return true }
    if let known = known[kind] { return known }
    let isNamed = asked.contains(FrenchText.key(kind))
    let isMeant = catalog?.recognise(kind).services.contains { services.contains($0.code) } ?? false
    known[kind] = isNamed || isMeant
    return isNamed || isMeant
  }
}
