import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Territory

@Suite struct CommuneShapesTests {
  /// A chessboard of communes and quarters across them: what the vertices prove is what GEOS says of every pair.
  @Test(arguments: Seed.several(6))
  func quartersTouchTheCommunesThatGEOSSays(seed: Seed) throws {
    var dice = seed.generator
    let side = 6
    let communes = (0..<side * side).map { index in
      let x = 2 + Double(index % side) / 10, y = 46 + Double(index / side) / 10
      let ring = [(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y)].map { (x: $0.0, y: $0.1) }
      return GeoJSONText.feature("{\"code\":\"380\(10 + index)\",\"nom\":\"Commune \(index)\"}", GeoJSONText.polygon(ring))
    }
    let folder = try TemporaryFolder()
    let layer = try LayerFile.read(path: folder.write("communes-2026.geojson", GeoJSONText.collection(communes)))
    let zoning = try Zoning(layer: layer), shapes = try CommuneShapes(zoning, provenance: layer.provenance)
    var quarters = GeometryArray()
    for _ in 0..<40 {
      // Corners on the lines of the chessboard are frequent: there the vertices prove nothing.
      func step() -> Double {
        Bool.random(using: &dice) ? Double(Int.random(in: 0...60, using: &dice)) / 100 : .random(in: 0...0.6, using: &dice)
      }
      let x = 2 + step(), y = 46 + step(), width = 0.01 + step() / 3, height = 0.01 + step() / 3
      quarters.appendPolygon([[(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]])
    }
    var expected: [String: [Int]] = [:]
    for feature in 0..<quarters.count {
      for index in zoning.codes.indices where try Overlap.interiorsMeet(quarters, feature, layer.geometries, index) {
        expected[zoning.codes[index], default: []].append(feature)
      }
    }
    #expect(try shapes.touching(quarters) == expected, "\(seed)")
  }
}
