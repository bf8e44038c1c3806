import Groundwork
import Tabular
import Territory

/// A table of which each row speaks of a zone by its code: some columns of figures, each known or blank for a reason.
public struct ZoneTable: Sendable {
  public let provenance: Provenance
  /// Column of the codes, as the table writes it.
  public let codeColumn: String
  /// One a row, without blanks around.
  public let codes: [String]
  public let numbers: RowNumbers
  /// Columns of figures, as the table writes them.
  public let columns: [String]
  /// By column, then by row.
  public let figures: [[Figure]]
  /// What was odd, of the file and of its cells.
  public let anomalies: [Anomaly]
  /// Where the figures were let out; nil for a public table.
  public let source: ReleasedSource?
}

/// What to read of a table of figures by zone.
public struct ZoneTableSource: Sendable {
  public var path: String
  /// Columns of figures, by name.
  public var columns: [String]
  /// The option that names these columns, for messages.
  public var columnOption: String
  /// Column of the codes; nil for the one that joins best.
  public var codeColumn: String?
  public var options = TableOptions()
  public var catalog = ProfileCatalog.standard
  /// Rows are kept whose columns have these values; all without any.
  public var filters: [RowFilter] = []
  /// nil for a public table.
  public var gate: SecrecyGate?

  /// A column and the value that its cell must have.
  public struct RowFilter: Sendable, Hashable {
    public let column, value: String

    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  public init(path: String, columns: [String], columnOption: String, codeColumn: String? = nil) {
    self.path = path
    self.columns = columns
    self.columnOption = columnOption
    self.codeColumn = codeColumn
  }

  /// Reads the table.
  /// - Parameter zones: the zones that its codes name; without them the first column of codes by its name is taken.
  /// - Throws: `FileFault.usage` for a column that does not exist, `.missing` and `.unreadable` for what cannot be read, a table
  ///   whose codes name none of the zones, and what the gate refuses.
  public func read(joining zones: ZoneIndex?) throws -> ZoneTable {
    try ZoneTableReading(self).read(zones)
  }
}

/// The steps of reading.
private struct ZoneTableReading {
  private let source: ZoneTableSource
  private let options: TableOptions

  init(_ source: ZoneTableSource) {
    self.source = source
    options = source.options.knowing(source.catalog)
  }

  func read(_ zones: ZoneIndex?) throws -> ZoneTable {
    let rows = try TableFile.open(path: source.path, options: options), header = rows.header
    let names = NamedColumns(header), file = MappedFile.name(of: source.path)
    let figureColumns = try source.columns.map { try names.given($0, option: source.columnOption, file: file) }
    let candidates = try candidates(names, besides: figureColumns, file: file)
    if source.gate != nil, !source.filters.isEmpty {
      // What the table shows and what it hides hang together: the gate sees all of it.
      throw FileFault.usage(
        file: file, sentence: "--lignes ne va pas avec une table confidentielle ; donnez une table d'une seule année.")
    }
    let withheld = source.gate == nil ? [] : Set(figureColumns)
    var read = try collect(candidates + (withheld.isEmpty ? figureColumns : []), of: rows, withholding: withheld)
    var chosen = best(candidates, read, zones)
    if chosen == nil, source.codeColumn == nil {
      // No column has the usual name, or none of them joins: the others are tried.
      let others = header.indices.filter { !candidates.contains($0) && !figureColumns.contains($0) }
      let more = try collect(others, of: TableFile.open(path: source.path, options: options), withholding: withheld)
      chosen = best(others, more, zones, leastShare: 0.5)
      read.columns.merge(more.columns) { first, _ in first }
    }
    guard let chosen else { throw refusal(header, candidates, zones, read, file: file) }
    let codes = codes(chosen.column, read)
    var anomalies = read.provenance.anomalies
    func tell(_ kind: FigureAnomaly) { anomalies.append(Anomaly(.figure(kind), file: file, layer: read.provenance.layer)) }
    if zones != nil { tell(.codeColumn(header[chosen.column], joined: chosen.joined, rows: codes.count)) }
    var texts = figureColumns.compactMap { read.columns[$0] }, released: ReleasedSource?
    if let gate = source.gate {
      let shown = try gate.release(
        source.path, options: options, columns: figureColumns.map { header[$0] }, header: header, key: header[chosen.column],
        codes: codes)
      tell(shown.anomaly)
      (texts, released) = (shown.texts, shown.source)
    }
    var figures: [[Figure]] = []
    for (column, cells) in zip(figureColumns, texts) {
      let read = FigureColumn(cells, name: header[column], numbers: read.numbers)
      for kind in read.anomalies { tell(kind) }
      figures.append(read.figures)
    }
    return ZoneTable(
      provenance: read.provenance, codeColumn: header[chosen.column], codes: codes, numbers: read.numbers,
      columns: figureColumns.map { header[$0] }, figures: figures, anomalies: anomalies, source: released)
  }

  /// Columns that the rows were read into, by their place in the header.
  private struct Collected {
    var columns: [Int: TextArray]
    var numbers = RowNumbers()
    var provenance = Provenance(file: "")
  }

  private func collect(_ wanted: [Int], of opened: any RowSource, withholding: Set<Int>) throws -> Collected {
    var rows = opened
    let header = rows.header
    if !withholding.isEmpty { rows = try WithholdingSource(rows, withholding: withholding) }
    // The places of the columns among those that are not withheld.
    let open = header.indices.filter { !withholding.contains($0) }
    let places = wanted.map { column in open.firstIndex(of: column)! }
    let filters = try source.filters.map { filter in
      (try NamedColumns(header).given(filter.column, option: "--lignes", file: rows.provenance.file), filter.value)
    }
    var texts = [TextArray](repeating: TextArray(), count: wanted.count), read = Collected(columns: [:]), count = 0
    while let chunk = try rows.next() {
      let kept = (0..<chunk.rowCount).filter { row in filters.allSatisfy { chunk[row, $0.0].trimmingBlanks() == $0.1 } }
      for (place, row) in kept.enumerated() {
        if count == 0, place == 0 { read.numbers = RowNumbers(first: chunk.numbers[row].value) }
        read.numbers.note(count + place, chunk.numbers[row].value)
      }
      count += kept.count
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for (index, place) in places.enumerated() {
          for row in kept { texts[index].append(utf8: UnsafeBufferPointer(rebasing: bytes[chunk.range(row, place)])) }
        }
      }
    }
    for (column, cells) in zip(wanted, texts) { read.columns[column] = cells }
    read.provenance = rows.provenance
    return read
  }

  private func candidates(_ names: NamedColumns, besides figures: [Int], file: String) throws -> [Int] {
    if let given = source.codeColumn { return [try names.given(given, option: "--code", file: file)] }
    var found: [Int] = []
    for name in ZoneColumns.all {
      guard let column = names.find(name), !found.contains(column), !figures.contains(column) else { continue }
      found.append(column)
    }
    return found
  }

  /// The column whose cells name the most zones; without zones the first that is filled.
  private func best(
    _ columns: [Int], _ read: Collected, _ zones: ZoneIndex?, leastShare: Double = 0
  ) -> (column: Int, joined: Int)? {
    guard let zones else {
      return columns.first { column in read.columns[column].map { cells in cells.count > 0 && !cells.isEmpty(at: 0) } ?? false }
        .map { ($0, 0) }
    }
    var best: (column: Int, joined: Int, zones: Int)?
    for column in columns {
      guard let cells = read.columns[column] else { continue }
      var met = Set<Int>(), joined = 0
      for row in 0..<cells.count {
        guard let match = zones.match(cells[row]) else { continue }
        met.insert(match.zone)
        joined += 1
      }
      guard joined > 0, Double(joined) >= leastShare * Double(cells.count) else { continue }
      // Codes that are each a zone's rather than one that stands in every row.
      if (met.count, joined) > (best?.zones ?? 0, best?.joined ?? 0) { best = (column, joined, met.count) }
    }
    return best.map { ($0.column, $0.joined) }
  }

  private func codes(_ column: Int, _ read: Collected) -> [String] {
    guard let cells = read.columns[column] else { return [] }
    return (0..<cells.count).map { cells[$0].trimmingBlanks() }
  }

  private func refusal(
    _ header: [String], _ candidates: [Int], _ zones: ZoneIndex?, _ read: Collected, file: String
  ) -> FileFault {
    let known = header.filter { !$0.isEmpty }.prefix(30).map { "« \($0) »" }.joined(separator: ", ")
    guard let zones else {
      return .unreadable(
        file: file, sentence: "aucune colonne de codes n'est reconnue ; colonnes : \(known). Nommez-la par --code OPTION=COL.")
    }
    let example = zones.codes.first { !$0.isEmpty }.map { ", par exemple « \($0) »" } ?? ""
    let tried = candidates.first.flatMap { column in
      read.columns[column].flatMap { cells in
        cells.count > 0 ? " ; la colonne « \(header[column]) » porte par exemple « \(cells[0]) »" : nil
      }
    } ?? ""
    return .unreadable(
      file: file,
      sentence: "aucune ligne ne porte le code d'une zone (attendu : les codes du zonage\(example))\(tried). "
        + "Colonnes : \(known). Nommez la bonne par --code OPTION=COL, ou donnez la table de ces zones-là.")
  }
}
