/// One layer of an overlay: the zones that may meet one of the other, indexed, with the direction of their rings.
struct OverlaySide: Sendable {
  let zones: IndexedZones
  /// Number in `zones` of each zone of the layer, -1 for those that are left out.
  let places: [Int32]
  /// 1 for a ring that has its zone to the left, -1 for one that has it to the right.
  private let ringSigns: [Double]
  /// Area of each zone in `zones`.
  let areas: [Double]

  /// - Parameter needed: the zones that matter.
  init(_ layer: GeometryArray, needed: [Bool]) {
    let count = needed.reduce(0) { $0 + ($1 ? 1 : 0) }
    if count * 2 > layer.count {
      zones = IndexedZones(layer)
      places = (0..<Int32(layer.count)).map { $0 }
    } else {
      var chosen = GeometryArray()
      var places = [Int32](repeating: -1, count: layer.count)
      for feature in needed.indices where needed[feature] {
        places[feature] = Int32(chosen.count)
        chosen.append(feature: feature, of: layer)
      }
      zones = IndexedZones(chosen)
      self.places = places
    }
    let shapes = zones.geometries
    var signs = [Double](repeating: 1, count: shapes.ringOffsets.count - 1)
    areas = (0..<shapes.count).map { feature in
      shapes.parts(of: feature).reduce(0) { sum, part in
        let rings = shapes.rings(of: part)
        return sum + rings.reduce(0) { sum, ring in
          let area = shapes.signedArea(of: ring)
          let isShell = ring == rings.lowerBound
          signs[ring] = (area >= 0) == isShell ? 1 : -1
          return sum + (isShell ? abs(area) : -abs(area))
        }
      }
    }
    ringSigns = signs
  }

  func withCutter<Result>(_ body: (WindowCutter) throws -> Result) rethrows -> Result {
    try zones.withView { view in
      try ringSigns.withUnsafeBufferPointer { try body(WindowCutter(view: view, ringSigns: $0)) }
    }
  }
}

/// Cuts out of a zone what of its limit matters in a window.
///
///        above: only where it starts and ends           The window is what the boxes of two zones have in common. Edges that lie
///           ╭──╮      ╭─────                            beside it or below its floor have no strip in it; a chain of edges
///      ┌───╯────╰────╯──┐                               above its ceiling is as good as one level edge, since the other zone
///      │     ╱╲         │  beside: nothing              stays below. Whole runs of edges are dealt with by their boxes.
///      └────╱──╲────────┘
///              below: nothing
struct WindowCutter {
  let view: ZoneView
  let ringSigns: UnsafeBufferPointer<Double>

  /// The window, the corners of it as boxes are kept, and a chain above it that has not ended yet.
  private struct Cut {
    let origin: SIMD2<Double>
    let size: SIMD2<Double>
    let low, high: SIMD2<Float>
    let sign: Double
    var above: (start: Double, end: Double)?
    /// Whether an edge comes into the closed window.
    var enters = false
  }

  /// Appends the edges of a zone that matter in a window.
  /// - Returns: whether an edge that was appended may have a point in the closed window.
  func cut(_ feature: Int, to window: Box, into edges: inout [WindowEdge]) -> Bool {
    let low = SIMD2(window.minX, window.minY), high = SIMD2(window.maxX, window.maxY)
    var enters = false
    for ring in view.rings(of: feature) {
      var cut = Cut(
        origin: low, size: high - low, low: SIMD2<Float>(low - view.index.origin), high: SIMD2<Float>(high - view.index.origin),
        sign: ringSigns[ring])
      let level = view.topLevel(of: ring)
      scan(level, 0..<level.count, &cut, &edges)
      flush(&cut, &edges)
      enters = enters || cut.enters
    }
    return enters
  }

  private func scan(_ level: RingIndex.Level, _ nodes: Range<Int>, _ cut: inout Cut, _ edges: inout [WindowEdge]) {
    for node in nodes {
      let box = view.index.nodes[level.firstNode + node]
      // Strict: single precision keeps order, but may make equal what is not.
      if box.maxX < cut.low.x || box.minX > cut.high.x || box.maxY < cut.low.y {
        flush(&cut, &edges)
      } else if box.minY > cut.high.y {
        let (start, end) = level.ends(of: node)
        extend(&cut, from: view.x[start] - cut.origin.x, to: view.x[end] - cut.origin.x)
      } else if level.span == RingIndex.fanout {
        let (start, end) = level.ends(of: node)
        scanEdges(start, end, &cut, &edges)
      } else {
        let (finer, children) = level.children(of: node)
        scan(finer, children, &cut, &edges)
      }
    }
  }

  @inline(__always)
  private func scanEdges(_ start: Int, _ end: Int, _ cut: inout Cut, _ edges: inout [WindowEdge]) {
    var a = SIMD2(view.x[start], view.y[start]) - cut.origin
    for i in start + 1...end {
      let b = SIMD2(view.x[i], view.y[i]) - cut.origin
      defer { a = b }
      let west = min(a.x, b.x), east = max(a.x, b.x)
      if a.y >= cut.size.y && b.y >= cut.size.y {
        if (a.y == cut.size.y || b.y == cut.size.y) && west <= cut.size.x && east >= 0 { cut.enters = true }
        extend(&cut, from: a.x, to: b.x)
        continue
      }
      flush(&cut, &edges)
      if east < 0 || west > cut.size.x || (a.y < 0 && b.y < 0) { continue }
      cut.enters = true
      if let edge = WindowEdge(from: a, to: b, sign: cut.sign) { edges.append(edge) }
    }
  }

  @inline(__always)
  private func extend(_ cut: inout Cut, from start: Double, to end: Double) {
    cut.above = (cut.above?.start ?? start, end)
  }

  @inline(__always)
  private func flush(_ cut: inout Cut, _ edges: inout [WindowEdge]) {
    guard let (start, end) = cut.above else { return }
    cut.above = nil
    let height = cut.size.y
    let from = SIMD2(min(max(start, 0), cut.size.x), height), to = SIMD2(min(max(end, 0), cut.size.x), height)
    if let edge = WindowEdge(from: from, to: to, sign: cut.sign) { edges.append(edge) }
  }
}
