import Coverage
import Groundwork
import Reporting
import Tabular
import Territory

/// Says how far the people of each zone are from the nearest service of each kind, and how many live within some distances.
public struct NearestServiceJob: Sendable {
  public var zones: LayerSource
  public var offer: OfferSource
  /// Those who need the services: points or squares where they live, or a table by zone; nil for the column of the layer.
  public var demand: DemandSource?
  /// A table of times, from the points of the demand or from the zones; nil for distances in a straight line.
  public var times: String?
  /// What a straight metre costs.
  public var detour = 1.0
  /// Metres, or minutes with a table of times; empty for the usual ones.
  public var thresholds: [Double] = []
  /// The day whose offer counts; nil for all of the list.
  public var day: CalendarDate?
  /// Where the counts are published, in the user's words: they are never held for confidential.
  public var published: String?
  public var catalog = ProfileCatalog.standard
  public var output: OutputPlace

  public init(zones: LayerSource, offer: OfferSource, output: OutputPlace) {
    self.zones = zones
    self.offer = offer
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let study: NearestStudy
    /// By kind.
    public let indicators: [[Indicator]]
    public let zones: IndicatorZones
    public let written: ResultTable.Written
    public let summary: NearestServiceSummary
    public let anomalies: [Anomaly]
  }

  /// Reads, measures and writes.
  /// - Throws: `FileFault` for what cannot be read, contradicts itself or cannot be written; `GeometryError` where PROJ knows no
  ///   way between two systems; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles([zones.path, offer.path, demand?.path, times] + catalog.files).refuse(output: output.path)
    let telling = Telling(monitor)
    let places = try DiagnosisZones(zones, catalog: catalog, telling: telling)
    monitor.reading(offer.path)
    var list = try offer.read()
    if let day { list = list.keeping { $0.isOpen(on: day) } }
    telling.tell(list.anomalies)
    try monitor.checkCancellation()
    let people = try people(of: places, telling)
    monitor.stages(.locating)
    let counted = places.merged(try list.places(in: places.located, index: places.index))
    telling.tell(counted.anomalies)
    let points = try ZonePoints(of: places.located, owners: places.owners, population: people.points)
    telling.tell(points.anomalies)
    var input = NearestStudy.Input(
      offer: list, places: counted, points: points,
      population: people.population(points.people, count: places.codes.count),
      thresholds: thresholds.isEmpty ? (times == nil ? NearestStudy.usualMetres : NearestStudy.usualMinutes) : thresholds)
    input.kinds = offer.kinds
    input.journeys = try journeys(from: places, people.points, to: list, telling)
    input.detour = detour
    try monitor.checkCancellation()
    let study = try NearestStudy(input, in: places.located)
    var content = NearestServiceOutput(
      study: study, codes: places.codes, names: places.names, rows: places.rows, offer: list, points: points)
    content.source = people.source
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    let sources = [list.provenance] + [people.provenance].compactMap { $0 }
    return Result(
      study: study,
      indicators: study.kinds.indices.map {
        study.indicators($0, people: people.name, sources: sources).released(people.source)
      },
      zones: IndicatorZones(codes: places.codes, names: places.names, rows: places.rows), written: written,
      summary: NearestServiceSummary(content, detour: detour, peopleName: people.name), anomalies: telling.met)
  }

  private func people(of places: DiagnosisZones, _ telling: Telling) throws -> ZonePeople {
    var people = ZonePeople()
    guard var demand else {
      if let own = try places.located.zoning.ownPopulation(published == nil ? catalog : nil) {
        telling.tell(own.anomalies)
        (people.table, people.name) = (own.figures, "\(own.column), dans la couche")
        people.provenance = places.located.zoning.layer.provenance
      }
      return people
    }
    demand.needsCodes = false
    telling.monitor.reading(demand.path)
    let found = try demand.read()
    (people.name, people.source, people.provenance) = (found.needName, found.source, found.provenance)
    if found.positions == nil {
      let figures = try found.figures(of: places.index)
      telling.tell(figures.anomalies)
      people.table = figures.figures[0]
    } else {
      telling.tell(found.anomalies)
      people.points = found
    }
    return people
  }

  /// Times from the points of the demand where the table names one of them, else from the zones.
  private func journeys(
    from places: DiagnosisZones, _ points: Demand?, to list: Offer, _ telling: Telling
  ) throws -> ServiceJourneys? {
    guard let times else { return nil }
    telling.monitor.reading(times)
    let sites = list.sites.map(\.id)
    if let points, points.haveOwnCodes {
      let table = try JourneyTable(path: times, origins: points.codes, destinations: sites)
      if !table.origins.isEmpty {
        telling.tell(table.anomalies)
        return .ofPoints(table)
      }
    }
    let table = try JourneyTable(path: times, origins: places.originCodes, destinations: sites)
    telling.tell(table.anomalies)
    guard !table.origins.isEmpty else {
      throw FileFault.unreadable(
        file: MappedFile.name(of: times),
        sentence: "aucun trajet ne va d'une zone ou d'un lieu de la demande à une structure de la liste ; origine et destination "
          + "sont leurs codes, tels que leurs fichiers les écrivent (--code zones=COL, --code demande=COL, --code offre=COL).")
    }
    return .ofZones(table)
  }
}
