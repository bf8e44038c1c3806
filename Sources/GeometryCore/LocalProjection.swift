/// The official metric system of a place of France (décret 2000-1276 and its arrêté): where distances and areas are metres
/// on the ground.
public enum LocalProjection {
  struct Place: Sendable {
    let box: Box
    let system: Int
  }

  /// EPSG codes of the systems, in the order of `index(longitude:latitude:)`.
  private static let codes = [2154, 5490, 2972, 2975, 4471, 4467, 3296, 3297, 3298, 3299, 3163, 8903]

  /// The official metric systems, in the order of `index(longitude:latitude:)`.
  public static let systems: [CRS] = codes.compactMap { KnownSystem.of($0)?.crs }

  /// Areas of use in degrees, after the EPSG registry; the mainland's first, since most points lie there.
  static let places: [Place] = [
    (-9.86, 41.15, 10.38, 51.56, 2154), (-63.66, 14.08, -57.52, 18.53, 5490), (-54.61, 2.05, -49.45, 8.88, 2972),
    (51.83, -24.72, 58.24, -18.28, 2975), (43.68, -14.49, 46.7, -11.33, 4471), (-57.1, 43.41, -55.9, 47.37, 4467),
    (-158.13, -31.24, -150, -4.52, 3296), (-150, -31.24, -144, -4.52, 3297), (-144, -31.24, -138, -4.52, 3298),
    (-138, -31.24, -131.97, -4.52, 3299), (156.25, -26.45, 174.28, -14.83, 3163), (-180, -15.94, -174.27, -9.84, 8903),
    (179.49, -15.94, 180, -9.84, 8903),
  ].map { west, south, east, north, code in
    Place(box: Box(minX: west, minY: south, maxX: east, maxY: north), system: codes.firstIndex(of: code) ?? 0)
  }

  /// Position in `systems` of the official system at a place given in degrees; nil outside of France
  /// (and in the Terres australes, for which no metric system is laid down here).
  public static func index(longitude: Double, latitude: Double) -> Int? {
    for place in places where place.box.contains(longitude, latitude) { return place.system }
    return nil
  }

  /// The official metric system at a place given in degrees; nil outside of France.
  public static func crs(longitude: Double, latitude: Double) -> CRS? {
    index(longitude: longitude, latitude: latitude).map { systems[$0] }
  }
}
