import Coverage
import Groundwork
import Reporting
import Territory

/// Sets the places of a list of structures against those who need them, zone by zone, and year by year where years are asked for.
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
  /// What the rates are compared with; nil for no comparison.
  public var reference: CoverageReference?
  public var base = 100.0
  /// The day whose offer counts, and the one since which openings and closings are told; nil not to.
  public var day, since: CalendarDate?
  /// Years in ascending order, each with the offer of its 31 December; empty for one count.
  public var years: [CoverageYear] = []
  /// Column of the table of need that tells the year of a row; nil where each year has a column of its own.
  public var yearColumn: String?
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
    /// One, or one a year.
    public let rates: [CoverageRates]
    /// As `rates`.
    public let indicators: [[Indicator]]
    public let zones: IndicatorZones
    /// What opened and closed by kind, from the first to the last day that is asked for; empty where one alone is.
    public let movements: [KindMovement]
    public let written: ResultTable.Written
    public let summary: CoverageSummary
    public let anomalies: [Anomaly]
  }

  /// Reads, counts and writes.
  /// - Throws: `FileFault` for what cannot be read, contradicts itself or cannot be written; `GeometryError` where PROJ knows no
  ///   way between two systems; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    var inputs = [zones.path, need.path, offer.path, published?.path, components?.path]
    if case .departments(let table) = reference { inputs.append(table.path) }
    try InputFiles(inputs + catalog.files).refuse(outputs: [output, unjoined])
    let telling = Telling(monitor)
    let places = try DiagnosisZones(zones, catalog: catalog, telling: telling)
    var strangers = UnjoinedOutput()
    let needs = try CoverageNeeds(self, of: places, telling: telling, unjoined: &strangers)
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
    let references = try CoverageReferences(reference, base: base, zones: places, telling: telling)
    let rates = needs.rounds.map { round in
      references.compare(
        CoverageRates(
          need: round.need, offer: list, places: counted, day: round.day, since: round.since, reference: nil, base: base))
    }
    var content = CoverageOutput(
      codes: places.codes, names: places.names, rows: places.rows,
      rounds: zip(needs.rounds, rates).map { CoverageOutput.Round(year: $0.year, rates: $1, weights: $0.weights) },
      published: try publishedRates(places, telling, &strangers))
    let national = try nationalRates(places, need: needs.rounds[0].need, telling, &strangers)
    content.national = national?.rates
    content.unit = offer.unit
    content.source = needs.source
    content.reference = references.words
    content.undated = years.isEmpty ? nil : (list.sites.count { $0.opening == nil && $0.closing == nil }, list.sites.count)
    try monitor.checkCancellation()
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    if let unjoined { telling.tell(try strangers.write(to: unjoined).anomalies) }
    var movements: [KindMovement] = []
    if let first = years.first.flatMap({ CoverageYear.lastDay(of: $0.year) }) ?? since, let last = needs.rounds.last?.day {
      movements = list.movements(since: first, until: last)
    }
    var indicators = zip(needs.rounds, rates).map { round, rates in
      rates.indicators(
        need: round.column, sources: [needs.provenance, list.provenance], reference: references.provenance,
        weights: round.weights, day: round.day
      ).released(needs.source)
    }
    if let national {
      let year = ColumnYear.of(needs.rounds[0].column), sources = [needs.provenance, national.provenance]
      indicators[0] += national.rates.indicators(year: year, sources: sources).released(needs.source)
    }
    return Result(
      rates: rates, indicators: indicators,
      zones: IndicatorZones(codes: places.codes, names: places.names, rows: places.rows), movements: movements,
      written: written, summary: CoverageSummary(content, needColumns: needs.rounds.map(\.column), movements: movements),
      anomalies: telling.met)
  }

  private func publishedRates(
    _ places: DiagnosisZones, _ telling: Telling, _ strangers: inout UnjoinedOutput
  ) throws -> PublishedRates? {
    guard let published else { return nil }
    let found = try places.figures(published, telling: telling, unjoined: &strangers)
    let rates = PublishedRates(found.figures[0], parts: Array(found.figures.dropFirst()))
    // Totals that are not the sums of their parts.
    if let most = rates.unlike.max(by: { abs($0.rest) < abs($1.rest) }) {
      let kind = FigureAnomaly.totalsUnlikeParts(count: rates.unlike.count, example: places.codes[most.zone], rest: most.rest)
      telling.tell([Anomaly(.figure(kind), file: found.provenance.file)])
    }
    return rates
  }

  private func nationalRates(
    _ places: DiagnosisZones, need: [Figure], _ telling: Telling, _ strangers: inout UnjoinedOutput
  ) throws -> (rates: NationalRates, provenance: Provenance)? {
    guard let components else { return nil }
    let found = try places.figures(components, telling: telling, unjoined: &strangers)
    return (NationalRates(places: found.figures, need: need), found.provenance)
  }
}
