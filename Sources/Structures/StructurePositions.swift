import GeometryCore
import Groundwork
import Tabular
import Territory

/// The positions of a list of structures, whatever columns they stand in.
///
/// `PointReader` reads and checks them, as it does for every list of points; here the first columns of a row that hold
/// something decide, a doubtful position is left out, and the decimals written tell how fine a position is.
package struct StructurePositions {
  package struct Reading {
    var position: Position?
    var anomalies: [AnomalyKind] = []
  }

  private let columns: StructureColumns
  private let options: StructureOptions
  private let sources: [PointReader.Columns]

  package init(_ columns: StructureColumns, _ options: StructureOptions) {
    self.columns = columns
    self.options = options
    var sources: [PointReader.Columns] = []
    if let longitude = columns.first(.longitude), let latitude = columns.first(.latitude) {
      sources.append(.degrees(longitude: longitude, latitude: latitude))
    }
    if let x = columns.first(.x), let y = columns.first(.y) { sources.append(.plane(x: x, y: y, epsg: columns.first(.epsg))) }
    if let cell = columns.first(.coordinates) { sources.append(.cell(cell)) }
    self.sources = sources
  }

  /// One reading a row.
  package func read(_ table: Table) throws -> [Reading] {
    var readings = [Reading](repeating: Reading(), count: table.rowCount)
    var isRead = [Bool](repeating: false, count: table.rowCount)
    for source in sources {
      var rows = try ReplayedSource(TableRowSource(table))
      let reader = try reader(source, rows)
      var transforms = TransformCache()
      while let chunk = try rows.next() {
        let points = try reader.map { try $0.read(chunk, transforms: &transforms) }
        let degrees = try points?.coordinates(in: .wgs84, &transforms)
        for row in 0..<chunk.rowCount {
          let index = chunk.firstRow + row
          let cells = Self.cells(source, chunk, row)
          guard !isRead[index], cells.contains(where: { !$0.trimmingBlanks().isEmpty }) else { continue }
          isRead[index] = true
          readings[index].anomalies = points.map { $0.remarks[row] ?? [] } ?? [.position(.systemNotTold)]
          if let degrees, !degrees.x[row].isNaN {
            readings[index].position = Self.position(cells, longitude: degrees.x[row], latitude: degrees.y[row])
          }
        }
      }
    }
    return readings
  }

  /// nil where nothing tells the system of the numbers.
  private func reader(_ source: PointReader.Columns, _ rows: ReplayedSource) throws -> PointReader? {
    var options = PointOptions(crs: options.crs, corrects: options.correctsPositions)
    options.keepsDoubtful = false
    let reader: PointReader
    do {
      reader = try PointReader(rows, columns: source, options: options)
    } catch let fault as FileFault where fault.kind == .unreadable {
      return nil
    }
    guard case .plane(let x, _, _) = source, options.crs == nil else { return reader }
    // Plain x and y may be degrees; columns named after a projection may not.
    let namesMetres = ["l93", "lambert", "2154", "coord"].contains { Wording.key(columns.header[x]).contains($0) }
    if !reader.rowsNameSystems, reader.crs.isGeographic, namesMetres {
      options.crs = .lambert93
      return try PointReader(rows, columns: source, options: options)
    }
    // What values alone say of other systems is too little to decide a right on.
    return [CRS.wgs84, .lambert93].contains(reader.crs) ? reader : nil
  }

  private static func cells(_ source: PointReader.Columns, _ chunk: RowChunk, _ row: Int) -> [String] {
    switch source {
    case .degrees(let first, let second), .plane(let first, let second, _): [chunk[row, first], chunk[row, second]]
    case .cell(let column): [chunk[row, column]]
    }
  }

  private static func position(_ cells: [String], longitude: Double, latitude: Double) -> Position {
    let texts = cells.count == 1 ? CoordinateColumns.halves(of: cells[0]).map { [$0.texts.0, $0.texts.1] } ?? [] : cells
    let numbers = texts.compactMap(Coordinate.init)
    let precision =
      numbers.count == 2
      ? Coordinate.groundPrecision(numbers[0], numbers[1], longitude: longitude, latitude: latitude) : 0
    return Position(longitude: longitude, latitude: latitude, writtenPrecision: precision)
  }
}
