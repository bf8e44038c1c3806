/// Polygons with the index over their rings: what location and distance both read.
struct IndexedZones: Sendable {
  let geometries: GeometryArray
  let index: RingIndex
  /// First ring of each feature, and one past the last ring of the last.
  private let featureRings: [Int32]

  init(_ geometries: GeometryArray) {
    let polygons = geometries.polygonsOnly()
    self.geometries = polygons
    index = RingIndex(polygons)
    featureRings = (0...polygons.count).map { Int32(polygons.partOffsets[polygons.featureOffsets[$0]]) }
  }

  func withView<Result>(_ body: (ZoneView) -> Result) -> Result {
    geometries.x.withUnsafeBufferPointer { x in
      geometries.y.withUnsafeBufferPointer { y in
        geometries.ringOffsets.withUnsafeBufferPointer { ringOffsets in
          featureRings.withUnsafeBufferPointer { featureRings in
            index.withView { index in
              body(ZoneView(x: x, y: y, ringOffsets: ringOffsets, featureRings: featureRings, index: index))
            }
          }
        }
      }
    }
  }
}

/// Borrowed views of everything that the inner loops read, taken once for a whole array of points.
struct ZoneView {
  let x: UnsafeBufferPointer<Double>
  let y: UnsafeBufferPointer<Double>
  let ringOffsets: UnsafeBufferPointer<Int>
  let featureRings: UnsafeBufferPointer<Int32>
  let index: RingIndex.View

  var featureNodes: UnsafeBufferPointer<RingIndex.Node> { index.featureNodes }

  /// A point as boxes are kept.
  @inline(__always)
  func local(_ x: Double, _ y: Double) -> SIMD2<Float> { SIMD2<Float>(SIMD2(x, y) - index.origin) }

  /// One level of one ring's boxes.
  struct Level {
    let ringFirst: Int
    let edgeCount: Int
    let firstNode: Int
    /// Edges that one node covers.
    let span: Int

    @inline(__always)
    var count: Int { (edgeCount + span - 1) / span }

    /// Vertices at the two ends of a node's chain of edges.
    @inline(__always)
    func ends(of node: Int) -> (first: Int, last: Int) {
      (ringFirst + node * span, ringFirst + min((node + 1) * span, edgeCount))
    }

    /// The next finer level, and the nodes of it that make up `node`.
    @inline(__always)
    func children(of node: Int) -> (level: Level, nodes: Range<Int>) {
      let finerSpan = span / RingIndex.fanout
      let finerCount = (edgeCount + finerSpan - 1) / finerSpan
      let level = Level(ringFirst: ringFirst, edgeCount: edgeCount, firstNode: firstNode - finerCount, span: finerSpan)
      return (level, node * RingIndex.fanout..<min((node + 1) * RingIndex.fanout, finerCount))
    }
  }

  @inline(__always)
  func rings(of feature: Int) -> Range<Int> { Int(featureRings[feature])..<Int(featureRings[feature + 1]) }

  /// The coarsest level of a ring's boxes; it has no node for a ring without edges.
  @inline(__always)
  func topLevel(of ring: Int) -> Level {
    let first = ringOffsets[ring]
    return RingIndex.topLevel(firstNode: Int(index.ringStarts[ring]), ringFirst: first, vertexCount: ringOffsets[ring + 1] - first)
  }
}
