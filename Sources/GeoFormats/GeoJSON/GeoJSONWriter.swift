import GeometryCore
import Groundwork
import Tabular

/// Writes GeoJSON after RFC 7946, feature by feature, one a line: WGS 84, shells counter-clockwise, nine decimals at most.
///
/// The file appears under its own name when `finish` has succeeded.
public final class GeoJSONWriter: PointRowWriter {
  private let bytes: OutputBytes
  private let names: [[UInt8]]
  private let kinds: [ColumnKind]
  private var count = 0

  /// - Parameter name: name of the layer; the file's own name without extension by default.
  /// - Throws: `FileFault.unwritable`.
  public init(output: OutputFile, name: String? = nil, fields: [LayerField]) throws {
    bytes = try OutputBytes(output)
    kinds = fields.map(\.kind)
    names = LayerField.uniqueNames(fields).map { name in
      var quoted: [UInt8] = []
      GeoJSONWriter.appendString(name, to: &quoted)
      return quoted
    }
    bytes.append("{\"type\":\"FeatureCollection\",\"name\":")
    GeoJSONWriter.appendString(name ?? LayerFile.stem(of: output.path), to: &bytes.buffer)
    bytes.append(",\"features\":[")
  }

  /// Appends a row; the point is longitude and latitude in degrees.
  /// - Throws: `FileFault.unwritable` if the file cannot be written.
  public func append(texts: [String], point: (x: Double, y: Double)?) throws {
    begin(texts)
    if let point {
      bytes.append("{\"type\":\"Point\",\"coordinates\":")
      appendPosition(point.x, point.y)
      bytes.append("}}")
    } else {
      bytes.append("null}")
    }
    try bytes.spill()
  }

  /// Writes a whole layer, moved to WGS 84.
  /// - Throws: `FileFault.unreadable` if PROJ knows no way there, `.unwritable` if the file cannot be written.
  public static func write(_ layer: Layer, to output: OutputFile) throws {
    let table = layer.table
    let transform: CoordinateTransform
    do {
      transform = try CoordinateTransform(from: layer.crs, to: .wgs84)
    } catch {
      throw FileFault.unreadable(
        file: MappedFile.name(of: output.path),
        sentence: "les coordonnées (\(layer.crs.identifier)) ne peuvent pas être converties en WGS 84.")
    }
    var x = layer.geometries.x, y = layer.geometries.y
    transform.apply(x: &x, y: &y)
    let shapes = layer.geometries.replacingCoordinates(x: x, y: y)
    let fields = table.columns.map { LayerField(name: $0.name, kind: $0.kind) }
    let writer = try GeoJSONWriter(output: output, name: layer.name, fields: fields)
    for row in 0..<table.rowCount {
      writer.begin(table.columns.map { $0.texts[row] })
      writer.appendGeometry(row, of: shapes)
      writer.bytes.append("}")
      try writer.bytes.spill()
    }
    try writer.finish()
  }

  /// Closes the collection and puts the file in its place.
  /// - Throws: `FileFault.unwritable` if the file cannot be written or put in its place.
  public func finish() throws {
    bytes.append("\n]}\n")
    try bytes.finish()
  }

  /// Writes a feature up to the value of its geometry.
  private func begin(_ texts: [String]) {
    precondition(texts.count == kinds.count)
    if count > 0 { bytes.append(",") }
    count += 1
    bytes.append("\n{\"type\":\"Feature\",\"properties\":{")
    for i in kinds.indices {
      if i > 0 { bytes.append(",") }
      bytes.buffer += names[i]
      bytes.append(":")
      appendValue(texts[i], kinds[i])
    }
    bytes.append("},\"geometry\":")
  }

  private func appendValue(_ text: String, _ kind: ColumnKind) {
    if text.isEmpty { return bytes.append("null") }
    switch kind {
    case .integer, .decimal:
      if let number = CellNumber.plain(text), GeoJSONWriter.isJSON(number) {
        bytes.buffer += Array(number.utf8)
        return
      }
    case .boolean:
      switch text.lowercased() {
      case "true", "vrai", "oui", "1": return bytes.append("true")
      case "false", "faux", "non", "0": return bytes.append("false")
      default: break
      }
    case .text, .date: break
    }
    GeoJSONWriter.appendString(text, to: &bytes.buffer)
  }
}

// Geometries.
extension GeoJSONWriter {
  private func appendGeometry(_ feature: Int, of shapes: GeometryArray) {
    let parts = shapes.parts(of: feature)
    switch shapes.kinds[feature] {
    case .empty: bytes.append("null")
    case .point, .lineString, .polygon: appendPart(parts.lowerBound, of: shapes)
    case .collection:
      bytes.append("{\"type\":\"GeometryCollection\",\"geometries\":[")
      for part in parts {
        if part > parts.lowerBound { bytes.append(",") }
        appendPart(part, of: shapes)
      }
      bytes.append("]}")
    case .multiPoint: appendMultiple("{\"type\":\"MultiPoint\",\"coordinates\":[", parts, of: shapes)
    case .multiLineString: appendMultiple("{\"type\":\"MultiLineString\",\"coordinates\":[", parts, of: shapes)
    case .multiPolygon: appendMultiple("{\"type\":\"MultiPolygon\",\"coordinates\":[", parts, of: shapes)
    }
  }

  private func appendMultiple(_ opening: StaticString, _ parts: Range<Int>, of shapes: GeometryArray) {
    bytes.append(opening)
    for part in parts {
      if part > parts.lowerBound { bytes.append(",") }
      appendCoordinates(part, of: shapes)
    }
    bytes.append("]}")
  }

  private func appendPart(_ part: Int, of shapes: GeometryArray) {
    switch shapes.partKinds[part] {
    case .point: bytes.append("{\"type\":\"Point\",\"coordinates\":")
    case .line: bytes.append("{\"type\":\"LineString\",\"coordinates\":")
    case .polygon: bytes.append("{\"type\":\"Polygon\",\"coordinates\":")
    }
    appendCoordinates(part, of: shapes)
    bytes.append("}")
  }

  private func appendCoordinates(_ part: Int, of shapes: GeometryArray) {
    let rings = shapes.rings(of: part)
    switch shapes.partKinds[part] {
    case .point:
      let vertex = shapes.vertices(of: rings.lowerBound).lowerBound
      appendPosition(shapes.x[vertex], shapes.y[vertex])
    case .line: appendChain(shapes.vertices(of: rings.lowerBound), reversed: false, of: shapes)
    case .polygon:
      bytes.append("[")
      for ring in rings {
        if ring > rings.lowerBound { bytes.append(",") }
        let isClockwise = shapes.signedArea(of: ring) < 0
        appendChain(shapes.vertices(of: ring), reversed: isClockwise == (ring == rings.lowerBound), of: shapes)
      }
      bytes.append("]")
    }
  }

  private func appendChain(_ vertices: Range<Int>, reversed: Bool, of shapes: GeometryArray) {
    bytes.append("[")
    for i in vertices {
      if i > vertices.lowerBound { bytes.append(",") }
      let vertex = reversed ? vertices.upperBound - 1 - (i - vertices.lowerBound) : i
      appendPosition(shapes.x[vertex], shapes.y[vertex])
    }
    bytes.append("]")
  }

  private func appendPosition(_ x: Double, _ y: Double) {
    bytes.append("[")
    GeoJSONWriter.appendDecimal(x, to: &bytes.buffer)
    bytes.append(",")
    GeoJSONWriter.appendDecimal(y, to: &bytes.buffer)
    bytes.append("]")
  }
}

// Texts and numbers.
extension GeoJSONWriter {
  /// Nine decimals (a tenth of a millimetre), without zeros at the end.
  static func appendDecimal(_ value: Double, to target: inout [UInt8]) {
    guard value.isFinite, abs(value) < 1e9 else {
      target += Array((value.isFinite ? "\(value)" : "null").utf8)
      return
    }
    var scaled = UInt64((abs(value) * 1e9).rounded())
    if value < 0 && scaled > 0 { target.append(UInt8(ascii: "-")) }
    let whole = scaled / 1_000_000_000
    scaled %= 1_000_000_000
    target += Array(String(whole).utf8)
    if scaled == 0 { return }
    target.append(UInt8(ascii: "."))
    var divisor: UInt64 = 100_000_000
    while scaled > 0 {
      target.append(UInt8(ascii: "0") + UInt8(scaled / divisor))
      scaled %= divisor
      divisor /= 10
    }
  }

  static func appendString(_ text: String, to target: inout [UInt8]) {
    target.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): target += [UInt8(ascii: "\\"), byte]
      case 0x0A: target += Array("\\n".utf8)
      case 0x0D: target += Array("\\r".utf8)
      case 0x09: target += Array("\\t".utf8)
      case 0..<0x20:
        target += Array("\\u00".utf8) + [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 }
      default: target.append(byte)
      }
    }
    target.append(UInt8(ascii: "\""))
  }

  /// True if a number is one that JSON allows: "007" and ".5" are not.
  static func isJSON(_ number: String) -> Bool {
    let copy = Array(number.utf8)
    return copy.withUnsafeBufferPointer { bytes in
      let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
      let second = digits.dropFirst().first ?? UInt8(ascii: ".")
      if digits.first == UInt8(ascii: "0"), second &- 0x30 < 10 { return false }
      var cursor = JSONCursor(bytes)
      guard let scalar = try? cursor.readScalar(), cursor.isAtEnd else { return false }
      switch scalar {
      case .integer, .decimal: return true
      case .null, .boolean: return false
      }
    }
  }
}
