/// Boxes over short runs of consecutive edges of every ring, and over groups of such boxes: an index in the natural
/// order of the vertices, built in one pass.
///
/// Rings of real zones wander slowly, so a run of sixteen edges has a small box. A run that lies wholly to the right
/// of a point crosses the point's ray an odd number of times exactly if its two ends lie on different sides of the ray:
/// most of a ring is dealt with by looking at boxes and ends alone.
///
/// Boxes are kept as single precision relative to `origin`. Subtraction and conversion are monotone, so comparisons
/// of converted values never exclude what the exact values include.
struct RingIndex: Sendable {
  static let fanout = 16

  /// Lower left corner in lanes 0 and 1, upper right corner in lanes 2 and 3.
  typealias Node = SIMD4<Float>

  let origin: SIMD2<Double>
  /// Nodes ring by ring; within a ring its runs first, then each coarser level.
  private(set) var nodes: [Node] = []
  /// Height of the first vertex of each node's chain, as boxes are kept: most rays are decided without the vertices.
  private(set) var startHeights: [Float] = []
  /// First node of each ring.
  private(set) var ringStarts: [Int32] = []
  /// Box of each feature's polygon parts; `emptyNode` where there are none.
  private(set) var featureNodes: [Node] = []

  /// Largest error of a converted coordinate, for bounds on distances: no converted value is further off.
  private(set) var slack: Float = 0

  static let emptyNode = Node(.infinity, .infinity, -.infinity, -.infinity)

  init(_ geometries: GeometryArray) {
    // Any place among the zones will do: it only keeps the converted numbers small.
    let middle = geometries.vertexCount / 2
    let somewhere = geometries.vertexCount > 0 ? SIMD2(geometries.x[middle], geometries.y[middle]) : .zero
    origin = somewhere.x.isFinite && somewhere.y.isFinite ? somewhere : .zero
    build(geometries)
  }

  private mutating func build(_ geometries: GeometryArray) {
    let ringCount = geometries.ringOffsets.count - 1
    ringStarts.reserveCapacity(ringCount + 1)
    nodes.reserveCapacity(geometries.vertexCount / Self.fanout + 2 * ringCount)
    geometries.x.withUnsafeBufferPointer { x in
      geometries.y.withUnsafeBufferPointer { y in
        for ring in 0..<ringCount {
          ringStarts.append(Int32(nodes.count))
          appendRuns(of: geometries.vertices(of: ring), x, y)
          appendCoarserLevels(from: Int(ringStarts[ring]))
        }
      }
    }
    ringStarts.append(Int32(nodes.count))
    featureNodes = (0..<geometries.count).map { feature in
      var box = Self.emptyNode
      for part in geometries.parts(of: feature) where geometries.partKinds[part] == .polygon {
        for ring in geometries.rings(of: part) {
          let top = Self.topLevel(
            firstNode: Int(ringStarts[ring]), ringFirst: 0, vertexCount: geometries.vertices(of: ring).count)
          for node in top.firstNode..<top.firstNode + top.count { box = Self.union(box, nodes[node]) }
        }
      }
      return box
    }
    let whole = featureNodes.reduce(Self.emptyNode, Self.union)
    slack = whole.x <= whole.z ? max(abs(whole.x), abs(whole.y), abs(whole.z), abs(whole.w)) * 0x1p-23 : 0
  }

  private mutating func appendRuns(
    of vertices: Range<Int>, _ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>
  ) {
    var start = vertices.lowerBound
    while start + 1 < vertices.upperBound {
      let end = min(start + Self.fanout, vertices.upperBound - 1)
      var low = SIMD2(x[start], y[start]), high = low
      for i in start + 1...end {
        let v = SIMD2(x[i], y[i])
        low = low.replacing(with: v, where: v .< low)
        high = high.replacing(with: v, where: v .> high)
      }
      startHeights.append(Float(y[start] - origin.y))
      let l = SIMD2<Float>(low - origin), h = SIMD2<Float>(high - origin)
      nodes.append(Node(l.x, l.y, h.x, h.y))
      start = end
    }
  }

  private mutating func appendCoarserLevels(from first: Int) {
    var level = first..<nodes.count
    while level.count > Self.fanout {
      for start in stride(from: level.lowerBound, to: level.upperBound, by: Self.fanout) {
        var box = nodes[start]
        for i in start..<min(start + Self.fanout, level.upperBound) { box = Self.union(box, nodes[i]) }
        nodes.append(box)
        startHeights.append(startHeights[start])
      }
      level = level.upperBound..<nodes.count
    }
  }

  @inline(__always)
  static func union(_ a: Node, _ b: Node) -> Node {
    let low = a.lowHalf.replacing(with: b.lowHalf, where: b.lowHalf .< a.lowHalf)
    let high = a.highHalf.replacing(with: b.highHalf, where: b.highHalf .> a.highHalf)
    return Node(lowHalf: low, highHalf: high)
  }

  /// The index as the inner loops read it, without reference counting.
  struct View {
    let origin: SIMD2<Double>
    let slack: Float
    let nodes: UnsafeBufferPointer<Node>
    let startHeights: UnsafeBufferPointer<Float>
    let ringStarts: UnsafeBufferPointer<Int32>
    let featureNodes: UnsafeBufferPointer<Node>
  }

  func withView<Result>(_ body: (View) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      startHeights.withUnsafeBufferPointer { startHeights in
        ringStarts.withUnsafeBufferPointer { ringStarts in
          featureNodes.withUnsafeBufferPointer { featureNodes in
            body(
              View(
                origin: origin, slack: slack, nodes: nodes, startHeights: startHeights, ringStarts: ringStarts,
                featureNodes: featureNodes))
          }
        }
      }
    }
  }

  /// The coarsest level of the boxes of a ring whose runs start at `firstNode`.
  @inline(__always)
  static func topLevel(firstNode: Int, ringFirst: Int, vertexCount: Int) -> ZoneView.Level {
    let edgeCount = max(0, vertexCount - 1)
    var node = firstNode
    var span = fanout
    var count = (edgeCount + span - 1) / span
    while count > fanout {
      node += count
      count = (count + fanout - 1) / fanout
      span *= fanout
    }
    return ZoneView.Level(ringFirst: ringFirst, edgeCount: edgeCount, firstNode: node, span: span)
  }
}
