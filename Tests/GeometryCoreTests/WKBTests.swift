import CGEOS
import TestSupport
import Testing

@testable import GeometryCore

@Suite struct WKBTests {
  private static let texts = [
    "POINT (1 2)", "POINT EMPTY", "LINESTRING (0 0, 1 1, 2 0)", "LINESTRING EMPTY", "POLYGON EMPTY",
    "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))", "MULTIPOINT (1 2, 3 4)",
    "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 2))", "MULTIPOLYGON (((0 0, 1 0, 0 1, 0 0)), ((5 5, 6 5, 5 6, 5 5)))",
    "MULTIPOLYGON (((0 0, 1 0, 0 1, 0 0)))", "GEOMETRYCOLLECTION (POINT (1 2), POLYGON ((0 0, 1 0, 0 1, 0 0)))",
    "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (1 2)), LINESTRING (0 0, 1 1))", "POINT Z (1 2 3)",
    "POLYGON Z ((0 0 9, 10 0 9, 10 10 9, 0 0 9))", "MULTIPOINT Z (1 2 3, 4 5 6)",
  ]

  private func geometry(_ text: String, _ context: GeosContext) throws -> OpaquePointer {
    let reader = GEOSWKTReader_create_r(context.handle)
    defer { GEOSWKTReader_destroy_r(context.handle, reader) }
    return try #require(GEOSWKTReader_read_r(context.handle, reader, text))
  }

  private func wkb(
    _ geometry: OpaquePointer, _ context: GeosContext, order: Int32, extended: Bool, dimension: Int32
  ) throws -> [UInt8] {
    let writer = GEOSWKBWriter_create_r(context.handle)
    defer { GEOSWKBWriter_destroy_r(context.handle, writer) }
    GEOSWKBWriter_setByteOrder_r(context.handle, writer, order)
    GEOSWKBWriter_setOutputDimension_r(context.handle, writer, dimension)
    GEOSWKBWriter_setFlavor_r(context.handle, writer, Int32(extended ? GEOS_WKB_EXTENDED.rawValue : GEOS_WKB_ISO.rawValue))
    if extended {
      GEOSSetSRID_r(context.handle, geometry, 2154)
      GEOSWKBWriter_setIncludeSRID_r(context.handle, writer, 1)
    }
    var size = 0
    let bytes = try #require(GEOSWKBWriter_write_r(context.handle, writer, geometry, &size))
    defer { GEOSFree_r(context.handle, bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }

  /// What GEOS writes in every dialect is read like what GEOS hands over, and what is written GEOS reads as equal.
  @Test(arguments: texts) func agreesWithGEOS(text: String) throws {
    let context = GeosContext.current
    let original = try geometry(text, context)
    defer { GEOSGeom_destroy_r(context.handle, original) }
    var direct = GeometryArray()
    try direct.append(geos: original)
    for order: Int32 in [0, 1] {
      for extended in [false, true] {
        for dimension: Int32 in [2, 3] {
          let bytes = try wkb(original, context, order: order, extended: extended, dimension: dimension)
          var read = GeometryArray()
          try read.appendWKB(bytes)
          #expect(read.x == direct.x && read.y == direct.y && read.kinds == direct.kinds)
          #expect(read.ringOffsets == direct.ringOffsets && read.partOffsets == direct.partOffsets)
          #expect(read.partKinds == direct.partKinds)
          for length in 0..<bytes.count {
            #expect(throws: GeometryError.self) { try read.appendWKB(Array(bytes[..<length])) }
          }
          #expect(read.count == 1 && read.vertexCount == direct.vertexCount, "a failed reading leaves nothing")
        }
      }
    }
    let made = try direct.makeGEOS(feature: 0)
    defer { GEOSGeom_destroy_r(context.handle, made) }
    #expect(GEOSEquals_r(context.handle, made, original) == 1)
    let written = direct.wkb(of: 0)
    let back = try #require(GEOSGeomFromWKB_buf_r(context.handle, written, written.count))
    defer { GEOSGeom_destroy_r(context.handle, back) }
    #expect(GEOSEquals_r(context.handle, back, original) == 1)
  }

  @Test func hostileBytes() {
    let absurd: [[UInt8]] = [
      [1, 2, 0, 0, 0, 255, 255, 255, 255], [1, 3, 0, 0, 0, 255, 255, 255, 127], [1, 6, 0, 0, 0, 255, 255, 255, 255],
      [7, 1, 0, 0, 0], [1, 99, 0, 0, 0], [1, 8, 0, 0, 0, 0, 0, 0, 0], [1, 1, 0x10, 0x27, 0],
      [1, 4, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0],
      Array(repeatElement([1, 7, 0, 0, 0, 1, 0, 0, 0], count: 100_000).joined()),
    ]
    for bytes in absurd {
      var array = GeometryArray()
      #expect(throws: GeometryError.self) { try array.appendWKB(bytes) }
      #expect(array.count == 0 && array.vertexCount == 0 && array.ringOffsets == [0] && array.partOffsets == [0])
    }
    let seed = Seed.another()
    var random = seed.generator
    var whole = GeometryArray()
    whole.appendPolygon([[(0, 0), (1, 0), (0, 1), (0, 0)]])
    let good = whole.wkb(of: 0)
    var refused = 0
    for _ in 0..<20_000 {
      var bytes = good
      for _ in 0..<3 { bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random) }
      var array = GeometryArray()
      do { try array.appendWKB(bytes) } catch { refused += 1 }
      #expect(array.featureOffsets.last == array.partKinds.count, "\(seed): \(bytes)")
      #expect(array.ringOffsets.last == array.vertexCount, "\(seed): \(bytes)")
    }
    #expect(refused > 1000 && refused < 19_000, "\(seed)")
  }
}
