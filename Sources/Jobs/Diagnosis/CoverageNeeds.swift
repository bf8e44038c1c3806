import Coverage
import Groundwork
import Reporting
import Territory

/// A year of an evolution: its offer is that of its last day, as the national rate counts it.
public struct CoverageYear: Sendable, Hashable {
  public var year: Int
  /// Column of those in need; nil for the same as in every year.
  public var column: String?

  public init(_ year: Int, column: String? = nil) {
    self.year = year
    self.column = column
  }

  static func lastDay(of year: Int) -> CalendarDate? { CalendarDate("\(year)-12-31") }
}

/// Those in need, once or year by year.
struct CoverageNeeds {
  struct Round {
    /// nil where no years are asked for.
    let year: Int?
    let day, since: CalendarDate?
    let need: [Figure]
    let weights: [Figure]?
    /// Name of the column of need.
    let column: String
  }

  let rounds: [Round]
  let provenance: Provenance
  /// Where the counts were let out; nil for public ones.
  let source: ReleasedSource?
  /// - Throws: `FileFault` for what cannot be read, a column that does not exist, a year without a row.
  init(
    _ job: CoverageJob, of zones: DiagnosisZones, telling: Telling, unjoined: inout UnjoinedOutput
  ) throws {
    var asked = job.need
    let columns = job.years.isEmpty ? job.need.columns : job.years.map { $0.column ?? job.need.columns[0] }
    asked.columns = []
    for column in columns + [job.weight].compactMap({ $0 }) where !asked.columns.contains(column) { asked.columns.append(column) }
    // Rows of one year at a time, or all columns at once.
    var tables: [ZoneFigures] = []
    if let yearColumn = job.yearColumn {
      for year in job.years {
        var own = asked
        own.filters.append(ZoneTableSource.RowFilter(column: yearColumn, value: String(year.year)))
        tables.append(try zones.read(own, telling: telling, unjoined: &unjoined))
      }
    } else {
      tables = [try zones.read(asked, telling: telling, unjoined: &unjoined)]
    }
    var told: [Anomaly] = []
    for anomaly in tables.flatMap(\.anomalies) where !told.contains(anomaly) { told.append(anomaly) }
    telling.tell(told)
    provenance = tables[0].provenance
    source = tables[0].source
    func round(_ year: Int?, _ place: Int, day: CalendarDate?, since: CalendarDate?) -> Round {
      let table = tables[min(place, tables.count - 1)]
      func figures(_ column: String) -> [Figure] { table.figures[asked.columns.firstIndex(of: column)!] }
      return Round(
        year: year, day: day, since: since, need: figures(columns[place]), weights: job.weight.map(figures),
        column: table.columns[asked.columns.firstIndex(of: columns[place])!])
    }
    guard !job.years.isEmpty else {
      rounds = [round(nil, 0, day: job.day, since: job.since)]
      return
    }
    rounds = job.years.indices.map { place in
      round(
        job.years[place].year, place, day: CoverageYear.lastDay(of: job.years[place].year),
        since: place == 0 ? nil : CoverageYear.lastDay(of: job.years[place - 1].year))
    }
  }
}

/// What the rates of the zones are compared with.
struct CoverageReferences {
  /// How the reference is told; nil where a number was given.
  private(set) var words: CoverageOutput.Reference?
  /// The table of published rates.
  private(set) var provenance: Provenance?
  private var figures: [Figure]?

  /// - Throws: `FileFault` for a table that cannot be read, or where no zone tells its département.
  init(_ reference: CoverageReference?, base: Double, zones: DiagnosisZones, telling: Telling) throws {
    let count = zones.codes.count
    switch reference {
    case nil: break
    case .rate(let rate): figures = [Figure](repeating: .known(rate), count: count)
    case .national:
      guard let national = try CoverageReference.nationalRate() else { break }
      figures = [Figure](repeating: .known(national.rate), count: count)
      words = .national(national)
    case .together: words = .together
    case .departments(let table):
      telling.monitor.reading(table.path)
      let own = zones.departments, index = ZoneIndex(codes: Set(own.compactMap { $0 }).sorted(), form: .departement)
      let found = try table.read(joining: index).figures(of: index)
      telling.tell(found.anomalies)
      figures = own.map { $0.flatMap { index.match($0)?.zone }.map { found.figures[0][$0] } ?? .noRow }
      provenance = found.provenance
      words = .departments(column: found.columns[0], file: found.provenance.file)
    }
  }

  func compare(_ rates: CoverageRates) -> CoverageRates {
    if case .together = words {
      let rate = rates.together.map(Figure.known) ?? .blank(.notAvailable)
      return rates.compared(with: rates.zones.map { _ in rate })
    }
    return figures.map(rates.compared) ?? rates
  }
}
