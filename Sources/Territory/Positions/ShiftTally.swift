import GeometryCore
import Groundwork

/// What is odd of the shifts that carry positions out of older datums, each once, in the order in which it was met.
package struct ShiftTally: Sendable {
  package private(set) var anomalies: [PositionAnomaly] = []
  private var known: Set<PositionAnomaly> = []

  package init() {}

  /// The shifts of some rows.
  package init(_ batch: PointBatch) {
    for (_, shift) in batch.shifts.sorted(by: { $0.key < $1.key }) { add(shift) }
  }

  package mutating func add(_ shift: DatumShift?) {
    if let anomaly = shift?.anomaly { add(anomaly) }
  }

  package mutating func add(_ other: ShiftTally) { other.anomalies.forEach { add($0) } }

  private mutating func add(_ anomaly: PositionAnomaly) {
    if known.insert(anomaly).inserted { anomalies.append(anomaly) }
  }
}
