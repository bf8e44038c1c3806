import GeometryCore
import Groundwork

/// What a zoning says of some rows, by row of the chunk; zones are numbers of features of its layer.
public struct ZoneAnswers: Sendable {
  /// How far the limits are, by row of the chunk.
  public struct Distances: Sendable {
    /// Metres on the ground to the limit, positive inside; NaN without position or zone.
    public var metres: [Double]
    /// The zone whose limit that is; -1 for none.
    public var nearest: [Int32]
  }

  /// The zones that hold each position.
  public let hits: ZoneHits
  /// The zone of rows of which its code alone is known, or their commune's.
  public internal(set) var byCode: [Int: Int]
  /// nil where distances were not asked for.
  public internal(set) var distances: Distances?
  /// Rows that have a position and no distance: no zone lies in their territory.
  public internal(set) var unmeasured: [Int] = []

  init(hits: ZoneHits, byCode: [Int: Int]) {
    self.hits = hits
    self.byCode = byCode
  }
}
