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
  /// nil for a table that is confidential only where that is recognised.
  public var gate: SecrecyGate?
  /// Where a table is published, in the user's words: it is never held for confidential.
  public var published: String?
  /// The figures may be differences, below 0.
  public var takesNegatives = false

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
  ///   whose codes name none of the zones, a column of areas measured in a Mercator system, and what the gate refuses.
  public func read(joining zones: ZoneIndex?) throws -> ZoneTable {
    let options = options.knowing(catalog), file = MappedFile.name(of: path)
    let reading = ZoneCellsReading(path: path, options: options, codeColumn: codeColumn, filters: filters)
    func open(withholding isWithheld: Bool) throws -> ZoneCells {
      try reading.read(joining: zones, withholding: isWithheld) { names in
        try columns.map { try names.given($0, option: columnOption, file: file) }
      }
    }
    var cells = try open(withholding: gate != nil), gate = gate
    if gate == nil, published == nil {
      gate = try SecrecyGate.recognising(
        Array(zip(cells.columns, cells.texts)).map { (name: $0, cells: $1) }, of: path, options: options, catalog: catalog)
      // From here on nobody but the gate reads these columns.
      if gate != nil { cells = try open(withholding: true) }
    }
    if gate != nil, !filters.isEmpty {
      // What the table shows and what it hides hang together: the gate sees all of it.
      throw FileFault.usage(
        file: file,
        sentence: "--lignes et --colonne-annee ne vont pas avec une table confidentielle ; donnez une table d'une seule année, "
          + "ou, si elle est publiée, --public SOURCE.")
    }
    var anomalies = cells.anomalies, texts = cells.texts
    var released = published.map { ReleasedSource.published(path, $0) }
    func tell(_ kind: FigureAnomaly) { anomalies.append(Anomaly(.figure(kind), file: file, layer: cells.provenance.layer)) }
    if let gate {
      let shown = try gate.release(
        path, options: options, columns: cells.columns, header: cells.header, key: cells.codeColumn, codes: cells.codes)
      shown.anomalies.forEach(tell)
      (texts, released) = (shown.texts, shown.source)
    }
    var figures: [[Figure]] = []
    for (column, texts) in zip(cells.columns, texts) {
      let read = FigureColumn(texts, name: column, takesNegatives: takesNegatives)
      read.anomalies.forEach(tell)
      if let areas = MercatorAreas(codes: cells.codes, figures: read.figures.map(\.value)) {
        throw areas.refusal(column: column, file: file)
      }
      figures.append(read.figures)
    }
    // What hides cells would not have them added up.
    if gate == nil { anomalies += try ageClasses(of: cells, options) }
    return ZoneTable(
      provenance: cells.provenance, codeColumn: cells.codeColumn, codes: cells.codes, numbers: cells.numbers,
      columns: cells.columns, figures: figures, anomalies: anomalies, source: released)
  }

  /// What is odd of age classes that a census rounds.
  private func ageClasses(of cells: ZoneCells, _ options: TableOptions) throws -> [Anomaly] {
    let asked = cells.columns.compactMap(cells.header.firstIndex), file = MappedFile.name(of: path)
    let classes = try AgeClasses.anomalies(AgeClasses.of(cells.header, asked: asked)) {
      try TableFile.open(path: path, options: options)
    }
    return classes.map { Anomaly(.table($0), file: file, layer: cells.provenance.layer) }
  }
}
