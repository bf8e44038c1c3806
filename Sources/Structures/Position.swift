/// A place as a list gives it, in WGS 84 degrees.
public struct Position: Sendable, Hashable {
  public var longitude: Double
  public var latitude: Double
  /// Metres on the ground that half the last decimal written stands for, the larger of both axes.
  public var writtenPrecision: Double

  public init(longitude: Double, latitude: Double, writtenPrecision: Double) {
    self.longitude = longitude
    self.latitude = latitude
    self.writtenPrecision = writtenPrecision
  }
}
