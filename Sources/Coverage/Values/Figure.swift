import Tabular

/// One figure of a diagnosis, or why there is none: what nobody knows is never a 0.
public enum Figure: Sendable, Hashable {
  case known(Double)
  /// The cell is blank, or says why it is.
  case blank(BlankReason)
  /// No row speaks of the zone.
  case noRow

  public var value: Double? {
    if case .known(let value) = self { return value }
    return nil
  }

  /// Whether the figure is there and may not be told.
  public var isSecret: Bool { self == .blank(.secret) }
}
