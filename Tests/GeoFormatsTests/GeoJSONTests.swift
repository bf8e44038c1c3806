import GeometryCore
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct GeoJSONTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func read(_ text: String, _ name: String = "a.geojson") throws -> Layer {
    try LayerFile.read(path: scratch.write(name, text))
  }

  private func point(_ properties: String, _ x: String = "2.5", _ y: String = "48.5") -> String {
    GeoJSONText.feature(properties, "{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}")
  }

  private func collection(_ features: [String], _ members: String = "") -> String {
    GeoJSONText.collection(features, members: members)
  }

  @Test func propertiesKeepTheirText() throws {
    let layer = try read(
      collection([
        point("{\"n\":12.50,\"t\":\"01053\",\"i\":7,\"b\":true,\"d\":\"2024-01-31\",\"o\":{\"a\": [1,{\"b\":null}]}}"),
        point("{\"t\":\"L\\u2019\\u00c9t\\u00e9 \\ud83d\\ude00\\n\",\"z\":1,\"i\":null,\"n\":3,\"n\":4,\"b\":false,\"d\":null}"),
        point("null"),
      ]))
    #expect(layer.table.columns.map(\.name) == ["n", "t", "i", "b", "d", "o", "z"])
    #expect(layer.table.columns.map(\.kind) == [.decimal, .text, .integer, .boolean, .date, .text, .integer])
    #expect((0..<7).map { layer.table[0, $0] } == ["12.50", "01053", "7", "true", "2024-01-31", "{\"a\": [1,{\"b\":null}]}", ""])
    #expect((0..<7).map { layer.table[1, $0] } == ["4", "L’Été 😀\n", "", "false", "", "", "1"])
    #expect((0..<7).allSatisfy { layer.table[2, $0] == "" })
    #expect(layer.crs == .wgs84)
  }

  @Test(arguments: [
    ("{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}}", 2154, "700000"),
    ("{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2154\"}}", 2154, "700000"),
    ("{\"type\":\"EPSG\",\"properties\":{\"code\":2154}}", 2154, "700000"),
    ("{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}", 4326, "2.5"), ("null", 4326, "2.5"),
  ])
  func oldMember(crs: String, code: Int, x: String) throws {
    let feature = point("{}", x, code == 2154 ? "6500000" : "48.5")
    #expect(try read(collection([feature], "\"crs\":\(crs),")).crs.epsg == code)
    let after = "{\"features\":[\(feature)],\"type\":\"FeatureCollection\",\"crs\":\(crs)}"
    #expect(try read(after).crs.epsg == code, "the member may come last")
  }

  @Test func sequences() throws {
    let features = (0..<3).map { point("{\"i\":\($0)}") }
    let records = features.map { "\u{1E}\($0)\r\n" }.joined()
    for text in [features.joined(separator: "\n"), records, features.joined(separator: "\n\n") + "\n\n"] {
      for name in ["a.geojsonl", "a.ndjson", "a.geojson"] {
        let layer = try read(text, name)
        #expect(layer.geometries.count == 3 && layer.table[2, 0] == "2")
      }
    }
    #expect(try read("\u{FEFF}" + collection(features)).geometries.count == 3)
    #expect(try read("{\"coordinates\":[2.5,48.5,100],\"type\":\"Point\"}").geometries.x == [2.5])
  }

  @Test func kinds() throws {
    let geometries = [
      "null", "{\"type\":\"MultiPoint\",\"coordinates\":[[2,48],[3,48,7]]}", "{\"type\":\"Polygon\",\"coordinates\":[]}",
      "{\"coordinates\":[[[2,48],[3,48],[3,49],[2,48]]],\"type\":\"Polygon\",\"bbox\":[1,2,3,4]}",
      "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[2,48]},"
        + "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"LineString\",\"coordinates\":[[2,48],[3,48]]}]}]}",
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[2,48],[3,48],[3,49]]],[]]}",
      "{\"type\":\"MultiLineString\",\"coordinates\":[[[2,48],[3,48]],[[2,49],[3,49]]]}",
    ]
    let layer = try read(collection(geometries.map { "{\"type\":\"Feature\",\"geometry\":\($0)}" }))
    #expect(layer.geometries.kinds == [.empty, .multiPoint, .empty, .polygon, .collection, .multiPolygon, .multiLineString])
    #expect(layer.geometries.partKinds == [.point, .point, .polygon, .point, .line, .polygon, .line, .line])
    let closed = layer.geometries.vertices(of: layer.geometries.allRings(of: 5).lowerBound)
    #expect(closed.count == 4 && layer.geometries.x[closed.upperBound - 1] == 2, "an open ring is closed")
    #expect(layer.provenance.anomalies.contains { if case .layer(.openRings) = $0.kind { true } else { false } })
  }

  @Test func swappedAxesAndContradictions() throws {
    let swapped = try scratch.write("s.geojson", collection([point("{}", "48.5", "2.5")]))
    expectRefusal(swapped, .unsettledCRS, "inversés")
    let degrees = collection([point("{}")], "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2154\"}},")
    expectRefusal(try scratch.write("d.geojson", degrees), .unsettledCRS, "--crs-zonage NOM=4326")
    let unknown = collection([point("{}")], "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"local\"}},")
    let deduced = try read(unknown)
    #expect(deduced.crs == .wgs84)
    #expect(
      deduced.provenance.anomalies.contains {
        if case .layer(.systemDeduced(_, let declared?)) = $0.kind { declared.contains("local") } else { false }
      })
  }

  @Test func windows1252IsMended() throws {
    let bytes = Array(collection([point("{\"nom\":\"?t?\"}")]).utf8).map { $0 == UInt8(ascii: "?") ? 0xE9 : $0 }
    let layer = try LayerFile.read(path: scratch.write("w.geojson", bytes))
    #expect(layer.table[0, 0] == "été" && !layer.provenance.anomalies.isEmpty)
  }

  @Test func identifiers() throws {
    let named = point("{\"a\":1}").dropLast() + ",\"id\":\"QP001\"}"
    #expect(try read(collection([String(named)])).table.columns.map(\.name) == ["a", "id"])
    let numbered = point("{\"a\":1}").dropLast() + ",\"id\":\"0\"}"
    #expect(try read(collection([String(numbered)])).table.columns.map(\.name) == ["a"])
  }

  @Test func numbersAreRoundedCorrectly() throws {
    let seed = Seed.another()
    var random = seed.generator
    var wrong: [String] = []
    for _ in 0..<100_000 {
      let digits = Int(random.next() % 22) + 1
      var text = random.next() % 2 == 0 ? "-" : ""
      let point = Int(random.next() % UInt64(digits))
      for i in 0..<digits {
        text += String(i == 0 ? 1 + random.next() % 9 : random.next() % 10)
        if i == point && i < digits - 1 { text += "." }
      }
      if random.next() % 8 == 0 { text += "e\(Int(random.next() % 40) - 20)" }
      let bytes = Array(text.utf8)
      let value = try bytes.withUnsafeBufferPointer { bytes in
        var cursor = JSONCursor(bytes)
        return try cursor.readDouble()
      }
      if value != Double(text) { wrong.append(text) }
    }
    #expect(wrong.isEmpty, "\(seed): \(wrong.prefix(5))")
    // Halfway between two doubles, and a hair above.
    let halfway = ["9007199254740993", "9007199254740993.001", "0.9007199254740993", "18446744073709551615"]
    for text in halfway + ["9223372036854775809.5"] {
      let value = try Array(text.utf8).withUnsafeBufferPointer { bytes in
        var cursor = JSONCursor(bytes)
        return try cursor.readDouble()
      }
      #expect(value == Double(text), "\(text)")
    }
  }

  @Test func pointsAreWritten() throws {
    let fields = [LayerField(name: "id"), LayerField(name: "n", kind: .decimal), LayerField(name: "id", kind: .integer)]
    let writer = try GeoJSONWriter(output: OutputFile(path: scratch.path("o.geojson")), fields: fields)
    try writer.append(texts: ["a\"\\\n\u{1}é", "12,50", "007"], point: (-2.5, 48.123456789012))
    try writer.append(texts: ["", "", ""], point: nil)
    try writer.finish()
    let text = try scratch.text("o.geojson")
    #expect(
      text == """
        {"type":"FeatureCollection","name":"o","features":[
        {"type":"Feature","properties":{"id":"a\\"\\\\\\n\\u0001é","n":12.50,"id_2":"007"},"geometry":\
        {"type":"Point","coordinates":[-2.5,48.123456789]}},
        {"type":"Feature","properties":{"id":null,"n":null,"id_2":null},"geometry":null}
        ]}

        """)
    #expect(try scratch.names == ["o.geojson"])
    #expect(try LayerFile.read(path: scratch.path("o.geojson")).table[0, 0] == "a\"\\\n\u{1}é")
  }

  @Test func layersAreWrittenInDegrees() throws {
    let layer = try read(
      """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[
      {"type":"Feature","properties":{"code":"01"},"geometry":{"type":"Polygon","coordinates":
      [[[700000,6500000],[700000,6500100],[700100,6500100],[700100,6500000],[700000,6500000]]]}}]}
      """)
    try GeoJSONWriter.write(layer, to: OutputFile(path: scratch.path("o.geojson")))
    let back = try LayerFile.read(path: scratch.path("o.geojson"))
    #expect(back.crs == .wgs84 && abs(back.geometries.x[0] - 3) < 1e-8)
    #expect(back.geometries.signedArea(of: 0) > 0, "shells turn counter-clockwise in GeoJSON")
  }
}
