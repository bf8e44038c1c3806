import Groundwork
import Structures

/// The answer for one site and one prestation: what is known, how sure, what follows and why.
public struct Assessment: Sendable, Hashable {
  /// How a site stands between two geographies.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    case enters = "entre"
    case leaves = "sort"
    case changes = "change"
    case same = "inchange"
  }

  /// The quarter at stake, as the list names it.
  public struct Zone: Sendable, Hashable {
    public var kind: EligibilityRule.ZoneKind
    public var code: String
    public var name: String

    public init(kind: EligibilityRule.ZoneKind, code: String, name: String) {
      self.kind = kind
      self.code = code
      self.name = name
    }
  }

  /// What is said against a row, with what follows from it.
  public struct Reserve: Sendable, Hashable {
    public var kind: EligibilityRule.Reservation
    /// French sentence without its full stop.
    public var sentence: String
    public var asksVerification: Bool
  }

  public var structure: Structure
  /// nil where the row names no known prestation.
  public var service: Service?
  public var communeCode: String
  public var communeName: String
  /// Metres; nil without a position.
  public var radius: Double?
  public var finding: LocationFinding
  public var zone: Zone?
  public var evidence: String
  public var decision: Decision
  public var reserves: [Reserve]
  /// One French sentence that a director can read.
  public var reason: String
  /// As the rule writes it; blank unless eligible.
  public var amount: String
  public var sources: String
  public var change: Change?
  /// Code of the quarter in the geography compared with.
  public var formerZone: String
  /// What is odd in the row.
  public var anomalies: [AnomalyKind]
}
