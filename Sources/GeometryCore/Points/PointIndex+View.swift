extension PointIndex {
  /// The index as the inner loops read it, without reference counting.
  struct View {
    let x, y: UnsafeBufferPointer<Double>
    let numbers: UnsafeBufferPointer<Int32>
    let nodes: UnsafeBufferPointer<Node>
    let box: Box

    /// Visits leaves, about from near to far, while they may hold a point as near as `limit`.
    /// - Parameters:
    ///   - limit: squared distance beyond which nothing is wanted.
    ///   - stack: room for 64 halves.
    ///   - leaf: looks at the points of a range, and returns the limit from then on.
    @inline(__always)
    func walk(
      _ px: Double, _ py: Double, limit: Double, stack: UnsafeMutablePointer<Half>, _ leaf: (Int, Int) -> Double
    ) {
      var limit = limit
      var depth = 1
      stack[0] = Half(
        node: 0, first: 0, end: Int32(x.count), awayX: max(0, max(box.minX - px, px - box.maxX)),
        awayY: max(0, max(box.minY - py, py - box.maxY)))
      while depth > 0 {
        depth -= 1
        var half = stack[depth]
        guard half.squaredBound <= limit else { continue }
        while half.node < nodes.count {
          let node = nodes[Int(half.node)]
          let place = node.isVertical ? py : px
          let beyondLeft = place - node.leftEnd, beforeRight = node.rightStart - place
          let middle = PointIndex.middle(half.first, half.end)
          var left = half, right = half
          left.node = 2 * half.node + 1
          left.end = middle
          right.node = left.node + 1
          right.first = middle
          if node.isVertical {
            left.awayY = max(left.awayY, beyondLeft)
            right.awayY = max(right.awayY, beforeRight)
          } else {
            left.awayX = max(left.awayX, beyondLeft)
            right.awayX = max(right.awayX, beforeRight)
          }
          let isLeft = beyondLeft <= beforeRight
          let far = isLeft ? right : left
          half = isLeft ? left : right
          if far.squaredBound <= limit {
            stack[depth] = far
            depth += 1
          }
        }
        guard half.squaredBound <= limit else { continue }
        limit = leaf(Int(half.first), Int(half.end))
      }
    }

    @inline(__always)
    func squaredDistance(_ px: Double, _ py: Double, _ i: Int) -> Double {
      let dx = x[i] - px, dy = y[i] - py
      return dx * dx + dy * dy
    }
  }

  /// A node, or a leaf, still to visit: its points, and how far off it lies along each axis at least.
  struct Half {
    var node, first, end: Int32
    var awayX, awayY: Double

    @inline(__always) var squaredBound: Double { awayX * awayX + awayY * awayY }
  }

  func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    try x.withUnsafeBufferPointer { x in
      try y.withUnsafeBufferPointer { y in
        try numbers.withUnsafeBufferPointer { numbers in
          try nodes.withUnsafeBufferPointer { nodes in
            try body(View(x: x, y: y, numbers: numbers, nodes: nodes, box: box))
          }
        }
      }
    }
  }
}
