/// What was done about a doubtful position.
public enum PositionOutcome: Sendable, Hashable {
  case corrected
  /// Used as it is written.
  case kept(isCorrectable: Bool)
  case leftOut(isCorrectable: Bool)
}
