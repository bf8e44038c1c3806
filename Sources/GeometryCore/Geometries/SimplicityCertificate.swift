/// A quick proof that polygons are valid: no two edges of any of their rings touch but neighbours at their common vertex, and
/// each ring lies on the side of the others where it belongs.
///
/// Most zones pass it, so that the full check by GEOS is spent on the few that do not: those whose rings touch in a point,
/// which may be valid or not. A refusal proves nothing. One value belongs to one thread; it keeps its scratch space between
/// features.
struct SimplicityCertificate {
  private static let leafSize = 8
  /// Rings are held against one another pair by pair: of more, GEOS is asked.
  private static let mostRings = 1_000

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

  /// Single precision relative to the first vertex: conversion keeps order, so no contact is overlooked.
  private var edges: [Bounds] = []
  /// Boxes of a binary tree over blocks of eight edges, root at 1.
  private var boxes: [Bounds] = []
  private var leafCount = 1

  /// Whether the feature is proven valid.
  mutating func certifies(_ feature: Int, of geometries: GeometryArray) -> Bool {
    let rings = geometries.allRings(of: feature)
    guard !rings.isEmpty, rings.count <= Self.mostRings,
      geometries.parts(of: feature).allSatisfy({ geometries.partKinds[$0] == .polygon && !geometries.rings(of: $0).isEmpty }),
      rings.allSatisfy({ geometries.vertices(of: $0).count >= 4 })
    else { return false }
    let vertices = geometries.allVertices(of: feature)
    let starts = rings.map { geometries.vertices(of: $0).lowerBound - vertices.lowerBound } + [vertices.count]
    return geometries.x.withUnsafeBufferPointer { x in
      geometries.y.withUnsafeBufferPointer { y in
        let chains = Chains(
          x: UnsafeBufferPointer(rebasing: x[vertices]), y: UnsafeBufferPointer(rebasing: y[vertices]), starts: starts)
        return chains.withoutRepeats { certifies($0, feature, of: geometries) }
      }
    }
  }

  private mutating func certifies(_ chains: Chains, _ feature: Int, of geometries: GeometryArray) -> Bool {
    guard zip(chains.starts, chains.starts.dropFirst()).allSatisfy({ $1 - $0 >= 4 }), chains.areClosedAndFinite else { return false }
    buildTree(chains)
    guard isClear(chains) else { return false }
    return chains.starts.count == 2 || isNested(feature, of: geometries, chains)
  }

  /// The vertices of closed rings, end to end; edge `i` goes from vertex `i` to `i + 1`, and none from the last of a ring.
  private struct Chains {
    let x: UnsafeBufferPointer<Double>
    let y: UnsafeBufferPointer<Double>
    /// First vertex of each ring, and the number of all.
    let starts: [Int]

    var areClosedAndFinite: Bool {
      var sum = 0.0
      for i in 0..<x.count { sum += x[i] * 0 + y[i] * 0 }
      return sum == 0
        && zip(starts, starts.dropFirst()).allSatisfy { start, end in x[start] == x[end - 1] && y[start] == y[end - 1] }
    }

    /// Gives the rings without the vertices that repeat the one before, which say nothing: files that round their coordinates are
    /// full of them.
    func withoutRepeats(_ take: (Chains) -> Bool) -> Bool {
      func isRepeat(_ vertex: Int) -> Bool { x[vertex] == x[vertex - 1] && y[vertex] == y[vertex - 1] }
      let rings = zip(starts, starts.dropFirst())
      guard rings.contains(where: { start, end in (start + 1..<end).contains(where: isRepeat) }) else { return take(self) }
      var ownX: [Double] = [], ownY: [Double] = [], ownStarts = [0]
      ownX.reserveCapacity(x.count)
      ownY.reserveCapacity(x.count)
      for (start, end) in rings {
        for vertex in start..<end where vertex == start || !isRepeat(vertex) {
          ownX.append(x[vertex])
          ownY.append(y[vertex])
        }
        ownStarts.append(ownX.count)
      }
      return ownX.withUnsafeBufferPointer { x in
        ownY.withUnsafeBufferPointer { y in take(Chains(x: x, y: y, starts: ownStarts)) }
      }
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
      if isClosing(j, i) { return foldsBack(j, i, i + 1) }
      if side(i, j) * side(i, j + 1) > 0 { return false }
      return side(j, i) * side(j, i + 1) <= 0
    }

    /// Whether the first edge of a ring follows on its last one.
    private func isClosing(_ last: Int, _ first: Int) -> Bool {
      guard x[last + 1] == x[first], y[last + 1] == y[first] else { return false }
      return zip(starts, starts.dropFirst()).contains { $0 == first && $1 == last + 2 }
    }

    /// Whether the path through three vertices turns back on itself or stands still.
    private func foldsBack(_ a: Int, _ b: Int, _ c: Int) -> Bool {
      let ux = x[a] - x[b], uy = y[a] - y[b], vx = x[c] - x[b], vy = y[c] - y[b]
      if (ux == 0 && uy == 0) || (vx == 0 && vy == 0) { return true }
      guard ux * vx + uy * vy > 0 else { return false }
      return Orientation.sign(ax: x[a], ay: y[a], bx: x[b], by: y[b], px: x[c], py: y[c]) == 0
    }
  }

  private mutating func buildTree(_ chains: Chains) {
    let count = chains.x.count
    leafCount = 1
    while leafCount * Self.leafSize < count { leafCount *= 2 }
    if boxes.count < 2 * leafCount {
      boxes = Array(repeating: .nothing, count: 2 * leafCount)
      edges = Array(repeating: .nothing, count: leafCount * Self.leafSize)
    }
    let origin = SIMD2(chains.x[0], chains.y[0])
    for (start, end) in zip(chains.starts, chains.starts.dropFirst()) {
      for edge in start..<end - 1 { edges[edge] = chains.bounds(edge, origin: origin) }
      edges[end - 1] = .nothing
    }
    for leaf in 0..<leafCount {
      var box = Bounds.nothing
      for edge in block(leafCount + leaf, chains) { box = box.union(edges[edge]) }
      boxes[leafCount + leaf] = box
    }
    for node in stride(from: leafCount - 1, to: 0, by: -1) { boxes[node] = boxes[2 * node].union(boxes[2 * node + 1]) }
  }

  /// The edges of a leaf.
  @inline(__always)
  private func block(_ node: Int, _ chains: Chains) -> Range<Int> {
    let start = min((node - leafCount) * Self.leafSize, chains.x.count)
    return start..<min(start + Self.leafSize, chains.x.count)
  }

  private func isClear(_ chains: Chains) -> Bool {
    edges.withUnsafeBufferPointer { edges in
      boxes.withUnsafeBufferPointer { boxes in
        isClear(1, chains, Tree(edges: edges, boxes: boxes))
      }
    }
  }

  private struct Tree {
    let edges: UnsafeBufferPointer<Bounds>
    let boxes: UnsafeBufferPointer<Bounds>
  }

  /// No contact among the edges under a node.
  private func isClear(_ node: Int, _ chains: Chains, _ tree: Tree) -> Bool {
    if node < leafCount {
      return isClear(2 * node, chains, tree) && isClear(2 * node + 1, chains, tree)
        && isClear(2 * node, 2 * node + 1, chains, tree)
    }
    let block = block(node, chains)
    for i in block {
      let bounds = tree.edges[i]
      for j in i + 1..<max(i + 1, block.upperBound) where bounds.meets(tree.edges[j]) && chains.touch(i, j) { return false }
    }
    return true
  }

  /// No contact between the edges under two nodes of which the first lies before the second.
  private func isClear(_ a: Int, _ b: Int, _ chains: Chains, _ tree: Tree) -> Bool {
    guard tree.boxes[a].meets(tree.boxes[b]) else { return true }
    if a < leafCount { return isClear(2 * a, b, chains, tree) && isClear(2 * a + 1, b, chains, tree) }
    if b < leafCount { return isClear(a, 2 * b, chains, tree) && isClear(a, 2 * b + 1, chains, tree) }
    let others = tree.boxes[b]
    for i in block(a, chains) {
      let bounds = tree.edges[i]
      guard bounds.meets(others) else { continue }
      for j in block(b, chains) where bounds.meets(tree.edges[j]) && chains.touch(i, j) { return false }
    }
    return true
  }

  /// Whether each hole lies in its shell and in no other hole of it, and no shell in another: rings that do not touch lie wholly
  /// on one side of each other, so one vertex tells. (A shell in the hole of another is valid too: GEOS is asked.)
  private func isNested(_ feature: Int, of geometries: GeometryArray, _ chains: Chains) -> Bool {
    let first = geometries.allRings(of: feature).lowerBound
    let bounds = (0..<chains.starts.count - 1).map { ring in
      edges[chains.starts[ring]..<chains.starts[ring + 1]].reduce(Bounds.nothing) { $0.union($1) }
    }
    func holds(_ ring: Int, _ other: Int) -> Bool {
      let vertex = chains.starts[other]
      return bounds[ring].meets(bounds[other])
        && Orientation.isInside(
          chains.x[vertex], chains.y[vertex], ring: chains.starts[ring]..<chains.starts[ring + 1], chains.x, chains.y)
    }
    let parts = geometries.parts(of: feature).map { part in
      geometries.rings(of: part).map { $0 - first }
    }
    for rings in parts {
      for hole in rings.dropFirst() {
        guard holds(rings[0], hole), !rings.dropFirst().contains(where: { $0 != hole && holds($0, hole) }) else { return false }
      }
      guard !parts.contains(where: { $0[0] != rings[0] && holds($0[0], rings[0]) }) else { return false }
    }
    return true
  }
}
