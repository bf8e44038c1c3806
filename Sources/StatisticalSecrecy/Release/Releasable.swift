/// What may leave the house. Only `release` makes one, after an attack that found nothing; the line of the source goes with it.
public struct Releasable<Value: Sendable>: Sendable {
  public let value: Value
  /// "Source : Caf de l'Isère, décembre 2024 - secret statistique appliqué : caf-infracommunal".
  public let sourceLine: String
  /// What a reader must know of the figures, such as their rounding; nil for nothing.
  public let note: String?

  init(_ value: Value, sourceLine: String, note: String?) {
    self.value = value
    self.sourceLine = sourceLine
    self.note = note
  }
}
