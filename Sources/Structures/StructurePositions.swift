import GeometryCore
import Groundwork
import Tabular
import Territory

/// The positions of a list of structures, whatever columns they stand in.
///
/// `PointReader` reads and checks them, as it does for every list of points; here the first columns of a row that hold
/// something decide, a doubtful position is left out, and the decimals written tell how fine a position is.
package struct StructurePositions {
  /// What the cells of one row are taken to mean.
  package struct Reading {
    var position: Position?
    var anomalies: [AnomalyKind] = []
    /// How fine an answer of `geocoder` is, which the list does not know.
    var precision: String?
  }

  /// One place in the table where positions may stand; without a reader where nothing tells the system of its numbers.
  private struct Source {
    let columns: PointReader.Columns
    let reader: PointReader?
    /// Column of the metres around the positions.
    var radius: Int?
  }

  private let sources: [Source]
  private var transforms = TransformCache()

  /// - Parameter rows: the list, of which the first rows are looked at.
  /// - Throws: `FileFault.usage` if a reader refuses the columns.
  package init(_ columns: StructureColumns, _ options: StructureOptions, _ rows: ReplayedSource) throws {
    var places: [PointReader.Columns] = []
    if let longitude = columns.first(.longitude), let latitude = columns.first(.latitude) {
      places.append(.degrees(longitude: longitude, latitude: latitude))
    }
    if let x = columns.first(.x), let y = columns.first(.y) { places.append(.plane(x: x, y: y, epsg: columns.first(.epsg))) }
    if let cell = columns.first(.coordinates) { places.append(.cell(cell)) }
    var sources = try places.map { Source(columns: $0, reader: try Self.reader($0, rows, columns, options)) }
    let geocoded = columns.geocoded
    if let longitude = geocoded.longitude, let latitude = geocoded.latitude {
      let place = PointReader.Columns.degrees(longitude: longitude, latitude: latitude)
      sources.append(Source(columns: place, reader: try Self.reader(place, rows, columns, options), radius: geocoded.radius))
    }
    self.sources = sources
  }

  /// One reading a row of the chunk.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from the system of a row to WGS 84.
  package mutating func read(_ chunk: RowChunk) throws -> [Reading] {
    var readings = [Reading?](repeating: nil, count: chunk.rowCount)
    /// Of rows whose cells stand for no position: other columns may give it.
    var placeholders: [Int: Reading] = [:]
    for source in sources {
      let points = try source.reader.map { try $0.read(chunk, transforms: &transforms) }
      let degrees = try points?.coordinates(in: .wgs84, &transforms)
      for row in 0..<chunk.rowCount where readings[row] == nil {
        let cells = Self.cells(source.columns, chunk, row)
        guard cells.contains(where: { !$0.trimmingBlanks().isEmpty }) else { continue }
        var reading = Reading()
        reading.anomalies = points.map { $0.remarks[row] ?? [] } ?? [.position(.systemNotTold)]
        if let degrees, !degrees.x[row].isNaN {
          reading.position = Self.position(cells, longitude: degrees.x[row], latitude: degrees.y[row])
          reading.position?.shift = points?.shifts[row]
          let radius = source.radius.map { chunk[row, $0].trimmingBlanks() } ?? ""
          if !radius.isEmpty { reading.precision = "\(radius) m" }
          if let anomaly = reading.position?.shift?.anomaly { reading.anomalies.append(.position(anomaly)) }
        }
        if case .position(.placeholder) = reading.anomalies.first { placeholders[row] = reading } else { readings[row] = reading }
      }
    }
    return readings.enumerated().map { $1 ?? placeholders[$0] ?? Reading() }
  }

  /// nil where nothing tells the system of the numbers.
  private static func reader(
    _ source: PointReader.Columns, _ rows: ReplayedSource, _ columns: StructureColumns, _ given: StructureOptions
  ) throws -> PointReader? {
    var options = PointOptions(crs: given.crs, corrects: given.correctsPositions)
    options.keepsDoubtful = false
    options.tellsShifts = true
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
    let numbers = texts.compactMap { Coordinate(written: $0) }
    let precision =
      numbers.count == 2
      ? Coordinate.groundPrecision(numbers[0], numbers[1], longitude: longitude, latitude: latitude) : 0
    return Position(longitude: longitude, latitude: latitude, writtenPrecision: precision)
  }
}
