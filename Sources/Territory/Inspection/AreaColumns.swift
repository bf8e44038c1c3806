import GeoFormats
import GeometryCore
import Groundwork
import Tabular

/// Columns of a file that hold areas measured in a Mercator system.
struct AreaColumns {
  private(set) var found: [(column: Int, areas: MercatorAreas)] = []

  /// Of a table, read again where some column may hold areas.
  /// - Parameters:
  ///   - code: column of the codes of communes, IRIS or départements.
  ///   - sample: some values of a column.
  init(code: Int?, columns: [Int], sample: (Int) -> [String], rows: () throws -> any RowSource) throws {
    let asked = columns.filter { $0 != code && MercatorAreas.mayBeAreas(sample($0).map { NumberParser.decimal($0) }) }
    guard let code, !asked.isEmpty else { return }
    var source = try rows(), codes: [String] = [], figures = [[Double?]](repeating: [], count: asked.count)
    while let chunk = try source.next() {
      for row in 0..<chunk.rowCount {
        codes.append(chunk[row, code])
        for (place, column) in asked.enumerated() { figures[place].append(NumberParser.decimal(chunk, row, column)) }
      }
    }
    for (column, values) in zip(asked, figures) {
      if let areas = MercatorAreas(codes: codes, figures: values) { found.append((column, areas)) }
    }
  }

  /// Of a layer whose reference system is known, each value beside its own shape.
  init(_ layer: Layer) {
    for (place, column) in layer.table.columns.enumerated() {
      let figures = column.decimals()
      guard MercatorAreas.mayBeAreas(figures) else { continue }
      // Shapes that no Mercator takes tell nothing.
      let areas = try? MercatorAreas(figures: figures, shapes: layer.geometries, crs: layer.crs)
      if let areas { found.append((place, areas)) }
    }
  }

  /// Marks their fields, and says what they are.
  func note(_ fields: inout [LayerInspection.Field], provenance: Provenance) -> [Anomaly] {
    found.map { column, areas in
      let name = fields[column].name
      if fields[column].role == nil { fields[column].role = "aire" }
      return Anomaly(
        .table(.mercatorAreas(column: name, system: areas.system, factor: areas.factor)), file: provenance.file,
        layer: provenance.layer, column: name)
    }
  }
}
