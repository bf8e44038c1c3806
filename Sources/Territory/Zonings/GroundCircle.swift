import Foundation
import GeometryCore

/// A circle on the ground, as a map draws what a position is certain to.
public enum GroundCircle {
  private static let cornerCount = 72

  /// The polygon of a circle: one feature in WGS 84 degrees, each corner so many metres from the middle in the official metric
  /// system of the place; nil outside of France.
  ///
  /// - Parameters:
  ///   - longitude, latitude: the middle, in WGS 84 degrees.
  ///   - radius: metres.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to that system.
  public static func polygon(longitude: Double, latitude: Double, radius: Double) throws -> GeometryArray? {
    guard let system = MetricSystems.france.crs(longitude: longitude, latitude: latitude),
      let middle = try CoordinateTransform(from: .wgs84, to: system).apply(longitude, latitude)
    else { return nil }
    let angles = (0...cornerCount).map { 2 * Double.pi * Double($0 % cornerCount) / Double(cornerCount) }
    var x = angles.map { middle.x + radius * cos($0) }, y = angles.map { middle.y + radius * sin($0) }
    try CoordinateTransform(from: system, to: .wgs84).apply(x: &x, y: &y)
    var circle = GeometryArray()
    circle.appendPolygon([zip(x, y).map { (x: $0, y: $1) }])
    return circle
  }
}
