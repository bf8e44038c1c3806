import Foundation
import GeometryCore

/// A quarter that has no shape in its file: it lies somewhere in its communes, and nobody is certainly outside it there.
public struct ShapelessQuarter: Sendable, Hashable {
  /// A place in degrees.
  public struct Place: Sendable, Hashable {
    public let longitude, latitude: Double

    public init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  /// Its place among the quarters of its geography.
  public let number: Int
  /// Where its shape vanished; nil where the file gives nothing.
  public let remains: Place?

  /// Metres around what is left within which a position may be in the quarter: the ones that vanish are small.
  package static let reach = 1000.0

  public init(number: Int, remains: Place?) {
    self.number = number
    self.remains = remains
  }

  /// Whether a position may lie in what the quarter was.
  package func isNear(longitude: Double, latitude: Double) -> Bool {
    guard let remains else { return false }
    let east = (longitude - remains.longitude) * cos(latitude * .pi / 180)
    return hypot(east, latitude - remains.latitude) * 111_320 < Self.reach
  }
}

extension ShapelessQuarter {
  /// Those of a layer of quarters.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to WGS 84.
  static func all(in zoning: Zoning) throws -> [ShapelessQuarter] {
    let layer = zoning.layer, shapes = layer.geometries
    let bare = (0..<shapes.count).filter { feature in !shapes.parts(of: feature).contains { shapes.partKinds[$0] == .polygon } }
    guard !bare.isEmpty else { return [] }
    let toDegrees = try CoordinateTransform(from: layer.crs, to: .wgs84)
    return bare.map { feature in
      let repair = layer.repairs.first { $0.feature == feature }
      let place = repair.flatMap { repair in repair.x.flatMap { x in repair.y.flatMap { toDegrees.apply(x, $0) } } }
      return ShapelessQuarter(number: feature, remains: place.map { Place(longitude: $0.x, latitude: $0.y) })
    }
  }
}
