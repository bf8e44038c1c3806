import Groundwork
import Tabular
import Territory

/// The figures of a table by zone: one a zone of a zoning, whatever rows the table has.
public struct ZoneFigures: Sendable {
  /// Columns of the table.
  public let columns: [String]
  /// By column, then by zone.
  public let figures: [[Figure]]
  public let provenance: Provenance
  /// Rows whose code no zone bears.
  public let unjoined: [UnjoinedRow]
  /// What was odd, of the table and of the join.
  public let anomalies: [Anomaly]
  /// Where the figures were let out; nil for a public table.
  public let source: ReleasedSource?
}

/// A row of a table that speaks of none of the zones.
public struct UnjoinedRow: Sendable, Hashable {
  public let number: RowNumber
  /// As the table writes it.
  public let code: String
}

extension ZoneTable {
  /// Brings the rows to their zones.
  ///
  /// A zone that several rows tell with one value has it once; an arrondissement counts for its city where the city has no row.
  /// Rows of other zones are counted and said.
  /// - Throws: `FileFault.unreadable` for a zone that two rows tell differently.
  public func figures(of zones: ZoneIndex) throws -> ZoneFigures {
    var join = ZoneJoin(table: self, zones: zones)
    join.sort()
    let figures = try columns.indices.map { try join.figures($0) }
    var kinds = join.anomalies
    for (column, values) in zip(columns, figures) where !values.isEmpty && values.allSatisfy({ $0.value == nil }) {
      kinds.append(.blankColumn(column))
    }
    return ZoneFigures(
      columns: columns, figures: figures, provenance: provenance, unjoined: join.unjoined,
      anomalies: anomalies + join.restored + kinds.map { Anomaly(.figure($0), file: provenance.file, layer: provenance.layer) },
      source: source)
  }
}

/// Which rows speak of which zone.
private struct ZoneJoin {
  let table: ZoneTable
  let zones: ZoneIndex
  /// The first row of each zone, -1 for none.
  private var first: [Int]
  /// Further rows, by zone.
  private var more: [Int: [Int]] = [:]
  /// Rows of arrondissements, by zone of their city, then by code.
  private var parts: [Int: [String: [Int]]] = [:]
  private(set) var anomalies: [FigureAnomaly] = []
  private(set) var unjoined: [UnjoinedRow] = []
  private(set) var restored: [Anomaly] = []

  init(table: ZoneTable, zones: ZoneIndex) {
    self.table = table
    self.zones = zones
    first = [Int](repeating: -1, count: zones.codes.count)
  }

  mutating func sort() {
    var elsewhere = Tally(), lost: (count: Int, example: String, code: String)?
    for (row, code) in table.codes.enumerated() {
      guard let match = zones.match(code) else {
        elsewhere.add(code.isEmpty ? "sans code" : code)
        unjoined.append(UnjoinedRow(number: table.numbers[row], code: code))
        continue
      }
      if match.isRestored { lost = ((lost?.count ?? 0) + 1, lost?.example ?? code, lost?.code ?? zones.codes[match.zone]) }
      if match.isPart {
        parts[match.zone, default: [:]][CommuneCode.normalise(code) ?? code, default: []].append(row)
      } else if first[match.zone] < 0 {
        first[match.zone] = row
      } else {
        more[match.zone, default: []].append(row)
      }
    }
    if elsewhere.count > 0 { anomalies.append(.elsewhere(count: elsewhere.count, examples: elsewhere.examples)) }
    if let zone = more.keys.min() {
      anomalies.append(
        .repeatedZones(count: more.count, rows: more.values.reduce(0) { $0 + $1.count }, example: zones.codes[zone]))
    }
    for (zone, codes) in parts.sorted(by: { $0.key < $1.key }) {
      let city = zones.codes[zone]
      anomalies.append(
        first[zone] < 0 ? .partsAdded(city: city, parts: codes.count) : .partsBesideCity(city: city, parts: codes.count))
    }
    if let lost {
      restored.append(
        Anomaly(
          .table(.lostZeros(column: table.codeColumn, count: lost.count, example: QuotedCell(lost.example), read: lost.code)),
          file: table.provenance.file, layer: table.provenance.layer, column: table.codeColumn))
    }
  }

  /// - Throws: `FileFault.unreadable` for a zone with two values.
  func figures(_ column: Int) throws -> [Figure] {
    try first.indices.map { zone in
      if first[zone] >= 0 { return try agreed([first[zone]] + (more[zone] ?? []), column, zones.codes[zone]) }
      guard let parts = parts[zone] else { return .noRow }
      // A city is not known until all that its table has of it is.
      var sum = 0.0
      for (code, rows) in parts.sorted(by: { $0.key < $1.key }) {
        guard case .known(let value) = try agreed(rows, column, code) else { return try agreed(rows, column, code) }
        sum += value
      }
      return .known(sum)
    }
  }

  /// What rows of one zone say together: a blank gives way to a figure, and to the mark of secrecy.
  private func agreed(_ rows: [Int], _ column: Int, _ code: String) throws -> Figure {
    let cells = table.figures[column]
    var found = cells[rows[0]], at = rows[0]
    for row in rows.dropFirst() {
      switch (found, cells[row]) {
      case (.known(let one), .known(let other)) where one != other:
        throw FileFault.unreadable(
          file: table.provenance.file,
          sentence: "lignes \(table.numbers[at]) et \(table.numbers[row]) : la zone \(code) a deux valeurs différentes dans "
            + "« \(table.columns[column]) » ; une seule est attendue. Additionnez-les ou ôtez-en une.")
      case (.known, _): continue
      case (_, .known): (found, at) = (cells[row], row)
      case (_, .blank(.secret)): found = cells[row]
      default: continue
      }
    }
    return found
  }
}
