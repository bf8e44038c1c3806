/// Boxes over short runs of consecutive edges of every ring, and over groups of such boxes: an index in the natural
/// order of the vertices, built in one pass.
///
/// Rings of real zones wander slowly, so a run of sixteen edges has a small box. A run that lies wholly to the right
/// of a point crosses the point's ray an odd number of times exactly if its two ends lie on different sides of the ray:
/// most of a ring is dealt with by looking at boxes and ends alone.
///
///     vertices   0       16       32       48  ...     256      272  ...      the ring, as the file has it
///     runs       [───0───][───1───][───2───]   ...  15 ][──16───]   ...      16 edges a box
///     coarser    [──────────────────0──────────────────][───────1 ...        16 runs a box, until 16 boxes or fewer
///
///     nodes      | runs of ring 0 | coarser | runs of ring 1 | coarser | ... the coarsest level of a ring stands last
///
/// Source: the "natural" index of tidwall/tg (docs/POLYGON_INDEXING.md): rectangles over consecutive segments in a
/// contiguous array of levels, the segments themselves left in place. The heights of the runs' ends are our own.
///
/// Boxes are kept as single precision relative to `origin`. Subtraction and conversion are monotone, so comparisons
/// of converted values never exclude what the exact values include.
struct RingIndex: Sendable {
  static let fanout = 16

  let origin: SIMD2<Double>
  /// Nodes ring by ring; within a ring its runs first, then each coarser level.
  private(set) var nodes: [LocalBox] = []
  /// Height of the first vertex of each node's chain, as boxes are kept: most rays are decided without the vertices.
  private(set) var startHeights: [Float] = []
  /// First node of each ring.
  private(set) var ringStarts: [Int32] = []
  /// Box of each feature's polygon parts; empty where there are none.
  private(set) var featureBoxes: [LocalBox] = []

  /// Largest error of a converted coordinate, for bounds on distances: no converted value is further off.
  private(set) var slack: Float = 0

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
    featureBoxes = (0..<geometries.count).map { feature in
      var box = LocalBox.empty
      for part in geometries.parts(of: feature) where geometries.partKinds[part] == .polygon {
        for ring in geometries.rings(of: part) {
          let top = Self.topLevel(
            firstNode: Int(ringStarts[ring]), ringFirst: 0, vertexCount: geometries.vertices(of: ring).count)
          for node in top.firstNode..<top.firstNode + top.count { box = box.union(nodes[node]) }
        }
      }
      return box
    }
    let whole = featureBoxes.reduce(LocalBox.empty) { $0.union($1) }
    slack = whole.isEmpty ? 0 : max(abs(whole.minX), abs(whole.minY), abs(whole.maxX), abs(whole.maxY)) * 0x1p-23
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
      nodes.append(LocalBox(min: SIMD2<Float>(low - origin), max: SIMD2<Float>(high - origin)))
      start = end
    }
  }

  private mutating func appendCoarserLevels(from first: Int) {
    var level = first..<nodes.count
    while level.count > Self.fanout {
      for start in stride(from: level.lowerBound, to: level.upperBound, by: Self.fanout) {
        var box = nodes[start]
        for i in start..<min(start + Self.fanout, level.upperBound) { box = box.union(nodes[i]) }
        nodes.append(box)
        startHeights.append(startHeights[start])
      }
      level = level.upperBound..<nodes.count
    }
  }

  /// The index as the inner loops read it, without reference counting.
  struct View {
    let origin: SIMD2<Double>
    let slack: Float
    let nodes: UnsafeBufferPointer<LocalBox>
    let startHeights: UnsafeBufferPointer<Float>
    let ringStarts: UnsafeBufferPointer<Int32>
    let featureBoxes: UnsafeBufferPointer<LocalBox>
  }

  func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    try nodes.withUnsafeBufferPointer { nodes in
      try startHeights.withUnsafeBufferPointer { startHeights in
        try ringStarts.withUnsafeBufferPointer { ringStarts in
          try featureBoxes.withUnsafeBufferPointer { featureBoxes in
            try body(
              View(
                origin: origin, slack: slack, nodes: nodes, startHeights: startHeights, ringStarts: ringStarts,
                featureBoxes: featureBoxes))
          }
        }
      }
    }
  }

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

  /// The coarsest level of the boxes of a ring whose runs start at `firstNode`.
  @inline(__always)
  static func topLevel(firstNode: Int, ringFirst: Int, vertexCount: Int) -> Level {
    let edgeCount = max(0, vertexCount - 1)
    var node = firstNode
    var span = fanout
    var count = (edgeCount + span - 1) / span
    while count > fanout {
      node += count
      count = (count + fanout - 1) / fanout
      span *= fanout
    }
    return Level(ringFirst: ringFirst, edgeCount: edgeCount, firstNode: node, span: span)
  }
}
