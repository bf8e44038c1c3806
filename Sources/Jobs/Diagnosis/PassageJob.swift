import Coverage
import Groundwork
import Reporting
import Tabular
import Territory

/// Carries a table from the communes of one day to those of another.
public struct PassageJob: Sendable {
  public var table: String
  public var tableOptions = TableOptions()
  /// Column of the codes, by name.
  public var codeColumn: String
  /// Columns of counts, of rates, and those that tell several rows of one commune apart, by name.
  public var counts: [String] = []
  public var rates: [String] = []
  public var keys: [String] = []
  /// Column of the communes' names; nil to find one by its name.
  public var nameColumn: String?
  public var from, to: CalendarDate
  /// INSEE's file of events.
  public var events: String
  /// A list of communes; nil for none.
  public var communes: String?
  public var communesCode: String?
  public var communesName: String?
  /// A table of weights by which parted communes are shared out; nil to leave them whole.
  public var parts: String?
  public var partsColumns = CommuneParts.Columns()
  /// nil for a table that is confidential only where that is recognised.
  public var gate: SecrecyGate?
  /// Where the table is published, in the user's words: it is never held for confidential.
  public var published: String?
  public var catalog = ProfileCatalog.standard
  public var output: OutputPlace

  public init(table: String, codeColumn: String, from: CalendarDate, to: CalendarDate, events: String, output: OutputPlace) {
    self.table = table
    self.codeColumn = codeColumn
    self.from = from
    self.to = to
    self.events = events
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let carried: CarriedTable
    /// Counts and rates; one figure a row of the result.
    public let indicators: [Indicator]
    public let passage: CommunePassage
    public let written: ResultTable.Written
    public let anomalies: [Anomaly]
    /// Rows that have a remark.
    public var rowsWithRemarks: Int { carried.rows.count { !$0.remarks.isEmpty } }
  }

  /// Reads the files, carries the rows, and puts the output in its place when it is whole.
  ///
  /// - Throws: `FileFault` for what cannot be read, contradicts itself or cannot be written; `CancellationError`.
  @discardableResult
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles([table, events, communes, parts]).refuse(output: output.path)
    let telling = Telling(monitor)
    monitor.reading(events)
    let events = try CommuneEvents.read(path: events)
    monitor.reading(communes)
    let list = try communes.map { try CommuneList.read(path: $0, codeColumn: communesCode, nameColumn: communesName) }
    monitor.reading(parts)
    let parts = try parts.map { try CommuneParts.read(path: $0, columns: partsColumns) }
    try monitor.checkCancellation()
    monitor.reading(table)
    let opened = try CarriedSource(self).read()
    telling.tell(opened.table.provenance.anomalies)
    telling.tell(opened.anomalies)
    if opened.table.rowCount == 0 { telling.tell([Anomaly(.table(.noRows), file: opened.table.provenance.file)]) }
    try refuseAreas(opened)
    monitor.stages(.preparing)
    let present = TableCarrying.codes(of: opened.table.columns[opened.plan.code])
    let passage = CommunePassage(from: from, to: to, events: events, list: list, present: present)
    try passage.checkDays(options: ("--de", "--vers"))
    if case .ofNeither(let count, let example)? = passage.listing, let list {
      telling.tell([Anomaly(.passage(.listOfAnotherDay(count: count, example: example, wanted: to)), file: list.provenance.file)])
    }
    var plan = opened.plan
    plan.parts = parts
    let carried = try plan.carry(opened.table, by: passage)
    telling.tell(carried.anomalies)
    var remarks = RemarkTally()
    for row in carried.rows where !row.remarks.isEmpty { remarks.add(row.remarks.map(AnomalyKind.passage), row: row.number) }
    let file = opened.table.provenance.file
    telling.tell(remarks.ordered.map { Anomaly(.rows($0.kind, count: $0.count, first: $0.first), file: file) })
    try monitor.checkCancellation()
    monitor.writing(output.path)
    let preferred = [opened.plan.code] + opened.plan.counts + opened.plan.rates
    let written = try PassageOutput.write(
      carried, source: opened.source, to: output, preferring: preferred.map { carried.columns[$0].name })
    telling.tell(written.anomalies)
    let indicators = carried.indicators(opened.plan.counts + opened.plan.rates, sources: [opened.table.provenance])
    return Result(
      carried: carried, indicators: indicators.released(opened.source), passage: passage, written: written,
      anomalies: telling.met)
  }
}

extension PassageJob {
  /// - Throws: `FileFault.unreadable` for a column of counts that holds areas measured in a Mercator system.
  private func refuseAreas(_ opened: CarriedSource.Opened) throws {
    let columns = opened.table.columns, texts = columns[opened.plan.code].texts, codes = (0..<texts.count).map { texts[$0] }
    for column in opened.plan.counts.map({ columns[$0] }) {
      if let areas = MercatorAreas(codes: codes, figures: column.decimals()) {
        throw areas.refusal(column: column.name, file: opened.table.provenance.file)
      }
    }
  }
}

/// The table of a passage, with its columns found.
private struct CarriedSource {
  let job: PassageJob

  init(_ job: PassageJob) { self.job = job }

  struct Opened {
    let table: Table
    let plan: TableCarrying
    /// Where the figures were let out; nil for a public table.
    let source: ReleasedSource?
    let anomalies: [Anomaly]
  }

  func read() throws -> Opened {
    let options = job.tableOptions.knowing(job.catalog), file = MappedFile.name(of: job.table)
    let source = try TableFile.open(path: job.table, options: options)
    let names = NamedColumns(source.header)
    func columns(_ given: [String], _ option: String) throws -> [Int] {
      try given.map { try names.given($0, option: option, file: file) }
    }
    let code = try names.given(job.codeColumn, option: "--colonne", file: file)
    let counts = try columns(job.counts, "--valeurs"), rates = try columns(job.rates, "--taux"),
      keys = try columns(job.keys, "--par")
    let named = [code] + counts + rates + keys
    if let twice = named.first(where: { column in named.count { $0 == column } > 1 }) {
      throw FileFault.usage(
        file: file,
        sentence: "la colonne « \(names.header[twice]) » est nommée deux fois ; --colonne, --valeurs, --taux et --par en "
          + "nomment chacune d'autres.")
    }
    let name =
      try job.nameColumn.map { try names.given($0, option: "--nom table=\($0)", file: file) }
      ?? ProfileCatalog.standard.communeNameColumns.lazy.compactMap(names.find).first { !named.contains($0) }
    let plan = TableCarrying(code: code, counts: counts, rates: rates, keys: keys, name: named.contains(name ?? -1) ? nil : name)
    let gate: SecrecyGate
    if let given = job.gate {
      gate = given
    } else {
      let table = try TableReader.read(source)
      let found = job.published != nil ? nil : try SecrecyGate.recognising(
        table.columns.map { (name: $0.name, cells: $0.texts) }, of: job.table, options: options, catalog: job.catalog)
      guard let found else {
        return Opened(
          table: table, plan: plan, source: job.published.map { ReleasedSource.published(job.table, $0) }, anomalies: [])
      }
      guard rates.isEmpty else {
        throw FileFault.usage(
          file: file,
          sentence: "la table est tenue pour des effectifs d'allocataires non publiés, et --taux ne va pas avec eux ; portez les "
            + "deux effectifs du taux par --valeurs. Si elle est publiée : --public SOURCE.")
      }
      gate = found
    }
    let kept = keys + [plan.name].compactMap { $0 }
    let released = try gate.carried(
      job.table, options: options, source: TableFile.open(path: job.table, options: options), columns: counts, code: code,
      keeping: kept)
    return Opened(table: released.table, plan: plan, source: released.source, anomalies: released.anomalies)
  }
}
