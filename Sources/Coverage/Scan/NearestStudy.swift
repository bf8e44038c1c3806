import GeometryCore
import Groundwork
import Territory

/// How far the zones and their people are from each kind of service.
public struct NearestStudy: Sendable {
  /// The services of one kind.
  public struct Kind: Sendable {
    /// As it was asked for, or as the list writes it; empty where the list has no kinds.
    public let name: String
    /// Structures of the list.
    public let structures: Int
    /// One a zone.
    public let zones: [Zone]
  }

  public struct Zone: Sendable, Hashable {
    /// Structures counted in the zone.
    public let structures: Int
    /// From the point of the zone; its site is a number of the list. nil where the territory has none, or nothing has a position.
    public let nearest: NearestService?
    /// Metres and minutes to the nearest, on the average of those people whose distance is known; nil without points of
    /// population, minutes also where no table gives them point by point.
    public let meanMetres, meanMinutes: Double?
    /// People within the thresholds.
    public let reached: ReachedPopulation
    /// People of whom no distance is known, such as those without a journey in the table.
    public let unmeasured: Double
    /// Whether something nearer may lie beyond the limit of the zones, where the list stops.
    public let isAtEdge: Bool
  }

  /// Thresholds where none are asked for.
  public static let usualMetres: [Double] = [2000, 5000, 10_000], usualMinutes: [Double] = [5, 10, 15, 20, 30]

  public let kinds: [Kind]
  /// People by zone.
  public let population: [Figure]
  /// Metres, or minutes where `isInMinutes`.
  public let thresholds: [Double]
  public let isInMinutes: Bool
  /// Whether people are told point by point; else all of a zone live at its point.
  public let isByPoint: Bool
  /// Structures outside of the zones: they count for the nearest.
  public let outside: Int

  /// What a study is made from.
  public struct Input: Sendable {
    public var offer: Offer
    /// The zones in which each structure counts.
    public var places: OfferPlaces
    public var points: ZonePoints
    /// By zone.
    public var population: [Figure]
    /// Kinds asked for; empty for those of the list.
    public var kinds: [String] = []
    public var journeys: ServiceJourneys?
    public var detour = 1.0
    /// Metres, or minutes with journeys.
    public var thresholds: [Double]

    public init(offer: Offer, places: OfferPlaces, points: ZonePoints, population: [Figure], thresholds: [Double]) {
      self.offer = offer
      self.places = places
      self.points = points
      self.population = population
      self.thresholds = thresholds
    }
  }

  /// - Throws: `GeometryError.noTransform`; `FileFault` only if the program was built with a wrong catalogue.
  public init(_ input: Input, in zones: LocatedZoning) throws {
    let sites = try input.offer.ground(input.places, input.points), edge = try TerritoryEdge(zones, file: sites)
    let isInMinutes = input.journeys != nil
    kinds = try input.offer.grouped(byKinds: input.kinds).map { kind, members in
      let reach = ServiceReach(
        to: sites.chosen(members), from: input.points, journeys: input.journeys?.keeping(members), detour: input.detour)
      return Kind(
        name: kind, structures: members.count,
        zones: try Self.zones(input, members, reach, edge: isInMinutes ? nil : edge))
    }
    population = input.population
    thresholds = input.thresholds
    self.isInMinutes = isInMinutes
    if case .ofZones = input.journeys { isByPoint = false } else { isByPoint = input.points.people != nil }
    outside = edge.outsideCount
  }

  private static func zones(_ input: Input, _ members: [Int], _ reach: ServiceReach, edge: TerritoryEdge?) throws -> [Zone] {
    let reached = reach.reached(
      population: input.population, thresholds: input.thresholds, inMinutes: input.journeys != nil)
    let metres = reach.meanMetres(), minutes = reach.meanMinutes()
    var counts = [Int](repeating: 0, count: input.population.count)
    for home in members.flatMap({ Set(input.places.zones[$0]) }) { counts[Int(home)] += 1 }
    let straight = reach.nearest.map { $0?.metres.map { $0 / input.detour } }
    let isShort = try edge?.stopsShort(from: input.points.ground, within: straight)
    let people = input.points.people?.known(count: counts.count) ?? input.population.map { $0.value ?? 0 }
    return counts.indices.map { zone in
      Zone(
        structures: counts[zone],
        nearest: reach.nearest[zone].map { NearestService(site: members[$0.site], metres: $0.metres, minutes: $0.minutes) },
        meanMetres: metres?[zone], meanMinutes: minutes?[zone], reached: reached[zone],
        unmeasured: max(0, people[zone] - reached[zone].known), isAtEdge: isShort?[zone] ?? false)
    }
  }
}

extension NearestStudy {
  /// The figures of a kind as a document uses them: the distance from the point of each zone, that of its people, and the share
  /// of its people within each threshold.
  /// - Parameters:
  ///   - people: what the people are called.
  ///   - sources: the list of structures, then where the people come from.
  public func indicators(_ kind: Int, people: String?, sources: [Provenance]) -> [Indicator] {
    let own = kinds[kind], name = own.name.isEmpty ? "service" : own.name, year = people.flatMap(ColumnYear.of)
    func figures(_ value: (Zone) -> Double?) -> [Figure] {
      own.zones.map { value($0).map(Figure.known) ?? .blank(.notAvailable) }
    }
    var found = [
      Indicator(
        name: "\(name) : distance", unit: .metres, sources: Array(sources.prefix(1)), figures: figures { $0.nearest?.metres })
    ]
    if isInMinutes {
      found.append(
        Indicator(
          name: "\(name) : temps", unit: .minutes, sources: Array(sources.prefix(1)), figures: figures { $0.nearest?.minutes }))
    }
    if isByPoint {
      found.append(
        Indicator(
          name: "\(name) : distance moyenne", unit: .metres, year: year, sources: sources, figures: figures(\.meanMetres)))
    }
    for (place, threshold) in thresholds.enumerated() {
      found += ReachedPopulation.indicators(
        of: name, own.zones.map(\.reached), place, threshold, isInMinutes: isInMinutes, population: population, year: year,
        sources: sources)
    }
    return found
  }
}
