/// GeoJSON written for tests, from members that are JSON already.
package enum GeoJSONText {
  /// - Parameter members: what stands beside the features, its comma behind it: `"crs":null,`.
  package static func collection(_ features: [String], members: String = "") -> String {
    "{\"type\":\"FeatureCollection\",\(members)\"features\":[\(features.joined(separator: ","))]}"
  }

  package static func feature(_ properties: String, _ geometry: String) -> String {
    "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}"
  }

  package static func polygon(_ ring: [(x: Double, y: Double)]) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[[\(ring.map { "[\($0.x),\($0.y)]" }.joined(separator: ","))]]}"
  }

  /// Zones of two kilometres side by side in Isère, west to east, one for each text of properties.
  package static func zonesInARow(_ properties: [String]) -> String {
    collection(
      properties.enumerated().map { number, properties in
        let x = 5.70 + 0.03 * Double(number)
        return feature(properties, polygon([(x, 45.1), (x + 0.03, 45.1), (x + 0.03, 45.12), (x, 45.12), (x, 45.1)]))
      })
  }
}
