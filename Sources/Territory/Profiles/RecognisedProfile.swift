/// A file recognised: which profile, and which of its columns play which part.
public struct RecognisedProfile: Sendable, Hashable {
  public let id: String
  /// French name of the profile.
  public let name: String
  public let kind: String
  public let vintage: String?
  public let codeColumn: Int?
  public let codeForm: ZoneCode.Form
  public let nameColumn: Int?
  /// Columns by role, first the one named, then those that continue it.
  public let roles: [String: [Int]]

  /// The column of a role, or nil.
  public func column(_ role: String) -> Int? { roles[role]?.first }
}
