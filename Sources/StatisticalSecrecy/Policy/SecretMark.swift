/// What stands in the place of a figure that is withheld.
///
/// The first says nothing. The others say why, and thereby something of the figure: they are written where somebody asks for
/// them, and a reader is taken to know what they mean.
public enum SecretMark: String, Sendable, Hashable, CaseIterable {
  case secret = "s"
  /// The count itself is under the minimum.
  case count = "s-effectif"
  /// The zone has too few people.
  case population = "s-population"
  /// The count is at least the minimum and its zone large enough: shown, it would give others away.
  case protecting = "s-protege"
}

extension SecrecyPolicy {
  /// How figures that are withheld are marked.
  public enum Marks: Sendable, Hashable {
    /// All alike.
    case single
    /// By the reason.
    case distinct
  }

  /// The least population that the mark of a small zone speaks of where no policy says so.
  static let usualPopulation: Int64 = 100
}
