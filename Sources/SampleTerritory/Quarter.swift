import Territory

/// A priority quarter or a lived quarter of the sample.
struct Quarter: Sendable {
  var code: String
  var name: String
  /// Communes on which it lies, in the order of their codes.
  var communes: [Int]
  var ring: PlanarRing
  /// Code of the QPV that a lived quarter serves.
  var served = ""
}
