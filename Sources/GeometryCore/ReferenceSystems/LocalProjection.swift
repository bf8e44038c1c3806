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

  /// Outline of the mainland and Corsica, loosely, as longitude and latitude: a rectangle would let half of Germany in.
  private static let mainland: [(x: Double, y: Double)] = [
    (-5.4, 48.8), (-2, 49.9), (1.4, 51.2), (2.6, 51.2), (6.2, 49.7), (8.4, 49.1), (7.7, 47.4), (7.2, 46.0), (7.9, 43.8),
    (9.8, 43.2),
    (9.7, 41.2), (8.3, 41.2), (3.2, 42.2), (-1.9, 43.1), (-2.6, 46.8),
  ]

  /// Whether a place in degrees lies on the mainland or in Corsica, give or take some ten kilometres: tells apart the systems
  /// that numbers may be in, and decides nothing else.
  public static func isOnMainland(longitude x: Double, latitude y: Double) -> Bool {
    var inside = false
    var previous = mainland[mainland.count - 1]
    for vertex in mainland {
      if (vertex.y > y) != (previous.y > y), x < (previous.x - vertex.x) * (y - vertex.y) / (previous.y - vertex.y) + vertex.x {
        inside.toggle()
      }
      previous = vertex
    }
    return inside
  }
}
