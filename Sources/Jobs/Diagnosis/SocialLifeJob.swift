import Coverage
import GeometryCore
import Groundwork
import Reporting
import Tabular
import Territory

/// Says where there is no centre social nor EVS, how far the nearest is, and where one is wanted most.
public struct SocialLifeJob: Sendable {
  public var zones: LayerSource
  public var structures: OfferSource
  /// Words of the list that the user knows to mean a centre social.
  public var also: [String] = []
  /// Inhabitants by zone; nil for the column of the layer, or the points.
  public var population: ZoneTableSource?
  /// Beneficiaries by zone; nil to count inhabitants.
  public var beneficiaries: ZoneTableSource?
  /// Points or squares where people live; nil to measure from a point inside each zone.
  public var peoplePoints: DemandSource?
  public var quarters: LayerSource?
  public var rural: ZoneTextSource?
  public var groups: ZoneTextSource?
  /// Declared zones of influence of structures.
  public var influence: LayerSource?
  /// A table of times from the zones to the structures.
  public var times: String?
  public var weights = NeedWeights()
  /// Who lives farther than this from a service.
  public var far: FarService?
  /// Metres, and minutes with a table of times, for the shares of the summary.
  public var thresholds: [Double] = [2000, 5000, 10_000]
  public var minuteThresholds: [Double] = [5, 10, 15, 20, 30]
  /// The day whose structures count; nil for all of the list.
  public var day: CalendarDate?
  public var catalog = ProfileCatalog.standard
  /// Where rows of tables that are of no zone are listed; nil for nowhere.
  public var unjoined: OutputPlace?
  public var output: OutputPlace

  /// A service and how far from it is far.
  public struct FarService: Sendable {
    public var limit: Double
    public var isInMinutes: Bool
    /// Kinds of the list; empty for centres sociaux and EVS.
    public var kinds: [String]

    public init(limit: Double, isInMinutes: Bool, kinds: [String] = []) {
      self.limit = limit
      self.isInMinutes = isInMinutes
      self.kinds = kinds
    }
  }

  public init(zones: LayerSource, structures: OfferSource, output: OutputPlace) {
    self.zones = zones
    self.structures = structures
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let scan: SocialLifeScan
    public let written: ResultTable.Written
    public let summary: SocialLifeSummary
    public let anomalies: [Anomaly]
  }

  /// Reads, finds, ranks and writes.
  /// - Throws: `FileFault` for what cannot be read, contradicts itself or cannot be written; `GeometryError` where PROJ knows no
  ///   way between two systems; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles(
      [
        zones.path, structures.path, population?.path, beneficiaries?.path, peoplePoints?.path, quarters?.path, rural?.path,
        groups?.path, influence?.path, times,
      ] + catalog.files
    ).refuse(outputs: [output, unjoined])
    let telling = Telling(monitor)
    let places = try DiagnosisZones(zones, catalog: catalog, telling: telling)
    monitor.reading(structures.path)
    var list = try structures.read()
    telling.tell(list.anomalies)
    if let day { list = list.keeping { $0.isOpen(on: day) } }
    let (offer, kinds, doubtful) = try list.socialLife(SocialLifeReader(also: also))
    telling.tell(doubtful)
    try monitor.checkCancellation()
    var strangers = UnjoinedOutput()
    let people = try people(of: places, telling, &strangers)
    let texts = try texts(of: places, telling)
    monitor.stages(.locating)
    let counted = places.merged(try offer.places(in: places.located, index: places.index))
    telling.tell(counted.anomalies)
    let points = try ZonePoints(of: places.located, owners: places.owners, population: people.points)
    telling.tell(points.anomalies)
    let reach = try ServiceReach(offer, counted, from: points, zones: places, times: times, telling: telling)
    let quarters = try quarters.map { source in
      try QuarterView(source, places, sites: reach.sites, catalog: catalog, telling: telling)
    }
    var input = SocialLifeScan.Input(
      rows: places.rows, kinds: kinds, places: counted, nearest: reach.nearest,
      people: people.beneficiaries ?? people.population(points.people, count: places.codes.count), weights: weights)
    if let quarters { input.quarters = quarters.reach.quartersOfZones }
    input.isRural = texts.rural.map { $0.map(RuralClass.isClassed) } ?? input.isRural
    input.groups = texts.groups ?? input.groups
    input.territories = places.territories
    let scan = SocialLifeScan(input)
    try monitor.checkCancellation()
    let far = try farView(list, reach, points, places, people, telling)
    let influences = try influences(on: points, monitor, telling)
    var content = SocialLifeOutput(
      scan: scan, codes: places.codes, names: places.names, rows: places.rows, offer: offer, points: points,
      population: people.population(points.people, count: places.codes.count), beneficiaries: people.beneficiaries,
      quarters: quarters?.view, rural: texts.rural, influence: influences, meanDistances: reach.meanMetres(points), far: far)
    content.source = people.source
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    if let unjoined { telling.tell(try strangers.write(to: unjoined).anomalies) }
    let shares = reach.shares(
      points, population: content.population, metres: thresholds, minutes: times == nil ? [] : minuteThresholds)
    return Result(
      scan: scan, written: written, summary: SocialLifeSummary(content, shares: shares, populationName: people.name),
      anomalies: telling.met)
  }

  private func people(
    of places: DiagnosisZones, _ telling: Telling, _ strangers: inout UnjoinedOutput
  ) throws -> ZonePeople {
    var people = ZonePeople()
    if let population {
      let found = try places.figures(population, telling: telling, unjoined: &strangers)
      (people.table, people.name, people.source) = (found.figures[0], found.columns[0], found.source)
    } else if peoplePoints == nil, let own = places.located.zoning.ownPopulation() {
      telling.tell(own.anomalies)
      (people.table, people.name) = (own.figures, "\(own.column), dans la couche")
    }
    if let beneficiaries {
      let found = try places.figures(beneficiaries, telling: telling, unjoined: &strangers)
      people.beneficiaries = found.figures[0]
      people.source = found.source ?? people.source
    }
    if let peoplePoints {
      telling.monitor.reading(peoplePoints.path)
      let found = try peoplePoints.read()
      telling.tell(found.anomalies)
      people.points = found
      if people.name == nil { people.name = found.needName }
    }
    return people
  }

  /// What tables say of the commune of each zone.
  private func texts(of places: DiagnosisZones, _ telling: Telling) throws -> (rural: [String?]?, groups: [String?]?) {
    let communes = places.communes
    func read(_ source: ZoneTextSource?) throws -> [String?]? {
      guard let source else { return nil }
      telling.monitor.reading(source.path)
      let found = try source.read(joining: communes.index)
      telling.tell(found.anomalies)
      return communes.numbers.map { $0.flatMap { found.texts[$0] } }
    }
    return (try read(rural), try read(groups) ?? places.located.zoning.ownGroups())
  }

  private func influences(on points: ZonePoints, _ monitor: JobMonitor, _ telling: Telling) throws -> [String]? {
    guard let influence else { return nil }
    monitor.reading(influence.path)
    let zoning = try influence.zoning(catalog: catalog)
    for met in ZoningRemarks.groups(of: zoning) { telling.tell(met) }
    let located = try LocatedZoning(name: "zones-influence", zoning: zoning, measures: false)
    var x = points.longitude, y = points.latitude
    try CoordinateTransform(from: .wgs84, to: located.locator.crs).apply(x: &x, y: &y)
    let hits = located.locator.locate(x: x, y: y)
    return (0..<hits.count).map { place in
      hits.zones(of: place).map { zone in
        zoning.names[Int(zone)].isEmpty ? zoning.codes[Int(zone)] : zoning.names[Int(zone)]
      }.joined(separator: " | ")
    }
  }

  private func farView(
    _ list: Offer, _ reach: ServiceReach, _ points: ZonePoints, _ places: DiagnosisZones, _ people: ZonePeople, _ telling: Telling
  ) throws -> FarView? {
    guard let far else { return nil }
    let name = far.kinds.isEmpty ? "centre social ou EVS connu" : "service connu (\(far.kinds.joined(separator: ", ")))"
    var service = reach
    if !far.kinds.isEmpty {
      let offer = try list.keeping(kinds: far.kinds)
      let counted = places.merged(try offer.places(in: places.located, index: places.index))
      service = try ServiceReach(offer, counted, from: points, zones: places, times: times, telling: telling)
    }
    let population = people.population(points.people, count: places.codes.count)
    let reached = service.reached(points, population: population, thresholds: [far.limit], inMinutes: far.isInMinutes)
    return FarView(
      service: name, limit: far.limit, isInMinutes: far.isInMinutes, isByPoint: points.people != nil && !far.isInMinutes,
      reached: reached, beneficiaries: people.beneficiaries)
  }
}
