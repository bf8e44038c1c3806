import GeometryCore
import Groundwork
import Territory

/// Demand and supply set against each other: access by place, with all that is not known of either.
public struct AccessStudy: Sendable {
  public let result: AccessResult
  /// Pairs within reach.
  public let pairCount: Int
  /// How near places of demand come to the frame of both files; nil with a table of times.
  public let border: Border?
  /// The same by the limit of the territory's zones; nil without zones.
  public let limit: Limit?
  public let anomalies: [Anomaly]

  /// The edge effect: beyond what the files hold there may be services and people that nobody counts.
  public struct Border: Sendable, Hashable {
    /// Places of demand from which the reach goes beyond the frame of all places of both files.
    public let places: Int
    /// Of all that are placed.
    public let of: Int
  }

  /// The edge effect where zones tell how far the territory goes.
  public struct Limit: Sendable, Hashable {
    /// Places of demand from which the reach passes the limit where the list of structures stops, and where that of people does.
    public let shortOfSupply, shortOfDemand: [Int]
    /// Structures and places of demand outside of the zones, which count.
    public let supplyOutside, demandOutside: Int
  }

  /// How the pairs are made.
  public enum Costs: Sendable {
    /// Metres in a straight line, times a factor.
    case straight(detour: Double)
    case journeys(JourneyTable)
  }

  /// - Parameters:
  ///   - offer: its capacities are the supply; sites without one are left out and said.
  ///   - countsSites: every site counts for 1 instead.
  ///   - territory: zones whose limit tells where the edge effect is; for distances in a straight line.
  /// - Throws: `FileFault.unreadable` for a file without positions where they are needed, a place told twice with two needs;
  ///   `GeometryError.noTransform`.
  public init(
    _ demand: Demand, _ offer: Offer, _ catchment: FloatingCatchment, costs: Costs, countsSites: Bool = false,
    territory: LocatedZoning? = nil
  ) throws {
    let supply = offer.sites.map { countsSites ? .known(1) : $0.capacity }
    var work = Work(demand: demand, offer: offer, supply: supply)
    try work.countOnce()
    let pairs: AccessPairs
    switch costs {
    case .straight(let detour):
      pairs = try work.straightPairs(within: catchment.decay.reach, detour: detour)
      let radius = catchment.decay.reach / detour
      border = work.border(within: radius)
      limit = try territory.flatMap { try work.limit(of: $0, within: radius) }
    case .journeys(let table):
      pairs = work.pairs(of: table)
      border = nil
      limit = nil
    }
    var found = catchment.access(pairs, need: work.need, supply: supply)
    found.forget(work.unknown, because: work.reason)
    work.tell(found)
    result = found
    pairCount = pairs.costs.reduce(0) { $0 + ($1 <= catchment.decay.reach ? 1 : 0) }
    anomalies = work.anomalies
  }
}

private struct Work {
  let demand: Demand
  let offer: Offer
  let supply: [Figure]
  /// Need as it is shared: nothing for a row that tells a place again.
  var need: [Figure]
  /// Places of which nothing is known, and why.
  private(set) var unknown: [Int] = []
  private(set) var reason: AccessDoubt = .noPosition
  private(set) var anomalies: [Anomaly] = []
  private var grounds: (demand: GroundPoints, supply: GroundPoints)?

  init(demand: Demand, offer: Offer, supply: [Figure]) {
    self.demand = demand
    self.offer = offer
    self.supply = supply
    need = demand.need
  }

  private mutating func add(_ kind: AccessAnomaly, toDemand: Bool) {
    let provenance = toDemand ? demand.provenance : offer.provenance
    anomalies.append(Anomaly(.access(kind), file: provenance.file, layer: provenance.layer))
  }

  /// One code at one position is one place: its people count once.
  mutating func countOnce() throws {
    struct Place: Hashable {
      let code: String
      let x, y: UInt64
    }
    var first: [Place: Int] = [:], repeated = Tally()
    for row in demand.codes.indices where !demand.codes[row].isEmpty {
      let place = Place(
        code: demand.codes[row], x: demand.positions?.x[row].bitPattern ?? 0, y: demand.positions?.y[row].bitPattern ?? 0)
      guard let before = first[place] else {
        first[place] = row
        continue
      }
      guard demand.need[before] == demand.need[row] else {
        throw FileFault.unreadable(
          file: demand.provenance.file,
          sentence: "lignes \(demand.numbers[before]) et \(demand.numbers[row]) : le lieu \(demand.codes[row]) a deux valeurs "
            + "différentes dans « \(demand.needName) » ; une seule est attendue.")
      }
      need[row] = .known(0)
      repeated.add(demand.codes[row])
    }
    if repeated.count > 0 { add(.repeatedDemand(count: repeated.count, example: repeated.examples[0]), toDemand: true) }
  }

  mutating func straightPairs(within reach: Double, detour: Double) throws -> AccessPairs {
    guard let people = demand.positions else { throw withoutPositions(demand.provenance.file) }
    guard let sites = offer.positions else { throw withoutPositions(offer.provenance.file) }
    var transforms = TransformCache()
    let rows = offer.sites.map(\.row)
    let from = try GroundPoints(x: people.x, y: people.y, crs: people.crs, transforms: &transforms)
    let to = try GroundPoints(x: rows.map { sites.x[$0] }, y: rows.map { sites.y[$0] }, crs: sites.crs, transforms: &transforms)
    grounds = (from, to)
    unknown = (0..<from.count).filter { !from.isPlaced($0) }
    reason = .noPosition
    var lost = Tally()
    for place in unknown { lost.add(title(place)) }
    if lost.count > 0 { add(.unplacedDemand(count: lost.count, examples: lost.examples), toDemand: true) }
    var homeless = Tally()
    for site in 0..<to.count where !to.isPlaced(site) { homeless.add(offer.sites[site].title) }
    if homeless.count > 0 { add(.unplacedSupply(count: homeless.count, examples: homeless.examples), toDemand: false) }
    return AccessPairs(from: from, to: to, within: reach, detour: detour)
  }

  private func withoutPositions(_ file: String) -> FileFault {
    .unreadable(
      file: file,
      sentence: "aucune colonne de position n'est reconnue ; des distances en ont besoin. Nommez-les : --x OPTION=COL "
        + "--y OPTION=COL (avec --crs si ce sont des mètres), ou donnez une table des temps (--temps).")
  }

  private func title(_ place: Int) -> String {
    demand.codes[place].isEmpty ? "ligne \(demand.numbers[place])" : demand.codes[place]
  }

  mutating func pairs(of table: JourneyTable) -> AccessPairs {
    anomalies += table.anomalies
    var spoken = [Bool](repeating: false, count: demand.codes.count)
    for origin in table.origins { spoken[Int(origin)] = true }
    unknown = spoken.indices.filter { !spoken[$0] }
    reason = .noJourney
    var silent = Tally()
    for place in unknown { silent.add(title(place)) }
    if silent.count > 0 { add(.placesWithoutJourney(count: silent.count, examples: silent.examples), toDemand: true) }
    return AccessPairs(
      demandCount: demand.codes.count, demands: table.origins, supplies: table.destinations, costs: table.minutes)
  }

  func border(within reach: Double) -> AccessStudy.Border? {
    guard let (from, to) = grounds else { return nil }
    var frames: [Int32: Box] = [:]
    for points in [from, to] {
      for point in 0..<points.count where points.isPlaced(point) {
        frames[points.systems[point], default: .empty].extend(points.x[point], points.y[point])
      }
    }
    var near = 0, placed = 0
    for point in 0..<from.count where from.isPlaced(point) {
      placed += 1
      guard let frame = frames[from.systems[point]] else { continue }
      let x = from.x[point], y = from.y[point]
      if min(x - frame.minX, frame.maxX - x, y - frame.minY, frame.maxY - y) < reach { near += 1 }
    }
    return AccessStudy.Border(places: near, of: placed)
  }

  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the system of the zones.
  func limit(of territory: LocatedZoning, within reach: Double) throws -> AccessStudy.Limit? {
    guard let (from, to) = grounds else { return nil }
    let radius = [Double?](repeating: reach, count: from.count)
    func short(_ edge: TerritoryEdge) throws -> [Int] {
      let isShort = try edge.stopsShort(from: from, within: radius)
      return isShort.indices.filter { isShort[$0] }
    }
    let supply = try TerritoryEdge(territory, file: to), people = try TerritoryEdge(territory, file: from)
    return AccessStudy.Limit(
      shortOfSupply: try short(supply), shortOfDemand: try short(people), supplyOutside: supply.outsideCount,
      demandOutside: people.outsideCount)
  }

  /// What was not known and what nobody reaches.
  mutating func tell(_ result: AccessResult) {
    var strange = Tally(), unreached = Tally(), left = 0.0, nobody = Tally()
    for place in need.indices where need[place].value == nil { strange.add(title(place)) }
    if strange.count > 0 { add(.unknownNeed(count: strange.count, examples: strange.examples), toDemand: true) }
    for site in supply.indices {
      guard let own = supply[site].value, own > 0 else { continue }
      if grounds?.supply.isPlaced(site) == false { continue }
      if !result.isReached[site] {
        unreached.add(offer.sites[site].title)
        left += own
      } else if result.ratios[site] == nil {
        nobody.add(offer.sites[site].title)
      }
    }
    if unreached.count > 0 {
      add(.unreachedSupply(count: unreached.count, examples: unreached.examples, supply: left), toDemand: false)
    }
    if nobody.count > 0 { add(.nobodyToServe(count: nobody.count, examples: nobody.examples), toDemand: false) }
  }
}
