import GeometryCore
import Groundwork

extension Repair {
  /// What GEOS made of a feature.
  init(_ repaired: RepairedGeometry) {
    let invalid = repaired.invalid
    self.init(
      feature: invalid.index, reason: invalid.reason,
      at: invalid.x.isFinite && invalid.y.isFinite ? (invalid.x, invalid.y) : nil,
      areaBefore: repaired.areaBefore.isFinite ? repaired.areaBefore : nil,
      areaAfter: repaired.areaAfter.isFinite ? repaired.areaAfter : nil,
      outcome: repaired.isAbandoned ? .abandoned : repaired.areaAfter > 0 ? .repaired : .emptied)
  }
}
