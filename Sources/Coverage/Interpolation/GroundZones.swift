import GeometryCore

/// Zones by place: a code and a shape each.
public struct GroundZones: Sendable {
  public let codes: [String]
  /// One feature a zone.
  public let shapes: GeometryArray
  public let crs: CRS

  /// - Precondition: as many codes as features.
  public init(codes: [String], shapes: GeometryArray, crs: CRS) {
    precondition(codes.count == shapes.count)
    self.codes = codes
    self.shapes = shapes
    self.crs = crs
  }

  /// Zones of a layer in which several features may be parts of one.
  /// - Parameters:
  ///   - owners: the feature that stands for the zone of each; a zone is in the result where its own feature stands.
  public init(codes: [String], shapes: GeometryArray, owners: [Int], crs: CRS) {
    let zones = owners.indices.filter { owners[$0] == $0 }
    guard zones.count < owners.count else {
      self.init(codes: codes, shapes: shapes, crs: crs)
      return
    }
    let parts = Dictionary(grouping: owners.indices) { owners[$0] }
    var merged = GeometryArray()
    for zone in zones { merged.append(partsOf: parts[zone] ?? [], of: shapes) }
    // Parts that touch or lie on one another become one shape.
    self.init(codes: zones.map { codes[$0] }, shapes: merged.madeValid(), crs: crs)
  }
}
