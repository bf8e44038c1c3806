import Coverage
import GeoFormats
import GeometryCore
import Groundwork
import Reporting
import Territory

/// Carries counts from the zones of one zoning to those of another that crosses it.
public struct InterpolationJob: Sendable {
  public var source, target: LayerSource
  /// Counts by source zone.
  public var table: ZoneTableSource
  /// Points or squares by which sources are shared out; nil for areas.
  public var weights: WeightSource?
  /// Counts by piece, which go before areas and weights; nil for none.
  public var counts: IntersectionCountSource?
  public var catalog = ProfileCatalog.standard
  /// Where rows of tables that are of no zone are listed; nil for nowhere.
  public var unjoined: OutputPlace?
  public var output: OutputPlace

  public init(source: LayerSource, table: ZoneTableSource, target: LayerSource, output: OutputPlace) {
    self.source = source
    self.table = table
    self.target = target
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let ground: SharedGround
    public let shares: SourceShares
    /// One a column.
    public let columns: [Interpolation]
    /// One a column, one figure a target.
    public let indicators: [Indicator]
    public let zones: IndicatorZones
    public let written: ResultTable.Written
    public let summary: InterpolationSummary
    public let anomalies: [Anomaly]
  }

  /// Reads, shares out and writes.
  /// - Throws: `FileFault` for what cannot be read, zonings that do not meet, a column of rates, what cannot be written;
  ///   `GeometryError` where PROJ knows no way between two systems; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles([source.path, table.path, target.path, weights?.path, counts?.path] + catalog.files)
      .refuse(outputs: [output, unjoined])
    if let rate = table.columns.first(where: RateColumns.isRate) {
      throw FileFault.unreadable(
        file: MappedFile.name(of: table.path),
        sentence: "« \(rate) » est un taux ou une valeur moyenne, d'après son nom : seuls des effectifs se répartissent. "
          + "Interpolez son numérateur et son dénominateur, puis divisez.")
    }
    let telling = Telling(monitor)
    let sources = try DiagnosisZones(source, catalog: catalog, telling: telling)
    var strangers = UnjoinedOutput()
    let figures = try sources.figures(table, telling: telling, unjoined: &strangers)
    let targets = try DiagnosisZones(target, catalog: catalog, telling: telling)
    var read: Weights?, counting: Provenance?
    if let weights {
      monitor.reading(weights.path)
      let found = try weights.read()
      telling.tell(found.anomalies)
      read = found
    }
    try monitor.checkCancellation()
    monitor.stages(.locating)
    let zones = (sources: sources.ground, targets: targets.ground)
    var ground = try SharedGround(sources: zones.sources, targets: zones.targets, systems: .france)
    try refuseStrangers(ground)
    var shares = try read?.shares(of: ground, sources: zones.sources, targets: zones.targets) ?? SourceShares(byAreaOf: ground)
    try refuseStrays(shares, placed: read?.placedCount)
    if let counts {
      monitor.reading(counts.path)
      let indexes = (
        ZoneIndex(codes: zones.sources.codes, form: sources.index.form),
        ZoneIndex(codes: zones.targets.codes, form: targets.index.form)
      )
      counting = try decide(counts, indexes, on: &ground, &shares, telling)
    }
    let columns = figures.figures.map { column in Interpolation(sources.rows.map { column[$0] }, ground: ground, shares: shares) }
    var content = InterpolationOutput(
      names: figures.columns, columns: columns, ground: ground, codes: targets.rows.map { targets.codes[$0] },
      labels: targets.rows.map { targets.names[$0] }, sourceCodes: zones.sources.codes)
    content.source = figures.source
    try check(columns, figures.columns, ground)
    telling.tell(content.anomalies(shares, file: MappedFile.name(of: LayerReference.parse(source.path).path)))
    try monitor.checkCancellation()
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    if let unjoined { telling.tell(try strangers.write(to: unjoined).anomalies) }
    let provenances = [sources.located.zoning.layer.provenance, figures.provenance, targets.located.zoning.layer.provenance]
    let indicators = zip(figures.columns, columns).map { name, column in
      column.indicator(name: name, sources: provenances + [read?.provenance, counting].compactMap { $0 })
    }
    let labelled = IndicatorZones(
      codes: targets.rows.map { targets.codes[$0] }, names: targets.rows.map { targets.names[$0] })
    return Result(
      ground: ground, shares: shares, columns: columns, indicators: indicators.released(figures.source), zones: labelled,
      written: written,
      summary: InterpolationSummary(content), anomalies: telling.met)
  }

  /// Lets counts go before the shares that areas or weights gave.
  private func decide(
    _ counts: IntersectionCountSource, _ zones: (sources: ZoneIndex, targets: ZoneIndex), on ground: inout SharedGround,
    _ shares: inout SourceShares, _ telling: Telling
  ) throws -> Provenance {
    let counted = try counts.read(sources: zones.sources, targets: zones.targets)
    let decided = try counted.deciding(shares, on: ground, codes: (zones.sources.codes, zones.targets.codes))
    telling.tell(counted.anomalies + decided.anomalies)
    (ground, shares) = (decided.ground, decided.shares)
    return counted.provenance
  }

  /// - Throws: `FileFault.unreadable` where no zone of one layer meets any of the other.
  private func refuseStrangers(_ ground: SharedGround) throws {
    guard ground.pairs.isEmpty else { return }
    throw FileFault.unreadable(
      file: MappedFile.name(of: LayerReference.parse(target.path).path),
      sentence: "aucune de ses zones ne touche une zone de \(MappedFile.name(of: LayerReference.parse(source.path).path)) : "
        + "les deux couches ne couvrent pas le même territoire. Donnez des zonages qui se croisent.")
  }

  /// - Throws: `FileFault.unreadable` where all of the weights lie in no source.
  private func refuseStrays(_ shares: SourceShares, placed: Int?) throws {
    if let weights, shares.strayWeights > 0, shares.strayWeights == placed {
      throw FileFault.unreadable(
        file: MappedFile.name(of: LayerReference.parse(weights.path).path),
        sentence: "aucun de ses poids n'est dans une zone de \(MappedFile.name(of: LayerReference.parse(source.path).path)) : "
          + "ils sont d'un autre territoire, ou dans un autre système (--crs).")
    }
  }

  /// What targets have and what lies in none is what the sources had: nothing else may be written.
  private func check(_ columns: [Interpolation], _ names: [String], _ ground: SharedGround) throws {
    guard !ground.targetsOverlap else { return }
    for (column, name) in zip(columns, names) where abs(column.imbalance) > 1e-9 * column.total {
      throw FileFault.internalFault(
        sentence: "« \(name) » : les cibles et ce qui n'est dans aucune diffèrent du total de \(column.imbalance) ; "
          + "rien n'est écrit.")
    }
  }
}
