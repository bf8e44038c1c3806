import Groundwork

extension SocialLifeScan {
  /// The figures as a document uses them, one a zone: people, distance and time to the nearest structure, need,
  /// person-kilometres, rank.
  /// - Parameters:
  ///   - people: beneficiaries where they are given, else inhabitants, with their name; nil where nobody tells them.
  ///   - list: of the structures.
  ///   - sources: where the people come from.
  public func indicators(
    people: (name: String, figures: [Figure])?, list: Provenance, sources: [Provenance]
  ) -> [Indicator] {
    let year = people.flatMap { ColumnYear.of($0.name) }
    func figures(_ value: (Zone) -> Double?, else reason: (Int) -> Figure = { _ in .blank(.notAvailable) }) -> [Figure] {
      zones.indices.map { value(zones[$0]).map(Figure.known) ?? reason($0) }
    }
    /// Of what is made of people, their reason.
    func unknown(_ zone: Int) -> Figure {
      guard let own = people?.figures[zone], own.value == nil else { return .blank(.notAvailable) }
      return own
    }
    var found = [
      Indicator(name: "distance à l'AVS", unit: .metres, sources: [list], figures: figures { $0.nearest?.metres }),
      Indicator(
        name: "structures de l'AVS", unit: .structures, sources: [list], figures: figures { Double($0.sites.count) }),
      Indicator(name: "rang", unit: .rank, year: year, sources: [list] + sources, figures: figures { $0.rank.map(Double.init) }),
    ]
    if zones.contains(where: { $0.nearest?.minutes != nil }) {
      found.append(
        Indicator(name: "temps jusqu'à l'AVS", unit: .minutes, sources: [list], figures: figures { $0.nearest?.minutes }))
    }
    guard let people else { return found }
    found += [
      Indicator(name: people.name, unit: .persons, year: year, sources: sources, figures: people.figures),
      Indicator(name: "besoin", unit: .persons, year: year, sources: sources, figures: figures(\.need, else: unknown)),
      Indicator(
        name: "priorité", unit: .personKilometres, year: year, sources: [list] + sources,
        figures: figures(\.priority, else: unknown)),
    ]
    return found
  }
}
