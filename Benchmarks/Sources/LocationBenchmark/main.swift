// CPU seconds of reading a layer, of building its index and of locating random points in it, on one core.
//
//   swift run -c release --package-path Benchmarks location-benchmark iris.shp [points]
import Foundation
import GeometryCore
import Maillage
import Measuring

guard CommandLine.arguments.count >= 2 else {
  print("usage: location-benchmark LAYER [POINTS]")
  exit(64)
}
let path = CommandLine.arguments[1]
let count = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 1_000_000 : 1_000_000

let layer = try measured("reading, validity included") { try LayerFile.read(path: path) }
print("\(layer.geometries.count) zones, \(layer.geometries.vertexCount) vertices")
let locator = measured("index") { ZoneLocator(layer.geometries, crs: layer.crs) }

let box = (0..<layer.geometries.count).compactMap { layer.geometries.box(of: $0) }.reduce(into: Box.empty) { $0.extend($1) }
var random = SystemRandomNumberGenerator()
let x = (0..<count).map { _ in Double.random(in: box.minX...box.maxX, using: &random) }
let y = (0..<count).map { _ in Double.random(in: box.minY...box.maxY, using: &random) }
var inside = 0
for pass in ["first", "second"] {
  let hits = measured("\(pass) pass, a point", per: count, unit: "ns", scale: 1e9) { locator.locate(x: x, y: y) }
  inside = hits.zones.count
}
print("\(inside) of \(count) points lie in a zone")
