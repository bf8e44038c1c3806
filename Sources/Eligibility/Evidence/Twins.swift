import Structures

extension Reserve {
  /// Another row may be the same structure, or stands at the same place.
  static func resemblance(_ list: PlacedSites) -> [[Reserve]] {
    let found = list.resemblance
    return list.sites.indices.map { index in
      if let twin = found.duplicates[index] {
        return [Reserve(.duplicate, "doublon possible de \(named(list.sites[twin].site.structure))")]
      }
      guard let twin = found.samePlace[index] else { return [] }
      return [Reserve(.samePlace, "même lieu que \(named(list.sites[twin].site.structure))")]
    }
  }

  private static func named(_ structure: Structure) -> String {
    structure.id.isEmpty ? "« \(structure.title) », ligne \(structure.number)" : "« \(structure.title) » (\(structure.id))"
  }
}
