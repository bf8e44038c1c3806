/// Of an index composed of several indicators.
public enum IndexAnomaly: Sendable, Hashable {
  /// A zone has no score, for want of this figure.
  case missing(column: String, Missing)
  /// The first principal component weighs by itself.
  case weightsIgnored
  /// An indicator that goes against the axis that the others make.
  case againstTheAxis(column: String)
  /// Of the five classes some have no zone, since equal scores are never parted.
  case fewClasses(filled: Int, zones: Int)

  /// Why a figure is not there.
  public enum Missing: Sendable, Hashable {
    case blank, secret, notAvailable, notSignificant, notANumber
    /// A weight below nothing.
    case negative
  }
}
