import Foundation
import GeometryCore
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct ShapefileTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }
  private let lambert = LayerOptions(crs: .lambert93)

  private func write(
    _ records: [[UInt8]], type: Int = 5, name: String = "z", lengths: [Int]? = nil, shx: Bool = true, table: [UInt8]? = nil
  ) throws -> String {
    let files = ShapeBytes.file(records, type: type, lengths: lengths)
    if shx { try scratch.write("\(name).shx", files.shx) }
    let rows = records.indices.map { (deleted: false, cells: [Array("\($0)".utf8)]) }
    try scratch.write("\(name).dbf", table ?? ShapeBytes.table([("code", 5)], rows))
    return try scratch.write("\(name).shp", files.shp)
  }

  private func inside(_ layer: Layer, _ x: Double, _ y: Double) throws -> [Int] {
    // Even-odd over all rings of a feature decides for valid polygons.
    (0..<layer.geometries.count).filter { feature in
      var odd = false
      for ring in layer.geometries.allRings(of: feature) {
        let v = layer.geometries.vertices(of: ring)
        for i in v.dropLast() {
          let (ax, ay) = (layer.geometries.x[i], layer.geometries.y[i])
          let (bx, by) = (layer.geometries.x[i + 1], layer.geometries.y[i + 1])
          if (ay > y) != (by > y), x < ax + (y - ay) / (by - ay) * (bx - ax) { odd.toggle() }
        }
      }
      return odd
    }
  }

  @Test(arguments: [5, 15, 25], [true, false])
  func directionsDoNotMatter(type: Int, withIndex: Bool) throws {
    let records = [(true, false), (false, true), (true, true), (false, false)].enumerated().map { i, turn in
      ShapeBytes.polygon(
        [
          ShapeBytes.square(Double(i) * 1000 + 7e5, 6.5e6, 900, clockwise: turn.0),
          ShapeBytes.square(Double(i) * 1000 + 7e5 + 300, 6.5e6 + 300, 300, clockwise: turn.1),
        ], type: type)
    }
    let layer = try LayerFile.read(path: write(records, type: type, shx: withIndex), options: lambert)
    #expect(layer.repairs.isEmpty)
    for i in 0..<4 {
      #expect(layer.geometries.kinds[i] == .polygon)
      #expect(layer.geometries.allRings(of: i).count == 2)
      #expect(try inside(layer, Double(i) * 1000 + 7e5 + 100, 6.5e6 + 100) == [i])
      #expect(try inside(layer, Double(i) * 1000 + 7e5 + 450, 6.5e6 + 450) == [])
    }
    #expect(try scratch.names == (withIndex ? ["z.dbf", "z.shp", "z.shx"] : ["z.dbf", "z.shp"]), "nothing is written beside")
  }

  @Test func ringInAHoleIsANewPart() throws {
    let rings = [
      ShapeBytes.square(40, 40, 20), ShapeBytes.square(0, 0, 100), ShapeBytes.square(200, 0, 10), ShapeBytes.square(20, 20, 60),
    ]
    let layer = try LayerFile.read(path: write([ShapeBytes.polygon(rings)]), options: lambert)
    #expect(layer.geometries.kinds == [.multiPolygon])
    #expect(layer.repairs.isEmpty)
    #expect(layer.geometries.parts(of: 0).map { layer.geometries.rings(of: $0).count } == [1, 2, 1])
  }

  @Test func holeThatTouchesItsShell() throws {
    let hole: ShapeBytes.Ring = [(0, 50), (30, 70), (30, 30), (0, 50)]
    let layer = try LayerFile.read(path: write([ShapeBytes.polygon([ShapeBytes.square(0, 0, 100), hole])]), options: lambert)
    #expect(layer.geometries.kinds == [.polygon])
    #expect(layer.repairs.isEmpty)
  }

  @Test func ringsThatCross() throws {
    let shell = ShapeBytes.square(0, 0, 300)
    let records = [false, true].map { ShapeBytes.polygon([shell, ShapeBytes.square(200, 100, 200, clockwise: $0)]) }
    let layer = try LayerFile.read(path: write(records), options: lambert)
    #expect(layer.repairs.map(\.feature) == [0, 1])
    #expect(layer.repairs.map(\.areaAfter) == [70_000, 110_000], "a hole that leaves its shell, and two parts that overlap")
  }

  @Test func nullShapesDeletedRowsAndMissingRows() throws {
    let square = ShapeBytes.polygon([ShapeBytes.square(7e5, 6.5e6, 10)])
    let rows = [(false, "a"), (true, "b"), (false, "c")].map { (deleted: $0.0, cells: [Array($0.1.utf8)]) }
    let path = try write([square, square, ShapeBytes.polygon(nil), square], table: ShapeBytes.table([("code", 3)], rows))
    let layer = try LayerFile.read(path: path)
    #expect(layer.crs == .lambert93, "deduced")
    #expect(layer.geometries.kinds == [.polygon, .empty, .polygon])
    #expect((0..<3).map { layer.table[$0, 0] } == ["a", "c", ""])
    let kinds = layer.provenance.anomalies.map(\.kind)
    #expect(kinds.contains(.layer(.systemDeduced("Lambert-93 (EPSG:2154)", declared: nil))))
    #expect(kinds.contains(.layer(.deletedRows(1))) && kinds.contains(.layer(.countsDiffer(shapes: 4, rows: 3))))
  }

  @Test func wrongRecordLengthsAreReadByTheIndex() throws {
    let records = (0..<3).map { ShapeBytes.polygon([ShapeBytes.square(7e5 + Double($0) * 20, 6.5e6, 10)]) }
    let layer = try LayerFile.read(path: write(records, lengths: [1, 7, 100_000]), options: lambert)
    #expect(layer.geometries.kinds == [.polygon, .polygon, .polygon])
  }

  @Test func pointsLinesAndMultipoints() throws {
    let point = ShapeBytes.little(11) + [7e5, 6.5e6, 3, 4].flatMap(ShapeBytes.double)
    let points = try LayerFile.read(path: write([point, ShapeBytes.little(0)], type: 11), options: lambert)
    #expect(points.geometries.kinds == [.point, .empty] && points.geometries.x == [7e5])
    var line = ShapeBytes.polygon([[(0, 0), (1, 1)], [(5, 5), (6, 6), (7, 5)]])
    line[0] = 3
    let lines = try LayerFile.read(path: write([line], type: 3, name: "l"), options: lambert)
    #expect(lines.geometries.kinds == [.multiLineString] && lines.geometries.ringOffsets == [0, 2, 5])
    let box = [0, 0, 1, 1].flatMap(ShapeBytes.double), places = [1, 2, 3, 4].flatMap(ShapeBytes.double)
    let multi = ShapeBytes.little(8) + box + ShapeBytes.little(2) + places
    let several = try LayerFile.read(path: write([multi], type: 8, name: "m"), options: lambert)
    #expect(several.geometries.kinds == [.multiPoint] && several.geometries.y == [2, 4])
  }

  @Test(arguments: [
    ("ISO-8859-15", UInt8(0), "Œ\u{E9}", [0xBC, 0xE9]), ("1252", 0, "Œ\u{E9}", [0x8C, 0xE9]), (nil, 0, "Œ\u{E9}", [0x8C, 0xE9]),
    (nil, 0x57, "Œ\u{E9}", [0x8C, 0xE9]), (nil, 0, "Œ\u{E9}", [0xC5, 0x92, 0xC3, 0xA9]), ("UTF-8", 0x57, "\u{E9}", [0xC3, 0xA9]),
    ("UTF-8", 0, "\u{E9}", [0xE9]), (nil, 2, "\u{E9}", [0x82]), ("UTF-8", 0, "abcd", [0x61, 0x62, 0x63, 0x64, 0xC3]),
    // The .cpg of another file, ISO-8859-1 as it is meant, Macs, and a letter that fills its field.
    ("1252", 0, "Œ\u{E9}", [0xC5, 0x92, 0xC3, 0xA9]), ("ISO-8859-1", 0, "\u{E9}’Œ", [0xE9, 0x92, 0x8C]),
    ("macintosh", 0, "\u{C9}\u{E9}", [0x83, 0x8E]), (nil, 4, "\u{E9}", [0x8E]), (nil, 0, "x\u{E8}x", [0x78, 0x8F, 0x78]),
    ("1252", 0, "CIT\u{C9}S", [0x43, 0x49, 0x54, 0xC9, 0x53]), (nil, 0, "CITE\u{C9}", [0x43, 0x49, 0x54, 0x45, 0xC9]),
    ("ISO-8859-15", 0, "x’\u{E9}", [0x78, 0x92, 0xE9]), ("1252", 0, "IT\u{C9}»", [0x49, 0x54, 0xC9, 0xBB]),
  ] as [(String?, UInt8, String, [UInt8])])
  func encodings(cpg: String?, language: UInt8, text: String, bytes: [UInt8]) throws {
    let path = try write(
      [ShapeBytes.polygon([ShapeBytes.square(0, 0, 1)])],
      table: ShapeBytes.table([("nom", 5)], [(deleted: false, cells: [bytes])], language: language))
    if let cpg { try scratch.write("z.cpg", cpg) }
    let layer = try LayerFile.read(path: path, options: lambert)
    #expect(layer.table[0, 0] == text)
  }

  /// A name cut at ten bytes, in the middle of its accent; and what contradicts the .cpg is said.
  @Test func fieldNamesCutInALetter() throws {
    let rows = [(deleted: false, cells: [Array("Œu".utf8), Array("x".utf8)])]
    let path = try write(
      [ShapeBytes.polygon([ShapeBytes.square(0, 0, 1)])], table: ShapeBytes.table([("NOM_RÉGIO", 6), ("nom_quart_", 2)], rows))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path("z.dbf")))
    bytes.replaceSubrange(64..<74, with: Array("nom_quart".utf8) + [0xC3])
    try scratch.write("z.dbf", Array(bytes))
    try scratch.write("z.cpg", "1252")
    let layer = try LayerFile.read(path: path, options: lambert)
    #expect(layer.table.columns.map(\.name) == ["NOM_RÉGIO", "nom_quart"] && layer.table[0, 0] == "Œu")
    #expect(
      layer.provenance.anomalies.map(\.kind).contains(
        .layer(.encodingContradicted(declared: "Windows-1252", read: "UTF-8"))))
  }

  @Test func upperCaseNames() throws {
    let files = ShapeBytes.file([ShapeBytes.polygon([ShapeBytes.square(0, 0, 1)])])
    try scratch.write("A.SHX", files.shx)
    try scratch.write("A.DBF", ShapeBytes.table([("code", 5)], [(deleted: false, cells: [Array("07".utf8)])]))
    let path = try scratch.write("A.SHP", files.shp)
    #expect(try LayerFile.read(path: path, options: lambert).table[0, 0] == "07")
    #expect(LayerFile.isLayer(path: path))
    #expect(try LayerFile.layers(path: path) == [LayerSummary(name: "A", count: 1, geometryType: "MULTIPOLYGON")])
  }

  @Test func writtenLayerReadsBack() throws {
    let json = """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[
      {"type":"Feature","properties":{"code":"01","nom":"L’Île-Œuvre €","n":12},"geometry":{"type":"MultiPolygon","coordinates":
      [[[[700000,6500000],[700100,6500000],[700100,6500100],[700000,6500100],[700000,6500000]],
      [[700010,6500010],[700010,6500020],[700020,6500020],[700020,6500010],[700010,6500010]]],
      [[[700200,6500000],[700300,6500000],[700300,6500100],[700200,6500000]]]]}},
      {"type":"Feature","properties":{"code":"02","nom":"b","n":null},"geometry":null}]}
      """
    let layer = try LayerFile.read(path: scratch.write("in.geojson", json))
    try ShapefileWriter.write(layer, path: scratch.path("out.shp"))
    #expect(try scratch.names == ["in.geojson", "out.cpg", "out.dbf", "out.prj", "out.shp", "out.shx"])
    let back = try LayerFile.read(path: scratch.path("out.shp"), options: lambert)
    #expect(back.declaredCRS?.contains("Lambert") == true)
    #expect(back.table.columns.map(\.name) == ["code", "nom", "n"])
    #expect(back.table.columns.map(\.texts) == layer.table.columns.map(\.texts))
    #expect(back.geometries.kinds == layer.geometries.kinds && back.geometries.partOffsets == layer.geometries.partOffsets)
    #expect(back.geometries.signedArea(of: 0) == -layer.geometries.signedArea(of: 0), "shells turn clockwise in a shapefile")
  }
}
