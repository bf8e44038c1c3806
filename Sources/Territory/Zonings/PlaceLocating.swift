import GeometryCore

/// Answers where positions stand in a zoning; in WGS 84 degrees, distances in metres on the ground.
public protocol PlaceLocating: Sendable {
  /// One standing a position.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from degrees to the system of the zones or of a place.
  func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding]
}

/// Locates in a layer of polygons.
public struct LayerLocator: PlaceLocating {
  private let locator: ZoneLocator
  private let distances: ZoneDistances

  /// - Parameters:
  ///   - geometries: valid polygons, one a zone.
  ///   - rank: order among zones at equal distance.
  /// - Throws: `GeometryError` if PROJ knows no way to the metric system of a place.
  public init(_ geometries: GeometryArray, crs: CRS, rank: [Int32]? = nil) throws {
    locator = ZoneLocator(geometries, crs: crs)
    distances = try ZoneDistances(locator, systems: .france, rank: rank)
  }

  /// Where positions stand to the polygons.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way from degrees to the system of the polygons or of a place.
  public func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding] {
    var x = longitude, y = latitude
    try CoordinateTransform(from: .wgs84, to: locator.crs).apply(x: &x, y: &y)
    let hits = locator.locate(x: x, y: y)
    let (metres, nearest) = try distances.measure(x: x, y: y, hits: hits)
    return x.indices.map { index in
      ZoneStanding(
        holders: hits.zones(of: index).map(Int.init), isOnBoundary: hits.isOnBoundary(index), distance: metres[index],
        zone: Int(nearest[index]))
    }
  }
}

/// Several zonings as one: their zones numbered on, the nearest limit of all.
struct MergedLocator: PlaceLocating {
  let parts: [(locator: any PlaceLocating, count: Int)]

  func standings(longitude: [Double], latitude: [Double]) throws -> [ZoneStanding] {
    var merged = [ZoneStanding](repeating: .emptyZoning, count: longitude.count)
    var offset = 0
    for part in parts {
      let own = try part.locator.standings(longitude: longitude, latitude: latitude)
      for (index, standing) in own.enumerated() { merged[index].join(standing, offset: offset) }
      offset += part.count
    }
    return merged
  }
}

