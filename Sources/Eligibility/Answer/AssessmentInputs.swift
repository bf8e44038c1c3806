import Groundwork
import Structures
import Territory

/// Everything that the answer rests on besides the list itself.
public struct AssessmentInputs: Sendable {
  /// How the column `sources` quotes what it does not quote itself.
  public struct Citations: Sendable {
    public var rule: String
    public var corrections: String?
    /// The address base.
    public var addresses: String?

    public init(rule: String, corrections: String? = nil, addresses: String? = nil) {
      self.rule = rule
      self.corrections = corrections
      self.addresses = addresses
    }
  }

  public var rule: EligibilityRule
  public var parameters: Parameters
  public var geographies: DatedGeographies
  public var citations: Citations
  /// `--couverture`; nil lets each geography speak for itself.
  public var coverage: DepartmentCoverage?
  public var lived = LivedQuarters.none
  /// Communes with names, and with shapes if it is a `CommuneMap`; nil leaves those of the QPV.
  public var communes: (any CommuneBook)?
  public var comparison: GeographyComparison?

  public init(rule: EligibilityRule, parameters: Parameters, geographies: DatedGeographies, citations: Citations) {
    self.rule = rule
    self.parameters = parameters
    self.geographies = geographies
    self.citations = citations
  }

  /// The départements that a geography speaks of, by the option or by its own codes.
  func coverage(of geography: QuarterGeography?) -> DepartmentCoverage { coverage ?? ownCoverage(of: geography) }

  /// The same by its own codes alone.
  func ownCoverage(of geography: QuarterGeography?) -> DepartmentCoverage {
    DepartmentCoverage(departments: geography?.departments ?? [], nationalFrom: parameters.nationalDepartmentCount)
  }
}
