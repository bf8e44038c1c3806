import GeometryCore

extension GeoJSONParser {
  /// Collections inside one another, at most.
  private static let deepest = 32

  /// Appends the parts of the geometry under the cursor to the feature under construction; null has none.
  mutating func parseGeometry(depth: Int) throws -> GeometryArray.Kind {
    guard depth < GeoJSONParser.deepest else { throw cursor.failure("trop de géométries emboîtées") }
    if try cursor.peek() != UInt8(ascii: "{") {
      guard case .null = try cursor.readScalar() else { throw cursor.failure("une géométrie ou null était attendu") }
      return .empty
    }
    let start = cursor.position
    var type = ""
    var coordinates: Int?, members: Int?
    var isDone = false
    cursor.position += 1
    if try !cursor.accept(UInt8(ascii: "}")) {
      repeat {
        let key = try GeoJSONParser.text(&cursor)
        try cursor.expect(UInt8(ascii: ":"))
        switch key {
        case "type": type = try GeoJSONParser.text(&cursor)
        case "coordinates" where !type.isEmpty && !isDone:
          try parseCoordinates(type)
          isDone = true
        case "coordinates":
          _ = try cursor.peek()
          coordinates = cursor.position
          try cursor.skipValue()
        case "geometries":
          _ = try cursor.peek()
          members = cursor.position
          try cursor.skipValue()
        default: try cursor.skipValue()
        }
      } while try cursor.accept(UInt8(ascii: ","))
      try cursor.expect(UInt8(ascii: "}"))
    }
    let end = cursor.position
    if !isDone {
      if type == "GeometryCollection", let members {
        cursor.position = members
        try parseMembers(depth)
      } else if let coordinates, GeoJSONParser.geometryTypes.contains(type) {
        cursor.position = coordinates
        try parseCoordinates(type)
      } else {
        cursor.position = start
        let what = type.isEmpty ? "sans « type »" : "« \(type.prefix(40)) » sans coordonnées ou inconnue"
        throw cursor.failure("géométrie \(what)")
      }
    }
    cursor.position = end
    return GeoJSONParser.kind(type)
  }

  private mutating func parseMembers(_ depth: Int) throws {
    try cursor.expect(UInt8(ascii: "["))
    if try cursor.accept(UInt8(ascii: "]")) { return }
    repeat { _ = try parseGeometry(depth: depth + 1) } while try cursor.accept(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
  }

  private static func kind(_ type: String) -> GeometryArray.Kind {
    switch type {
    case "Point": .point
    case "MultiPoint": .multiPoint
    case "LineString": .lineString
    case "MultiLineString": .multiLineString
    case "Polygon": .polygon
    case "MultiPolygon": .multiPolygon
    default: .collection
    }
  }

  private mutating func parseCoordinates(_ type: String) throws {
    if try cursor.peek() != UInt8(ascii: "[") {
      // {"type": "Polygon", "coordinates": null} is what some producers write for an empty geometry.
      guard case .null = try cursor.readScalar() else { throw cursor.failure("des coordonnées étaient attendues") }
      return
    }
    switch type {
    case "Point": try parsePoint()
    case "MultiPoint": try forEach { try $0.parsePoint() }
    case "LineString": try parseLine()
    case "MultiLineString": try forEach { try $0.parseLine() }
    case "Polygon": try parsePolygon()
    case "MultiPolygon": try forEach { try $0.parsePolygon() }
    default: throw cursor.failure("géométrie « \(type.prefix(40)) » inconnue")
    }
  }

  /// Calls `body` for each element of the array under the cursor.
  private mutating func forEach(_ body: (inout GeoJSONParser) throws -> Void) throws {
    try cursor.expect(UInt8(ascii: "["))
    if try cursor.accept(UInt8(ascii: "]")) { return }
    repeat { try body(&self) } while try cursor.accept(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
  }

  private mutating func parsePoint() throws {
    let start = cursor.position
    try cursor.expect(UInt8(ascii: "["))
    if try cursor.accept(UInt8(ascii: "]")) { return }
    cursor.position = start
    try parsePosition()
    geometries.endRing()
    geometries.endPart(.point)
  }

  /// One position; what comes after longitude and latitude is dropped.
  private mutating func parsePosition() throws {
    try cursor.expect(UInt8(ascii: "["))
    let x = try cursor.readDouble()
    try cursor.expect(UInt8(ascii: ","))
    let y = try cursor.readDouble()
    while try cursor.accept(UInt8(ascii: ",")) { _ = try cursor.readScalar() }
    try cursor.expect(UInt8(ascii: "]"))
    geometries.appendVertex(x, y)
  }

  /// - Returns: number of positions.
  private mutating func parseChain() throws -> Int {
    try cursor.expect(UInt8(ascii: "["))
    if try cursor.accept(UInt8(ascii: "]")) { return 0 }
    let first = geometries.vertexCount
    repeat { try parsePosition() } while try cursor.accept(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
    return geometries.vertexCount - first
  }

  private mutating func parseLine() throws {
    guard try parseChain() > 0 else { return }
    geometries.endRing()
    geometries.endPart(.line)
  }

  private mutating func parsePolygon() throws {
    var rings = 0
    try forEach { parser in
      guard try parser.parseChain() > 0 else { return }
      if parser.geometries.endPolygonRing() { parser.closedRings += 1 }
      rings += 1
    }
    if rings > 0 { geometries.endPart(.polygon) }
  }
}
