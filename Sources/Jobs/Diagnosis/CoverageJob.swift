import Coverage
import Groundwork
import Reporting
import Territory

/// Sets the places of a list of structures against those who need them, zone by zone.
public struct CoverageJob: Sendable {
  public var zones: LayerSource
  public var need: ZoneTableSource
  /// A column of the same table: those by whom the need of all zones is shared out; nil for no such gap.
  public var weight: String?
  public var offer: OfferSource
  /// Rates that others have published: the first column is the total, the others its parts; nil for none.
  public var published: ZoneTableSource?
  /// Places by component of the national rate, one column each as `CareComponent.allCases` lists them; nil for none.
  public var components: ZoneTableSource?
  /// Places for `base` persons that are aimed at; nil for no comparison.
  public var reference: Double?
  public var base = 100.0
  /// The day whose offer counts, and the one since which openings and closings are told; nil not to.
  public var day, since: CalendarDate?
  public var catalog = ProfileCatalog.standard
  /// Where rows of tables that are of no zone are listed; nil for nowhere.
  public var unjoined: OutputPlace?
  public var output: OutputPlace

  public init(zones: LayerSource, need: ZoneTableSource, offer: OfferSource, output: OutputPlace) {
    self.zones = zones
    self.need = need
    self.offer = offer
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let rates: CoverageRates
    /// One a zone of the layer.
    public let indicators: [Indicator]
    public let written: ResultTable.Written
    public let summary: CoverageSummary
    public let anomalies: [Anomaly]
  }

  /// Reads, counts and writes.
  /// - Throws: `FileFault` for what cannot be read, contradicts itself or cannot be written; `GeometryError` where PROJ knows no
  ///   way between two systems; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    let inputs = [zones.path, need.path, offer.path, published?.path, components?.path]
    try InputFiles(inputs + catalog.files).refuse(outputs: [output, unjoined])
    let telling = Telling(monitor)
    let places = try DiagnosisZones(zones, catalog: catalog, telling: telling)
    var strangers = UnjoinedOutput()
    var asked = need
    if let weight, !asked.columns.contains(weight) { asked.columns.append(weight) }
    let needs = try places.figures(asked, telling: telling, unjoined: &strangers)
    monitor.reading(offer.path)
    let list = try offer.read()
    telling.tell(list.anomalies)
    if !list.hasCapacities, !list.hasOtherUnit {
      telling.tell([Anomaly(.offer(.noColumnOfCapacities), file: list.provenance.file)])
    }
    try monitor.checkCancellation()
    monitor.stages(.locating)
    let counted = places.merged(try list.places(in: places.located, index: places.index))
    telling.tell(counted.anomalies)
    let rates = CoverageRates(
      need: needs.figures[0], offer: list, places: counted, day: day, since: since, reference: reference, base: base)
    var others: PublishedRates?
    if let published {
      let found = try places.figures(published, telling: telling, unjoined: &strangers)
      let rates = PublishedRates(found.figures[0], parts: Array(found.figures.dropFirst()))
      telling.tell(unlike(rates, places, file: found.provenance.file))
      others = rates
    }
    var national: NationalRates?
    if let components {
      let found = try places.figures(components, telling: telling, unjoined: &strangers)
      national = NationalRates(places: found.figures, need: needs.figures[0])
    }
    try monitor.checkCancellation()
    var content = CoverageOutput(
      codes: places.codes, names: places.names, rows: places.rows, rates: rates,
      weights: weight == nil ? nil : needs.figures.last, published: others)
    content.national = national
    content.unit = offer.unit
    content.source = needs.source
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    if let unjoined { telling.tell(try strangers.write(to: unjoined).anomalies) }
    var movements: [KindMovement] = []
    if let since, let day { movements = list.movements(since: since, until: day) }
    return Result(
      rates: rates, indicators: rates.indicators(need: needs.columns[0], sources: [needs.provenance, list.provenance]),
      written: written,
      summary: CoverageSummary(content, needColumn: needs.columns[0], movements: movements), anomalies: telling.met)
  }

  /// Totals that are not the sums of their parts.
  private func unlike(_ rates: PublishedRates, _ places: DiagnosisZones, file: String) -> [Anomaly] {
    guard let most = rates.unlike.max(by: { abs($0.rest) < abs($1.rest) }) else { return [] }
    let kind = FigureAnomaly.totalsUnlikeParts(
      count: rates.unlike.count, example: places.codes[most.zone], rest: most.rest)
    return [Anomaly(.figure(kind), file: file)]
  }
}
