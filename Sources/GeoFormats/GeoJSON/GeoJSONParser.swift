import GeometryCore
import Groundwork
import Tabular

/// The state of a reading.
struct GeoJSONParser {
  var cursor: JSONCursor
  var geometries = GeometryArray()
  private var properties = PropertyColumns()
  private var identifiers = TextArray()
  private var identifiersMatter = false
  private var crsName: String?
  private var scratch: [UInt8] = []
  private var hasForeignText = false
  var closedRings = 0
  /// Features whose geometry is no geometry; they have none.
  private(set) var unread: [Repair] = []

  init(_ cursor: JSONCursor) {
    self.cursor = cursor
    // Room that is not used is not taken from the system; growing would copy every vertex several times.
    geometries.reserveVertices(min(cursor.bytes.count / Self.bytesPerVertex, Self.mostReserved))
  }

  /// The fewest that are usual: "[2.35,48.85],".
  private static let bytesPerVertex = 13
  /// 128 MB: a machine may count what is asked for and not used.
  private static let mostReserved = 8_000_000

  /// Parses all objects of the text: one in a plain file, one a line in a sequence.
  mutating func parse() throws {
    cursor.skipBlanks()
    guard !cursor.isAtEnd else { throw cursor.failure("le fichier est vide") }
    guard try cursor.peek() == UInt8(ascii: "{") else {
      let start = cursor.position
      try cursor.skipValue()
      cursor.position = start
      throw cursor.failure("un objet GeoJSON (FeatureCollection) était attendu")
    }
    var isSequence = false
    repeat {
      if isSequence {
        try parseFeature()
      } else {
        isSequence = try parseRoot() == "Feature"
      }
      cursor.skipBlanks()
    } while !cursor.isAtEnd
  }

  /// - Returns: the `type` of the object.
  private mutating func parseRoot() throws -> String {
    let start = cursor.position
    var type: String?
    var hasFeatures = false
    var probe = cursor
    try probe.forEachMember { cursor, key in
      switch String(decoding: key, as: UTF8.self) {
      case "type": type = try GeoJSONParser.text(&cursor)
      case "features":
        hasFeatures = true
        self.cursor = cursor
        try self.parseFeatures()
        cursor = self.cursor
      case "crs":
        self.cursor = cursor
        try self.parseCRS()
        cursor = self.cursor
      default: try cursor.skipValue()
      }
    }
    let end = probe.position
    cursor.position = start
    switch type {
    case "FeatureCollection" where hasFeatures: break
    case "Feature": try parseFeature()
    case .some(let type) where GeoJSONParser.geometryTypes.contains(type):
      try endFeature(kind: try parseGeometry(depth: 0))
    case nil: throw cursor.failure("l'objet n'a pas de « type » ; un FeatureCollection était attendu")
    case "FeatureCollection": throw cursor.failure("le FeatureCollection n'a pas de « features »")
    case .some(let type): throw cursor.failure("type « \(type.prefix(40)) » trouvé ; un FeatureCollection était attendu")
    }
    cursor.position = end
    return type ?? ""
  }

  private mutating func parseFeatures() throws {
    try cursor.expect(UInt8(ascii: "["))
    if try cursor.accept(UInt8(ascii: "]")) { return }
    repeat { try parseFeature() } while try cursor.accept(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
  }

  static let geometryTypes: Set<String> = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
  ]

  /// The value as a short text; "" if it is no string.
  static func text(_ cursor: inout JSONCursor) throws -> String {
    guard try cursor.peek() == UInt8(ascii: "\"") else {
      try cursor.skipValue()
      return ""
    }
    var text: [UInt8] = []
    _ = try cursor.readString(into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func parseFeature() throws {
    let start = cursor.position
    var isFeature = false
    var kind = GeometryArray.Kind.empty
    identifierCell.removeAll(keepingCapacity: true)
    try cursor.expect(UInt8(ascii: "{"))
    if try !cursor.accept(UInt8(ascii: "}")) {
      repeat {
        scratch.removeAll(keepingCapacity: true)
        _ = try cursor.readString(into: &scratch)
        try cursor.expect(UInt8(ascii: ":"))
        switch Member(scratch) {
        case .type: isFeature = try GeoJSONParser.text(&cursor) == "Feature"
        case .geometry:
          kind = try parseGeometryOrSkip()
        case .properties: try parseProperties()
        case .id: try parseIdentifier()
        case .other: try cursor.skipValue()
        }
      } while try cursor.accept(UInt8(ascii: ","))
      try cursor.expect(UInt8(ascii: "}"))
    }
    guard isFeature else {
      cursor.position = start
      throw cursor.failure("un objet de type « Feature » était attendu")
    }
    try endFeature(kind: kind)
  }

  /// Takes the geometry of the feature under construction; of one that is none, but well-formed JSON, nothing.
  private mutating func parseGeometryOrSkip() throws -> GeometryArray.Kind {
    _ = try cursor.peek()
    let start = cursor.position, closedBefore = closedRings
    unread.removeAll { $0.feature == geometries.count }
    geometries.discardUnfinishedFeature()
    do { return try parseGeometry(depth: 0) } catch is JSONCursor.Failure {
      cursor.position = start
      try cursor.skipValue()
      geometries.discardUnfinishedFeature()
      closedRings = closedBefore
      unread.append(Repair(unread: geometries.count, reason: "no geometry"))
      return .empty
    }
  }

  private enum Member {
    case type, geometry, properties, id, other

    init(_ key: [UInt8]) {
      switch key.count {
      case 2 where key.elementsEqual("id".utf8): self = .id
      case 4 where key.elementsEqual("type".utf8): self = .type
      case 8 where key.elementsEqual("geometry".utf8): self = .geometry
      case 10 where key.elementsEqual("properties".utf8): self = .properties
      default: self = .other
      }
    }
  }

  private var identifierCell: [UInt8] = []

  private mutating func endFeature(kind: GeometryArray.Kind) throws {
    geometries.endFeature(geometries.partKinds.count == geometries.featureOffsets[geometries.count] ? .empty : kind)
    identifiers.append(utf8: identifierCell[...])
    guard properties.endRow() else {
      throw cursor.failure("plus de \(PropertyColumns.cellLimit) valeurs (éléments fois propriétés)")
    }
  }

  /// Identifiers that are not mere numbers of features say something; they become a column.
  private mutating func parseIdentifier() throws {
    identifierCell.removeAll(keepingCapacity: true)
    if try cursor.peek() == UInt8(ascii: "\"") {
      _ = try cursor.readString(into: &identifierCell)
      if identifierCell.contains(where: { $0 &- 0x30 > 9 }) { identifiersMatter = true }
    } else {
      try cursor.skipValue()
    }
  }

  private mutating func parseProperties() throws {
    if try cursor.peek() != UInt8(ascii: "{") {
      guard case .null = try cursor.readScalar() else { throw cursor.failure("« properties » doit être un objet") }
      return
    }
    cursor.position += 1
    if try cursor.accept(UInt8(ascii: "}")) { return }
    repeat {
      scratch.removeAll(keepingCapacity: true)
      if try !cursor.readString(into: &scratch) { hasForeignText = true }
      let keyEnd = scratch.count
      try cursor.expect(UInt8(ascii: ":"))
      var form = PropertyColumns.Form.blank
      var span = 0..<0
      switch try cursor.peek() {
      case UInt8(ascii: "\""):
        if try !cursor.readString(into: &scratch) { hasForeignText = true }
        form = scratch.withUnsafeBufferPointer { PropertyColumns.form(ofText: UnsafeBufferPointer(rebasing: $0[keyEnd...])) }
        if scratch.count == keyEnd { form = .blank }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let start = cursor.position
        try cursor.skipValue(depth: 3)
        span = start..<cursor.position
        form = .text
      default:
        let start = cursor.position
        switch try cursor.readScalar() {
        case .null: break
        case .boolean:
          form = .boolean
          span = start..<cursor.position
        case .integer(let range):
          form = .integer
          span = range
        case .decimal(let range):
          form = .decimal
          span = range
        }
      }
      let kept = scratch.withUnsafeBufferPointer { scratch in
        let text = span.isEmpty ? scratch[keyEnd...] : cursor.bytes[span]
        return properties.set(self.scratch[..<keyEnd], form, UnsafeBufferPointer(rebasing: text))
      }
      guard kept else { throw cursor.failure("plus de \(PropertyColumns.limit) propriétés différentes") }
    } while try cursor.accept(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "}"))
  }

  /// The old `crs` member: {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}, or the same with "EPSG".
  private mutating func parseCRS() throws {
    guard try cursor.peek() == UInt8(ascii: "{") else { return try cursor.skipValue() }
    var found: String?
    try cursor.forEachMember { cursor, key in
      guard key.elementsEqual("properties".utf8), try cursor.peek() == UInt8(ascii: "{") else { return try cursor.skipValue() }
      try cursor.forEachMember { cursor, key in
        switch String(decoding: key, as: UTF8.self) {
        case "name": found = try GeoJSONParser.text(&cursor)
        case "code":
          _ = try cursor.peek()
          let start = cursor.position
          try cursor.skipValue()
          found = "EPSG:" + String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self).filter(\.isNumber)
        default: try cursor.skipValue()
        }
      }
    }
    if let found { crsName = found }
  }
}

// Results.
extension GeoJSONParser {
  func columns() -> [Column] {
    var columns = properties.columns()
    if identifiersMatter, !columns.contains(where: { $0.name.lowercased() == "id" }) {
      columns.append(Column(name: "id", kind: .text, texts: identifiers))
    }
    return columns
  }

  /// WGS 84 unless the old member says otherwise (RFC 7946, section 4).
  func declaredCRS() -> CRSDeclaration {
    guard let crsName else { return CRSDeclaration(text: "WGS 84 (défaut du GeoJSON)", crs: .wgs84) }
    if crsName.uppercased().hasSuffix("CRS84") { return CRSDeclaration(text: crsName, crs: .wgs84) }
    return CRSDeclaration(text: crsName, crs: try? CRS.recognise(crsName))
  }

  func anomalies() -> [LayerAnomaly] {
    var met: [LayerAnomaly] = []
    if geometries.count == 0 { met.append(.empty) }
    if hasForeignText { met.append(.foreignText) }
    if closedRings > 0 { met.append(.openRings(closedRings)) }
    return met
  }
}
