import GeometryCore
import Groundwork
import Tabular

/// Locates the rows of a table in zonings.
public struct RowLocator: Sendable {
  /// nil where the table has no columns of positions.
  public let points: PointReader?
  public let zonings: [LocatedZoning]
  /// One a zoning, where the rows have no positions and are attached by code; nil for a zoning whose codes they lack.
  public let joins: [CodeJoin?]

  public init(points: PointReader?, zonings: [LocatedZoning], joins: [CodeJoin?] = []) {
    self.points = points
    self.zonings = zonings
    self.joins = joins
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
    if !joins.isEmpty { for row in 0..<chunk.rowCount where remarks[row] == [.position(.absent)] { remarks[row] = nil } }
    for (place, zoning) in zonings.enumerated() {
      let system = zoning.locator.crs
      let (x, y) = try projected[system] ?? batch.coordinates(in: system, &transforms)
      projected[system] = (x, y)
      var answer = try zoning.locate(x: x, y: y, communes: batch.communes, transforms: &transforms)
      if joins.indices.contains(place), let join = joins[place] { attach(chunk, by: join, to: zoning, &answer, &remarks) }
      for row in answer.unmeasured { remarks[row, default: []].append(.position(.noZone(zoning: zoning.name))) }
      answers.append(answer)
    }
    return RowLocations(numbers: chunk.numbers, rowCount: chunk.rowCount, points: batch, zonings: answers, anomalies: remarks)
  }

  private func attach(
    _ chunk: RowChunk, by join: CodeJoin, to zoning: LocatedZoning, _ answer: inout ZoneAnswers,
    _ remarks: inout [Int: [AnomalyKind]]
  ) {
    for row in 0..<chunk.rowCount {
      switch join.answer(chunk, row) {
      case .zone(let zone): answer.byCode[row] = zone
      case .blank: remarks[row, default: []].append(.position(.codeAbsent(column: join.columnName)))
      case .unknown(let code):
        remarks[row, default: []].append(
          .position(.codeNotInZoning(QuotedCell(code), zoning: zoning.name, vintage: zoning.zoning.vintage)))
      }
    }
  }
}
