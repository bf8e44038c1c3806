import GeoFormats
import Groundwork
import Tabular
import Territory

/// The figures of a column of a layer, one a feature.
public struct LayerFigures: Sendable {
  /// As the layer writes it.
  public let column: String
  public let figures: [Figure]
  public let anomalies: [Anomaly]

  /// - Parameters:
  ///   - name: the column.
  ///   - option: the option that names it, for messages.
  ///   - catalog: whose profiles tell counts that nobody has published; nil where the user knows them to be published.
  /// - Throws: `FileFault.usage` for a column that does not exist, `.unreadable` for counts that nobody has published.
  public init(_ layer: Layer, column name: String, option: String, catalog: ProfileCatalog?) throws {
    let file = layer.provenance.file
    let place = try NamedColumns(layer.table.columns.map(\.name)).given(name, option: option, file: file)
    try catalog?.refuseUnpublished([layer.table.columns[place]], file: file)
    column = layer.table.columns[place].name
    let cells = FigureColumn(layer.table.columns[place].texts, name: column, takesNegatives: true)
    figures = cells.figures
    anomalies = cells.anomalies.map { Anomaly(.figure($0), file: file, layer: layer.provenance.layer) }
  }
}
