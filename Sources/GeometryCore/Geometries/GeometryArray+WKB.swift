extension GeometryArray {
  /// Appends the feature that a well-known binary geometry describes: ISO or EWKB, either byte order; Z and M are dropped.
  ///
  /// Nothing is appended if it throws. Nested collections are flattened to their parts.
  /// - Returns: number of bytes used.
  /// - Throws: `GeometryError.malformedWKB` if bytes are missing, a count exceeds them, a type is unknown or nesting is too deep.
  @discardableResult
  public mutating func appendWKB(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    var reader = WKBReader(bytes: bytes)
    do {
      let kind = try reader.readGeometry(into: &self, depth: 0)
      endFeature(partKinds.count == featureOffsets[kinds.count] ? .empty : kind)
      return reader.offset
    } catch {
      discardUnfinishedFeature()
      throw error
    }
  }

  /// Appends the feature that an array of bytes describes.
  /// - Throws: `GeometryError.malformedWKB`, as above.
  public mutating func appendWKB(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { bytes in _ = try appendWKB(bytes) }
  }

  /// The feature as little-endian two-dimensional WKB; an empty feature is an empty collection.
  /// - Parameter asMulti: writes a point, line or polygon as its multiple of one member.
  public func wkb(of feature: Int, asMulti: Bool = false) -> [UInt8] {
    var writer = WKBWriter()
    writer.append(feature: feature, of: self, asMulti: asMulti)
    return writer.bytes
  }
}

/// Reads one geometry from untrusted bytes.
private struct WKBReader {
  let bytes: UnsafeRawBufferPointer
  var offset = 0
  private static let deepest = 32

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private struct Header {
    var type: Int
    var stride: Int
    var swapped: Bool
  }

  private mutating func readHeader() throws -> Header {
    guard offset < bytes.count else { throw GeometryError.malformedWKB(.cutShort) }
    let order = bytes[offset]
    guard order <= 1 else { throw GeometryError.malformedWKB(.byteOrder) }
    offset += 1
    let swapped = order == 0
    let code = try readCount(swapped: swapped)
    let iso = (code & 0x0FFF_FFFF) / 1000
    guard iso <= 3 else { throw GeometryError.malformedWKB(.type) }
    let hasZ = code & 0x8000_0000 != 0 || iso == 1 || iso == 3
    let hasM = code & 0x4000_0000 != 0 || iso >= 2
    if code & 0x2000_0000 != 0 { _ = try readCount(swapped: swapped) }
    let stride = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0)
    return Header(type: (code & 0x0FFF_FFFF) % 1000, stride: stride, swapped: swapped)
  }

  private mutating func readCount(swapped: Bool) throws -> Int {
    guard bytes.count - offset >= 4 else { throw GeometryError.malformedWKB(.cutShort) }
    let value = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    offset += 4
    return Int(swapped ? value.byteSwapped : value.littleEndian)
  }

  /// A count of things of at least `size` bytes each, checked against what is left.
  private mutating func readCount(_ header: Header, each size: Int) throws -> Int {
    let count = try readCount(swapped: header.swapped)
    guard count <= (bytes.count - offset) / size else { throw GeometryError.malformedWKB(.count) }
    return count
  }

  mutating func readGeometry(into array: inout GeometryArray, depth: Int) throws -> GeometryArray.Kind {
    guard depth < Self.deepest else { throw GeometryError.malformedWKB(.depth) }
    let header = try readHeader()
    switch header.type {
    case 1:
      try readPoint(header, into: &array)
      return .point
    case 2:
      try readChain(header, into: &array)
      return .lineString
    case 3:
      try readPolygon(header, into: &array)
      return .polygon
    case 4, 5, 6, 7:
      let count = try readCount(header, each: 5)
      for _ in 0..<count {
        let kind = try readGeometry(into: &array, depth: depth + 1)
        guard header.type == 7 || kind == Self.member[header.type - 4] else {
          throw GeometryError.malformedWKB(.member)
        }
      }
      return [.multiPoint, .multiLineString, .multiPolygon, .collection][header.type - 4]
    default:
      throw GeometryError.malformedWKB(.type)
    }
  }

  private static let member: [GeometryArray.Kind] = [.point, .lineString, .polygon]

  private mutating func readPoint(_ header: Header, into array: inout GeometryArray) throws {
    guard bytes.count - offset >= header.stride else { throw GeometryError.malformedWKB(.cutShort) }
    let first = array.vertexCount
    array.appendVertices(
      packed: UnsafeRawBufferPointer(rebasing: bytes[offset...]), count: 1, stride: header.stride, swapped: header.swapped)
    offset += header.stride
    // An empty point is written as NaN NaN.
    if array.x[first].isNaN && array.y[first].isNaN {
      array.x.removeLast()
      array.y.removeLast()
      return
    }
    array.endRing()
    array.endPart(.point)
  }

  private mutating func readVertices(_ header: Header, into array: inout GeometryArray) throws -> Int {
    let count = try readCount(header, each: header.stride)
    array.appendVertices(
      packed: UnsafeRawBufferPointer(rebasing: bytes[offset...]), count: count, stride: header.stride, swapped: header.swapped)
    offset += count * header.stride
    return count
  }

  private mutating func readChain(_ header: Header, into array: inout GeometryArray) throws {
    guard try readVertices(header, into: &array) > 0 else { return }
    array.endRing()
    array.endPart(.line)
  }

  private mutating func readPolygon(_ header: Header, into array: inout GeometryArray) throws {
    let count = try readCount(header, each: 4)
    var rings = 0
    for _ in 0..<count where try readVertices(header, into: &array) > 0 {
      array.endPolygonRing()
      rings += 1
    }
    if rings > 0 { array.endPart(.polygon) }
  }
}

private struct WKBWriter {
  var bytes: [UInt8] = []

  mutating func append(feature: Int, of array: GeometryArray, asMulti: Bool) {
    let parts = array.parts(of: feature)
    let type: UInt32
    switch array.kinds[feature] {
    case .point: type = 4
    case .lineString: type = 5
    case .polygon: type = 6
    case .multiPoint: return append(parts, as: 4, of: array)
    case .multiLineString: return append(parts, as: 5, of: array)
    case .multiPolygon: return append(parts, as: 6, of: array)
    case .empty, .collection: return append(parts, as: 7, of: array)
    }
    if asMulti || parts.count != 1 { append(parts, as: type, of: array) } else { append(part: parts.lowerBound, of: array) }
  }

  private mutating func append(_ parts: Range<Int>, as type: UInt32, of array: GeometryArray) {
    appendHeader(type, count: parts.count)
    for part in parts { append(part: part, of: array) }
  }

  private mutating func append(part: Int, of array: GeometryArray) {
    let rings = array.rings(of: part)
    switch array.partKinds[part] {
    case .point:
      appendHeader(1, count: nil)
      appendVertices(array.vertices(of: rings.lowerBound), of: array)
    case .line:
      appendHeader(2, count: array.vertices(of: rings.lowerBound).count)
      appendVertices(array.vertices(of: rings.lowerBound), of: array)
    case .polygon:
      appendHeader(3, count: rings.count)
      for ring in rings {
        let vertices = array.vertices(of: ring)
        append(UInt32(vertices.count))
        appendVertices(vertices, of: array)
      }
    }
  }

  private mutating func appendHeader(_ type: UInt32, count: Int?) {
    bytes.append(1)
    append(type)
    if let count { append(UInt32(count)) }
  }

  private mutating func append(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func appendVertices(_ range: Range<Int>, of array: GeometryArray) {
    bytes.reserveCapacity(bytes.count + 16 * range.count)
    for i in range {
      withUnsafeBytes(of: array.x[i].bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: array.y[i].bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }
}
