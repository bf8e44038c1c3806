import Foundation
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
    /// Writes `geo_type` in French.
    public var isFrench = false

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
  /// Where the rows of each zone are counted, a workbook with a sheet a zoning or another table; nil to count none.
  public var counts: OutputPlace?

  public init(table: String, zonings: [Place], output: OutputPlace) {
    self.table = table
    self.zonings = zonings
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public var rows: Int
    /// Rows that have a remark.
    public var rowsWithRemarks: Int
    /// The first rows, where the output asks for no more.
    public var preview: TablePreview?
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
    let telling = Telling(monitor)
    let files = InputFiles([table, addresses?.base] + zonings.map(\.source.path) + catalog.files)
    for place in [output, counts] { try files.refuse(output: place?.path) }
    try checkCounts()
    monitor.reading(table)
    let (source, reader, refusal) = try openPoints()
    let columns = try addresses?.columns.found(in: source)
    monitor.reading(addresses?.base)
    let geocoder = try addresses.map { Geocoder(base: try AddressBase(path: $0.base)) }
    let located = try zonings.map { place in
      monitor.reading(place.source.path)
      let zoning = try place.source.zoning(catalog: catalog)
      for met in ZoningRemarks.groups(of: zoning) { telling.tell(met) }
      return try LocatedZoning(name: place.name, zoning: zoning, measures: place.measures)
    }
    let joins = try refusal.map { try Self.joins(located, source, refusal: $0) } ?? []
    let locator = RowLocator(points: reader, zonings: located, joins: joins)
    telling.tell(reader?.notes ?? [])
    for (place, join) in zip(located, joins) {
      telling.tell([Anomaly(.position(.attached(zoning: place.name, column: join?.columnName)), file: source.provenance.file)])
    }
    let withShares = addresses?.withShares == true
    var addressed: AddressedLocator?
    if let geocoder, let columns {
      addressed = AddressedLocator(locator, geocoder: geocoder, questions: columns, withShares: withShares)
    }
    let added = LocationColumns(
      located, withAddresses: addressed != nil, isFrench: addresses?.isFrench == true, withShares: withShares,
      decimalMark: output.decimalMark)
    monitor.stages(.locating)
    let counted = counts == nil ? nil : located.map(CountedZoning.init)
    let work = LocatingWork(locator, addressed: addressed, header: source.header, columns: added, counted: counted)
    let written = try write(source, work, monitor)
    if let counts, let counted, let tally = written.zones {
      monitor.writing(counts.path)
      telling.tell(try tally.write(counted, to: counts))
    }
    for met in written.anomalies(base: geocoder?.base) { telling.tell(met) }
    return Result(
      rows: written.rows, rowsWithRemarks: written.remarks.rows, preview: written.preview,
      addresses: geocoder == nil ? nil : written.tally, anomalies: telling.met,
      hasDoubts: !written.remarks.isEmpty || located.contains { !$0.zoning.layer.repairs.isEmpty },
      locator: locator)
  }

  /// The counts are a table of their own.
  private func checkCounts() throws {
    guard let counts else { return }
    try ZoneTally.check(counts, option: "--compter")
    func place(_ path: String?) -> URL? { path.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().standardizedFileURL } }
    guard counts.path != nil, place(counts.path) != place(output.path) else {
      throw FileFault.usage(sentence: "--compter écrit un autre fichier que --sortie ; donnez-lui un nom en .xlsx, .ods ou .csv.")
    }
  }

  /// The rows, and where they say that they are. A list that an address base places may have no coordinates at all; another one
  /// is then refused, unless codes attach its rows.
  private func openPoints() throws -> (source: any RowSource, points: PointReader?, refusal: FileFault?) {
    if LayerFile.isLayer(path: table) {
      let layer = try LayerFile.read(path: table, options: LayerOptions(places: .france, crs: points.crs))
      return (TableRowSource(layer.table), try PointReader(layer, corrects: points.corrects), nil)
    }
    let source = try ReplayedSource(TableFile.open(path: table, options: tableOptions.knowing(catalog)))
    let isNamed = points.x != nil || points.y != nil || points.cell != nil
    guard !isNamed, !PointReader.isRecognised(in: source) else { return (source, try PointReader(source, options: points), nil) }
    if addresses != nil { return (source, nil, nil) }
    do {
      return (source, try PointReader(source, options: points), nil)
    } catch let fault as FileFault {
      return (source, nil, fault)
    }
  }

  /// How rows without positions are attached to the zonings by their codes.
  /// - Throws: the refusal of their columns, where no zoning's codes are in them.
  private static func joins(
    _ zonings: [LocatedZoning], _ source: any RowSource, refusal: FileFault
  ) throws -> [CodeJoin?] {
    let joins = zonings.map { place in (source as? ReplayedSource).flatMap { CodeJoin(place.zoning, source: $0) } }
    guard joins.allSatisfy({ $0 == nil }) else { return joins }
    let names = zonings.map { "« \($0.name) »" }.joined(separator: ", ")
    throw FileFault.unreadable(
      file: source.provenance.file,
      sentence: "\(refusal.sentence) Aucune colonne ne porte non plus de code de \(names), par lequel rattacher les lignes.")
  }

  /// What the rows came to.
  private struct Written {
    var rows = 0
    var tally = GeocodingTally()
    var remarks = RemarkTally()
    var asides = AsideTally()
    var shifts = ShiftTally()
    var provenance = Provenance(file: "")
    /// Oddities of writing.
    var ofOutput: [Anomaly] = []
    var preview: TablePreview?
    var zones: ZoneTally?

    mutating func add(_ answer: LocatingWork.Answer) {
      tally.add(answer.tally)
      remarks.add(answer.remarks)
      asides.add(answer.asides)
      shifts.add(answer.shifts)
      if let more = answer.zones { zones?.add(more) }
    }

    /// What is said of them in the end.
    func anomalies(base: AddressBase?) -> [[Anomaly]] {
      var said = [provenance.anomalies.filter { $0.place.row == nil }, ofOutput]
      func say(_ kind: AnomalyKind) { said.append([Anomaly(kind, file: provenance.file)]) }
      if rows == 0 { say(.table(.noRows)) }
      for shift in shifts.anomalies { say(.position(shift)) }
      if let asides = asides.anomaly { say(.table(asides)) }
      for remark in remarks.ordered { say(.rows(remark.kind, count: remark.count, first: remark.first)) }
      if let base, let uncovered = tally.uncovered(by: base.description) { say(.base(uncovered)) }
      return said
    }
  }

  /// Runs the rows through.
  private func write(_ source: any RowSource, _ work: LocatingWork, _ monitor: JobMonitor) throws -> Written {
    let input = addresses == nil ? source.header : RowLayout.givingWay(source.header, to: work.columns.header)
    let telling = Array(input.prefix(2)) + work.columns.telling
    let result = try RowOutput(
      output, header: input + work.columns.header, preferring: telling, numeric: work.columns.numeric)
    let formatter = result.formatter, needsPositions = result.needsPositions
    var written = Written()
    written.zones = work.counted.map { ZoneTally(zonings: $0.count) }
    do {
      let finished = try RowPipeline().run(source) {
        work.makeState()
      } transform: { state, chunk in
        let answer = try work.locate(chunk, withPositions: needsPositions, state: &state)
        let piece: RowOutput.Piece =
          formatter.map { .bytes($0.rows(chunk, extra: answer.columns)) }
          ?? .rows(chunk, extra: answer.columns, longitude: answer.degrees.x, latitude: answer.degrees.y)
        return (piece, answer, chunk.rowCount)
      } deliver: { piece, answer, count in
        try monitor.checkCancellation()
        try result.write(piece)
        written.add(answer)
        written.rows += count
        monitor.rows(written.rows)
      }
      monitor.writing(output.path)
      try result.finish()
      written.preview = result.preview
      written.provenance = finished.provenance
      written.ofOutput = result.anomalies
    } catch {
      result.discard()
      throw error
    }
    return written
  }
}
