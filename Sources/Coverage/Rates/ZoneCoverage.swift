import Groundwork

/// What a zone has and what it would need.
public struct ZoneCoverage: Sendable, Hashable {
  /// Those whom the service is for, such as children under three.
  public let need: Figure
  /// Structures that count in the zone.
  public let structures: Int
  /// Of these, without a known capacity, where the list tells capacities.
  public let structuresWithoutCapacity: Int
  /// Places known in the zone; nil where nothing is known of them: a list without capacities, or of another territory, or
  /// structures none of which has one.
  public let places: Double?
  /// Places that opened and closed between two days; nil where these are not asked for.
  public let opened, closed: Double?
}

/// Places set against those who need them, zone by zone.
///
/// The rate is not clamped: it passes 100 where a zone serves its neighbours. It is the rate of the places that are given,
/// "places for 100 children"; the national *taux de couverture* has five components (Onape; Cnaf, dossier d'étude 203):
/// structures paid by the PSU, other structures, school before three, assistantes maternelles, care at home.
public struct CoverageRates: Sendable {
  public let zones: [ZoneCoverage]
  /// Places for `base` persons that are aimed at; nil for no comparison.
  public let reference: Double?
  /// Persons that a rate is for: 100, or 1 000.
  public let base: Double

  /// Places for `base` persons of the zone; nil where either is not known, and where nobody needs any.
  public func rate(_ zone: Int) -> Double? {
    guard let need = zones[zone].need.value, need > 0, let places = zones[zone].places else { return nil }
    return base * places / need
  }

  /// Structures for `base` persons.
  public func structureRate(_ zone: Int) -> Double? {
    guard let need = zones[zone].need.value, need > 0 else { return nil }
    return base * Double(zones[zone].structures) / need
  }

  /// Places that the reference asks for beyond those that there are; negative where there are more.
  public func gap(_ zone: Int) -> Double? {
    guard let reference, let need = zones[zone].need.value, let places = zones[zone].places else { return nil }
    return reference / base * need - places
  }

  /// The same where the need of all zones together is shared out by another count, such as children whose parents all work: a
  /// zone with more of these has more of the same total.
  /// - Parameter weights: one a zone. Zones where either is not known take no part.
  public func gaps(weightedBy weights: [Figure]) -> [Double?] {
    guard let reference else { return zones.map { _ in nil } }
    let known = zones.indices.filter { zones[$0].need.value != nil && weights[$0].value != nil }
    let need = known.reduce(0) { $0 + (zones[$1].need.value ?? 0) }, weight = known.reduce(0) { $0 + (weights[$1].value ?? 0) }
    guard weight > 0 else { return zones.map { _ in nil } }
    return zones.indices.map { zone in
      guard zones[zone].need.value != nil, let own = weights[zone].value, let places = zones[zone].places else { return nil }
      return reference / base * need * own / weight - places
    }
  }
}

extension CoverageRates {
  /// The figures as a document uses them: those in need, the places, the rate and, with a reference, the gap.
  /// - Parameters:
  ///   - need: what the column of need is called.
  ///   - sources: the table of need, then the list of structures.
  public func indicators(need: String, sources: [Provenance]) -> [Indicator] {
    func blank(_ zone: Int) -> Figure { zones[zone].need.value == nil ? zones[zone].need : .blank(.blank) }
    func figures(_ value: (Int) -> Double?) -> [Figure] {
      zones.indices.map { zone in value(zone).map(Figure.known) ?? blank(zone) }
    }
    let year = ColumnYear.of(need), unit: Indicator.Unit = base == 100 ? .rate : base == 1000 ? .perThousand : .none
    var found = [
      Indicator(name: need, unit: .persons, year: year, sources: Array(sources.prefix(1)), figures: zones.map(\.need)),
      Indicator(name: "places", unit: .places, sources: Array(sources.dropFirst()), figures: figures { zones[$0].places }),
      Indicator(name: "places pour \(Int(base))", unit: unit, year: year, sources: sources, figures: figures(rate)),
    ]
    if reference != nil {
      found.append(Indicator(name: "écart en places", unit: .places, year: year, sources: sources, figures: figures(gap)))
    }
    return found
  }

  /// Counts an offer in its zones.
  /// - Parameters:
  ///   - need: one a zone.
  ///   - offer: the list, with the zones in which each site counts.
  ///   - day: what is open then counts; nil for everything.
  ///   - since: what opened and closed between that day and `day` is counted apart; nil not to.
  public init(
    need: [Figure], offer: Offer, places: OfferPlaces, day: CalendarDate? = nil, since: CalendarDate? = nil, reference: Double?,
    base: Double = 100
  ) {
    var tallies = [Tally](repeating: Tally(), count: need.count)
    for (index, site) in offer.sites.enumerated() {
      for zone in Set(places.zones[index]) { tallies[Int(zone)].add(site, day: day, since: since) }
    }
    // A list of another territory tells nothing of this one.
    let tellsOfZones = offer.hasCapacities && offer.knowsSomeCapacity && places.zones.contains { !$0.isEmpty }
    zones = need.indices.map { zone in
      let tally = tallies[zone]
      let isKnown = tellsOfZones && (tally.structures == 0 || tally.unknown < tally.structures)
      return ZoneCoverage(
        need: need[zone], structures: tally.structures, structuresWithoutCapacity: offer.hasCapacities ? tally.unknown : 0,
        places: isKnown ? tally.places : nil, opened: since == nil || !isKnown ? nil : tally.opened,
        closed: since == nil || !isKnown ? nil : tally.closed)
    }
    self.reference = reference
    self.base = base
  }

  private struct Tally {
    var structures = 0, unknown = 0
    var places = 0.0, opened = 0.0, closed = 0.0

    mutating func add(_ site: OfferSite, day: CalendarDate?, since: CalendarDate?) {
      let movement = Movement(site, since: since, day: day)
      if movement.hasOpened { opened += site.capacity.value ?? 0 }
      if movement.hasClosed { closed += site.capacity.value ?? 0 }
      guard day.map(site.isOpen(on:)) ?? true else { return }
      structures += 1
      if let capacity = site.capacity.value { places += capacity } else { unknown += 1 }
    }
  }
}

/// Whether a site opened, or closed, between two days: places on the second are those on the first, and those that opened,
/// without those that closed.
struct Movement {
  let hasOpened, hasClosed: Bool

  init(_ site: OfferSite, since: CalendarDate?, day: CalendarDate?) {
    guard let since, let day else {
      (hasOpened, hasClosed) = (false, false)
      return
    }
    hasOpened = site.opening.map { since < $0 && $0 <= day } ?? false
    hasClosed = site.closing.map { since <= $0 && $0 < day } ?? false
  }
}

extension Offer {
  /// Whether the list tells the capacity of any structure.
  var knowsSomeCapacity: Bool { sites.contains { $0.capacity.value != nil } }

  /// Structures and places that opened and closed between two days, by kind, in the order of the kinds' first rows.
  public func movements(since: CalendarDate, until day: CalendarDate) -> [KindMovement] {
    var order: [String] = [], found: [String: KindMovement] = [:]
    for site in sites {
      let movement = Movement(site, since: since, day: day)
      guard movement.hasOpened || movement.hasClosed else { continue }
      if found[site.kind] == nil { order.append(site.kind) }
      var own = found[site.kind] ?? KindMovement(kind: site.kind)
      if movement.hasOpened { own.opened += 1 }
      if movement.hasOpened { own.openedPlaces += site.capacity.value ?? 0 }
      if movement.hasClosed { own.closed += 1 }
      if movement.hasClosed { own.closedPlaces += site.capacity.value ?? 0 }
      found[site.kind] = own
    }
    return order.compactMap { found[$0] }
  }
}

/// What opened and closed of one kind.
public struct KindMovement: Sendable, Hashable {
  public let kind: String
  public internal(set) var opened = 0, closed = 0
  /// Of the structures whose capacity is known.
  public internal(set) var openedPlaces = 0.0, closedPlaces = 0.0
}
