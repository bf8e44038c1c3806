import GeoFormats
import GeometryCore
import Groundwork
import Tabular

/// The rows of a table, or of a layer of points, and where they say that they are.
package struct PlacedRows {
  package let rows: any RowSource
  /// nil where no column tells positions.
  package let reader: PointReader?

  /// - Throws: `FileFault` for what cannot be read, and for columns of positions that do not exist or tell no system.
  package static func open(_ path: String, options: TableOptions, points: PointOptions) throws -> PlacedRows {
    guard LayerFile.isLayer(path: path) else {
      return try PlacedRows(TableFile.open(path: path, options: options), points: points)
    }
    let place = LayerReference.parse(path)
    let layer = try LayerFile.read(
      path: place.path, options: LayerOptions(places: .france, layer: place.layer, crs: points.crs))
    return PlacedRows(rows: TableRowSource(layer.table), reader: try PointReader(layer, corrects: points.corrects))
  }

  private init(rows: any RowSource, reader: PointReader?) {
    self.rows = rows
    self.reader = reader
  }

  /// Rows that are open already.
  package init(_ opened: any RowSource, points: PointOptions) throws {
    let replayed = try ReplayedSource(opened)
    let isNamed = points.x != nil || points.y != nil || points.cell != nil
    self.init(
      rows: replayed,
      reader: isNamed || PointReader.isRecognised(in: replayed) ? try PointReader(replayed, options: points) : nil)
  }
}

/// The positions of a whole table, put together chunk by chunk.
package struct PointGathering {
  private let reader: PointReader
  private var transforms = TransformCache()
  /// By row of the table.
  package private(set) var positions: PointBatch
  private var remarks = RemarkTally()

  package init(_ reader: PointReader) {
    self.reader = reader
    positions = PointBatch(crs: reader.rowsNameSystems ? .wgs84 : reader.crs, x: [], y: [])
  }

  /// The positions of the rows that come next.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from the system that a row names.
  @discardableResult
  package mutating func read(_ chunk: RowChunk) throws -> PointBatch {
    let batch = try reader.read(chunk, transforms: &transforms)
    positions.x += batch.x
    positions.y += batch.y
    for (row, kinds) in batch.remarks.sorted(by: { $0.key < $1.key }) { remarks.add(kinds, row: chunk.numbers[row]) }
    return batch
  }

  /// What was assumed of the columns, and what is odd of positions that are there.
  package func anomalies(file: String) -> [Anomaly] {
    reader.notes
      + remarks.anomalies(file: file) { kind in
        switch kind {
        case .position(.absent), .position(.placeholder): true
        default: false
        }
      }
  }
}
