/// A number that the base knows on a street.
public struct KnownAddress: Sendable, Hashable {
  public var number: Int
  /// "bis", "A"; blank if none.
  public var suffix: String
  /// Name of its street where the place asked for is a locality; blank on the street itself.
  public var street: String
  public var longitude: Double
  public var latitude: Double
  /// Metres, by the kind of its position.
  public var radius: Double

  public init(number: Int, suffix: String = "", street: String = "", longitude: Double, latitude: Double, radius: Double) {
    self.number = number
    self.suffix = suffix
    self.street = street
    self.longitude = longitude
    self.latitude = latitude
    self.radius = radius
  }
}
