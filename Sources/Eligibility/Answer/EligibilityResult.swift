import Groundwork
import Tabular

/// The list answered, with everything odd met on the way, and all that the answers rest on.
public struct EligibilityResult: Sendable {
  public var assessments: [Assessment]
  /// The list as it was read.
  public var input: Table
  /// Its rows that are no structures, by their index: they have no answer.
  public var asides: [Int: AsideRow] = [:]
  /// The rule, the quarters and communes with their shapes and locators, the lived quarters, the geography compared with.
  public var inputs: AssessmentInputs
  /// The files that they were read from.
  public var sources: [SourceFile] = []
  /// Oddities of files; those of single rows stand in the assessments.
  public var anomalies: [Anomaly]

  public init(assessments: [Assessment], input: Table, inputs: AssessmentInputs, anomalies: [Anomaly] = []) {
    self.assessments = assessments
    self.input = input
    self.inputs = inputs
    self.anomalies = anomalies
  }

  /// File of the geography compared with.
  public var comparedWith: String? { inputs.comparison?.former.file }
}
