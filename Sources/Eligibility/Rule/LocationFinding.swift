import Structures

/// What a rule makes of the place of one site, whatever its prestation.
public struct LocationFinding: Sendable, Hashable {
  /// Why, in a form that `Explanation` turns into a sentence.
  public enum Basis: Sendable, Hashable {
    /// Certainly in the zone.
    case inside
    /// The limit is nearer than the position is certain.
    case nearLimit
    /// No usable position, in a commune that has quarters.
    case communeTouched([Int])
    /// No usable position, in a commune where lived quarters are possible.
    case livedPossible([Int])
    /// No usable position, in a commune without quarters that the band around them may reach.
    case bandPossible
    case communeUntouched
    /// The commune's codes cannot be compared with the file's.
    case communeUndecidable
    case communeUnknown
    case notCovered(department: String)
    case departmentUnknown
    /// The date asks for a geography that was not given for this place.
    case missingYear(Int)
    /// The rule admits lived quarters alone and none was given.
    case livedNotGiven
    /// Certainly outside every zone.
    case outside
    /// Outside every zone that has a shape; these have none and may hold the site.
    case shapeless([Int])
    /// No number, so the known addresses of the street decide together.
    case street(Street)
  }

  /// How a street stands to the zones, by its known addresses.
  public enum Street: Sendable, Hashable {
    /// All in a zone; all outside every zone; neither, or some too near to a limit.
    case inside, outside, split
  }

  public var decision: Decision
  public var level: EvidenceLevel
  public var basis: Basis
  /// Kind of the zone that `zone` counts in.
  public var zoneKind: EligibilityRule.ZoneKind?
  /// Index of the zone at stake: the one that holds the site, or whose limit is within the radius.
  public var zone: Int?
  /// Signed metres to the limit of the zone at stake, or of the nearest one.
  public var distance: Double?

  public init(
    decision: Decision, level: EvidenceLevel, basis: Basis, zoneKind: EligibilityRule.ZoneKind? = nil, zone: Int? = nil,
    distance: Double? = nil
  ) {
    self.decision = decision
    self.level = level
    self.basis = basis
    self.zoneKind = zoneKind
    self.zone = zone
    self.distance = distance
  }
}
