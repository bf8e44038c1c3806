/// What a piece of a text for a terminal is, for whoever colours it.
public enum Emphasis: Sendable, Hashable {
  case plain, heading
  /// A decision in favour, an answer that is sure.
  case sure
  /// Something that someone should look at.
  case doubt
  /// A decision against.
  case refusal
  /// Something that keeps the program from going on.
  case fault

  /// Of a cell in the column of this name.
  init(_ cell: String, column: String) {
    switch (column, cell) {
    case ("decision", "eligible"), ("geo_statut", "ok"): self = .sure
    case ("decision", "a_verifier"), ("geo_statut", "ambigu"), ("geo_statut", "faible"): self = .doubt
    case ("decision", "non_eligible"), ("geo_statut", "introuvable"): self = .refusal
    case ("anomalie", _) where !cell.isEmpty: self = .doubt
    default: self = .plain
    }
  }
}

/// A piece of a line of text with what it is.
public struct EmphasisedText: Sendable, Hashable {
  public var text: String
  public var emphasis: Emphasis

  public init(_ text: String, _ emphasis: Emphasis = .plain) {
    self.text = text
    self.emphasis = emphasis
  }
}
