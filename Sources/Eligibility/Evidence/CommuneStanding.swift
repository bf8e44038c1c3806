import Territory

/// What a commune alone tells about QPV.
public enum CommuneStanding: Sendable, Hashable {
  /// These quarters lie in it, at least partly.
  case touched([Int])
  case untouched
  /// The file of QPV has no commune codes, or the code stands in no list: nothing follows.
  case undecidable
  /// The row names no commune that is known.
  case unknown
}

extension CommuneStanding {
  /// One a site.
  static func all(_ list: PlacedSites) -> [CommuneStanding] {
    list.sites.map { placed in
      let geography = list.geography(of: placed)
      let own = standing(placed.commune, geography, list.book)
      // Whichever of the communes named is right, the answer must be the same.
      let candidates = placed.place.candidates
      if placed.place.code.isEmpty, placed.place.located.isEmpty, !candidates.isEmpty, placed.place.contradictions.isEmpty {
        let all = candidates.map { standing($0, geography, list.book) }
        return all.allSatisfy { $0 == .untouched } ? .untouched : .unknown
      }
      let rivals = placed.place.rivals.map { standing(CommuneCode.city(of: $0), geography, list.book) }
      return rivals.isEmpty || own == .untouched && rivals.allSatisfy { $0 == .untouched } ? own : .unknown
    }
  }

  private static func standing(_ code: String, _ geography: QuarterGeography?, _ book: any CommuneBook) -> CommuneStanding {
    guard !code.isEmpty, let geography else { return .unknown }
    if let quarters = geography.touching[code] { return .touched(quarters) }
    if !geography.knowsItsCommunes { return .undecidable }
    let department = CommuneKey.department(ofCommune: code)
    return book.isComplete(department: department) && book.name(of: code) == nil ? .undecidable : .untouched
  }
}
