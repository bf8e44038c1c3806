/// A quarter as its file names it.
public struct Quarter: Sendable, Hashable {
  public var code: String
  public var name: String
  /// INSEE codes of its communes, whole cities for Paris, Lyon and Marseille; empty where the file gives none.
  public var communeCodes: [String]
  public var communeNames: [String]

  public init(code: String, name: String, communeCodes: [String] = [], communeNames: [String] = []) {
    self.code = code
    self.name = name
    self.communeCodes = communeCodes
    self.communeNames = communeNames
  }

  /// "Mistral - Eaux Claires (QN03801M)".
  public var title: String { name.isEmpty ? code : code.isEmpty ? name : "\(name) (\(code))" }
}
