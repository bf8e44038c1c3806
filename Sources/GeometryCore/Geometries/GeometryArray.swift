/// Geometries of many features in flat arrays (structure of arrays), x east and y north.
///
/// A feature has parts, a part has rings (or is one chain of points), a ring has vertices:
/// the vertices of ring `r` are `ringOffsets[r]..<ringOffsets[r + 1]`, the rings of part `p` are
/// `partOffsets[p]..<partOffsets[p + 1]`, the parts of feature `f` are `featureOffsets[f]..<featureOffsets[f + 1]`.
/// The first ring of a polygon part is its shell, the others are holes; polygon rings repeat their first vertex at the end.
/// A point part is one ring of one vertex. A null or empty geometry has no part.
///
///     features        0                   1            featureOffsets  0 1 3
///     parts           0                   1      2     partOffsets     0 2 3 4
///     rings           0 (shell)  1 (hole) 2      3     ringOffsets     0 5 9 14 18
///     vertices        0…4        5…8      9…13   14…17
///
///     var zones = GeometryArray()
///     zones.appendPolygon([[(912_000, 6_458_000), (913_000, 6_458_000), (913_000, 6_459_000), (912_000, 6_458_000)]])
///     print(zones.count, zones.vertexCount, zones.signedArea(of: 0))
public struct GeometryArray: Sendable {
  /// What a feature is, after OGC simple features.
  public enum Kind: UInt8, Sendable {
    case empty, point, multiPoint, lineString, multiLineString, polygon, multiPolygon, collection
  }

  /// What one part is.
  public enum PartKind: UInt8, Sendable {
    case point, line, polygon
  }

  /// East coordinate of each vertex.
  public internal(set) var x: [Double] = []
  /// North coordinate of each vertex.
  public internal(set) var y: [Double] = []
  /// First vertex of each ring, and one past the last.
  public internal(set) var ringOffsets: [Int] = [0]
  /// First ring of each part, and one past the last.
  public internal(set) var partOffsets: [Int] = [0]
  /// First part of each feature, and one past the last.
  public internal(set) var featureOffsets: [Int] = [0]
  /// What each part is.
  public internal(set) var partKinds: [PartKind] = []
  /// What each feature is.
  public internal(set) var kinds: [Kind] = []

  /// No feature.
  public init() {}

  /// Number of features.
  public var count: Int { kinds.count }
  /// Number of vertices of all features.
  public var vertexCount: Int { x.count }

  /// Makes room beforehand.
  public mutating func reserveCapacity(features: Int, vertices: Int) {
    x.reserveCapacity(vertices)
    y.reserveCapacity(vertices)
    featureOffsets.reserveCapacity(features + 1)
    kinds.reserveCapacity(features)
  }
}

// Building: vertices, then `endRing`, `endPart`, `endFeature`.
extension GeometryArray {
  /// Makes room for vertices to come.
  package mutating func reserveVertices(_ count: Int) {
    x.reserveCapacity(count)
    y.reserveCapacity(count)
  }

  /// Appends a vertex to the ring under construction.
  public mutating func appendVertex(_ vx: Double, _ vy: Double) {
    x.append(vx)
    y.append(vy)
  }

  /// Closes the ring whose vertices were appended last.
  public mutating func endRing() { ringOffsets.append(x.count) }

  /// Closes the part whose rings were ended last.
  public mutating func endPart(_ kind: PartKind) {
    partOffsets.append(ringOffsets.count - 1)
    partKinds.append(kind)
  }

  /// Closes the feature whose parts were ended last; `.empty` stands for null and empty geometries.
  public mutating func endFeature(_ kind: Kind) {
    featureOffsets.append(partKinds.count)
    kinds.append(kind)
  }

  /// Appends a feature that is one point.
  public mutating func appendPoint(_ px: Double, _ py: Double) {
    appendVertex(px, py)
    endRing()
    endPart(.point)
    endFeature(.point)
  }

  /// Appends a polygon given by its rings, shell first.
  public mutating func appendPolygon(_ rings: [[(x: Double, y: Double)]]) {
    for ring in rings {
      for vertex in ring { appendVertex(vertex.x, vertex.y) }
      endRing()
    }
    endPart(.polygon)
    endFeature(.polygon)
  }

  /// Appends feature `index` of another array.
  public mutating func append(feature index: Int, of other: GeometryArray) {
    for part in other.parts(of: index) { append(part: part, of: other) }
    endFeature(other.kinds[index])
  }

  /// Appends one part of another array to the feature being built.
  mutating func append(part: Int, of other: GeometryArray) {
    for ring in other.rings(of: part) {
      let vertices = other.vertices(of: ring)
      x.append(contentsOf: other.x[vertices])
      y.append(contentsOf: other.y[vertices])
      endRing()
    }
    endPart(other.partKinds[part])
  }
}

// Reading.
extension GeometryArray {
  /// Features that hold no polygon, in their order.
  public var withoutPolygon: [Int] { (0..<count).filter { !partKinds[parts(of: $0)].contains(.polygon) } }

  /// Parts of a feature.
  public func parts(of feature: Int) -> Range<Int> { featureOffsets[feature]..<featureOffsets[feature + 1] }
  /// Rings of a part.
  public func rings(of part: Int) -> Range<Int> { partOffsets[part]..<partOffsets[part + 1] }
  /// Vertices of a ring.
  public func vertices(of ring: Int) -> Range<Int> { ringOffsets[ring]..<ringOffsets[ring + 1] }

  /// All rings of a feature: parts lie end to end, so their rings do too.
  public func allRings(of feature: Int) -> Range<Int> {
    partOffsets[featureOffsets[feature]]..<partOffsets[featureOffsets[feature + 1]]
  }

  /// All vertices of a feature.
  public func allVertices(of feature: Int) -> Range<Int> {
    let rings = allRings(of: feature)
    return ringOffsets[rings.lowerBound]..<ringOffsets[rings.upperBound]
  }

  /// Smallest box around a feature, or nil if it is empty.
  public func box(of feature: Int) -> Box? {
    let range = allVertices(of: feature)
    guard !range.isEmpty else { return nil }
    var box = Box.empty
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        for i in range { box.extend(x[i], y[i]) }
      }
    }
    return box
  }

  /// Smallest box around the vertices of a feature that have both coordinates, or nil if none has.
  public func finiteBox(of feature: Int) -> Box? {
    var box = Box.empty
    for vertex in allVertices(of: feature) where x[vertex].isFinite && y[vertex].isFinite { box.extend(x[vertex], y[vertex]) }
    return box.isEmpty ? nil : box
  }

  /// The same shapes with other coordinates, vertex for vertex.
  /// - Precondition: both arrays have `vertexCount` elements.
  public func replacingCoordinates(x newX: [Double], y newY: [Double]) -> GeometryArray {
    precondition(newX.count == x.count && newY.count == y.count)
    var copy = self
    copy.x = newX
    copy.y = newY
    return copy
  }
}
