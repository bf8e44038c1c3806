/// What a question says of its commune that is not where its address is found.
public struct PlaceContradiction: Sendable, Hashable {
  /// What says it.
  public enum Claim: Sendable, Hashable {
    /// The name of a commune, as it is officially written where one bears it, with the codes of those that do.
    case name(String, codes: [String])
    /// A postcode, with the names of the communes that it serves.
    case postcode(String, communes: [String])
    /// An INSEE code, with the commune's name.
    case code(String, name: String)
  }

  public let claim: Claim
  /// The two communes touch and the street is in one only: a slip of the pen, and the answer stays certain.
  public let isSlip: Bool
}
