import GeometryCore
import Groundwork

/// Where the rows of a chunk lie: their positions, what each zoning says of them, and what is odd.
public struct RowLocations: Sendable {
  /// How the user's program numbers the rows.
  public let numbers: RowNumbers
  public let rowCount: Int
  /// The positions as they were read or found.
  public let points: PointBatch
  /// One a zoning, in the order in which they were given.
  public let zonings: [ZoneAnswers]
  /// By row of the chunk.
  public let anomalies: [Int: [AnomalyKind]]

  /// The positions in WGS 84 degrees, NaN where there is none.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from their system.
  public func degrees(_ transforms: inout TransformCache) throws -> (x: [Double], y: [Double]) {
    try points.coordinates(in: .wgs84, &transforms)
  }
}
