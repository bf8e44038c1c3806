import GeometryCore

/// A place as a list gives it, in WGS 84 degrees.
public struct Position: Sendable, Hashable {
  public var longitude: Double
  public var latitude: Double
  /// Metres on the ground within which the true place lies by the digits written: their cell, not the position's own worth.
  public var writtenPrecision: Double
  /// The shift from the older datum that the list's numbers rest on; nil where none was made.
  public var shift: DatumShift?

  public init(longitude: Double, latitude: Double, writtenPrecision: Double, shift: DatumShift? = nil) {
    self.longitude = longitude
    self.latitude = latitude
    self.writtenPrecision = writtenPrecision
    self.shift = shift
  }
}
