import Structures

extension Reserve {
  /// Another row may be the same structure, or stands at the same place.
  static func resemblance(_ list: PlacedSites) -> [[Reserve]] {
    let found = list.resemblance
    return list.sites.indices.map { index in
      let services = list.sites[index].site.services.map(\.code)
      /// One a twin, with the prestations that both have.
      func reserves(_ kind: Kind, _ words: String, _ twins: [String: Int]) -> [Reserve] {
        Set(twins.values).sorted().map { twin in
          let shared = services.filter { twins[$0] == twin }, other = list.sites[twin].site.structure
          return Reserve(
            kind, "\(words) \(named(other))", services: shared.count == services.count ? nil : Set(shared), twin: other.row)
        }
      }
      let duplicates = found.duplicates[index] ?? [:]
      let samePlace = (found.samePlace[index] ?? [:]).filter { duplicates[$0.key] == nil }
      return reserves(.duplicate, "doublon possible de", duplicates) + reserves(.samePlace, "même lieu que", samePlace)
    }
  }

  private static func named(_ structure: Structure) -> String {
    structure.id.isEmpty ? "« \(structure.title) », ligne \(structure.number)" : "« \(structure.title) » (\(structure.id))"
  }
}
