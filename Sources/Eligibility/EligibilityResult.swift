import Groundwork
import Tabular

/// The list answered, with everything odd met on the way.
public struct EligibilityResult: Sendable {
  public var assessments: [Assessment]
  /// The list as it was read.
  public var input: Table
  /// Oddities of files; those of single rows stand in the assessments.
  public var anomalies: [Anomaly]
  /// File of the geography compared with.
  public var comparedWith: String?

  public init(assessments: [Assessment], input: Table, anomalies: [Anomaly] = [], comparedWith: String? = nil) {
    self.assessments = assessments
    self.input = input
    self.anomalies = anomalies
    self.comparedWith = comparedWith
  }
}
