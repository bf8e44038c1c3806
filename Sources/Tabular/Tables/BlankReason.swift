/// Why a cell holds no value.
public enum BlankReason: UInt8, Sendable, Hashable {
  case blank
  /// Marked `nd`.
  case notAvailable
  /// Marked `s`: withheld by statistical secrecy.
  case secret
  /// Marked `ns`.
  case notSignificant
}
