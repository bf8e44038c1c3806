import Groundwork

extension CoverageRates {
  /// The figures as a document uses them: those in need, the places and structures, the rate, what opened and closed, and with a
  /// reference the gaps.
  /// - Parameters:
  ///   - need: what the column of need is called.
  ///   - sources: the table of need, then the list of structures.
  ///   - reference: where the references come from; nil where they are chosen or the program's own.
  ///   - weights: those by whom the need of all zones is shared out; nil for no such gap.
  ///   - day: whose offer counts; nil for all of the list.
  public func indicators(
    need: String, sources: [Provenance], reference: Provenance? = nil, weights: [Figure]? = nil, day: CalendarDate? = nil
  ) -> [Indicator] {
    let needed = Array(sources.prefix(1)), listed = Array(sources.dropFirst())
    let compared = sources + [reference].compactMap { $0 }
    let year = ColumnYear.of(need), unit: Indicator.Unit = base == 100 ? .rate : base == 1000 ? .perThousand : .none
    // What cannot be reckoned is blank for the reason of the need, else because it is not known.
    func figures(_ value: (Int) -> Double?) -> [Figure] {
      zones.indices.map { zone in
        value(zone).map(Figure.known) ?? (zones[zone].need.value == nil ? zones[zone].need : .blank(.notAvailable))
      }
    }
    func places(_ name: String, _ value: (Int) -> Double?) -> Indicator {
      let known = zones.indices.map { value($0).map(Figure.known) ?? .blank(.notAvailable) }
      return Indicator(name: name, unit: .places, year: day?.year, sources: listed, figures: known)
    }
    var found = [
      Indicator(name: need, unit: .persons, year: year, sources: needed, figures: zones.map(\.need)),
      places("places") { zones[$0].places },
      Indicator(
        name: "structures", unit: .structures, year: day?.year, sources: listed,
        figures: zones.map { .known(Double($0.structures)) }),
      Indicator(name: "places pour \(Int(base))", unit: unit, year: year, sources: sources, figures: figures(rate)),
    ]
    if zones.contains(where: { $0.opened != nil }) {
      found += [places("places ouvertes") { zones[$0].opened }, places("places fermées") { zones[$0].closed }]
    }
    guard let references else { return found }
    found.append(Indicator(name: "référence", unit: unit, sources: [reference].compactMap { $0 }, figures: references))
    found.append(Indicator(name: "écart en places", unit: .places, year: year, sources: compared, figures: figures(gap)))
    if let weights {
      let gaps = gaps(weightedBy: weights)
      found.append(
        Indicator(name: "écart en places, pondéré", unit: .places, year: year, sources: compared, figures: figures { gaps[$0] }))
    }
    return found
  }
}

extension NationalRates {
  /// Places by component and the national rate, as a document uses them.
  /// - Parameter sources: the table of need, then that of the components.
  public func indicators(year: Int?, sources: [Provenance]) -> [Indicator] {
    var found = zip(CareComponent.allCases, places).map { component, figures in
      Indicator(
        name: "places \(component.rawValue)", unit: .places, year: year, sources: Array(sources.dropFirst()), figures: figures)
    }
    let rates = places[0].indices.map { rate($0).map(Figure.known) ?? .blank(.notAvailable) }
    found.append(Indicator(name: "taux de couverture", unit: .rate, year: year, sources: sources, figures: rates))
    return found
  }
}
