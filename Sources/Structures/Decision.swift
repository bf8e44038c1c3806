import Groundwork

/// What follows for a structure: computed by `Eligibility`, or settled by an adviser in a correction.
public enum Decision: String, Sendable, CaseIterable, Hashable {
  case eligible
  case toVerify = "a_verifier"
  case notEligible = "non_eligible"

  /// For sentences.
  public var words: String {
    switch self {
    case .eligible: "éligible"
    case .toVerify: "à vérifier"
    case .notEligible: "non éligible"
    }
  }

  /// As people write it: "eligible", "À vérifier", "non_eligible".
  public init?(written text: String) {
    let key = Wording.key(text)
    guard let found = Self.allCases.first(where: { Wording.key($0.words) == key }) else { return nil }
    self = found
  }
}
