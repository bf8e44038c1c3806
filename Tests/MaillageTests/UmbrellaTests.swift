import Maillage
import Territory
import TestSupport
import Testing

/// The umbrella alone must do for a package that loads a layer and locates points.
@Suite struct UmbrellaTests {
  private static let layer = #"""
    {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"code_qp": "QN03899M", "lib_qp": "Le Port"}, "geometry": {"type": "Polygon",
        "coordinates": [[[3.004, 46], [3.01, 46], [3.01, 46.003], [3.004, 46.003], [3.004, 46]]]}},
      {"type": "Feature", "properties": {"code_qp": "QN03898N", "lib_qp": "Les Tilleuls"}, "geometry": {"type": "Polygon",
        "coordinates": [[[3, 46], [3.004, 46], [3.004, 46.003], [3, 46.003], [3, 46]],
                        [[3.001, 46.001], [3.001, 46.002], [3.002, 46.002], [3.002, 46.001], [3.001, 46.001]]]}}
    ]}
    """#

  private func read() throws -> Zoning {
    let folder = try TemporaryFolder()
    return try Zoning(layer: LayerFile.read(path: folder.write("quartiers.geojson", Self.layer)))
  }

  @Test func pointsAreLocatedWithCodesAndNames() throws {
    let zoning = try read()
    let locator = ZoneLocator(zoning.layer.geometries, crs: zoning.layer.crs)
    // Inside, on the shared limit, on the hole's ring, in the hole, outside.
    let hits = locator.locate(x: [3.0005, 3.004, 3.001, 3.0015, 3.02], y: [46.0005, 46.001, 46.0015, 46.0015, 46.001])
    let codes = (0..<hits.count).map { hits.zones(of: $0).map { zoning.codes[Int($0)] }.sorted() }
    #expect(codes == [["QN03898N"], ["QN03898N", "QN03899M"], ["QN03898N"], [], []])
    #expect((0..<hits.count).map { hits.isOnBoundary($0) } == [false, true, true, false, false])
    #expect(zoning.names == ["Le Port", "Les Tilleuls"])
    #expect(zoning.kind == "qpv")
    #expect(zoning.vintage == "2024")
    #expect(zoning.departments == ["38"])
  }

  @Test func aPointOfAnotherSystemIsBroughtToTheLayers() throws {
    let zoning = try read()
    let lambert = try CRS(epsg: 2154)
    let there = try #require(try CoordinateTransform(from: zoning.layer.crs, to: lambert).apply(3.0005, 46.0005))
    let back = try #require(try CoordinateTransform(from: lambert, to: zoning.layer.crs).apply(there.x, there.y))
    let hits = ZoneLocator(zoning.layer.geometries, crs: zoning.layer.crs).locate(x: [back.x], y: [back.y])
    #expect(hits.zones(of: 0).map { zoning.codes[Int($0)] } == ["QN03898N"])
  }
}
