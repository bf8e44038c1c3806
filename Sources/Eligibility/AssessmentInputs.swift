import Groundwork
import Structures
import Territory

/// Everything that the answer rests on besides the list itself.
public struct AssessmentInputs: Sendable {
  public var rule: EligibilityRule
  public var parameters: Parameters
  public var geographies: DatedGeographies
  /// `--couverture`; nil lets each geography speak for itself.
  public var coverage: DepartmentCoverage?
  public var lived: LivedQuarters
  /// Communes with names, and with shapes if it is a `CommuneMap`; nil leaves those of the QPV.
  public var communes: (any CommuneBook)?
  public var comparison: GeographyComparison?
  /// How the column `sources` quotes the rule, and the corrections.
  public var ruleCitation: String
  public var correctionsCitation: String?
  /// How it quotes the address base.
  public var addressCitation: String?

  public init(
    rule: EligibilityRule, parameters: Parameters, geographies: DatedGeographies, coverage: DepartmentCoverage? = nil,
    lived: LivedQuarters = .none, communes: (any CommuneBook)? = nil, comparison: GeographyComparison? = nil,
    ruleCitation: String, correctionsCitation: String? = nil, addressCitation: String? = nil
  ) {
    self.rule = rule
    self.parameters = parameters
    self.geographies = geographies
    self.coverage = coverage
    self.lived = lived
    self.communes = communes
    self.comparison = comparison
    self.ruleCitation = ruleCitation
    self.correctionsCitation = correctionsCitation
    self.addressCitation = addressCitation
  }
}
