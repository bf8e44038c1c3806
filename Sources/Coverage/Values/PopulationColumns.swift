import Groundwork
import Tabular
import Territory

/// Names under which tables keep how many live in a place.
enum PopulationColumns {
  private static let names = [
    "population", "pop", "population municipale", "population totale", "habitants", "nb habitants", "ind", "allocataires",
    "besoin", "enfants", "menages",
  ]

  /// The likeliest; Insee names the census by its year (P20_POP, PMUN2021).
  static func find(_ columns: NamedColumns) -> Int? {
    if let found = columns.find(anyOf: names) { return found }
    return columns.header.indices.first { column in
      let key = FrenchText.key(columns.header[column]).filter { $0 != " " }
      let isCensus = key.hasPrefix("p") && key.hasSuffix("pop") && key.dropFirst().dropLast(3).allSatisfy(\.isNumber)
      return isCensus || key.hasPrefix("pmun")
    }
  }
}

extension Zoning {
  /// What a column of the layer itself says of the people of its zones; nil where none does.
  /// - Parameter catalog: whose profiles tell counts that nobody has published; nil where the user knows them to be published.
  /// - Throws: `FileFault.unreadable` for such counts.
  public func ownPopulation(
    _ catalog: ProfileCatalog?
  ) throws -> (column: String, figures: [Figure], anomalies: [Anomaly])? {
    let table = layer.table, header = table.columns.map(\.name)
    guard let column = PopulationColumns.find(NamedColumns(header)), column != codeColumn else { return nil }
    try catalog?.refuseUnpublished([table.columns[column]], file: layer.provenance.file)
    let cells = FigureColumn(
      TextArray((0..<table.rowCount).map { table[$0, column] }), name: header[column])
    return (
      header[column], cells.figures,
      cells.anomalies.map { Anomaly(.figure($0), file: layer.provenance.file, layer: layer.provenance.layer) }
    )
  }

  /// The codes of the EPCI that a column of the layer itself names; nil where none does.
  public func ownGroups() -> [String?]? {
    let table = layer.table, columns = NamedColumns(table.columns.map(\.name))
    guard let column = columns.find(anyOf: ZoneColumns.names["epci"] ?? []), column != codeColumn else { return nil }
    return (0..<table.rowCount).map { row in
      let text = table[row, column].trimmingBlanks()
      return text.isEmpty ? nil : text
    }
  }
}
