import Groundwork

/// An anomaly of one row of a chunk.
public struct RowAnomaly: Sendable, Hashable {
  /// Row of the chunk.
  public let row: Int
  public let anomaly: Anomaly

  public init(row: Int, anomaly: Anomaly) {
    self.row = row
    self.anomaly = anomaly
  }
}
