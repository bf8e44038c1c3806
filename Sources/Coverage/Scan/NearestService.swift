import GeometryCore
import Groundwork

/// The nearest structure of a place.
public struct NearestService: Sendable, Hashable {
  /// Number of the structure among those that were asked for.
  public let site: Int
  /// In a straight line, in the legal projection of the place; nil where a position is missing.
  public let metres: Double?
  /// nil without a table of times, or where it has no journey.
  public let minutes: Double?

  public init(site: Int, metres: Double?, minutes: Double? = nil) {
    self.site = site
    self.metres = metres
    self.minutes = minutes
  }
}

/// The nearest structure of each place, kind by kind where kinds are asked for.
public enum NearestServices {
  /// In a straight line; nil for a place without position, and where its territory has no structure. Of several as near the
  /// first.
  public static func find(from places: GroundPoints, to sites: GroundPoints) -> [NearestService?] {
    var found = [NearestService?](repeating: nil, count: places.count)
    for system in Set(sites.systems).sorted() where system >= 0 {
      let members = sites.systems.indices.filter { sites.systems[$0] == system }
      let asked = places.systems.indices.filter { places.systems[$0] == system }
      let index = PointIndex(x: members.map { sites.x[$0] }, y: members.map { sites.y[$0] })
      let (numbers, squared) = index.nearest(x: asked.map { places.x[$0] }, y: asked.map { places.y[$0] })
      for (query, place) in asked.enumerated() where numbers[query] >= 0 {
        found[place] = NearestService(site: members[Int(numbers[query])], metres: squared[query].squareRoot())
      }
    }
    return found
  }

  /// The same for each kind that one of the structures is of.
  /// - Parameter kinds: of each structure; a structure of several is nearest for each.
  public static func find(
    from places: GroundPoints, to sites: GroundPoints, kinds: [[String]]
  ) -> [(kind: String, nearest: [NearestService?])] {
    precondition(kinds.count == sites.count)
    return Set(kinds.joined()).sorted().map { kind in
      let members = kinds.indices.filter { kinds[$0].contains(kind) }
      let found = find(from: places, to: sites.chosen(members))
      return (kind, found.map { $0.map { NearestService(site: members[$0.site], metres: $0.metres) } })
    }
  }

  /// The fewest minutes that a table of times gives each place, else what is nearest in a straight line.
  /// - Parameters:
  ///   - straight: what `find` said.
  ///   - metres: straight distance between a place and a structure; nil where a position is missing.
  public static func preferring(
    _ table: JourneyTable, to straight: [NearestService?], metres: (_ place: Int, _ site: Int) -> Double?
  ) -> [NearestService?] {
    var best = [(site: Int, minutes: Double)?](repeating: nil, count: straight.count)
    for (journey, minutes) in table.minutes.enumerated() {
      let place = Int(table.origins[journey]), site = Int(table.destinations[journey])
      if let known = best[place], (known.minutes, known.site) <= (minutes, site) { continue }
      best[place] = (site, minutes)
    }
    return best.indices.map { place in
      best[place].map { NearestService(site: $0.site, metres: metres(place, $0.site), minutes: $0.minutes) } ?? straight[place]
    }
  }
}

/// People of a zone by how far they live from a service.
public struct ReachedPopulation: Sendable, Hashable {
  /// People whose distance is known.
  public private(set) var known = 0.0
  /// Of these, those within each threshold, the threshold itself included; in the order of the thresholds.
  public private(set) var within: [Double]

  /// Share of the people whose distance is known; nil where there are none.
  public func share(_ threshold: Int) -> Double? { known > 0 ? within[threshold] / known : nil }
  /// People farther than a threshold.
  public func beyond(_ threshold: Int) -> Double { known - within[threshold] }

  /// Adds up points of population by zone.
  /// - Parameters:
  ///   - people: of each point; a point whose people are not known counts for nobody.
  ///   - zones: of each point; -1 for none.
  ///   - costs: metres or minutes of each point; nil where they are not known, infinite where the territory has no structure.
  ///   - thresholds: in the unit of the costs.
  public static func byZone(
    count: Int, people: [Figure], zones: [Int32], costs: [Double?], thresholds: [Double]
  ) -> [ReachedPopulation] {
    var sums = [ReachedPopulation](repeating: ReachedPopulation(within: thresholds.map { _ in 0 }), count: count)
    for point in people.indices where zones[point] >= 0 {
      guard let own = people[point].value, let cost = costs[point] else { continue }
      let zone = Int(zones[point])
      sums[zone].known += own
      for (place, threshold) in thresholds.enumerated() where cost <= threshold { sums[zone].within[place] += own }
    }
    return sums
  }

  /// The share of the people of each zone within a threshold of a service, and how many live beyond it.
  /// - Parameters:
  ///   - service: what it is called.
  ///   - place: of the threshold among those of `zones`.
  ///   - population: by zone, for the reason where nobody is known.
  public static func indicators(
    of service: String, _ zones: [ReachedPopulation], _ place: Int, _ threshold: Double, isInMinutes: Bool,
    population: [Figure], year: Int?, sources: [Provenance]
  ) -> [Indicator] {
    let limit = "\(DecimalFormatter.shortest(threshold)) \(isInMinutes ? "min" : "m")"
    func figures(_ value: (ReachedPopulation) -> Double?) -> [Figure] {
      zones.indices.map { zone in
        value(zones[zone]).map(Figure.known) ?? (population[zone].value == nil ? population[zone] : .blank(.notAvailable))
      }
    }
    return [
      Indicator(
        name: "\(service) : part à \(limit) ou moins", unit: .rate, year: year, sources: sources,
        figures: figures { $0.share(place).map { 100 * $0 } }),
      Indicator(
        name: "\(service) : population à plus de \(limit)", unit: .persons, year: year, sources: sources,
        figures: figures { $0.known > 0 ? $0.beyond(place) : nil }),
    ]
  }

  /// All zones together.
  public static func total(_ zones: [ReachedPopulation]) -> ReachedPopulation? {
    guard var sum = zones.first else { return nil }
    for zone in zones.dropFirst() {
      sum.known += zone.known
      for place in sum.within.indices { sum.within[place] += zone.within[place] }
    }
    return sum
  }
}
