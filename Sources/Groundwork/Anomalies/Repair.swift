/// What was wrong with the geometry of one feature, where, and what was done about it: one bad feature never costs the layer.
public struct Repair: Sendable, Hashable {
  /// What became of the feature.
  public enum Outcome: Sendable, Hashable {
    /// GEOS made a valid polygon of it (structure method).
    case repaired
    /// Nothing polygonal was left: the feature stays, without a geometry.
    case emptied
    /// GEOS could not repair it: the feature stays, without a geometry.
    case abandoned
    /// The file's geometry cannot be read: the feature stays, without one.
    case unread
  }

  /// Index of the feature in the layer, the first being 0.
  public var feature: Int
  /// GEOS's reason, in its own words; of a geometry that cannot be read the reader's, in English.
  public var reason: String
  /// Where, in the layer's own coordinates; nil where GEOS names no place.
  public var x, y: Double?
  /// Areas in square units of the layer's coordinates; nil where the invalid geometry has none.
  public var areaBefore, areaAfter: Double?
  public var outcome: Outcome

  /// A feature whose geometry cannot be read.
  package init(unread feature: Int, reason: String) {
    self.init(feature: feature, reason: reason, at: nil, areaBefore: nil, areaAfter: nil, outcome: .unread)
  }

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
