/// A quick proof that a polygon of one ring is valid: no two of its edges touch but neighbours at their common vertex.
///
/// Most zones pass it, so that the full check by GEOS is spent on the few that do not, or that have several rings.
/// A refusal proves nothing. One value belongs to one thread; it keeps its scratch space between features.
struct SimplicityCertificate {
  private static let leafSize = 8

  /// A box as two vectors, of which one box's first is at most the other's second in every lane where the two meet.
  private struct Bounds {
    /// Lower corner, and the upper one negated.
    var low: SIMD4<Float>
    /// Upper corner, and the lower one negated.
    var high: SIMD4<Float>

    static let nothing = Bounds(low: SIMD4(repeating: .infinity), high: SIMD4(repeating: -.infinity))

    @inline(__always)
    func meets(_ other: Bounds) -> Bool { all(low .<= other.high) }

    @inline(__always)
    func union(_ other: Bounds) -> Bounds {
      Bounds(
        low: low.replacing(with: other.low, where: other.low .< low),
        high: high.replacing(with: other.high, where: other.high .> high))
    }
  }

  /// Single precision relative to the ring's first vertex: conversion keeps order, so no contact is overlooked.
  private var edges: [Bounds] = []
  /// Boxes of a binary tree over blocks of eight edges, root at 1.
  private var boxes: [Bounds] = []
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
        return isClear(ring)
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
    func bounds(_ edge: Int, origin: SIMD2<Double>) -> Bounds {
      let a = SIMD2<Float>(SIMD2(x[edge], y[edge]) - origin), b = SIMD2<Float>(SIMD2(x[edge + 1], y[edge + 1]) - origin)
      let low = a.replacing(with: b, where: b .< a), high = a.replacing(with: b, where: b .> a)
      return Bounds(low: SIMD4(lowHalf: low, highHalf: -high), high: SIMD4(lowHalf: high, highHalf: -low))
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
    if boxes.count < 2 * leafCount {
      boxes = Array(repeating: .nothing, count: 2 * leafCount)
      edges = Array(repeating: .nothing, count: leafCount * Self.leafSize)
    }
    let origin = SIMD2(ring.x[0], ring.y[0])
    for edge in 0..<ring.edgeCount { edges[edge] = ring.bounds(edge, origin: origin) }
    for leaf in 0..<leafCount {
      var box = Bounds.nothing
      for edge in block(leafCount + leaf, ring) { box = box.union(edges[edge]) }
      boxes[leafCount + leaf] = box
    }
    for node in stride(from: leafCount - 1, to: 0, by: -1) { boxes[node] = boxes[2 * node].union(boxes[2 * node + 1]) }
  }

  /// The edges of a leaf.
  @inline(__always)
  private func block(_ node: Int, _ ring: Ring) -> Range<Int> {
    let start = min((node - leafCount) * Self.leafSize, ring.edgeCount)
    return start..<min(start + Self.leafSize, ring.edgeCount)
  }

  private func isClear(_ ring: Ring) -> Bool {
    edges.withUnsafeBufferPointer { edges in
      boxes.withUnsafeBufferPointer { boxes in
        isClear(1, ring, Tree(edges: edges, boxes: boxes))
      }
    }
  }

  private struct Tree {
    let edges: UnsafeBufferPointer<Bounds>
    let boxes: UnsafeBufferPointer<Bounds>
  }

  /// No contact among the edges under a node.
  private func isClear(_ node: Int, _ ring: Ring, _ tree: Tree) -> Bool {
    if node < leafCount {
      return isClear(2 * node, ring, tree) && isClear(2 * node + 1, ring, tree) && isClear(2 * node, 2 * node + 1, ring, tree)
    }
    let block = block(node, ring)
    for i in block {
      let bounds = tree.edges[i]
      for j in i + 1..<max(i + 1, block.upperBound) where bounds.meets(tree.edges[j]) && ring.touch(i, j) { return false }
    }
    return true
  }

  /// No contact between the edges under two nodes of which the first lies before the second.
  private func isClear(_ a: Int, _ b: Int, _ ring: Ring, _ tree: Tree) -> Bool {
    guard tree.boxes[a].meets(tree.boxes[b]) else { return true }
    if a < leafCount { return isClear(2 * a, b, ring, tree) && isClear(2 * a + 1, b, ring, tree) }
    if b < leafCount { return isClear(a, 2 * b, ring, tree) && isClear(a, 2 * b + 1, ring, tree) }
    let others = tree.boxes[b]
    for i in block(a, ring) {
      let bounds = tree.edges[i]
      guard bounds.meets(others) else { continue }
      for j in block(b, ring) where bounds.meets(tree.edges[j]) && ring.touch(i, j) { return false }
    }
    return true
  }
}
