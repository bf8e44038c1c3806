import Coverage
import GeometryCore
import Groundwork

/// The table of `avs`: a row a zone.
public struct SocialLifeOutput: Sendable {
  /// The quartiers prioritaires.
  public struct Quarters: Sendable {
    let codes, names: [String]
    let ofZones: [[Int]]
    /// To the nearest structure, 0 inside; infinite where the territory has none, nil where the quarter has no shape.
    let metres: [Double?]

    public init(codes: [String], names: [String], ofZones: [[Int]], metres: [Double?]) {
      self.codes = codes
      self.names = names
      self.ofZones = ofZones
      self.metres = metres
    }

    func title(_ quarter: Int) -> String { names[quarter].isEmpty ? codes[quarter] : "\(codes[quarter]) \(names[quarter])" }
  }

  let scan: SocialLifeScan
  let codes, names: [String]
  /// The zones that have a row.
  let rows: [Int]
  let offer: Offer
  let points: ZonePoints
  public let population: [Figure]
  let beneficiaries: [Figure]?
  let quarters: Quarters?
  let rural: [String?]?
  let influence: [String]?
  let meanDistances: [Double?]?
  let far: FarView?
  /// Zones from whose point the limit of all zones is nearer than the structure, where the list stops.
  public var atEdge: [Int] = []
  /// Structures outside of the zones.
  public var outside = 0
  /// Where the counts were let out; nil for public ones.
  public var source: ReleasedSource?

  public init(
    scan: SocialLifeScan, codes: [String], names: [String], rows: [Int], offer: Offer, points: ZonePoints, population: [Figure],
    beneficiaries: [Figure]?, quarters: Quarters?, rural: [String?]?, influence: [String]?, meanDistances: [Double?]?,
    far: FarView?
  ) {
    self.scan = scan
    self.codes = codes
    self.names = names
    self.rows = rows
    self.offer = offer
    self.points = points
    self.population = population
    self.beneficiaries = beneficiaries
    self.quarters = quarters
    self.rural = rural
    self.influence = influence
    self.meanDistances = meanDistances
    self.far = far
  }

  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    try table(for: place).write(to: place, source: source)
  }

  /// Writes the zones with their shapes, coloured by the distance of the nearest structure.
  /// - Parameters:
  ///   - shapes: of `rows`, in their order.
  ///   - text: by what and of which files it was made.
  /// - Throws: `FileFault.usage` for GeoJSON of released figures, `.unwritable`.
  public func write(shapes: GeometryArray, crs: CRS, text: String, to place: OutputPlace) throws -> ResultTable.Written {
    let table = table(for: place), metres = rows.compactMap { scan.zones[$0].nearest?.metres }.filter(\.isFinite)
    let style = LayerStyle(
      zonesBy: "distance_m", values: metres.map { $0.rounded() }, unit: "\u{a0}m", missing: "distance inconnue", header: table.header)
    return try table.write(shapes: shapes, crs: crs, style: style, text: text, to: place, source: source)
  }

  private func table(for place: OutputPlace) -> ResultTable {
    var table = ResultTable(rowCount: rows.count, for: place)
    let zones = rows.map { scan.zones[$0] }
    table.add("code", texts: rows.map { codes[$0] })
    table.add("nom", texts: rows.map { names[$0] })
    table.add("population", figures: rows.map { population[$0] })
    table.add("allocataires", figures: rows.map { beneficiaries?[$0] ?? .noRow })
    table.add("a_centre_social", texts: zones.map { $0.kinds.contains(.socialCentre) ? "oui" : "non" })
    table.add("a_evs", texts: zones.map { $0.kinds.contains(.evs) ? "oui" : "non" })
    table.add("avs_proche", texts: zones.map { $0.nearest.map { offer.sites[$0.site].title } ?? "" })
    table.add("distance_m", figures: zones.map { $0.nearest?.metres }, decimals: 0)
    table.add("minutes", figures: zones.map { $0.nearest?.minutes })
    table.add("avs_epci", figures: zones.map { $0.sitesInGroup.map(Double.init) })
    table.add("qpv", texts: rows.map(quarters))
    table.add("frr", texts: rows.map { zone in rural?[zone].map { RuralClass.isClassed($0) == true ? $0 : "non" } ?? "" })
    table.add("besoin", figures: zones.map(\.need))
    table.add("rang", figures: zones.map { $0.rank.map(Double.init) }, decimals: 0)
    table.add("classe", texts: zones.map { $0.priorityClass.word })
    let sentences = SocialLifeSentences(self)
    table.add("explication", texts: rows.map(sentences.explanation))
    table.add("lon", figures: rows.map { finite(points.longitude[$0]) }, decimals: 6)
    table.add("lat", figures: rows.map { finite(points.latitude[$0]) }, decimals: 6)
    if let meanDistances { table.add("distance_moyenne_m", figures: rows.map { meanDistances[$0] }, decimals: 0) }
    if let influence { table.add("zone_influence", texts: rows.map { influence[$0] }) }
    if let far { addFar(far, &table) }
    return table
  }

  private func addFar(_ far: FarView, _ table: inout ResultTable) {
    let shares = rows.map { far.reached[$0].share(0).map { 1 - $0 } }
    table.add("population_loin", figures: rows.map { far.reached[$0].known > 0 ? far.reached[$0].beyond(0) : nil })
    table.add("part_loin", figures: shares, decimals: 4)
    guard let beneficiaries = far.beneficiaries else { return }
    table.add(
      "allocataires_loin",
      figures: zip(rows, shares).map { zone, share in share.flatMap { share in beneficiaries[zone].value.map { $0 * share } } },
      decimals: 1)
  }

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  private func quarters(_ zone: Int) -> String {
    guard let quarters, !quarters.ofZones[zone].isEmpty else { return "" }
    return quarters.ofZones[zone].map(quarters.title).joined(separator: " | ")
  }
}

/// Who lives farther than a limit from a service.
public struct FarView: Sendable {
  /// "centre social ou EVS connu", or the kinds asked for.
  let service: String
  let limit: Double
  let isInMinutes: Bool
  /// Whether people are told point by point; else all of a zone live at its point.
  let isByPoint: Bool
  let reached: [ReachedPopulation]
  let beneficiaries: [Figure]?

  public init(
    service: String, limit: Double, isInMinutes: Bool, isByPoint: Bool, reached: [ReachedPopulation], beneficiaries: [Figure]?
  ) {
    self.service = service
    self.limit = limit
    self.isInMinutes = isInMinutes
    self.isByPoint = isByPoint
    self.reached = reached
    self.beneficiaries = beneficiaries
  }

  /// As a document uses it, one figure a zone.
  public func indicators(population: [Figure], year: Int?, sources: [Provenance]) -> [Indicator] {
    ReachedPopulation.indicators(
      of: service, reached, 0, limit, isInMinutes: isInMinutes, population: population, year: year, sources: sources)
  }
}

/// Share of all people within a threshold of the nearest structure.
public struct ReachShare: Sendable, Hashable {
  public let threshold: Double
  public let isInMinutes: Bool
  public let share: Double

  public init(threshold: Double, isInMinutes: Bool, share: Double) {
    self.threshold = threshold
    self.isInMinutes = isInMinutes
    self.share = share
  }
}

extension SocialLifeScan.Priority {
  var word: String {
    switch self {
    case .served: "pourvue"
    case .high: "forte"
    case .medium: "moyenne"
    case .low: "faible"
    case .unknown: "indeterminee"
    }
  }
}
