import Groundwork
import Tabular
import Territory

/// A fact or a decision that the adviser has settled himself, with who and why.
public struct Correction: Sendable, Hashable {
  /// What a correction may replace.
  public enum Field: String, Sendable, CaseIterable {
    case longitude = "lon", latitude = "lat", precision, communeCode = "code_insee", service = "prestation", decision
  }

  /// For sentences: "position corrigée".
  package static func words(_ field: Field) -> String {
    switch field {
    case .longitude, .latitude: "position corrigée"
    case .precision: "précision corrigée"
    case .communeCode: "code de commune corrigé"
    case .service: "prestation corrigée"
    case .decision: "décision corrigée"
    }
  }

  public let field: Field
  public let value: String
  /// The prestations that the value names; none but for `.service`.
  public let services: [Service]
  public let author: String
  public let reason: String

  /// "Conseillère : relevé sur place".
  public var signature: String { [author, reason].filter { !$0.isEmpty }.joined(separator: " : ") }
}
