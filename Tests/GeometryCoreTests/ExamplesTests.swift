import Foundation
import GeometryCore
import Testing

/// The examples of the doc comments, compiled and run: each line of theirs stands here as it stands there.
@Suite struct ExamplesTests {
  @Test func zonesFromRingsToDistances() throws {
    var zones = GeometryArray()
    zones.appendPolygon([[(912_000, 6_458_000), (913_000, 6_458_000), (913_000, 6_459_000), (912_000, 6_458_000)]])
    print(zones.count, zones.vertexCount, zones.signedArea(of: 0))
    #expect(zones.count == 1 && zones.vertexCount == 4 && zones.signedArea(of: 0) == 500_000)

    let locator = ZoneLocator(zones, crs: .lambert93)
    let hits = locator.locate(x: [912_500], y: [6_458_500])
    print(hits.zones(of: 0), hits.isOnBoundary(0))
    #expect(Array(hits.zones(of: 0)) == [0] && hits.isOnBoundary(0))

    let x = [912_900.0, 912_900], y = [6_458_100.0, 6_457_950]
    let distances = try ZoneDistances(locator, systems: MetricSystems(everywhere: .lambert93))
    let (metres, nearest) = try distances.measure(x: x, y: y, hits: locator.locate(x: x, y: y))
    #expect(metres == [100, -50] && nearest == [0, 0])
  }

  @Test func sharedGroundAndNearestPoints() throws {
    var zones = GeometryArray(), quarters = GeometryArray()
    zones.appendPolygon([[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]])
    quarters.appendPolygon([[(8, 0), (20, 0), (20, 10), (8, 10), (8, 0)]])
    let overlay = try Overlay(zones, quarters)
    print(overlay.count, overlay.first, overlay.second, overlay.areas)
    #expect(overlay.count == 1 && overlay.first == [0] && overlay.second == [0] && overlay.areas == [20])

    let x = [912_000.0, 912_400], y = [6_458_000.0, 6_458_500]
    let schools = PointIndex(x: x, y: y)
    let (index, squared) = schools.nearest(x: [912_500], y: [6_458_500])
    #expect(index == [1] && squared == [10_000])
  }

  @Test func spellingsOfOneSystem() throws {
    let same = [
      try CRS.recognise("urn:ogc:def:crs:EPSG::2154") == .lambert93,
      try CRS.recognise("Lambert-93") == .lambert93,
      try CRS.recognise("urn:ogc:def:crs:OGC:1.3:CRS84") == .wgs84,
    ]
    #expect(same == [true, true, true])
  }

  /// An example that is changed in one place only is found here.
  @Test func everyExampleOfADocCommentIsCompiled() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Sources/GeometryCore")
    let own = try String(contentsOfFile: #filePath, encoding: .utf8)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    let lines = try files.flatMap {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8).split(separator: "\n").map(String.init)
    }
    let examples = lines.compactMap { line in
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      guard trimmed.hasPrefix("///     ") else { return nil as String? }
      let code = trimmed.dropFirst(3).trimmingCharacters(in: .whitespaces)
      return ["let ", "var ", "try ", "print(", "zones."].contains { code.hasPrefix($0) } ? code : nil
    }
    #expect(examples.count >= 11)
    for example in examples { #expect(own.contains(example), "\(example)") }
  }
}
