/// What makes a need weigh more, beyond the number of people: shares that are added to it.
///
/// The circulaire of 18 December 2025 gives priority to QPV, ZFRR and thinly covered territories; it says nothing of how much, so
/// that these are a choice, shown wherever they count.
public struct NeedWeights: Sendable, Hashable {
  /// A zone with a quartier prioritaire.
  public var quarter: Double
  /// A zone classed FRR.
  public var rural: Double

  public init(quarter: Double = 0.5, rural: Double = 0.5) {
    self.quarter = quarter
    self.rural = rural
  }
}

/// Where there is no centre social nor EVS, and where one is wanted most.
///
///     need     = people x (1 + weight of a QPV + weight of FRR)
///     priority = need x absence (1 without any known structure, else 0) x kilometres to the nearest one
///
/// People are beneficiaries where these are given, else inhabitants. A zone whose territory has no structure at all is as far as
/// the farthest of those whose nearest lies in their own territory: an island that is measured to the next one tells nothing of
/// it. Zones whose people are not known come behind all others, the farthest first.
public struct SocialLifeScan: Sendable {
  /// How urgent a zone is.
  public enum Priority: Sendable, Hashable {
    /// It has a structure.
    case served
    /// First of the zones that bear half of all person-kilometres together; those up to four fifths; the others.
    case high, medium, low
    /// Its people are not known.
    case unknown
  }

  public struct Zone: Sendable, Hashable {
    public internal(set) var kinds: SocialLifeKinds = []
    /// Structures counted in it.
    public internal(set) var sites: [Int] = []
    public internal(set) var nearest: NearestService?
    /// nil where the people are not known.
    public internal(set) var need: Double?
    /// Kilometres that count in the priority; nil where nothing is known of any distance.
    public internal(set) var kilometres: Double?
    /// Person-kilometres, or kilometres where nobody's number is known; nil where there is a structure or nothing is known.
    public internal(set) var priority: Double?
    /// 1 for the most urgent, zones alike alike; nil where there is a structure.
    public internal(set) var rank: Int?
    public internal(set) var priorityClass = Priority.served
    /// Structures of its EPCI that lie in the zones of the file; nil where the EPCI is not known.
    public internal(set) var sitesInGroup: Int?
  }

  public let zones: [Zone]
  public let weights: NeedWeights
  /// Whether somebody's number is known: else priorities are distances alone.
  public let countsPeople: Bool

  /// What a scan is made from, an entry a zone where not said otherwise.
  public struct Input: Sendable {
    /// Zones that are scanned; features that are further parts of one have no row.
    public var rows: [Int]
    /// By structure.
    public var kinds: [SocialLifeKinds]
    public var places: OfferPlaces
    public var nearest: [NearestService?]
    /// Beneficiaries or inhabitants.
    public var people: [Figure]
    /// Numbers of the quartiers prioritaires.
    public var quarters: [[Int]]
    /// Whether it is classed FRR; nil where nothing tells.
    public var isRural: [Bool?]
    /// Code of the EPCI.
    public var groups: [String?]
    /// Territory of France that it lies in ("metropole", "reunion"); nil where nothing tells.
    public var territories: [String?]
    public var weights: NeedWeights

    public init(
      rows: [Int], kinds: [SocialLifeKinds], places: OfferPlaces, nearest: [NearestService?], people: [Figure],
      weights: NeedWeights = NeedWeights()
    ) {
      self.rows = rows
      self.kinds = kinds
      self.places = places
      self.nearest = nearest
      self.people = people
      quarters = people.map { _ in [] }
      isRural = people.map { _ in nil }
      groups = people.map { _ in nil }
      territories = groups
      self.weights = weights
    }
  }

  public init(_ input: Input) {
    weights = input.weights
    countsPeople = input.rows.contains { input.people[$0].value != nil }
    var zones = input.people.map { _ in Zone() }
    for (site, homes) in input.places.zones.enumerated() {
      for home in homes {
        zones[Int(home)].kinds.formUnion(input.kinds[site])
        zones[Int(home)].sites.append(site)
      }
    }
    var sitesOfGroups: [String: Set<Int>] = [:]
    for zone in input.rows {
      if let group = input.groups[zone] { sitesOfGroups[group, default: []].formUnion(zones[zone].sites) }
    }
    let farthest = input.rows.compactMap { zone -> Double? in
      guard let nearest = input.nearest[zone] else { return nil }
      let homes = input.places.zones[nearest.site].map { input.territories[Int($0)] }
      return homes.isEmpty || homes.contains(input.territories[zone]) ? nearest.metres : nil
    }.max() ?? input.rows.compactMap { input.nearest[$0]?.metres }.max()
    for zone in input.rows {
      zones[zone].nearest = input.nearest[zone]
      zones[zone].kilometres = (input.nearest[zone]?.metres ?? farthest).map { $0 / 1000 }
      zones[zone].sitesInGroup = input.groups[zone].map { sitesOfGroups[$0]?.count ?? 0 }
      zones[zone].need = input.people[zone].value.map { people in
        let quarter = input.quarters[zone].isEmpty ? 0 : input.weights.quarter
        return people * (1 + quarter + (input.isRural[zone] == true ? input.weights.rural : 0))
      }
      guard zones[zone].kinds.isEmpty else { continue }
      // Without any distance the need alone orders the zones, without any people the distance alone.
      let far = zones[zone].kilometres ?? 1
      zones[zone].priority = countsPeople ? zones[zone].need.map { $0 * far } : zones[zone].kilometres
    }
    Self.rank(&zones, input.rows.filter { zones[$0].kinds.isEmpty }, countsPeople: countsPeople)
    self.zones = zones
  }

  private static func rank(_ zones: inout [Zone], _ without: [Int], countsPeople: Bool) {
    // What is not known comes last; among zones alike the farther, then the one in front in the file.
    func key(_ zone: Int) -> (Double, Double) { (zones[zone].priority ?? -1, zones[zone].kilometres ?? -1) }
    let order = without.sorted { one, other in key(one) == key(other) ? one < other : key(one) > key(other) }
    let total = order.reduce(0.0) { $0 + (zones[$1].priority ?? 0) }
    var before = 0.0, place = 0
    while place < order.count {
      let alike = order[place...].prefix { key($0) == key(order[place]) }
      let share = total > 0 ? before / total : 0
      for zone in alike {
        zones[zone].rank = place + 1
        let isKnown = zones[zone].priority != nil && (countsPeople ? zones[zone].need != nil : true)
        zones[zone].priorityClass = !isKnown ? .unknown : share < 0.5 ? .high : share < 0.8 ? .medium : .low
        before += zones[zone].priority ?? 0
      }
      place += alike.count
    }
  }
}
