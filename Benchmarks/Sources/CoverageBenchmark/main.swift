// One task of `Scripts/bench couverture`: the kernels of GeometryCore on arrays that the Python side wrote, timed without
// reading.
//
//   coverage-benchmark points  QUERIES TARGETS ANSWER        nearest of many points
//   coverage-benchmark zones   QUERIES ZONES.shp ANSWER      nearest of many zones
//   coverage-benchmark overlay SOURCES.shp COUNTS ZONES.shp ANSWER   counts shared out by area
//   coverage-benchmark access  PEOPLE NEED SITES ANSWER   2SFCA within ten kilometres, a place at each site
//
// Arrays are doubles as they lie in memory; points are all x, then all y. Says the CPU seconds of the work.
import Foundation
import GeometryCore
import Maillage
import Measuring

func doubles(_ path: String) throws -> [Double] {
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  return [Double](unsafeUninitializedCapacity: data.count / 8) { buffer, count in
    count = data.copyBytes(to: buffer) / 8
  }
}

func points(_ path: String) throws -> (x: [Double], y: [Double]) {
  let all = try doubles(path)
  return (Array(all[..<(all.count / 2)]), Array(all[(all.count / 2)...]))
}

func write(_ answer: [Double], _ path: String) throws {
  try answer.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: path)) }
}

let words = Array(CommandLine.arguments.dropFirst())
switch (words.first, words.count) {
case ("points", 4):
  let queries = try points(words[1]), targets = try points(words[2])
  let found = measured("work") {
    PointIndex(x: targets.x, y: targets.y).nearest(x: queries.x, y: queries.y)
  }
  try write(found.numbers.map(Double.init) + found.squared, words[3])
case ("zones", 4):
  let queries = try points(words[1]), layer = try LayerFile.read(path: words[2])
  let metres = try measured("work") {
    let locator = ZoneLocator(layer.geometries, crs: layer.crs)
    let distances = try ZoneDistances(locator, systems: .france)
    return try distances.measure(x: queries.x, y: queries.y, hits: locator.locate(x: queries.x, y: queries.y)).metres
  }
  try write(metres.map { max(0, -$0) }, words[3])
case ("overlay", 5):
  let sources = try LayerFile.read(path: words[1]), counts = try doubles(words[2]), targets = try LayerFile.read(path: words[3])
  let estimates = try measured("work") {
    let overlay = try Overlay(sources.geometries, targets.geometries)
    var estimates = [Double](repeating: 0, count: targets.geometries.count)
    for pair in 0..<overlay.count {
      let source = Int(overlay.first[pair])
      estimates[Int(overlay.second[pair])] += counts[source] * overlay.areas[pair] / overlay.firstAreas[source]
    }
    return estimates
  }
  try write(estimates, words[4])
case ("access", 5):
  let places = try points(words[1]), people = try doubles(words[2]), sites = try points(words[3])
  let need = people.map { Figure.known($0) }, supply = [Figure](repeating: .known(1), count: sites.x.count)
  let result = measured("work") {
    let from = GroundPoints(x: places.x, y: places.y, in: .lambert93), to = GroundPoints(x: sites.x, y: sites.y, in: .lambert93)
    let pairs = AccessPairs(from: from, to: to, within: 10_000)
    return FloatingCatchment(.twoStep, decay: .binary(reach: 10_000)).access(pairs, need: need, supply: supply)
  }
  try write(result.access.map { $0 ?? 0 }, words[4])
default:
  print("usage: coverage-benchmark points|zones|overlay|access ...")
  exit(64)
}
