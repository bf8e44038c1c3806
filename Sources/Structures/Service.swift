/// A prestation that an office pays or a kind of equipment that bears its name.
public struct Service: Sendable, Hashable {
  /// What the column `prestation` holds: "AGC", "LAEP".
  public let code: String
  /// Full name in lower case, for sentences.
  public let name: String
  /// Article with its blank or apostrophe: "l'", "le ".
  public let article: String

  /// "l'espace de vie sociale (EVS)".
  public var described: String { "\(article)\(name) (\(code))" }
}

/// What lists may tell apart within a prestation.
public struct ServiceKind: Sendable, Hashable {
  /// "micro-crèche", "périscolaire".
  public let name: String
  /// Code of the prestation.
  public let service: String
  let spellings: [[String]]
}
