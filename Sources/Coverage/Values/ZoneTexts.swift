import Groundwork
import Tabular
import Territory

/// What a table says of zones in words: their EPCI, their class.
public struct ZoneTexts: Sendable {
  /// The column, as the table writes it.
  public let column: String
  /// One a zone; nil where no row speaks of it, or its cell is blank.
  public let texts: [String?]
  public let provenance: Provenance
  public let anomalies: [Anomaly]
}

/// A column of texts by zone to read.
public struct ZoneTextSource: Sendable {
  public var path: String
  /// The column that the user names; nil for the first that bears one of `names`.
  public var column: String?
  public var names: [String]
  /// The option that names the column, for messages.
  public var columnOption: String
  public var codeColumn: String?
  public var options = TableOptions()
  public var catalog = ProfileCatalog.standard

  public init(path: String, column: String? = nil, names: [String], columnOption: String, codeColumn: String? = nil) {
    self.path = path
    self.column = column
    self.names = names
    self.columnOption = columnOption
    self.codeColumn = codeColumn
  }

  /// Reads the table.
  /// - Throws: `FileFault.usage` for a column that does not exist, `.missing` and `.unreadable` for what cannot be read, a table
  ///   without the column or whose codes name none of the zones, a zone with two texts.
  public func read(joining zones: ZoneIndex) throws -> ZoneTexts {
    var rows = try TableFile.open(path: path, options: options.knowing(catalog))
    let header = rows.header, names = NamedColumns(header), file = MappedFile.name(of: path)
    let text: Int
    if let column { text = try names.given(column, option: columnOption, file: file) } else { text = try found(names, file) }
    var candidates = codeColumn == nil ? [] : [try names.given(codeColumn ?? "", option: "--code", file: file)]
    if candidates.isEmpty { candidates = ZoneColumns.all.compactMap(names.find).filter { $0 != text } }
    var cells = candidates.map { _ in [String]() }, texts: [String] = [], numbers = RowNumbers()
    while let chunk = try rows.next() {
      if texts.isEmpty, chunk.rowCount > 0 { numbers = RowNumbers(first: chunk.numbers[0].value) }
      numbers.append(chunk.numbers, count: chunk.rowCount, at: texts.count)
      for row in 0..<chunk.rowCount {
        texts.append(chunk[row, text].trimmingBlanks())
        for (place, column) in candidates.enumerated() { cells[place].append(chunk[row, column]) }
      }
    }
    let matches = cells.map { $0.map(zones.match) }
    let counts = matches.map { column in Set(column.lazy.compactMap { $0?.zone }).count }
    guard let best = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }), counts[best] > 0 else {
      throw FileFault.unreadable(
        file: file, sentence: "aucune ligne ne porte le code d'une zone ; nommez la colonne des codes par --code OPTION=COL.")
    }
    var result = [String?](repeating: nil, count: zones.codes.count), rowOf = [Int](repeating: -1, count: zones.codes.count)
    for (row, match) in matches[best].enumerated() {
      guard let match, !texts[row].isEmpty else { continue }
      if let known = result[match.zone], known != texts[row], !match.isPart {
        throw FileFault.unreadable(
          file: file,
          sentence: "lignes \(numbers[rowOf[match.zone]]) et \(numbers[row]) : la zone \(zones.codes[match.zone]) a deux valeurs "
            + "dans « \(header[text]) » (\(known) et \(texts[row])) ; une seule est attendue.")
      }
      if result[match.zone] == nil || !match.isPart { (result[match.zone], rowOf[match.zone]) = (texts[row], row) }
    }
    let joined = matches[best].count { $0 != nil }
    let kind = FigureAnomaly.codeColumn(header[candidates[best]], joined: joined, rows: texts.count)
    return ZoneTexts(
      column: header[text], texts: result, provenance: rows.provenance,
      anomalies: rows.provenance.anomalies + [Anomaly(.figure(kind), file: file, layer: rows.provenance.layer)])
  }

  private func found(_ columns: NamedColumns, _ file: String) throws -> Int {
    if let found = columns.find(anyOf: names) { return found }
    throw FileFault.unreadable(
      file: file,
      sentence: "la colonne « \(names[0]) » manque ; colonnes : "
        + "\(columns.header.prefix(30).map { "« \($0) »" }.joined(separator: ", ")). Nommez-la par \(columnOption) COL.")
  }
}
