import Foundation
import GeometryCore
import Groundwork
import TestSupport
import Testing

@testable import GeoFormats

/// FlatGeobuf as GDAL 3.12 writes it, KML as people do.
@Suite struct OtherLayersTests {
  private let scratch: TemporaryFolder
  private let lambert = LayerOptions(places: .anywhere, crs: .lambert93)

  init() throws { scratch = try TemporaryFolder() }

  /// A polygon with a hole, two polygons, none; texts, integers, decimals, booleans.
  @Test(arguments: [FlatFile.zones, .indexedZones])
  func flatGeobuf(file: FlatFile) throws {
    let layer = try LayerFile.read(path: scratch.write("z.fgb", file.bytes), options: lambert)
    #expect(layer.declaredCRS == "EPSG:2154" && layer.repairs.isEmpty)
    #expect(layer.table.columns.map(\.name) == ["code", "n", "x", "b", "d"])
    #expect(layer.table.columns.map(\.kind) == [.text, .integer, .decimal, .boolean, .text])
    let first = ["QN1", "1", "1.5", "true", "2024-05-08"], second = ["Œ é", "-7", "0.1", "false", ""]
    let rows = (0..<layer.table.rowCount).map { row in (0..<5).map { layer.table[row, $0] } }
    // The index puts features in an order of its own.
    let isIndexed = file == .indexedZones
    #expect(rows == (isIndexed ? [second, first] : [first, second, ["", "2147483648", "", "", ""]]))
    // GDAL makes all of them multipolygons.
    #expect(layer.geometries.kinds == [.multiPolygon, .multiPolygon] + (isIndexed ? [] : [.empty]))
    let holed = isIndexed ? 1 : 0
    #expect(layer.geometries.parts(of: holed).map { layer.geometries.rings(of: $0).count } == [2])
    #expect(layer.geometries.parts(of: 1 - holed).map { layer.geometries.rings(of: $0).count } == [1, 1])
    #expect(layer.geometries.box(of: 1 - holed) == Box(minX: 10, minY: 0, maxX: 13, maxY: 1))
  }

  @Test func flatGeobufOfOtherShapes() throws {
    let options = LayerOptions(places: .anywhere)
    let layer = try LayerFile.read(path: scratch.write("s.fgb", FlatFile.shapes.bytes), options: options)
    #expect(layer.crs == .wgs84)
    #expect(layer.geometries.kinds == [.point, .multiPoint, .lineString, .multiLineString, .collection])
    #expect(layer.geometries.x[..<3] == [1, 1, 3] && layer.geometries.y[..<3] == [2, 2, 4])
    #expect(layer.geometries.partKinds == [.point, .point, .point, .line, .line, .line, .point, .polygon])
  }

  /// Cut anywhere, or with any bytes changed: read or refused, never worse.
  @Test func damagedFlatGeobuf() throws {
    let seed = Seed(25)
    var random = seed.generator
    let whole = FlatFile.zones.bytes
    for length in stride(from: 8, to: whole.count, by: 7) {
      let path = try scratch.write("c.fgb", Array(whole.prefix(length)))
      expectFault(.unreadable, in: "c.fgb", saying: []) { _ = try LayerFile.read(path: path, options: lambert) }
    }
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 8..<bytes.count, using: &random)] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random)!
      }
      let path = try scratch.write("d.fgb", bytes)
      do {
        _ = try LayerFile.read(path: path, options: lambert)
      } catch is FileFault {}
    }
  }

  private func kml(_ content: String) throws -> Layer {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(content)"
      + "</Document></kml>"
    return try LayerFile.read(path: scratch.write("z.kml", text), options: LayerOptions(places: .anywhere))
  }

  private static func ring(_ edge: String, _ coordinates: String) -> String {
    "<\(edge)><LinearRing><coordinates>\(coordinates)</coordinates></LinearRing></\(edge)>"
  }

  @Test func kmlPlacemarks() throws {
    let outer = Self.ring("outerBoundaryIs", "\n 0,0,12 4,0,12\t4,4,12 0,4,12 0,0,12\n")
    let inner = Self.ring("innerBoundaryIs", "1,1 2,1 2,2 1,2")
    let layer = try kml(
      """
      <name>Document</name><Folder><name>Nord</name><Placemark><name>A &amp; B</name>
      <description><![CDATA[<b>x</b>]]></description>
      <ExtendedData><Data name="code_qp"><displayName>Code</displayName><value> QN1 </value></Data></ExtendedData>
      <Polygon>\(outer)\(inner)</Polygon></Placemark>
      <Folder><name>Centre</name><Placemark><name>C</name><MultiGeometry><Polygon>\(outer)</Polygon><Polygon>\(outer)</Polygon>
      </MultiGeometry></Placemark></Folder></Folder>
      <Placemark><ExtendedData><SchemaData><SimpleData name="code_qp">QN3</SimpleData></SchemaData></ExtendedData>
      <Point><coordinates>5.7, 45.2, 0</coordinates></Point></Placemark><Placemark><name>rien</name></Placemark>
      """)
    #expect(layer.crs == .wgs84)
    #expect(layer.geometries.kinds == [.polygon, .multiPolygon, .point, .empty] || !layer.repairs.isEmpty)
    #expect(layer.geometries.parts(of: 0).map { layer.geometries.rings(of: $0).count } == [2])
    #expect(layer.table.columns.map(\.name) == ["name", "description", "code_qp", "dossier"])
    let rows = (0..<4).map { row in (0..<4).map { layer.table[row, $0] } }
    #expect(
      rows == [["A & B", "<b>x</b>", "QN1", "Nord"], ["C", "", "", "Nord/Centre"], ["", "", "QN3", ""], ["rien", "", "", ""]])
    #expect(layer.provenance.anomalies.map(\.kind).contains(.layer(.openRings(1))))
  }

  @Test(arguments: [
    ("<Placemark><Point><coordinates>x,y</coordinates></Point></Placemark>", "élément 1"),
    ("<Placemark><Point><coordinates>5</coordinates></Point></Placemark>", "longitude,latitude"),
    ("<NetworkLink><Link><href>http://x/y.kml</href></Link></NetworkLink>", "liens"), ("<Placemark>", "abîmé"),
  ])
  func badKML(content: String, word: String) throws {
    expectFault(.unreadable, in: "z.kml", saying: [word]) { _ = try kml(content) }
  }

  /// In a ZIP a KML is read as KMZ, a shapefile comes with its parts, and what is inside is named.
  @Test func layersInArchives() throws {
    let point = "<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
    ArchiveFile.write(scratch.path("z.kmz"), .zip, [.init("doc.kml", point), .init("files/image.png", "x")])
    let kmz = try LayerFile.read(path: scratch.path("z.kmz"), options: LayerOptions(places: .anywhere))
    #expect(kmz.geometries.x == [1] && kmz.name == "doc" && kmz.provenance.file == "z.kmz#doc.kml")
    let files = ShapeBytes.file([ShapeBytes.polygon([ShapeBytes.square(7e5, 6.5e6, 10)])])
    let table = ShapeBytes.table([("code", 5)], [(deleted: false, cells: [Array("07".utf8)])])
    ArchiveFile.write(
      scratch.path("q.7z"), .sevenZip,
      [
        .init("D/ZONE.DBF", table), .init("D/zone.shx", files.shx), .init("D/zone.shp", files.shp), .init("D/autre.dbf", table),
      ])
    let path = scratch.path("q.7z")
    #expect(LayerFile.isLayer(path: path) && LayerFile.isLayer(path: path + "#zone"))
    for words in [path, path + "#zone", path + "#D/zone.shp"] {
      let layer = try LayerFile.read(path: words, options: lambert)
      #expect(layer.table[0, 0] == "07" && layer.name == "zone" && layer.provenance.file == "q.7z#D/zone.shp")
    }
    #expect(try scratch.names == ["q.7z", "z.kmz"], "nothing is left beside")
    // Of several one must be named, by whoever asks.
    ArchiveFile.write(scratch.path("d.zip"), .zip, [.init("a.kml", point), .init("b.kml", point)])
    #expect(LayerFile.isLayer(path: scratch.path("d.zip")))
    expectFault(.unreadable, in: "d.zip", saying: ["plusieurs couches", "a.kml", "b.kml", "d.zip#a.kml"]) {
      _ = try LayerFile.read(path: scratch.path("d.zip"), options: lambert)
    }
  }

  /// What is known and not read is named, with the way out; nothing known is called no text.
  @Test(arguments: [
    ("z.parquet", "PAR1\u{15}\u{4}x", "duckdb"),
    ("z.gml", "<?xml version='1.0'?><gml:FeatureCollection xmlns:gml='x'>", "ogr2ogr"),
    ("z.tab", "!table\n!version 300", "MapInfo"), ("z.gpkg", "<!DOCTYPE html><html></html>", "page web"),
    ("z.shp", "%PDF-1.4", "PDF"), ("z.mif", "Version 300", "MapInfo"), ("z.gdbtable", "\u{3}", "ESRI"),
  ])
  func otherKindsAreNamed(name: String, text: String, word: String) throws {
    let path = try scratch.write(name, text)
    expectFault(.unreadable, in: name, saying: [word]) { _ = try LayerFile.read(path: path, options: lambert) }
  }
}

/// Files that GDAL 3.12.4 wrote.
enum FlatFile {
  case zones, indexedZones, shapes

  var bytes: [UInt8] {
    let text =
      switch self {
      case .zones: Self.zonesText
      case .indexedZones: Self.indexedZonesText
      case .shapes: Self.shapesText
      }
    return Array(Data(base64Encoded: text.filter { !$0.isWhitespace })!)
  }

  private static let zonesText = """
    ZmdiA2ZnYgFEBgAAJAAAAAAAAAAAABoAJAAIAAwABQAAAAAAAAAAABAAGAAGABQAGgAAAAAGAABYAAAAMAAAABQAAABkAAAAAwAAAAAAAAAAAAAABQAAANwFAAC0
    BQAAmAUAAGwFAABQBQAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAqQAAAAAAAABBAAgAAAHQwAAAAAA4AFAAEAAgADAAAABAADgAAAAAFAABqCAAA3AQAAAQA
    AADPBAAAUFJPSkNSU1siUkdGOTMgdjEgLyBMYW1iZXJ0LTkzIixCQVNFR0VPR0NSU1siUkdGOTMgdjEiLERBVFVNWyJSZXNlYXUgR2VvZGVzaXF1ZSBGcmFuY2Fp
    cyAxOTkzIHYxIixFTExJUFNPSURbIkdSUyAxOTgwIiw2Mzc4MTM3LDI5OC4yNTcyMjIxMDEsTEVOR1RIVU5JVFsibWV0cmUiLDFdXV0sUFJJTUVNWyJHcmVlbndp
    Y2giLDAsQU5HTEVVTklUWyJkZWdyZWUiLDAuMDE3NDUzMjkyNTE5OTQzM11dLElEWyJFUFNHIiw0MTcxXV0sQ09OVkVSU0lPTlsiTGFtYmVydC05MyIsTUVUSE9E
    WyJMYW1iZXJ0IENvbmljIENvbmZvcm1hbCAoMlNQKSIsSURbIkVQU0ciLDk4MDJdXSxQQVJBTUVURVJbIkxhdGl0dWRlIG9mIGZhbHNlIG9yaWdpbiIsNDYuNSxB
    TkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyMV1dLFBBUkFNRVRFUlsiTG9uZ2l0dWRlIG9mIGZhbHNlIG9yaWdpbiIs
    MyxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyMl1dLFBBUkFNRVRFUlsiTGF0aXR1ZGUgb2YgMXN0IHN0YW5kYXJk
    IHBhcmFsbGVsIiw0OSxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyM11dLFBBUkFNRVRFUlsiTGF0aXR1ZGUgb2Yg
    Mm5kIHN0YW5kYXJkIHBhcmFsbGVsIiw0NCxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyNF1dLFBBUkFNRVRFUlsi
    RWFzdGluZyBhdCBmYWxzZSBvcmlnaW4iLDcwMDAwMCxMRU5HVEhVTklUWyJtZXRyZSIsMV0sSURbIkVQU0ciLDg4MjZdXSxQQVJBTUVURVJbIk5vcnRoaW5nIGF0
    IGZhbHNlIG9yaWdpbiIsNjYwMDAwMCxMRU5HVEhVTklUWyJtZXRyZSIsMV0sSURbIkVQU0ciLDg4MjddXV0sQ1NbQ2FydGVzaWFuLDJdLEFYSVNbImVhc3Rpbmcg
    KFgpIixlYXN0LE9SREVSWzFdLExFTkdUSFVOSVRbIm1ldHJlIiwxXV0sQVhJU1sibm9ydGhpbmcgKFkpIixub3J0aCxPUkRFUlsyXSxMRU5HVEhVTklUWyJtZXRy
    ZSIsMV1dLFVTQUdFW1NDT1BFWyJFbmdpbmVlcmluZyBzdXJ2ZXksIHRvcG9ncmFwaGljIG1hcHBpbmcuIl0sQVJFQVsiRnJhbmNlIC0gb25zaG9yZSBhbmQgb2Zm
    c2hvcmUsIG1haW5sYW5kIGFuZCBDb3JzaWNhIChGcmFuY2UgbcOpdHJvcG9saXRhaW5lIGluY2x1ZGluZyBDb3JzaWNhKS4iXSxCQk9YWzQxLjE1LC05Ljg2LDUx
    LjU2LDEwLjM4XV0sSURbIkVQU0ciLDIxNTRdXQAVAAAAUkdGOTMgdjEgLyBMYW1iZXJ0LTkzAAAABAAAAEVQU0cAAAAAkv///wAAAAsIAAAAAAAAAAEAAABkAAAA
    qv///wAAAAIIAAAAAAAAAAEAAABiAAAAEAAQAAgABwAAAAAAAAAMABAAAAAAAAAKCAAAAAAAAAABAAAAeAAAAOr///8AAAAHCAAAAAAAAAABAAAAbgAOABAACAAH
    AAAAAAAMAA4AAAAAAAALCAAAAAAAAAAEAAAAY29kZQAAAABMAQAADAAAAAgADAAEAAgACAAAAFAAAAAEAAAAMAAAAAAAAwAAAFFOMQEAAQAAAAAAAAACAAAAAAAA
    APg/AwABBAAKAAAAMjAyNC0wNS0wOBQADAAAAAAAAAAAAAAAAAAHAAgAFAAAAAAAAAYEAAAAAQAAABgAAAAAABIAEAAIAAwAAAAAAAAAAAAHABIAAAAAAAADsAAA
    AAQAAAAUAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABBAAAAAAAAAAAAAAAAAAAAQQAAAAAAAABBAAAAAAAAAAAAAAAAAAAAQQAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AADwPwAAAAAAAPA/AAAAAAAAAEAAAAAAAADwPwAAAAAAAABAAAAAAAAAAEAAAAAAAADwPwAAAAAAAABAAAAAAAAA8D8AAAAAAADwPwAAAAACAAAABQAAAAoAAABE
    AQAADAAAAAgADAAEAAgACAAAAEQAAAAEAAAAIgAAAAAABQAAAMWSIMOpAQD5/////////wIAmpmZmZmZuT8DAAAAABQADAAAAAAAAAAAAAAAAAAHAAgAFAAAAAAA
    AAYEAAAAAgAAAIAAAAAEAAAAmv///wAAAAMEAAAACgAAAAAAAAAAACpAAAAAAAAAAAAAAAAAAAAqQAAAAAAAAPA/AAAAAAAAKEAAAAAAAADwPwAAAAAAAChAAAAA
    AAAAAAAAAAAAAAAqQAAAAAAAAAAAAAAAAAAAEgAMAAAACAAAAAAAAAAAAAcAEgAAAAAAAAMEAAAACgAAAAAAAAAAACZAAAAAAAAAAAAAAAAAAAAmQAAAAAAAAPA/
    AAAAAAAAJEAAAAAAAADwPwAAAAAAACRAAAAAAAAAAAAAAAAAAAAmQAAAAAAAAAAAJAAAAAwAAAAIAAgAAAAEAAgAAAAEAAAACgAAAAEAAAAAgAAAAAAAAA==
    """
  private static let indexedZonesText = """
    ZmdiA2ZnYgFEBgAAJAAAAAAAAAAAABoAJAAIAAwABwAAAAAAAAAAABAAGAAAABQAGgAAAAAAAAZYAAAAMAAAABQAAABkAAAAAgAAAAAAAAAAAAAABQAAANwFAAC0
    BQAAmAUAAGwFAABQBQAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAqQAAAAAAAABBAAgAAAHQxAAAAAA4AFAAEAAgADAAAABAADgAAAAAFAABqCAAA3AQAAAQA
    AADPBAAAUFJPSkNSU1siUkdGOTMgdjEgLyBMYW1iZXJ0LTkzIixCQVNFR0VPR0NSU1siUkdGOTMgdjEiLERBVFVNWyJSZXNlYXUgR2VvZGVzaXF1ZSBGcmFuY2Fp
    cyAxOTkzIHYxIixFTExJUFNPSURbIkdSUyAxOTgwIiw2Mzc4MTM3LDI5OC4yNTcyMjIxMDEsTEVOR1RIVU5JVFsibWV0cmUiLDFdXV0sUFJJTUVNWyJHcmVlbndp
    Y2giLDAsQU5HTEVVTklUWyJkZWdyZWUiLDAuMDE3NDUzMjkyNTE5OTQzM11dLElEWyJFUFNHIiw0MTcxXV0sQ09OVkVSU0lPTlsiTGFtYmVydC05MyIsTUVUSE9E
    WyJMYW1iZXJ0IENvbmljIENvbmZvcm1hbCAoMlNQKSIsSURbIkVQU0ciLDk4MDJdXSxQQVJBTUVURVJbIkxhdGl0dWRlIG9mIGZhbHNlIG9yaWdpbiIsNDYuNSxB
    TkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyMV1dLFBBUkFNRVRFUlsiTG9uZ2l0dWRlIG9mIGZhbHNlIG9yaWdpbiIs
    MyxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyMl1dLFBBUkFNRVRFUlsiTGF0aXR1ZGUgb2YgMXN0IHN0YW5kYXJk
    IHBhcmFsbGVsIiw0OSxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyM11dLFBBUkFNRVRFUlsiTGF0aXR1ZGUgb2Yg
    Mm5kIHN0YW5kYXJkIHBhcmFsbGVsIiw0NCxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXSxJRFsiRVBTRyIsODgyNF1dLFBBUkFNRVRFUlsi
    RWFzdGluZyBhdCBmYWxzZSBvcmlnaW4iLDcwMDAwMCxMRU5HVEhVTklUWyJtZXRyZSIsMV0sSURbIkVQU0ciLDg4MjZdXSxQQVJBTUVURVJbIk5vcnRoaW5nIGF0
    IGZhbHNlIG9yaWdpbiIsNjYwMDAwMCxMRU5HVEhVTklUWyJtZXRyZSIsMV0sSURbIkVQU0ciLDg4MjddXV0sQ1NbQ2FydGVzaWFuLDJdLEFYSVNbImVhc3Rpbmcg
    KFgpIixlYXN0LE9SREVSWzFdLExFTkdUSFVOSVRbIm1ldHJlIiwxXV0sQVhJU1sibm9ydGhpbmcgKFkpIixub3J0aCxPUkRFUlsyXSxMRU5HVEhVTklUWyJtZXRy
    ZSIsMV1dLFVTQUdFW1NDT1BFWyJFbmdpbmVlcmluZyBzdXJ2ZXksIHRvcG9ncmFwaGljIG1hcHBpbmcuIl0sQVJFQVsiRnJhbmNlIC0gb25zaG9yZSBhbmQgb2Zm
    c2hvcmUsIG1haW5sYW5kIGFuZCBDb3JzaWNhIChGcmFuY2UgbcOpdHJvcG9saXRhaW5lIGluY2x1ZGluZyBDb3JzaWNhKS4iXSxCQk9YWzQxLjE1LC05Ljg2LDUx
    LjU2LDEwLjM4XV0sSURbIkVQU0ciLDIxNTRdXQAVAAAAUkdGOTMgdjEgLyBMYW1iZXJ0LTkzAAAABAAAAEVQU0cAAAAAkv///wAAAAsIAAAAAAAAAAEAAABkAAAA
    qv///wAAAAIIAAAAAAAAAAEAAABiAAAAEAAQAAgABwAAAAAAAAAMABAAAAAAAAAKCAAAAAAAAAABAAAAeAAAAOr///8AAAAHCAAAAAAAAAABAAAAbgAOABAACAAH
    AAAAAAAMAA4AAAAAAAALCAAAAAAAAAAEAAAAY29kZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAKkAAAAAAAAAQQAEAAAAAAAAAAAAAAAAAJEAAAAAAAAAAAAAA
    AAAAACpAAAAAAAAA8D8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQQAAAAAAAABBASAEAAAAAAABEAQAADAAAAAgADAAEAAgACAAAAEQAAAAEAAAAIgAA
    AAAABQAAAMWSIMOpAQD5/////////wIAmpmZmZmZuT8DAAAAABQADAAAAAAAAAAAAAAAAAAHAAgAFAAAAAAAAAYEAAAAAgAAAIAAAAAEAAAAmv///wAAAAMEAAAA
    CgAAAAAAAAAAACpAAAAAAAAAAAAAAAAAAAAqQAAAAAAAAPA/AAAAAAAAKEAAAAAAAADwPwAAAAAAAChAAAAAAAAAAAAAAAAAAAAqQAAAAAAAAAAAAAAAAAAAEgAM
    AAAACAAAAAAAAAAAAAcAEgAAAAAAAAMEAAAACgAAAAAAAAAAACZAAAAAAAAAAAAAAAAAAAAmQAAAAAAAAPA/AAAAAAAAJEAAAAAAAADwPwAAAAAAACRAAAAAAAAA
    AAAAAAAAAAAmQAAAAAAAAAAATAEAAAwAAAAIAAwABAAIAAgAAABQAAAABAAAADAAAAAAAAMAAABRTjEBAAEAAAAAAAAAAgAAAAAAAAD4PwMAAQQACgAAADIwMjQt
    MDUtMDgUAAwAAAAAAAAAAAAAAAAABwAIABQAAAAAAAAGBAAAAAEAAAAYAAAAAAASABAACAAMAAAAAAAAAAAABwASAAAAAAAAA7AAAAAEAAAAFAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAQQAAAAAAAAAAAAAAAAAAAEEAAAAAAAAAQQAAAAAAAAAAAAAAAAAAAEEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA8D8AAAAAAADwPwAAAAAA
    AABAAAAAAAAA8D8AAAAAAAAAQAAAAAAAAABAAAAAAAAA8D8AAAAAAAAAQAAAAAAAAPA/AAAAAAAA8D8AAAAAAgAAAAUAAAAKAAAA
    """
  private static let shapesText = """
    ZmdiA2ZnYgFEBAAAJAAAAAAAAAAAABoAJAAIAAwAAAAAAAAAAAAAABAAGAAGABQAGgAAAAAAAABIAAAAIAAAABQAAABUAAAABQAAAAAAAAAAAAAAAQAAAOADAAAE
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABRAAAAAAAAAGEACAAAAdDIAAAAADgAUAAQACAAMAAAAEAAOAAAAhAMAAOYQAABwAwAABAAAAGIDAABHRU9HQ1JTWyJX
    R1MgODQiLEVOU0VNQkxFWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCBlbnNlbWJsZSIsTUVNQkVSWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCAoVHJh
    bnNpdCkiXSxNRU1CRVJbIldvcmxkIEdlb2RldGljIFN5c3RlbSAxOTg0IChHNzMwKSJdLE1FTUJFUlsiV29ybGQgR2VvZGV0aWMgU3lzdGVtIDE5ODQgKEc4NzMp
    Il0sTUVNQkVSWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCAoRzExNTApIl0sTUVNQkVSWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCAoRzE2NzQpIl0s
    TUVNQkVSWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCAoRzE3NjIpIl0sTUVNQkVSWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCAoRzIxMzkpIl0sTUVN
    QkVSWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCAoRzIyOTYpIl0sRUxMSVBTT0lEWyJXR1MgODQiLDYzNzgxMzcsMjk4LjI1NzIyMzU2MyxMRU5HVEhVTklU
    WyJtZXRyZSIsMV1dLEVOU0VNQkxFQUNDVVJBQ1lbMi4wXV0sUFJJTUVNWyJHcmVlbndpY2giLDAsQU5HTEVVTklUWyJkZWdyZWUiLDAuMDE3NDUzMjkyNTE5OTQz
    M11dLENTW2VsbGlwc29pZGFsLDJdLEFYSVNbImdlb2RldGljIGxhdGl0dWRlIChMYXQpIixub3J0aCxPUkRFUlsxXSxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0
    NTMyOTI1MTk5NDMzXV0sQVhJU1siZ2VvZGV0aWMgbG9uZ2l0dWRlIChMb24pIixlYXN0LE9SREVSWzJdLEFOR0xFVU5JVFsiZGVncmVlIiwwLjAxNzQ1MzI5MjUx
    OTk0MzNdXSxVU0FHRVtTQ09QRVsiSG9yaXpvbnRhbCBjb21wb25lbnQgb2YgM0Qgc3lzdGVtLiJdLEFSRUFbIldvcmxkLiJdLEJCT1hbLTkwLC0xODAsOTAsMTgw
    XV0sSURbIkVQU0ciLDQzMjZdXQAABgAAAFdHUyA4NAAABAAAAEVQU0cAAA4AEAAIAAcAAAAAAAwADgAAAAAAAAsIAAAAAAAAAAEAAABrAAAAXAAAABAAAAAAAAAA
    CAAMAAQACAAIAAAAKAAAAAQAAAAHAAAAAAABAAAAcAAAABIADAAAAAgAAAAAAAAAAAAHABIAAAAAAAABBAAAAAIAAAAAAAAAAADwPwAAAAAAAABAbAAAABAAAAAA
    AAAACAAMAAQACAAIAAAAKAAAAAQAAAAHAAAAAAABAAAAbQAAABIADAAAAAgAAAAAAAAAAAAHABIAAAAAAAAEBAAAAAQAAAAAAAAAAADwPwAAAAAAAABAAAAAAAAA
    CEAAAAAAAAAQQGwAAAAQAAAAAAAAAAgADAAEAAgACAAAACgAAAAEAAAABwAAAAAAAQAAAGwAAAASAAwAAAAIAAAAAAAAAAAABwASAAAAAAAAAgQAAAAEAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAPA/AAAAAAAA8D+cAAAADAAAAAgADAAEAAgACAAAACgAAAAEAAAACAAAAAAAAgAAAG1sAAASABAACAAMAAAAAAAAAAAABwASAAAA
    AAAABVAAAAAEAAAACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADwPwAAAAAAAPA/AAAAAAAAAEAAAAAAAAAAQAAAAAAAAAhAAAAAAAAACEAAAAAAAgAAAAIAAAAE
    AAAA7AAAABAAAAAAAAAACAAMAAQACAAIAAAAKAAAAAQAAAAHAAAAAAABAAAAYwAUAAwAAAAAAAAAAAAAAAAABwAIABQAAAAAAAAHBAAAAAIAAACAAAAABAAAAJr/
    //8AAAADBAAAAAoAAAAAAAAAAADwPwAAAAAAAAAAAAAAAAAA8D8AAAAAAADwPwAAAAAAAAAAAAAAAAAA8D8AAAAAAAAAAAAAAAAAAAAAAAAAAAAA8D8AAAAAAAAA
    AAAAAAAAABIADAAAAAgAAAAAAAAAAAAHABIAAAAAAAABBAAAAAIAAAAAAAAAAAAUQAAAAAAAABhA
    """
}
