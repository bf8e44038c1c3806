import Foundation
import GRDB
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import GeoFormats

/// One row a way to be wrong: the expected kind of failure, and a word of the sentence.
@Suite struct BadLayersTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func shp(_ change: (inout [UInt8]) -> Void, index: Bool = true) throws -> String {
    let square = ShapeBytes.polygon([ShapeBytes.square(7e5, 6.5e6, 10)])
    let files = ShapeBytes.file([square, square])
    var bytes = files.shp
    change(&bytes)
    try scratch.write("x.dbf", ShapeBytes.table([("c", 1)], [(deleted: false, cells: [[65]]), (deleted: false, cells: [[66]])]))
    if index { try scratch.write("x.shx", files.shx) }
    return try scratch.write("x.shp", bytes)
  }

  @Test func shapefiles() throws {
    expectRefusal(scratch.path("absent.shp"), .missing, "n'existe pas")
    try FileManager.default.createDirectory(atPath: scratch.path("dossier.shp"), withIntermediateDirectories: true)
    expectRefusal(scratch.path("dossier.shp"), .missing, "dossier")
    try expectRefusal(shp { $0 = [] }, .unreadable, "vide")
    try expectRefusal(shp { $0 = Array($0.prefix(60)) }, .unreadable, "coupé")
    try expectRefusal(shp { $0 = Array($0.prefix(200)) }, .unreadable, "coupé")
    try expectRefusal(shp({ $0 = Array($0.prefix($0.count - 1)) }, index: false), .unreadable, "coupé")
    try expectRefusal(shp { $0 = Array(String(repeating: "id;x;y\n", count: 40).utf8) }, .unreadable, "pas un shapefile")
    try expectRefusal(shp { $0[32] = 31 }, .unreadable, "31")
    for (offset, value) in [(144, 0x7FFF_FFF0), (148, 0x7FFF_FFF0), (148, -1), (144, -5), (152, 900)] {
      try expectRefusal(shp { $0.replaceSubrange(offset..<offset + 4, with: ShapeBytes.little(value)) }, .unreadable, "forme 1")
    }
    let whole = try shp { _ in }
    _ = try LayerFile.read(path: whole)
    unlink(scratch.path("x.dbf"))
    expectRefusal(whole, .missing, "Placez x.dbf à côté de x.shp")
  }

  /// One bad feature never costs the layer: it is named and kept, without geometry.
  @Test(arguments: [
    "{}", "5", "[]", "\"\"", "{\"type\":\"Circle\",\"coordinates\":[1,2]}", "{\"type\":\"Polygon\"}",
    "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,\"a\"]]]}", "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1]]}",
    "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1e999,0],[1,1]]]}",
  ])
  func oneBadGeometryIsNamedAndTheOthersAreRead(geometry: String) throws {
    let square = GeoJSONText.polygon([(5, 45), (6, 45), (6, 46), (5, 46), (5, 45)])
    let features = [square, geometry, square].map { GeoJSONText.feature("{}", $0) }
    let layer = try LayerFile.read(path: scratch.write("a.geojson", GeoJSONText.collection(features)))
    expectUnusable(layer, feature: 1, "no geometry")
  }

  @Test(arguments: WKBDefect.allCases)
  func oneBadBlobIsNamedAndTheOthersAreRead(defect: WKBDefect) throws {
    let point: [UInt8] = [0x47, 0x50, 0, 1, 0x6A, 0x08, 0, 0, 1, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
    var blob = point
    switch defect {
    case .cutShort: blob.removeLast()
    case .byteOrder: blob[8] = 7
    case .type: blob[9] = 99
    case .count: blob = point[..<9] + [3, 0, 0, 0, 255, 255, 255, 255]
    case .depth: blob = point[..<8] + [[UInt8]](repeating: [1, 7, 0, 0, 0, 1, 0, 0, 0], count: 40).flatMap { $0 }
    case .member: blob = point[..<9] + [6, 0, 0, 0, 1, 0, 0, 0] + point[8...]
    case .header: blob[0] = 0
    case .extendedType: blob[3] = 0x21
    case .envelope: blob[3] = 0x0B
    }
    let output = try OutputFile(path: scratch.path("a.gpkg"))
    let writer = try GeoPackageWriter(output: output, layer: "points", fields: [LayerField(name: "id")], crs: .lambert93)
    for i in 0..<3 { try writer.append(texts: ["\(i)"], point: (7e5 + Double(i), 6.5e6)) }
    try writer.finish()
    let queue = try DatabaseQueue(path: scratch.path("a.gpkg"))
    try queue.writeWithoutTransaction { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \"\(name)\"")
      }
      try db.execute(sql: "UPDATE points SET geom = ? WHERE fid = 2", arguments: [Data(blob)])
    }
    try expectUnusable(LayerFile.read(path: scratch.path("a.gpkg")), feature: 1, defect.rawValue)
  }

  /// GEOS 3.11 gives up the first of these by its structure method and by the other.
  @Test func whatGEOSGivesUpIsNamedAndTheOthersAreRead() throws {
    var shapes = Self.givenUp
    shapes.appendPolygon([[(650_010, 6_860_010), (650_020, 6_860_010), (650_020, 6_860_020), (650_010, 6_860_010)]])
    let features = (0..<shapes.count).map { feature in
      let parts = shapes.parts(of: feature).map { part in
        "[" + shapes.rings(of: part).map { ring in
          "[" + shapes.vertices(of: ring).map { "[\(shapes.x[$0]),\(shapes.y[$0])]" }.joined(separator: ",") + "]"
        }.joined(separator: ",") + "]"
      }
      return GeoJSONText.feature("{}", "{\"type\":\"MultiPolygon\",\"coordinates\":[\(parts.joined(separator: ","))]}")
    }
    let layer = try LayerFile.read(
      path: scratch.write("a.geojson", GeoJSONText.collection(features)), options: LayerOptions(crs: .lambert93))
    #expect(layer.geometries.count == 2 && !layer.geometries.parts(of: 1).isEmpty)
    #expect(layer.lost.keys.allSatisfy { $0 == 0 } && Validity.check(layer.geometries).isEmpty)
    #expect(layer.repairs.map(\.feature) + layer.provenance.anomalies.compactMap(Self.unusable).map(\.feature) == [0])
  }

  /// Two parts of short edges that cross one another in many ways.
  private static var givenUp: GeometryArray {
    func ring(_ tenths: [(Int, Int)]) -> [(Double, Double)] {
      tenths.map { (650_000 + Double($0.0) / 10, 6_860_000 + Double($0.1) / 10) }
    }
    let parts: [[[(Int, Int)]]] = [
      [
        [(5, 4), (0, 2), (0, 4), (5, 5), (3, 4), (5, 5), (3, 2), (4, 0), (1, 0), (5, 4)],
        [(4, 0), (0, 3), (0, 2), (4, 4), (1, 0), (0, 3), (4, 0)],
      ],
      [[(0, 2), (1, 1), (0, 5), (5, 5), (3, 0), (0, 1), (2, 1), (0, 4), (0, 1), (5, 5), (0, 5), (2, 1), (0, 2)]],
    ]
    var shapes = GeometryArray()
    for part in parts {
      for vertices in part {
        for vertex in ring(vertices) { shapes.appendVertex(vertex.0, vertex.1) }
        shapes.endRing()
      }
      shapes.endPart(.polygon)
    }
    shapes.endFeature(.multiPolygon)
    return shapes
  }

  private static func unusable(_ anomaly: Anomaly) -> Repair? {
    if case .layer(.unusable(let repair)) = anomaly.kind { repair } else { nil }
  }

  private func expectUnusable(_ layer: Layer, feature: Int, _ reason: String) {
    let found = layer.provenance.anomalies.compactMap(Self.unusable)
    #expect(found.map(\.feature) == [feature] && found.map(\.reason) == [reason])
    for other in 0..<layer.geometries.count {
      #expect(layer.geometries.parts(of: other).isEmpty == (other == feature), "\(other)")
    }
  }

  /// A writer that was stopped leaves the count of rows at nought.
  @Test func rowsThatTheHeaderDoesNotCountAreRead() throws {
    let whole = try shp { _ in }
    var table = try scratch.bytes("x.dbf")
    table.replaceSubrange(4..<8, with: [0, 0, 0, 0])
    try scratch.write("x.dbf", table)
    let layer = try LayerFile.read(path: whole, options: LayerOptions(crs: .lambert93))
    #expect((0..<2).map { layer.table[$0, 0] } == ["A", "B"])
    #expect(layer.provenance.anomalies.contains { $0.kind == .layer(.uncountedRows(2)) })
  }

  @Test func tables() throws {
    let whole = try shp { _ in }
    let table = try scratch.bytes("x.dbf")
    for broken in [[], Array(table.prefix(20)), Array(table.prefix(table.count - 4)), [UInt8](repeating: 255, count: 400)] {
      try scratch.write("x.dbf", broken)
      expectRefusal(whole, .unreadable, in: "x.dbf")
    }
  }

  @Test func geoPackages() throws {
    try expectRefusal(scratch.write("vide.gpkg", ""), .unreadable, "vide")
    let zip = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 100)
    try expectRefusal(scratch.write("zip.gpkg", zip), .unreadable, "archive est abîmée")
    let damaged = Array("SQLite format 3\0".utf8) + (0..<5000).map { UInt8($0 & 255) }
    try expectRefusal(scratch.write("abime.gpkg", damaged), .unreadable, "endommagé")
    #expect(try scratch.names == ["abime.gpkg", "vide.gpkg", "zip.gpkg"])
  }

  /// Named by its beginning, since some are long.
  struct Text: CustomTestStringConvertible, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    var text: String
    init(stringLiteral text: String) { self.text = text }
    init(_ text: String) { self.text = text }
    var testDescription: String { String(text.prefix(80)) }
    static func + (a: Text, b: String) -> Text { Text(a.text + b) }
  }

  @Test(arguments: [
    ("", "vide"), ("  \n", "vide"), (Text(String(repeating: "[", count: 200_000)), "emboîtement"),
    ("{\"type\":\"FeatureCollection\",\"features\":" + String(repeating: "[", count: 200_000), "attendu"),
    ("{\"a\":" + String(repeating: "{\"a\":", count: 200_000), "emboîtement"),
    ("{\"type\":\"Topology\",\"objects\":{}}", "Topology"), ("{\"features\":1}", "attendu"), ("{}", "type"),
    ("[1,2]", "FeatureCollection"), ("{\"type\":\"FeatureCollection\"}", "features"),
    ("{\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1", "coupé"),
    ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":\"b", "coupé"),
    ("{\"type\":\"FeatureCollection\",\"features\":[]", "coupé"),
    ("{\"type\":\"Point\",\"coordinates\":[1,\"a\"]}", "nombre"), ("{\"type\":\"Point\",\"coordinates\":[1]}", "attendu"),
    ("{\"type\":\"Point\",\"coordinates\":[1e999,2]}", "limites"), ("{\"type\":\"Circle\",\"coordinates\":[1,2]}", "Circle"),
    ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}", "Feature"),
    ("{\"type\":\"FeatureCollection\",\"features\":[]} x", "attendu"), ("\u{0}\u{1}", "JSON"),
    ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}\n{\"type\":\"Feature\",\"geome", "ligne 2"),
  ] as [(Text, String)])
  func geoJSON(text: Text, word: String) throws {
    try expectRefusal(scratch.write("a.geojson", text.text), .unreadable, word)
  }
}
