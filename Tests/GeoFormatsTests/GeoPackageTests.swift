import Foundation
import GRDB
import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct GeoPackageTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }
  private let fields = [
    LayerField(name: "id"), LayerField(name: "Nom"), LayerField(name: "nom"), LayerField(name: "n", kind: .integer),
    LayerField(name: "taux", kind: .decimal), LayerField(name: "fid", kind: .text), LayerField(name: "oui", kind: .boolean),
  ]

  private func writePoints(_ name: String) throws -> String {
    let output = try OutputFile(path: scratch.path(name))
    let writer = try GeoPackageWriter(output: output, layer: "points d'été", fields: fields, crs: .lambert93)
    for i in 0..<2500 {
      let texts = ["0\(i)", "É\(i)", "second \"\(i)\"", "1 2\(i % 10)", "12,5", "f\(i)", i % 2 == 0 ? "vrai" : ""]
      try writer.append(texts: texts, point: i == 7 ? nil : (7e5 + Double(i), 6.5e6 + 0.25))
    }
    try writer.finish()
    return scratch.path(name)
  }

  @Test func pointsReadBack() throws {
    let layer = try LayerFile.read(path: writePoints("a.gpkg"))
    #expect(layer.name == "points d'été" && layer.crs.epsg == 2154 && layer.declaredCRS == "EPSG:2154")
    #expect(layer.table.columns.map(\.name) == ["id", "Nom", "nom_2", "n", "taux", "fid", "oui"])
    #expect(layer.table.columns.map(\.kind) == [.text, .text, .text, .integer, .decimal, .text, .boolean])
    #expect(layer.geometries.count == 2500 && layer.geometries.vertexCount == 2499)
    #expect(layer.geometries.kinds[7] == .empty && layer.geometries.kinds[8] == .point)
    #expect(layer.geometries.x[8] == 7e5 + 9 && layer.geometries.y[8] == 6.5e6 + 0.25)
    #expect((0..<7).map { layer.table[8, $0] } == ["08", "É8", "second \"8\"", "128", "12.5", "f8", "true"])
    #expect(layer.table[9, 6] == "")
    #expect(try scratch.names == ["a.gpkg"], "nothing stays beside")
  }

  /// Names with quotation marks come back as they went, and what SQLite lists is those very names.
  @Test func quotationMarksInNames() throws {
    let names = ["nom dit \"usuel\"", "un\"seul", "l'autre", "\"", "a\"\"b"]
    let output = try OutputFile(path: scratch.path("a.gpkg"))
    let writer = try GeoPackageWriter(
      output: output, layer: "points \"d'été\" 2024", fields: names.map { LayerField(name: $0) }, crs: .lambert93)
    for i in 0..<3 { try writer.append(texts: names.indices.map { "\(i)-\($0)" }, point: (7e5 + Double(i), 6.5e6)) }
    try writer.finish()
    let layer = try LayerFile.read(path: scratch.path("a.gpkg") + "#points \"d'été\" 2024")
    #expect(layer.name == "points \"d'été\" 2024" && layer.table.columns.map(\.name) == names)
    #expect((0..<5).map { layer.table[2, $0] } == ["2-0", "2-1", "2-2", "2-3", "2-4"])
    #expect(try LayerFile.layers(path: scratch.path("a.gpkg")).map(\.count) == [3])
    let queue = try DatabaseQueue(path: scratch.path("a.gpkg"))
    let listed = try queue.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: ["points \"d'été\" 2024"])
    }
    #expect(listed == ["fid", "geom"] + names)
  }

  /// A cut file is refused in French, without SQLite's own words.
  @Test func damageIsSaidInFrench() throws {
    let whole = try scratch.bytes((writePoints("a.gpkg") as NSString).lastPathComponent)
    let path = try scratch.write("b.gpkg", Array(whole.prefix(3000)))
    expectFault(.unreadable, in: "b.gpkg", saying: ["SQLite : fichier coupé ou abîmé"]) { _ = try LayerFile.read(path: path) }
  }

  @Test func sameRowsGiveTheSameBytes() throws {
    _ = try (writePoints("a.gpkg"), writePoints("b.gpkg"))
    let areTheSame = try scratch.bytes("a.gpkg") == scratch.bytes("b.gpkg")
    #expect(areTheSame)
  }

  @Test func metadata() throws {
    let queue = try DatabaseQueue(path: writePoints("a.gpkg"))
    try queue.read { db in
      #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == 0x4750_4B47)
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 10_300)
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Int.fetchOne(db, sql: "SELECT feature_count FROM gpkg_ogr_contents") == 2500)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM \"rtree_points d'été_geom\"") == 2499)
      #expect(try Double.fetchOne(db, sql: "SELECT max_x FROM gpkg_contents") == 702_499)
      #expect(try String.fetchOne(db, sql: "SELECT last_change FROM gpkg_contents") == GeoPackageWriter.fixedDate)
      #expect(try Int64.fetchAll(db, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1") == [-1, 0, 2154, 4326])
      let found = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \"rtree_points d'été_geom\" WHERE minx > 700100.5 AND maxx < 700110.5")
      #expect(found == 10)
    }
  }

  /// QGIS looks for the style by an empty schema, the layer's geometry column and a time; other programs list the result alone.
  @Test func theStyleStandsBesideTheLayer() throws {
    let style = GeoPackageStyle(name: "Maillage", qml: "<qgis/>", titles: ["id": "L'identifiant", "absent": "?"], origin: "fait par")
    let writer = try GeoPackageWriter(
      output: OutputFile(path: scratch.path("a.gpkg")), layer: "points", fields: [LayerField(name: "id")], crs: .wgs84,
      style: style)
    try writer.append(texts: ["1"], point: (1, 2))
    try writer.finish()
    let queue = try DatabaseQueue(path: scratch.path("a.gpkg"))
    try queue.read { (db: Database) throws -> Void in
      let columns = "f_table_schema || '|' || f_table_name || '|' || f_geometry_column || '|' || useAsDefault || '|' || styleQML"
      #expect(try String.fetchAll(db, sql: "SELECT \(columns) FROM layer_styles") == ["|points|geom|1|<qgis/>"])
      #expect(try String.fetchOne(db, sql: "SELECT update_time FROM layer_styles") == GeoPackageWriter.fixedDate)
      #expect(try String.fetchAll(db, sql: "SELECT table_name FROM gpkg_ogr_contents") == ["points"])
      #expect(try Double.fetchOne(db, sql: "SELECT max_x FROM gpkg_contents WHERE data_type = 'attributes'") == nil)
      #expect(try String.fetchAll(db, sql: "SELECT column_name || title FROM gpkg_data_columns") == ["idL'identifiant"])
      #expect(try String.fetchAll(db, sql: "SELECT metadata FROM gpkg_metadata") == ["fait par"])
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
    }
    #expect(try LayerFile.read(path: scratch.path("a.gpkg")).table.rowCount == 1, "the only layer of the file")
  }

  /// SQLite's own check of the tree, and the answers of random windows against a plain scan.
  @Test(arguments: [0, 1, 51, 52, 2601, 2602, 20_000])
  func packedTree(count: Int) throws {
    let seed = Seed.another()
    var random = seed.generator
    let boxes = (0..<count).map { _ in
      let x = Double.random(in: -1e3...1e6, using: &random), y = Double.random(in: 6e6...7e6, using: &random)
      return Box(minX: x, minY: y, maxX: x + Double.random(in: 0...1000, using: &random), maxY: y + 0.1)
    }
    var tree = PackedRTree()
    for (i, box) in boxes.enumerated() { tree.append(Int64(i * 3 + 1), box) }
    try DatabaseQueue().write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE r USING rtree(id, minx, maxx, miny, maxy)")
      try tree.write(to: "r", db)
      #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('r')") == "ok", "\(seed)")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM r") == count)
      var total = 0
      for _ in 0..<50 {
        let x = Double.random(in: 0...1e6, using: &random), y = Double.random(in: 6e6...7e6, using: &random)
        let found = try Set(
          Int64.fetchAll(
            db, sql: "SELECT id FROM r WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?",
            arguments: [x + 5e4, x, y + 5e4, y]))
        let window = Box(minX: x, minY: y, maxX: x + 5e4, maxY: y + 5e4)
        let wanted = Set(boxes.indices.filter { boxes[$0].intersects(window) }.map { Int64($0 * 3 + 1) })
        #expect(wanted.isSubset(of: found) && found.count <= wanted.count + 2, "\(seed)")
        total += wanted.count
      }
      #expect(count < 2000 || total > count / 50, "\(seed)")
      if count > 0 { try db.execute(sql: "DELETE FROM r WHERE id = 1; INSERT INTO r VALUES (2, 0, 1, 0, 1)") }
      #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('r')") == "ok", "\(seed)")
    }
  }

  @Test func abandonedWriterLeavesNothing() throws {
    try scratch.write("a.gpkg", "ce qui était là")
    do {
      let writer = try GeoPackageWriter(output: OutputFile(path: scratch.path("a.gpkg")), fields: fields, crs: .wgs84)
      try writer.append(texts: Array(repeating: "", count: 7), point: (1, 2))
    }
    #expect(try scratch.names == ["a.gpkg"])
    #expect(try scratch.text("a.gpkg") == "ce qui était là")
  }

  @Test func polygonsReadBackAndLayersAreChosen() throws {
    var shapes = GeometryArray()
    shapes.appendPolygon([[(7e5, 6.5e6), (7e5, 6.6e6), (8e5, 6.6e6), (7e5, 6.5e6)]])
    shapes.endFeature(.empty)
    let texts = Column(name: "code", texts: TextArray(["01", "02"]))
    let table = Table(columns: [texts], rowCount: 2, provenance: Provenance(file: "x"))
    let layer = Layer(name: "zones", table: table, geometries: shapes, crs: .lambert93)
    let path = scratch.path("z.gpkg")
    try GeoPackageWriter.write(layer, to: OutputFile(path: path))
    let back = try LayerFile.read(path: path)
    #expect(back.geometries.x == shapes.x && back.geometries.kinds == shapes.kinds && back.table.columns == table.columns)
    #expect(try LayerFile.layers(path: path) == [LayerSummary(name: "zones", count: 2, geometryType: "POLYGON")])
    let queue = try DatabaseQueue(path: path)
    func add(_ name: String, _ type: String) throws {
      try queue.write { db in
        try db.execute(sql: "CREATE TABLE \(name) (fid INTEGER PRIMARY KEY, geom \(type))")
        try db.execute(
          sql: "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, 'features', ?, 2154)",
          arguments: [name, name])
        try db.execute(sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 2154, 0, 0)", arguments: [name, type])
      }
    }
    try add("lignes", "LINESTRING")
    let chosen = try LayerFile.read(path: path)
    #expect(chosen.name == "zones")
    #expect(
      chosen.provenance.anomalies.contains {
        if case .layer(.layerChosen("zones", let others)) = $0.kind { others.contains("lignes") } else { false }
      })
    try add("autres", "MULTIPOLYGON")
    expectRefusal(path, .unreadable, "zones, lignes, autres")
    #expect(try LayerFile.read(path: path + "#Zones").name == "zones")
    expectRefusal(path + "#absente", .unreadable, in: "z.gpkg", "« absente »", "zones, lignes, autres")
  }

  @Test func everyEnvelope() throws {
    var shapes = GeometryArray()
    shapes.appendPoint(1, 2)
    let wkb = shapes.wkb(of: 0)
    for (code, size) in [(0, 0), (1, 32), (2, 48), (3, 48), (4, 64)] {
      let blob = [0x47, 0x50, 0, UInt8(1 | code << 1)] + [0, 0, 0, 0] + [UInt8](repeating: 9, count: size) + wkb
      var back = GeometryArray()
      try blob.withUnsafeBytes { try GeoPackageGeometry.append($0, to: &back) }
      #expect(back.x == [1] && back.y == [2])
      for length in 0..<blob.count {
        #expect(throws: GeometryError.self) {
          try blob[..<length].withUnsafeBytes { try GeoPackageGeometry.append($0, to: &back) }
        }
      }
      #expect(back.count == 1 && back.vertexCount == 1)
    }
    var back = GeometryArray()
    let empty: [UInt8] = [0x47, 0x50, 0, 0x11, 0, 0, 0, 0]
    try empty.withUnsafeBytes { try GeoPackageGeometry.append($0, to: &back) }
    #expect(back.kinds == [.empty])
    for flags: UInt8 in [0x21, 0x0B, 0x0F] {
      let blob = [0x47, 0x50, 0, flags, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 64) + wkb
      #expect(throws: GeometryError.self) { try blob.withUnsafeBytes { try GeoPackageGeometry.append($0, to: &back) } }
    }
  }

  @Test func otherDatabasesAreRefused() throws {
    try DatabaseQueue(path: scratch.path("autre.gpkg")).write { try $0.execute(sql: "CREATE TABLE liste (id INTEGER)") }
    expectRefusal(scratch.path("autre.gpkg"), .unreadable, "pas un GeoPackage")
  }
}
