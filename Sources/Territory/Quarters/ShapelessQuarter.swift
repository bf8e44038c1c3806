import Foundation
import GeometryCore

/// A quarter that has no shape in its file: it lies somewhere in its communes, and nobody is certainly outside it there.
public struct ShapelessQuarter: Sendable, Hashable {
  /// Its place among the quarters of its geography.
  public let number: Int
  /// Box in degrees of what the file gives of it; nil where it gives nothing.
  public let remains: Box?

  /// Metres around what is left within which a position may be in the quarter: the ones that vanish are small.
  package static let reach = 1000.0

  /// - Parameter remains: in degrees.
  public init(number: Int, remains: Box?) {
    self.number = number
    self.remains = remains
  }

  /// Whether a position may lie in what the quarter was.
  package func isNear(longitude: Double, latitude: Double) -> Bool {
    guard let remains else { return false }
    let east = max(remains.minX - longitude, longitude - remains.maxX, 0) * cos(latitude * .pi / 180)
    let north = max(remains.minY - latitude, latitude - remains.maxY, 0)
    return hypot(east, north) * 111_320 < Self.reach
  }
}

extension ShapelessQuarter {
  /// Those of a layer of quarters.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to WGS 84.
  static func all(in zoning: Zoning) throws -> [ShapelessQuarter] {
    let layer = zoning.layer, bare = layer.geometries.withoutPolygon
    guard !bare.isEmpty else { return [] }
    let toDegrees = try CoordinateTransform(from: layer.crs, to: .wgs84)
    return bare.map { feature in
      var remains = Box.empty
      if let box = layer.lost[feature] {
        for x in [box.minX, box.maxX] {
          for y in [box.minY, box.maxY] { if let corner = toDegrees.apply(x, y) { remains.extend(corner.x, corner.y) } }
        }
      }
      return ShapelessQuarter(number: feature, remains: remains.isEmpty ? nil : remains)
    }
  }
}
