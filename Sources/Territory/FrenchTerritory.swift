import GeometryCore

/// Where a place in degrees is, roughly: enough to see swapped axes and to tell overseas from the mainland.
public enum FrenchTerritory {
  public static func holds(longitude: Double, latitude: Double) -> Bool {
    LocalProjection.index(longitude: longitude, latitude: latitude) != nil
  }

  /// True overseas, false on the mainland and in Corsica.
  public static func isOverseas(longitude: Double, latitude: Double) -> Bool {
    LocalProjection.index(longitude: longitude, latitude: latitude) != 0
  }
}
