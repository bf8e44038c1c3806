import GeoFormats
import GeometryCore

/// Zones of overseas that lie outside of the territory of their code: maps draw them beside the mainland (Basse-Terre off
/// Portugal).
enum MisplacedZones {
  /// Degrees around a territory's box where its zones may still lie.
  private static let margin = 0.5
  private static let mainland = "metropole"

  /// Features whose box meets the box of none of their territories, ascending.
  /// - Parameter departments: codes of the départements of a feature; empty where nothing tells.
  static func of(_ layer: Layer, departments: (Int) -> [String]) -> [Int] {
    var features: [Int] = [], territories: [[Box]] = []
    let known = Dictionary(uniqueKeysWithValues: Territories.standard.departments.map { ($0.code, $0.territory) })
    for feature in 0..<layer.geometries.count where !layer.geometries.allVertices(of: feature).isEmpty {
      let own = departments(feature).map { known[$0] }
      guard !own.contains(mainland) else { continue }
      let boxes = own.compactMap { $0.flatMap(Territories.standard.territory)?.box }
      guard !boxes.isEmpty, boxes.count == own.count else { continue }
      features.append(feature)
      territories.append(boxes)
    }
    let boxes = degrees(layer, features)
    return features.indices.filter { index in
      guard let box = boxes[index] else { return false }
      let wide = Box(
        minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin, maxY: box.maxY + margin)
      return !territories[index].contains(where: wide.intersects)
    }.map { features[$0] }
  }

  /// Boxes in degrees, from the corners of those in the layer's system; nil where they cannot be carried there.
  private static func degrees(_ layer: Layer, _ features: [Int]) -> [Box?] {
    let boxes = features.map { layer.geometries.box(of: $0) ?? .empty }
    guard !layer.crs.isGeographic else { return boxes }
    guard let transform = try? CoordinateTransform(from: layer.crs, to: .wgs84) else { return boxes.map { _ in nil } }
    var x = boxes.flatMap { [$0.minX, $0.maxX, $0.minX, $0.maxX] }
    var y = boxes.flatMap { [$0.minY, $0.maxY, $0.maxY, $0.minY] }
    transform.apply(x: &x, y: &y)
    return boxes.indices.map { index in
      let corners = 4 * index..<4 * index + 4
      guard corners.allSatisfy({ x[$0].isFinite && y[$0].isFinite }) else { return nil }
      return corners.reduce(into: Box.empty) { $0.extend(x[$1], y[$1]) }
    }
  }
}
