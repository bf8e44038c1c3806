/// A quick proof that a polygon of one ring is valid: no two of its edges touch but neighbours at their common vertex.
///
/// Most zones pass it, so that the full check by GEOS is spent on the few that do not, or that have several rings.
/// A refusal proves nothing. One value belongs to one thread; it keeps its scratch space between features.
struct SimplicityCertificate {
  private static let leafSize = 8

  /// Boxes of a binary tree over blocks of eight edges, root at 1; lower corner in lanes 0 and 1, upper in 2 and 3.
  private var boxes: [SIMD4<Double>] = []
  private var leafCount = 1

  /// Whether the feature is proven valid.
  mutating func certifies(_ feature: Int, of geometries: GeometryArray) -> Bool {
    let rings = geometries.allRings(of: feature)
    guard rings.count == 1, geometries.partKinds[geometries.featureOffsets[feature]] == .polygon else { return false }
    let vertices = geometries.vertices(of: rings.lowerBound)
    guard vertices.count >= 4 else { return false }
    return geometries.x.withUnsafeBufferPointer { x in
      geometries.y.withUnsafeBufferPointer { y in
        let ring = Ring(
          x: UnsafeBufferPointer(rebasing: x[vertices]), y: UnsafeBufferPointer(rebasing: y[vertices]))
        guard ring.isClosedAndFinite else { return false }
        buildTree(ring)
        return isClear(1, ring)
      }
    }
  }

  /// Vertices of a closed ring; edge `i` goes from vertex `i` to `i + 1`.
  private struct Ring {
    let x: UnsafeBufferPointer<Double>
    let y: UnsafeBufferPointer<Double>
    var edgeCount: Int { x.count - 1 }

    var isClosedAndFinite: Bool {
      var sum = 0.0
      for i in 0..<x.count { sum += x[i] * 0 + y[i] * 0 }
      return sum == 0 && x[0] == x[edgeCount] && y[0] == y[edgeCount]
    }

    @inline(__always)
    func box(_ edge: Int) -> SIMD4<Double> {
      let a = SIMD2(x[edge], y[edge]), b = SIMD2(x[edge + 1], y[edge + 1])
      return SIMD4(lowHalf: a.replacing(with: b, where: b .< a), highHalf: a.replacing(with: b, where: b .> a))
    }

    @inline(__always)
    func side(_ edge: Int, _ vertex: Int) -> Int {
      Orientation.sign(ax: x[edge], ay: y[edge], bx: x[edge + 1], by: y[edge + 1], px: x[vertex], py: y[vertex])
    }

    /// Whether edges `i < j`, whose boxes meet, touch in more than the vertex that neighbours share.
    func touch(_ i: Int, _ j: Int) -> Bool {
      if j == i + 1 { return foldsBack(i, i + 1, j + 1) }
      if i == 0 && j == edgeCount - 1 { return foldsBack(j, 0, 1) }
      if side(i, j) * side(i, j + 1) > 0 { return false }
      return side(j, i) * side(j, i + 1) <= 0
    }

    /// Whether the path through three vertices turns back on itself or stands still.
    private func foldsBack(_ a: Int, _ b: Int, _ c: Int) -> Bool {
      let ux = x[a] - x[b], uy = y[a] - y[b], vx = x[c] - x[b], vy = y[c] - y[b]
      if (ux == 0 && uy == 0) || (vx == 0 && vy == 0) { return true }
      guard ux * vx + uy * vy > 0 else { return false }
      return Orientation.sign(ax: x[a], ay: y[a], bx: x[b], by: y[b], px: x[c], py: y[c]) == 0
    }
  }

  private mutating func buildTree(_ ring: Ring) {
    leafCount = 1
    while leafCount * Self.leafSize < ring.edgeCount { leafCount *= 2 }
    let nothing = SIMD4<Double>(.infinity, .infinity, -.infinity, -.infinity)
    if boxes.count < 2 * leafCount { boxes = Array(repeating: nothing, count: 2 * leafCount) }
    for leaf in 0..<leafCount {
      var box = nothing
      for edge in edges(ofLeaf: leaf, ring) { box = Self.union(box, ring.box(edge)) }
      boxes[leafCount + leaf] = box
    }
    for node in stride(from: leafCount - 1, to: 0, by: -1) { boxes[node] = Self.union(boxes[2 * node], boxes[2 * node + 1]) }
  }

  private func edges(ofLeaf leaf: Int, _ ring: Ring) -> Range<Int> {
    let start = min(leaf * Self.leafSize, ring.edgeCount)
    return start..<min(start + Self.leafSize, ring.edgeCount)
  }

  @inline(__always)
  private static func union(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> {
    SIMD4(
      lowHalf: a.lowHalf.replacing(with: b.lowHalf, where: b.lowHalf .< a.lowHalf),
      highHalf: a.highHalf.replacing(with: b.highHalf, where: b.highHalf .> a.highHalf))
  }

  @inline(__always)
  private static func meet(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> Bool {
    a.x <= b.z && b.x <= a.z && a.y <= b.w && b.y <= a.w
  }

  /// No contact among the edges under a node.
  private func isClear(_ node: Int, _ ring: Ring) -> Bool {
    if node < leafCount {
      return isClear(2 * node, ring) && isClear(2 * node + 1, ring) && isClear(2 * node, 2 * node + 1, ring)
    }
    let block = edges(ofLeaf: node - leafCount, ring)
    for i in block {
      for j in i + 1..<max(i + 1, block.upperBound) where Self.meet(ring.box(i), ring.box(j)) && ring.touch(i, j) {
        return false
      }
    }
    return true
  }

  /// No contact between the edges under two nodes of which the first lies before the second.
  private func isClear(_ a: Int, _ b: Int, _ ring: Ring) -> Bool {
    guard Self.meet(boxes[a], boxes[b]) else { return true }
    if a < leafCount { return isClear(2 * a, b, ring) && isClear(2 * a + 1, b, ring) }
    if b < leafCount { return isClear(a, 2 * b, ring) && isClear(a, 2 * b + 1, ring) }
    for i in edges(ofLeaf: a - leafCount, ring) where Self.meet(ring.box(i), boxes[b]) {
      for j in edges(ofLeaf: b - leafCount, ring) where Self.meet(ring.box(i), ring.box(j)) && ring.touch(i, j) {
        return false
      }
    }
    return true
  }
}
