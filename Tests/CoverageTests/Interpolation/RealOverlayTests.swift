import CGEOS
import GeoFormats
import GeometryCore
import TestSupport
import Territory
import Testing

/// Areas of real layers, pair by pair, against intersections of GEOS.
@Suite(.needsSharedData) struct RealOverlayTests {
  private static let pairs = [
    ("iris/93-2022.gpkg", "qpv/france-2024-simplified.geojson"), ("iris/lyon/iris.shp", "qpv/france-2024-simplified.geojson"),
    ("interpolation/ParisIris.gpkg", "interpolation/ParisPollingStations2012.gpkg"),
    ("iris/paris/iris.shp", "interpolation/ParisPollingStations2012.gpkg"), ("iris/rouen/irisR.shp", "iris/rouen/irisR.shp"),
    ("iris/93-2022.gpkg", "communes/france-2026.geojson"),
  ]

  private func layer(_ name: String) throws -> GeometryArray {
    let layer = try LayerFile.read(path: SharedData.path(name))
    return try layer.geometries.reprojected(from: layer.crs, to: .lambert93).madeValid()
  }

  @Test(arguments: pairs.indices)
  func everyPairHasTheAreaThatGEOSFinds(number: Int) throws {
    let (one, other) = (try layer(Self.pairs[number].0), try layer(Self.pairs[number].1))
    let overlay = try Overlay(one, other, containment: true)
    var found: [SIMD2<Int32>: Int] = [:]
    for pair in 0..<overlay.count { found[SIMD2(overlay.first[pair], overlay.second[pair])] = pair }
    let context = GeosContext.current
    func area(_ shape: OpaquePointer) -> Double {
      var value = Double.nan
      _ = GEOSArea_r(context.handle, shape, &value)
      return value
    }
    let boxes = (0..<other.count).map { other.box(of: $0) }
    var worst = 0.0, met = 0, wrong: [String] = []
    for i in 0..<one.count {
      guard let box = one.box(of: i) else { continue }
      let first = try one.makeGEOS(feature: i)
      defer { GEOSGeom_destroy_r(context.handle, first) }
      for j in 0..<other.count where boxes[j]?.intersects(box) == true {
        let second = try other.makeGEOS(feature: j)
        defer { GEOSGeom_destroy_r(context.handle, second) }
        guard let shared = GEOSIntersection_r(context.handle, first, second) else {
          wrong.append("\(i) \(j): GEOS refuses")
          continue
        }
        defer { GEOSGeom_destroy_r(context.handle, shared) }
        let pair = found[SIMD2(Int32(i), Int32(j))]
        let off = abs((pair.map { overlay.areas[$0] } ?? 0) - area(shared)) / min(area(first), area(second))
        worst = max(worst, off)
        met += pair == nil ? 0 : 1
        if !(off <= 1e-9) { wrong.append("\(i) \(j): off by \(off)") }
        guard let pair else { continue }
        let covers = GEOSCovers_r(context.handle, second, first) == 1
        if overlay.isInside[pair] != covers { wrong.append("\(i) \(j): GEOS covers \(covers)") }
      }
    }
    #expect(wrong.isEmpty && met == overlay.count && met > 10, "\(Self.pairs[number]): \(worst), \(wrong.prefix(5))")
  }
}
