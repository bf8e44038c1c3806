import Groundwork
import Tabular
import Territory

/// Some columns of a table of which each row speaks of a zone, as texts, with the codes of the zones.
struct ZoneCells {
  /// Of the whole table.
  let header: [String]
  let provenance: Provenance
  let numbers: RowNumbers
  /// Column of the codes, as the table writes it.
  let codeColumn: String
  /// One a row, without blanks around.
  let codes: [String]
  /// Columns asked for, as the table writes them.
  let columns: [String]
  /// By column as asked, one a row; none where they are withheld.
  let texts: [TextArray]
  /// What was odd of the file, and which column the codes were found in.
  let anomalies: [Anomaly]
}

/// Reads a table by zone: finds the column of codes, whatever it is called, and keeps the rows asked for.
struct ZoneCellsReading {
  let path: String
  let options: TableOptions
  /// Column of the codes that the user names; nil for the one that joins best.
  let codeColumn: String?
  var filters: [ZoneTableSource.RowFilter] = []

  /// - Parameters:
  ///   - zones: the zones that the codes name; without them the first column of codes by its name is taken.
  ///   - withholding: the cells of the columns asked for are not read: the gate will.
  ///   - asked: the places of the columns asked for.
  /// - Throws: `FileFault.usage` for a column that does not exist, `.missing` and `.unreadable` for what cannot be read, and for a
  ///   table whose codes name none of the zones.
  func read(
    joining zones: ZoneIndex?, withholding isWithheld: Bool = false, columns asked: (NamedColumns) throws -> [Int]
  ) throws -> ZoneCells {
    let rows = try TableFile.open(path: path, options: options), header = rows.header
    let names = NamedColumns(header), file = MappedFile.name(of: path), columns = try asked(names)
    let candidates = try candidates(names, besides: columns, file: file), withheld = isWithheld ? Set(columns) : []
    var read = try collect(candidates + (isWithheld ? [] : columns), of: rows, withholding: withheld)
    var chosen = best(candidates, read, zones)
    if chosen == nil, codeColumn == nil {
      // No column has the usual name, or none of them joins: the others are tried.
      let others = header.indices.filter { !candidates.contains($0) && !columns.contains($0) }
      let more = try collect(others, of: TableFile.open(path: path, options: options), withholding: withheld)
      chosen = best(others, more, zones, leastShare: 0.5)
      read.columns.merge(more.columns) { first, _ in first }
    }
    guard let chosen, let cells = read.columns[chosen.column] else {
      throw refusal(header, candidates, zones, read, file: file)
    }
    let found = FigureAnomaly.codeColumn(header[chosen.column], joined: chosen.joined, rows: cells.count)
    return ZoneCells(
      header: header, provenance: read.provenance, numbers: read.numbers, codeColumn: header[chosen.column],
      codes: (0..<cells.count).map { cells[$0].trimmingBlanks() }, columns: columns.map { header[$0] },
      texts: columns.compactMap { read.columns[$0] },
      anomalies: read.provenance.anomalies
        + (zones == nil ? [] : [Anomaly(.figure(found), file: file, layer: read.provenance.layer)]))
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
    let filters = try filters.map { filter in
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
    if let given = codeColumn { return [try names.given(given, option: "--code", file: file)] }
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

  private func refusal(
    _ header: [String], _ candidates: [Int], _ zones: ZoneIndex?, _ read: Collected, file: String
  ) -> FileFault {
    if !filters.isEmpty, read.columns.values.allSatisfy({ $0.count == 0 }) {
      let asked = filters.map { "« \($0.value) » dans « \($0.column) »" }.joined(separator: " et ")
      return .unreadable(file: file, sentence: "aucune ligne n'a \(asked).")
    }
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
