import GeometryCore

/// Communes with their shapes.
public protocol CommuneMap: CommuneBook {
  /// Codes of the communes that hold each position, in WGS 84 degrees; blank where none does.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the system of the shapes.
  func locate(longitude: [Double], latitude: [Double]) throws -> [[String]]
  /// Metres on the ground from each position, in WGS 84 degrees, to the commune of its code: 0 inside, nil if the code is
  /// unknown or its commune lies in another territory.
  ///
  /// All positions together: a projection costs more to make than a commune to measure.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  func distances(to codes: [String], longitude: [Double], latitude: [Double]) throws -> [Double?]
  /// Those of some communes, by code, that lie so near to a zone that a band of that width, in metres, may reach into them.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  func near(
    _ shapes: GeometryArray, _ locator: any PlaceLocating, codes: Set<String>, within metres: Double
  ) throws -> Set<String>
}
