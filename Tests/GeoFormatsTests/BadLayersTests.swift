import Foundation
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
    ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Circle\",\"coordinates\":[1,2]}}", "Circle"),
    ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}", "Feature"),
    ("{\"type\":\"FeatureCollection\",\"features\":[]} x", "attendu"), ("\u{0}\u{1}", "JSON"),
    ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}\n{\"type\":\"Feature\",\"geome", "ligne 2"),
  ] as [(Text, String)])
  func geoJSON(text: Text, word: String) throws {
    try expectRefusal(scratch.write("a.geojson", text.text), .unreadable, word)
  }
}
