import GeometryCore
import Tabular

/// Locates the rows of a table in zonings.
public struct RowLocator: Sendable {
  /// nil where the table has no columns of positions.
  public let points: PointReader?
  public let zonings: [LocatedZoning]

  public init(points: PointReader?, zonings: [LocatedZoning]) {
    self.points = points
    self.zonings = zonings
  }

  /// Where the rows of a chunk lie.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the systems of a position and of a zoning.
  public func locate(_ chunk: RowChunk, transforms: inout TransformCache) throws -> RowLocations {
    try locate(read(chunk, transforms: &transforms), of: chunk, transforms: &transforms)
  }

  /// The positions that the columns of a chunk give.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from the system that a row names.
  public func read(_ chunk: RowChunk, transforms: inout TransformCache) throws -> PointBatch {
    try points?.read(chunk, transforms: &transforms) ?? .empty(rowCount: chunk.rowCount)
  }

  /// - Parameter batch: the positions of the rows of the chunk.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the systems of a position and of a zoning.
  public func locate(_ batch: PointBatch, of chunk: RowChunk, transforms: inout TransformCache) throws -> RowLocations {
    var answers: [ZoneAnswers] = []
    var remarks = batch.remarks
    for odd in chunk.anomalies { remarks[odd.row, default: []].append(odd.anomaly.kind) }
    // Zonings of one system share the projection of the positions, which costs as much as locating them.
    var projected: [CRS: (x: [Double], y: [Double])] = [:]
    for zoning in zonings {
      let system = zoning.locator.crs
      let (x, y) = try projected[system] ?? batch.coordinates(in: system, &transforms)
      projected[system] = (x, y)
      let answer = try zoning.locate(x: x, y: y, communes: batch.communes, transforms: &transforms)
      for row in answer.unmeasured { remarks[row, default: []].append(.position(.noZone(zoning: zoning.name))) }
      answers.append(answer)
    }
    return RowLocations(numbers: chunk.numbers, rowCount: chunk.rowCount, points: batch, zonings: answers, anomalies: remarks)
  }
}
