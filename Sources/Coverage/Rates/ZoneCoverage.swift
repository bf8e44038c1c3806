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
  /// Places for `base` persons that each zone is compared with; nil for no comparison.
  public private(set) var references: [Figure]?
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
    guard let reference = references?[zone].value, let need = zones[zone].need.value, let places = zones[zone].places else {
      return nil
    }
    return reference / base * need - places
  }

  /// The same where the need of all zones together is shared out by another count, such as children whose parents all work: a
  /// zone with more of these has more of the same total.
  /// - Parameter weights: one a zone. Zones where either is not known take no part.
  public func gaps(weightedBy weights: [Figure]) -> [Double?] {
    guard let references else { return zones.map { _ in nil } }
    let known = zones.indices.filter {
      references[$0].value != nil && zones[$0].need.value != nil && weights[$0].value != nil
    }
    let needed = known.reduce(0) { $0 + (references[$1].value ?? 0) / base * (zones[$1].need.value ?? 0) }
    let weight = known.reduce(0) { $0 + (weights[$1].value ?? 0) }
    guard weight > 0 else { return zones.map { _ in nil } }
    var gaps = [Double?](repeating: nil, count: zones.count)
    for zone in known { gaps[zone] = zones[zone].places.map { needed * (weights[zone].value ?? 0) / weight - $0 } }
    return gaps
  }

  /// The rate of all zones together where need and places are both known; nil where there are none.
  public var together: Double? {
    let known = zones.compactMap { zone in zone.need.value.flatMap { need in zone.places.map { (need: need, places: $0) } } }
    let need = known.reduce(0) { $0 + $1.need }
    return need > 0 ? base * known.reduce(0) { $0 + $1.places } / need : nil
  }

  /// The same figures with other references.
  /// - Parameter references: one a zone.
  public func compared(with references: [Figure]) -> CoverageRates {
    precondition(references.count == zones.count)
    var copy = self
    copy.references = references
    return copy
  }
}

extension CoverageRates {
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
    references = reference.map { reference in need.map { _ in .known(reference) } }
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
