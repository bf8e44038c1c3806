import GeoFormats
import Geocoding
import GeometryCore
import Groundwork
import Reporting
import Tabular
import Territory

/// Says in which zones each row of a table lies, and how far from their limits: the rows with their added columns go to a file.
public struct LocationJob: Sendable {
  /// A zoning to look in.
  public struct Place: Sendable {
    /// Starts the names of its columns.
    public var name: String
    public var source: LayerSource
    /// Whether distances to its limits are written.
    public var measures: Bool

    public init(name: String, source: LayerSource, measures: Bool = false) {
      self.name = name
      self.source = source
      self.measures = measures
    }
  }

  /// An address base for the rows without coordinates.
  public struct Addresses: Sendable {
    /// Path of the base.
    public var base: String
    public var columns: AddressColumnNames
    /// Adds to each zoning the share of a street's addresses that lie in it, for rows without number.
    public var withShares: Bool

    public init(base: String, columns: AddressColumnNames = AddressColumnNames(), withShares: Bool = false) {
      self.base = base
      self.columns = columns
      self.withShares = withShares
    }
  }

  /// A table, or a layer of points; `-` reads standard input.
  public var table: String
  public var tableOptions = TableOptions()
  public var points = PointOptions()
  public var zonings: [Place]
  public var addresses: Addresses?
  public var catalog = ProfileCatalog.standard
  public var output: OutputPlace

  public init(table: String, zonings: [Place], output: OutputPlace) {
    self.table = table
    self.zonings = zonings
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public var rows: Int
    /// How the rows without coordinates were answered; nil without an address base.
    public var addresses: GeocodingTally?
    /// What was odd in the files and how often each remark was made of rows.
    public var anomalies: [Anomaly]
    /// Some row has a remark, or some zone had to be repaired.
    public var hasDoubts: Bool
    /// What the rows were located in, with the shapes: asked again, a row gives the same answer as values.
    public var locator: RowLocator
  }
}

extension LocationJob {
  /// Reads the files, locates row by row, and puts the output in its place when it is whole.
  ///
  /// - Throws: `FileFault` for what cannot be read, contradicts itself or cannot be written; `GeometryError` where PROJ knows no
  ///   way between two systems; `CancellationError`.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    var anomalies: [Anomaly] = []
    func tell(_ met: [Anomaly]) {
      guard !met.isEmpty else { return }
      anomalies += met
      monitor.anomalies(met)
    }
    try InputFiles([table, addresses?.base] + zonings.map(\.source.path) + catalog.files).refuse(output: output.path)
    let (source, reader) = try openPoints()
    let columns = try addresses?.columns.found(in: source)
    let geocoder = try addresses.map { Geocoder(base: try AddressBase(path: $0.base)) }
    let located = try zonings.map { place in
      let zoning = try place.source.zoning(catalog: catalog)
      for met in ZoningRemarks.groups(of: zoning) { tell(met) }
      return try LocatedZoning(name: place.name, zoning: zoning, measures: place.measures)
    }
    let locator = RowLocator(points: reader, zonings: located)
    tell(reader?.notes ?? [])
    let withShares = addresses?.withShares == true
    var addressed: AddressedLocator?
    if let geocoder, let columns {
      addressed = AddressedLocator(locator, geocoder: geocoder, questions: columns, withShares: withShares)
    }
    let added = LocationColumns(
      located, withAddresses: addressed != nil, withShares: withShares, decimalMark: output.decimalMark)
    let written = try write(source, LocatingWork(locator, addressed: addressed, columns: added), monitor)
    for met in written.anomalies(base: geocoder?.base) { tell(met) }
    return Result(
      rows: written.rows, addresses: geocoder == nil ? nil : written.tally, anomalies: anomalies,
      hasDoubts: !written.remarks.isEmpty || located.contains { !$0.zoning.layer.repairs.isEmpty },
      locator: locator)
  }

  /// The rows, and where they say that they are; a list that an address base places may have no coordinates at all.
  private func openPoints() throws -> (source: any RowSource, points: PointReader?) {
    if LayerFile.isLayer(path: LayerReference.parse(table).path) {
      let layer = try LayerFile.read(path: table, options: LayerOptions(places: .france, crs: points.crs))
      return (TableRowSource(layer.table), try PointReader(layer, corrects: points.corrects))
    }
    let source = try ReplayedSource(TableFile.open(path: table, options: tableOptions.knowing(catalog)))
    let isNamed = points.x != nil || points.y != nil || points.cell != nil
    if addresses != nil, !isNamed, !PointReader.isRecognised(in: source) { return (source, nil) }
    return (source, try PointReader(source, options: points))
  }

  /// What the rows came to.
  private struct Written {
    var rows = 0
    var tally = GeocodingTally()
    var remarks = RemarkTally()
    var provenance = Provenance(file: "")
    /// Oddities of writing.
    var ofOutput: [Anomaly] = []

    /// What is said of them in the end.
    func anomalies(base: AddressBase?) -> [[Anomaly]] {
      var said = [provenance.anomalies.filter { $0.place.row == nil }, ofOutput]
      func say(_ kind: AnomalyKind) { said.append([Anomaly(kind, file: provenance.file)]) }
      if rows == 0 { say(.table(.noRows)) }
      for remark in remarks.ordered { say(.rows(remark.kind, count: remark.count, first: remark.first)) }
      if let base, let uncovered = tally.uncovered(by: base.description) { say(.base(uncovered)) }
      return said
    }
  }

  /// Runs the rows through.
  private func write(_ source: any RowSource, _ work: LocatingWork, _ monitor: JobMonitor) throws -> Written {
    let input = addresses == nil ? source.header : RowLayout.givingWay(source.header, to: work.columns.header)
    let result = try RowOutput(output, header: input + work.columns.header, numeric: work.columns.numeric)
    let formatter = result.formatter, needsPositions = result.needsPositions
    var written = Written()
    do {
      let finished = try RowPipeline().run(source) {
        work.makeState()
      } transform: { state, chunk in
        let answer = try work.locate(chunk, withPositions: needsPositions, state: &state)
        let piece: RowOutput.Piece =
          formatter.map { .bytes($0.rows(chunk, extra: answer.columns)) }
          ?? .rows(chunk, extra: answer.columns, longitude: answer.degrees.x, latitude: answer.degrees.y)
        return (piece, answer.remarks, chunk.rowCount, answer.tally)
      } deliver: { piece, more, count, answered in
        try monitor.checkCancellation()
        try result.write(piece)
        written.tally.add(answered)
        written.remarks.add(more)
        written.rows += count
        monitor.rows(written.rows)
      }
      try result.finish()
      written.provenance = finished.provenance
      written.ofOutput = result.anomalies
    } catch {
      result.discard()
      throw error
    }
    return written
  }
}
