import Coverage
import Groundwork
import Reporting
import StatisticalSecrecy
import Tabular
import Territory

/// Draws one map of a layer: its values as colours or circles, limits and points over it.
public struct MapJob: Sendable {
  public var layer: LayerSource
  /// Column of the values, of the layer or of `table`; nil for a map without values.
  public var column: String?
  /// A table of the values, joined by code; nil for a column of the layer.
  public var table: String?
  public var tableOptions = TableOptions()
  /// Column of the codes of the table; nil for the one that joins best.
  public var tableCode: String?
  public var gate: SecrecyGate?
  /// Where the values are published, in the user's words: they are never held for confidential.
  public var published: String?
  /// What the codes of the zones of the territory begin with, the others being neighbours; empty for all.
  public var territory: [String] = []
  public var limits: [LayerSource] = []
  /// In grey below the zones.
  public var ground: LayerSource?
  public var points: [MapPointSource] = []
  public var style = MapStyle()
  public var title: String?
  /// In the user's words, in front of the files.
  public var source: String?
  public var unit = ""
  public var catalog = ProfileCatalog.standard
  public var output: MapOutput

  public init(layer: LayerSource, output: MapOutput) {
    self.layer = layer
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let summary: MapSummary
    public let anomalies: [Anomaly]
  }

  /// Reads, draws and writes.
  /// - Throws: `FileFault` for what cannot be read, makes no sense or cannot be written; `GeometryError` where PROJ knows no way
  ///   between two systems; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    let files = [layer.path, table, ground?.path] + limits.map(\.path) + points.map(\.path) + catalog.files
    try InputFiles(files).refuse(output: output.path)
    let telling = Telling(monitor)
    let ground = try MapLayer(layer, catalog: catalog, telling: telling)
    var zones = ground.zones
    zones.unit = unit
    zones.isInside = try inside(zones, ground.layer.provenance.file)
    var sources = [source].compactMap { $0 } + [ground.source]
    var notes: [String] = []
    var name = ""
    if let column {
      let values = try values(column, of: ground, telling)
      (zones.figures, name) = (values.figures, values.column)
      sources += [values.citation].compactMap { $0 }
      notes += [values.released?.line].compactMap { $0 }
      try check(zones, values.column, file: values.file)
    }
    var map = MapDrawing(title: title ?? (name.isEmpty ? ground.layer.name : name), zones: zones, sources: [])
    map.subtitle = name
    map.style = style
    if let ground = self.ground {
      let read = try MapLayer(ground, catalog: catalog, telling: telling)
      map.ground = [read.limits(named: "")]
      sources.append(read.source)
    }
    for limit in limits {
      try monitor.checkCancellation()
      let read = try MapLayer(limit, catalog: catalog, telling: telling)
      map.limits.append(read.limits(named: read.layer.name))
      sources.append(read.source)
    }
    var unplaced = 0
    for list in points {
      try monitor.checkCancellation()
      let read = try MapPointList(list, catalog: catalog, telling: telling)
      map.points.append(read.points)
      sources.append(read.source)
      unplaced += read.unplaced
    }
    map.sources = sources
    map.notes = notes
    try monitor.checkCancellation()
    monitor.writing(output.path)
    let outside = try output.write(map)
    return Result(
      summary: MapSummary(map, unplacedPoints: unplaced, pointsOutside: outside, path: output.path), anomalies: telling.met)
  }

  /// Whether each zone is of the territory; empty for all.
  private func inside(_ zones: MapZones, _ file: String) throws -> [Bool] {
    guard !territory.isEmpty else { return [] }
    let found = zones.codes.map { code in territory.contains { code.hasPrefix($0) } }
    guard found.contains(true) else {
      let example = zones.codes.first { !$0.isEmpty }.map { " ; les codes sont comme « \($0) »" } ?? ""
      throw FileFault.usage(
        file: file, sentence: "--territoire \(territory.joined(separator: ",")) : aucun code de zone ne commence ainsi\(example)."
      )
    }
    return found
  }

  private struct Values {
    let column: String
    let figures: [Figure]
    let file: String
    /// nil for values of the layer itself.
    var citation: String?
    var released: ReleasedSource?
  }

  private func values(_ column: String, of ground: MapLayer, _ telling: Telling) throws -> Values {
    let own = ground.layer.provenance.file
    guard let table else {
      guard gate == nil else {
        throw FileFault.usage(
          file: own, sentence: "--confidentiel protège une table ; donnez les effectifs dans une table (--table FICHIER).")
      }
      let found = try LayerFigures(
        ground.layer, column: column, option: "--valeur", catalog: published == nil ? catalog : nil)
      telling.tell(found.anomalies)
      return Values(
        column: found.column, figures: ground.rows.map { found.figures[$0] }, file: own,
        released: published.map { ReleasedSource.published(layer.path, $0) })
    }
    guard let zoning = ground.zoning else {
      throw FileFault.unreadable(
        file: own,
        sentence: "aucune colonne n'est reconnue comme code des zones, par lequel la table serait jointe. Indiquez-la par "
          + "--code couche=COL.")
    }
    telling.monitor.reading(table)
    var source = ZoneTableSource(path: table, columns: [column], columnOption: "--valeur", codeColumn: tableCode)
    source.options = tableOptions
    source.catalog = catalog
    source.gate = gate
    source.published = published
    source.takesNegatives = true
    let index = ZoneIndex(zoning)
    let found = try source.read(joining: index).figures(of: index)
    telling.tell(found.anomalies)
    return Values(
      column: found.columns[0], figures: ground.rows.map { found.figures[0][$0] }, file: MappedFile.name(of: table),
      citation: found.provenance.citation(), released: found.source)
  }

  /// - Throws: `FileFault.unreadable` for a column without any number, and for circles of numbers below 0.
  private func check(_ zones: MapZones, _ column: String, file: String) throws {
    let values = zones.figures.compactMap(\.value)
    if values.isEmpty, !zones.figures.contains(where: \.isSecret) {
      throw FileFault.unreadable(
        file: file, sentence: "la colonne « \(column) » n'a aucun nombre ; une carte montre une colonne de nombres.")
    }
    if style.hasCircles, let negative = values.first(where: { $0 < 0 }) {
      throw FileFault.unreadable(
        file: file,
        sentence: "la colonne « \(column) » a des nombres négatifs (\(FrenchNumber.amount(negative, decimals: 2))) ; "
          + "l'aire d'un cercle ne peut pas les montrer. Sans --cercles, les zones sont coloriées.")
    }
  }
}
