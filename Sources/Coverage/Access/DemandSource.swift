import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory

/// Places where people live who need a service: a code, a need and a position each.
public struct Demand: Sendable {
  public let provenance: Provenance
  /// Column of the codes, as the table writes it; nil where none is.
  let codeColumn: String?
  /// One a row, as the table writes it.
  public let codes: [String]
  public let numbers: RowNumbers
  /// People, or what they ask for; one a row.
  public let need: [Figure]
  /// Name of the column of the need, or how it is made of several.
  public let needName: String
  /// nil where no column tells positions.
  public let positions: PointBatch?
  /// Where the need was let out; nil for a public table.
  public let source: ReleasedSource?
  public let anomalies: [Anomaly]
}

extension Demand {
  /// Whether each place has a code of its own, by which a table of times can name it.
  public var haveOwnCodes: Bool { codes.allSatisfy { !$0.isEmpty } && Set(codes).count == codes.count }

  /// The need of zones that the codes name, where the table tells no positions.
  /// - Throws: `FileFault.unreadable` for a table whose codes name no zone, and for a zone that two rows tell differently.
  public func figures(of zones: ZoneIndex) throws -> ZoneFigures {
    guard codes.contains(where: { zones.match($0) != nil }) else {
      let example = codes.first { !$0.isEmpty }.map { " (par exemple « \($0) »)" } ?? ""
      throw FileFault.unreadable(
        file: provenance.file,
        sentence: "aucune position n'est reconnue, et aucun code\(example) n'est celui d'une zone. Nommez les bonnes colonnes : "
          + "--x demande=COL --y demande=COL, ou --code demande=COL.")
    }
    return try ZoneTable(
      provenance: provenance, codeColumn: codeColumn ?? "", codes: codes, numbers: numbers, columns: [needName], figures: [need],
      anomalies: anomalies, source: source
    ).figures(of: zones)
  }
}

/// A table of demand to read: a table, a layer of points, or a layer of zones, each of which stands for a point inside it.
public struct DemandSource: Sendable {
  /// A column of people and how much one of them asks for.
  public struct Part: Sendable, Hashable {
    public var column: String
    public var weight: Double

    public init(column: String, weight: Double = 1) {
      self.column = column
      self.weight = weight
    }
  }

  public var path: String
  public var options = TableOptions()
  public var points = PointOptions()
  public var catalog = ProfileCatalog.standard
  public var codeColumn: String?
  /// Points of population are told by where they are; their codes may be missing.
  public var needsCodes = true
  /// What adds up to the need; empty to recognise a column of population.
  public var parts: [Part] = []
  /// The option that names these columns, for messages.
  public var columnOption = "--colonne-population"
  /// nil for a table that is confidential only where that is recognised.
  public var gate: SecrecyGate?
  /// Where a table is published, in the user's words: it is never held for confidential.
  public var published: String?

  public init(path: String) { self.path = path }

  /// - Throws: `FileFault.usage` for a column that does not exist, `.missing` and `.unreadable` for what cannot be read, what the
  ///   gate refuses; `GeometryError` where a zone has no point inside it that GEOS can find.
  public func read() throws -> Demand {
    let file = MappedFile.name(of: path)
    guard LayerFile.isLayer(path: path) else {
      let opened = try TableFile.open(path: path, options: options.knowing(catalog)), header = opened.header
      let parts = try parts(of: header, file: file)
      let gate = try gate ?? recognisedGate(parts.map { (name: header[$0.column], column: $0.column) })
      // What is confidential is read by the gate alone.
      let source = gate == nil ? opened : try WithholdingSource(opened, withholding: Set(parts.map(\.column)))
      let placed = try PlacedRows(source, points: points)
      return try read(placed.rows, placed.reader, parts, header: header, pointsOfZones: nil, gate: gate)
    }
    guard gate == nil else {
      throw FileFault.usage(
        file: file, sentence: "--confidentiel protège une table ; donnez les effectifs dans une table (.csv, .xlsx).")
    }
    let place = LayerReference.parse(path)
    let layer = try LayerFile.read(path: place.path, options: LayerOptions(places: .france, layer: place.layer, crs: points.crs))
    let header = layer.table.columns.map(\.name), parts = try parts(of: header, file: file), rows = TableRowSource(layer.table)
    if published == nil { try catalog.refuseUnpublished(parts.map { layer.table.columns[$0.column] }, file: file) }
    guard layer.geometries.partKinds.contains(.polygon) else {
      return try read(rows, PointReader(layer, corrects: points.corrects), parts, header: header, pointsOfZones: nil)
    }
    let inside = try ZoneLocator(layer.geometries, crs: layer.crs).interiorPoints()
    let points = PointBatch(crs: layer.crs, x: inside.x, y: inside.y)
    return try read(rows, nil, parts, header: header, pointsOfZones: points)
  }

  /// The gate of a table that nobody declared to be confidential and that is held for that; nil for any other.
  private func recognisedGate(_ columns: [(name: String, column: Int)]) throws -> SecrecyGate? {
    guard published == nil, columns.contains(where: { catalog.mayBeConfidential($0.name) }) else { return nil }
    var rows = try TableFile.open(path: path, options: options.knowing(catalog)), texts = columns.map { _ in TextArray() }
    while let chunk = try rows.next() {
      for (place, column) in columns.enumerated() {
        for row in 0..<chunk.rowCount { texts[place].append(utf8: chunk.bytes[chunk.range(row, column.column)]) }
      }
    }
    return try SecrecyGate.recognising(
      zip(columns, texts).map { (name: $0.name, cells: $1) }, of: path, options: options.knowing(catalog), catalog: catalog)
  }

  /// - Parameter header: of the whole table, of which `opened` may withhold the columns of `parts`.
  private func read(
    _ opened: any RowSource, _ reader: PointReader?, _ parts: [(column: Int, weight: Double)], header: [String],
    pointsOfZones: PointBatch?, gate: SecrecyGate? = nil
  ) throws -> Demand {
    var rows = opened, gathering = reader.map(PointGathering.init)
    let file = MappedFile.name(of: path), open = rows.header
    let shown = gate == nil ? parts.map(\.column) : []
    let code = try codeColumn(open, besides: shown, isNeeded: needsCodes || gate != nil, file: file)
    var texts = shown.map { _ in TextArray() }, codes: [String] = [], numbers = RowNumbers()
    while let chunk = try rows.next() {
      if codes.isEmpty, chunk.rowCount > 0 { numbers = RowNumbers(first: chunk.numbers[0].value) }
      numbers.append(chunk.numbers, count: chunk.rowCount, at: codes.count)
      try gathering?.read(chunk)
      for row in 0..<chunk.rowCount {
        codes.append(code.map { chunk[row, $0].trimmingBlanks() } ?? "")
        for (place, column) in shown.enumerated() { texts[place].append(utf8: chunk.bytes[chunk.range(row, column)]) }
      }
    }
    var anomalies = (gathering?.anomalies(file: file) ?? []) + rows.provenance.anomalies
    var source = published.map { ReleasedSource.published(path, $0) }
    func tell(_ kind: FigureAnomaly) { anomalies.append(Anomaly(.figure(kind), file: file, layer: rows.provenance.layer)) }
    if gate == nil, !LayerFile.isLayer(path: path) {
      let classes = try AgeClasses.anomalies(AgeClasses.of(header, asked: shown)) {
        try TableFile.open(path: path, options: options.knowing(catalog))
      }
      anomalies += classes.map { Anomaly(.table($0), file: file, layer: rows.provenance.layer) }
    }
    if let gate {
      let released = try gate.release(
        path, options: options.knowing(catalog), columns: parts.map { header[$0.column] }, header: header,
        key: code.map { open[$0] } ?? "", codes: codes)
      released.anomalies.forEach(tell)
      (texts, source) = (released.texts, released.source)
    }
    var need = [Figure](repeating: .known(0), count: codes.count)
    for (part, cells) in zip(parts, texts) {
      let column = FigureColumn(cells, name: header[part.column])
      column.anomalies.forEach(tell)
      for row in need.indices { need[row] = Self.sum(need[row], column.figures[row], part.weight) }
    }
    return Demand(
      provenance: rows.provenance, codeColumn: code.map { open[$0] }, codes: codes, numbers: numbers, need: need,
      needName: name(of: parts, header), positions: pointsOfZones ?? gathering?.positions, source: source, anomalies: anomalies)
  }

  /// A sum is not known until all its parts are.
  private static func sum(_ one: Figure, _ other: Figure, _ weight: Double) -> Figure {
    guard case .known(let sum) = one else { return one }
    guard case .known(let value) = other else { return other }
    return .known(sum + weight * value)
  }

  private func parts(of header: [String], file: String) throws -> [(column: Int, weight: Double)] {
    let names = NamedColumns(header)
    if !parts.isEmpty {
      return try parts.map { (try names.given($0.column, option: columnOption, file: file), $0.weight) }
    }
    guard let found = PopulationColumns.find(names) else {
      throw FileFault.unreadable(
        file: file,
        sentence: "aucune colonne de population n'est reconnue ; colonnes : "
          + "\(header.prefix(30).map { "« \($0) »" }.joined(separator: ", ")). Nommez-la par \(columnOption) COL.")
    }
    return [(found, 1)]
  }

  private func name(of parts: [(column: Int, weight: Double)], _ header: [String]) -> String {
    parts.map { part in
      let weight = DecimalFormatter.shortest(part.weight).replacing(".", with: ",")
      return part.weight == 1 ? header[part.column] : "\(weight) × \(header[part.column])"
    }.joined(separator: " + ")
  }

  private func codeColumn(_ header: [String], besides figures: [Int], isNeeded: Bool, file: String) throws -> Int? {
    let names = NamedColumns(header)
    if let codeColumn { return try names.given(codeColumn, option: "--code", file: file) }
    for name in ZoneColumns.all + ColumnAliases.standard["id"] {
      if let column = names.find(name), !figures.contains(column) { return column }
    }
    guard isNeeded else { return nil }
    throw FileFault.unreadable(
      file: file,
      sentence: "aucune colonne de codes n'est reconnue ; colonnes : "
        + "\(header.prefix(30).map { "« \($0) »" }.joined(separator: ", ")). Nommez-la par --code demande=COL.")
  }
}
