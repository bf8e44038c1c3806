import GeometryCore

/// The geometry blob of a GeoPackage: a header, an envelope, then WKB (OGC 12-128, clause 2.1.3).
enum GeoPackageGeometry {
  /// Appends the feature in `blob`.
  /// - Throws: `GeometryError.malformedWKB` if the header is wrong, the type extended or the WKB malformed.
  static func append(_ blob: UnsafeRawBufferPointer, to geometries: inout GeometryArray) throws {
    guard blob.count >= 8, blob[0] == UInt8(ascii: "G"), blob[1] == UInt8(ascii: "P") else {
      throw GeometryError.malformedWKB(.header)
    }
    let flags = blob[3]
    guard flags & 0x20 == 0 else { throw GeometryError.malformedWKB(.extendedType) }
    let sizes = [0, 32, 48, 48, 64]
    let code = Int(flags >> 1 & 0x07)
    guard code < sizes.count, blob.count >= 8 + sizes[code] else { throw GeometryError.malformedWKB(.envelope) }
    if flags & 0x10 != 0 {
      geometries.endFeature(.empty)
      return
    }
    try geometries.appendWKB(UnsafeRawBufferPointer(rebasing: blob[(8 + sizes[code])...]))
  }

  /// The blob of a point: header without envelope, then WKB.
  static func point(_ x: Double, _ y: Double, srs: Int32) -> [UInt8] {
    var bytes = header(srs: srs, flags: 0x01)
    bytes.reserveCapacity(29)
    bytes += [1, 1, 0, 0, 0]
    append(x, to: &bytes)
    append(y, to: &bytes)
    return bytes
  }

  /// The blob of a feature with its envelope.
  static func blob(of feature: Int, in geometries: GeometryArray, box: Box, srs: Int32, asMulti: Bool) -> [UInt8] {
    var bytes = header(srs: srs, flags: 0x03)
    for value in [box.minX, box.maxX, box.minY, box.maxY] { append(value, to: &bytes) }
    return bytes + geometries.wkb(of: feature, asMulti: asMulti)
  }

  /// The narrowest type of the standard that all features have; empty ones have any.
  static func commonType(of geometries: GeometryArray) -> String {
    let kinds = Set(geometries.kinds).subtracting([.empty])
    switch kinds {
    case [.point]: return "POINT"
    case [.lineString]: return "LINESTRING"
    case [.polygon]: return "POLYGON"
    case [.multiPoint], [.point, .multiPoint]: return "MULTIPOINT"
    case [.multiLineString], [.lineString, .multiLineString]: return "MULTILINESTRING"
    case [.multiPolygon], [.polygon, .multiPolygon]: return "MULTIPOLYGON"
    default: return "GEOMETRY"
    }
  }

  private static func header(srs: Int32, flags: UInt8) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, flags]
    withUnsafeBytes(of: srs.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }

  private static func append(_ value: Double, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
