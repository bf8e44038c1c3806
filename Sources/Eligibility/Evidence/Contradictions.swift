extension Reserve {
  /// What a row says of its place that cannot be true together: neither reading is believed, whichever zones they lie in.
  static func contradictions(_ list: PlacedSites) -> [[Reserve]] {
    list.sites.map { placed in placed.place.contradictions.map { Reserve(.contradiction, $0) } }
  }
}
