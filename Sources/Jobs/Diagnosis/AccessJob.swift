import Coverage
import Groundwork
import Reporting
import Tabular
import Territory

/// Says how much of a service is within reach of each place, shared out among all who reach it.
public struct AccessJob: Sendable {
  public var demand: DemandSource
  public var offer: OfferSource
  public var catchment: FloatingCatchment
  /// A table of times; nil for distances in a straight line.
  public var times: String?
  /// What a straight metre costs.
  public var detour = 1.0
  /// Every structure counts for 1, whatever its places.
  public var countsSites = false
  /// The day whose offer counts; nil for all of the list.
  public var day: CalendarDate?
  /// Zones whose limit tells where the edge effect is; nil for the frame of both files.
  public var territory: LayerSource?
  /// Also tells the access of so many persons; nil not to.
  public var base: Double?
  public var output: OutputPlace

  public init(demand: DemandSource, offer: OfferSource, catchment: FloatingCatchment, output: OutputPlace) {
    self.demand = demand
    self.offer = offer
    self.catchment = catchment
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let study: AccessStudy
    /// One figure a place of demand.
    public let indicators: [Indicator]
    public let places: IndicatorZones
    public let written: ResultTable.Written
    public let summary: AccessSummary
    public let anomalies: [Anomaly]
  }

  /// Reads, shares out and writes.
  /// - Throws: `FileFault` for what cannot be read, contradicts itself or cannot be written; `GeometryError` where PROJ knows no
  ///   way between two systems; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles([demand.path, offer.path, times, territory?.path] + demand.catalog.files).refuse(output: output.path)
    let telling = Telling(monitor)
    monitor.reading(demand.path)
    let places = try demand.read()
    telling.tell(places.anomalies)
    try refuse(without: places.codes.count, "des lieux avec leur population sont attendus", file: places.provenance.file)
    monitor.reading(offer.path)
    var list = try offer.read()
    if let day { list = list.keeping { $0.isOpen(on: day) } }
    telling.tell(list.anomalies)
    try refuse(without: list.rowCount, "des structures avec leurs places sont attendues", file: list.provenance.file)
    guard list.hasCapacities || countsSites else {
      throw FileFault.unreadable(
        file: list.provenance.file,
        sentence: "aucune colonne de places n'est reconnue. Nommez-la par --colonne-places COL, ou comptez chaque structure "
          + "pour 1 par --compter-structures.")
    }
    guard countsSites || list.sites.isEmpty || list.sites.contains(where: { $0.capacity.value != nil }) else {
      throw FileFault.unreadable(
        file: list.provenance.file,
        sentence: "aucune structure n'a de capacité connue en \(offer.unit.words) ; il n'y a rien à partager. Nommez la colonne "
          + "par --colonne-places COL, l'unité par --unite, ou comptez chaque structure pour 1 par --compter-structures.")
    }
    try monitor.checkCancellation()
    monitor.reading(times)
    let journeys = try times.map { path in
      try JourneyTable(path: path, options: TableOptions(), origins: places.codes, destinations: list.sites.map(\.id))
    }
    let zones = try territory.map { try DiagnosisZones($0, catalog: demand.catalog, telling: telling) }
    monitor.stages(.locating)
    let study = try AccessStudy(
      places, list, catchment, costs: journeys.map { .journeys($0) } ?? .straight(detour: detour), countsSites: countsSites,
      territory: zones?.located)
    telling.tell(study.anomalies)
    try monitor.checkCancellation()
    var content = AccessOutput(codes: places.codes, need: places.need, study: study, base: base)
    content.source = places.source
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    let summary = AccessSummary(
      content, catchment: catchment, detour: journeys == nil ? detour : nil, needName: places.needName, sites: list.sites.count)
    let indicators = study.indicators(
      need: places.need, name: places.needName, sources: [places.provenance, list.provenance])
    return Result(
      study: study, indicators: indicators.released(places.source),
      places: IndicatorZones(codes: places.codes, names: places.codes), written: written, summary: summary,
      anomalies: telling.met)
  }

  /// Nothing is shared out among nobody, and nothing known is no 0.
  private func refuse(without rows: Int, _ what: String, file: String) throws {
    guard rows == 0 else { return }
    throw FileFault.unreadable(
      file: file, sentence: "le fichier n'a aucune ligne ; \(what).")
  }
}
