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
  public var thresholds = NearestStudy.usualMetres
  public var minuteThresholds = NearestStudy.usualMinutes
  /// The day whose structures count; nil for all of the list.
  public var day: CalendarDate?
  /// Where the counts are published, in the user's words: they are never held for confidential.
  public var published: String?
  public var catalog = ProfileCatalog.standard
  /// Where rows of tables that are of no zone are listed; nil for nowhere.
  public var unjoined: OutputPlace?
  public var output: OutputPlace
  /// By what a report is made.
  public var origin: DocumentOrigin?

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
    public let indicators: [Indicator]
    public let zones: IndicatorZones
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
    let sites = try offer.ground(counted, points)
    let reach = ServiceReach(to: sites, from: points, journeys: try journeys(from: places, to: offer, telling))
    let quarters = try quarters.map { source in
      try QuarterView(source, places, sites: sites, catalog: catalog, telling: telling)
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
      quarters: quarters?.view, rural: texts.rural, influence: influences, meanDistances: reach.meanMetres(), far: far)
    content.source = people.source
    if times == nil { (content.atEdge, content.outside) = try edge(of: places, points, sites, scan) }
    let shares = reach.shares(
      population: content.population, metres: thresholds, minutes: times == nil ? [] : minuteThresholds)
    let summary = SocialLifeSummary(content, shares: shares, populationName: people.name)
    monitor.writing(output.path)
    let written = try write(content, summary, places, sites)
    telling.tell(written.anomalies)
    if let unjoined { telling.tell(try strangers.write(to: unjoined).anomalies) }
    return Result(
      scan: scan, indicators: indicators(of: scan, content, people, far, list.provenance),
      zones: IndicatorZones(codes: places.codes, names: places.names, rows: places.rows), written: written,
      summary: summary, anomalies: telling.met)
  }

  /// The table, the layer, or the report where a page is asked for.
  private func write(
    _ content: SocialLifeOutput, _ summary: SocialLifeSummary, _ places: DiagnosisZones, _ sites: GroundPoints
  ) throws -> ResultTable.Written {
    guard let path = output.path, output.format == .html || output.format.isLayer else { return try content.write(to: output) }
    let given: [(role: String, path: String?)] = [
      ("zones", zones.path), ("liste des structures", structures.path), ("population", population?.path),
      ("allocataires", beneficiaries?.path), ("points de population", peoplePoints?.path),
      ("quartiers prioritaires", quarters?.path),
      ("classement FRR", rural?.path), ("EPCI", groups?.path), ("zones d'influence", influence?.path), ("temps de trajet", times),
    ]
    let sources = try given.compactMap { role, path in
      try path.map { path in
        SourceList.Entry(
          role: role, file: MappedFile.name(of: path), checksum: path == "-" ? "" : try Checksum.sha256(path: path),
          vintage: role == "zones" ? places.located.zoning.vintage ?? "" : "")
      }
    }
    let layer = places.located.zoning.layer
    if output.format.isLayer {
      let ground = places.ground
      return try content.write(
        shapes: ground.shapes, crs: ground.crs, text: SourceList(sources).text(origin: origin), to: output)
    }
    return try SocialLifeReport(
      content, summary: summary, shapes: layer.geometries.reprojected(from: layer.crs, to: .wgs84), owners: places.owners,
      sites: sites, sources: SourceList(sources), origin: origin
    ).write(to: path)
  }

  private func indicators(
    of scan: SocialLifeScan, _ content: SocialLifeOutput, _ people: ZonePeople, _ far: FarView?, _ list: Provenance
  ) -> [Indicator] {
    let told = people.beneficiaries.map { (people.beneficiariesName ?? "allocataires", $0) }
      ?? people.name.map { ($0, content.population) }
    let sources = [people.provenance].compactMap { $0 }
    var found = scan.indicators(people: told, list: list, sources: sources)
    if let far {
      found += far.indicators(
        population: content.population, year: people.name.flatMap(ColumnYear.of), sources: [list] + sources)
    }
    return found.released(people.source)
  }

  /// Zones whose nearest structure is farther than the limit of all zones, where the list stops, and structures beyond it.
  private func edge(
    of places: DiagnosisZones, _ points: ZonePoints, _ sites: GroundPoints, _ scan: SocialLifeScan
  ) throws -> (zones: [Int], outside: Int) {
    let edge = try TerritoryEdge(places.located, file: sites)
    let isShort = try edge.stopsShort(from: points.ground, within: scan.zones.map { $0.nearest?.metres })
    return (places.rows.filter { isShort[$0] }, edge.outsideCount)
  }

  private func people(
    of places: DiagnosisZones, _ telling: Telling, _ strangers: inout UnjoinedOutput
  ) throws -> ZonePeople {
    var people = ZonePeople()
    if let population {
      let found = try places.figures(population, telling: telling, unjoined: &strangers)
      (people.table, people.name, people.source) = (found.figures[0], found.columns[0], found.source)
      people.provenance = found.provenance
    } else if peoplePoints == nil, let own = try places.located.zoning.ownPopulation(published == nil ? catalog : nil) {
      telling.tell(own.anomalies)
      (people.table, people.name) = (own.figures, "\(own.column), dans la couche")
      people.provenance = places.located.zoning.layer.provenance
    }
    if let beneficiaries {
      let found = try places.figures(beneficiaries, telling: telling, unjoined: &strangers)
      (people.beneficiaries, people.beneficiariesName) = (found.figures[0], found.columns[0])
      people.provenance = found.provenance
      people.source = found.source ?? people.source
    }
    if let peoplePoints {
      telling.monitor.reading(peoplePoints.path)
      let found = try peoplePoints.read()
      telling.tell(found.anomalies)
      people.points = found
      people.source = people.source ?? found.source
      if people.name == nil { people.name = found.needName }
      if people.provenance == nil { people.provenance = found.provenance }
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

  private func journeys(from zones: DiagnosisZones, to offer: Offer, _ telling: Telling) throws -> ServiceJourneys? {
    guard let times else { return nil }
    telling.monitor.reading(times)
    let table = try JourneyTable(path: times, origins: zones.originCodes, destinations: offer.sites.map(\.id))
    telling.tell(table.anomalies)
    return .ofZones(table)
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
      service = ServiceReach(
        to: try offer.ground(counted, points), from: points, journeys: try journeys(from: places, to: offer, telling))
    }
    let population = people.population(points.people, count: places.codes.count)
    let reached = service.reached(population: population, thresholds: [far.limit], inMinutes: far.isInMinutes)
    return FarView(
      service: name, limit: far.limit, isInMinutes: far.isInMinutes, isByPoint: points.people != nil && !far.isInMinutes,
      reached: reached, beneficiaries: people.beneficiaries)
  }
}
