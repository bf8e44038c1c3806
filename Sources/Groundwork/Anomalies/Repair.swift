/// What was wrong with the geometry of one feature, where, and what was done about it.
public struct Repair: Sendable, Hashable {
  /// What became of the feature.
  public enum Outcome: Sendable, Hashable {
    /// GEOS made a valid polygon of it (structure method).
    case repaired
    /// Nothing polygonal was left: the feature stays, without a geometry.
    case emptied
  }

  /// Index of the feature in the layer, the first being 0.
  public var feature: Int
  /// GEOS's reason, in its own words.
  public var reason: String
  /// Where, in the layer's own coordinates; nil where GEOS names no place.
  public var x, y: Double?
  /// Areas in square units of the layer's coordinates; nil where the invalid geometry has none.
  public var areaBefore, areaAfter: Double?
  public var outcome: Outcome

  package init(
    feature: Int, reason: String, at place: (x: Double, y: Double)?, areaBefore: Double?, areaAfter: Double?, outcome: Outcome
  ) {
    self.feature = feature
    self.reason = reason
    x = place?.x
    y = place?.y
    self.areaBefore = areaBefore
    self.areaAfter = areaAfter
    self.outcome = outcome
  }
}
