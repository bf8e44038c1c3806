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
    let file = MappedFile.name(of: path)
    let reading = ZoneCellsReading(path: path, options: options.knowing(catalog), codeColumn: codeColumn)
    let cells = try reading.read(joining: zones) { names in
      [try column.map { try names.given($0, option: columnOption, file: file) } ?? found(names, file)]
    }
    var result = [String?](repeating: nil, count: zones.codes.count), rowOf = [Int](repeating: -1, count: zones.codes.count)
    for (row, code) in cells.codes.enumerated() {
      let text = cells.texts[0][row].trimmingBlanks()
      guard !text.isEmpty, let match = zones.match(code) else { continue }
      if let known = result[match.zone], known != text, !match.isPart {
        throw FileFault.unreadable(
          file: file,
          sentence: "lignes \(cells.numbers[rowOf[match.zone]]) et \(cells.numbers[row]) : la zone \(zones.codes[match.zone]) a "
            + "deux valeurs dans « \(cells.columns[0]) » (\(known) et \(text)) ; une seule est attendue.")
      }
      if result[match.zone] == nil || !match.isPart { (result[match.zone], rowOf[match.zone]) = (text, row) }
    }
    return ZoneTexts(
      column: cells.columns[0], texts: result, provenance: cells.provenance, anomalies: cells.anomalies)
  }

  private func found(_ columns: NamedColumns, _ file: String) throws -> Int {
    if let found = columns.find(anyOf: names) { return found }
    throw FileFault.unreadable(
      file: file,
      sentence: "la colonne « \(names[0]) » manque ; colonnes : "
        + "\(columns.header.prefix(30).map { "« \($0) »" }.joined(separator: ", ")). Nommez-la par \(columnOption) COL.")
  }
}
