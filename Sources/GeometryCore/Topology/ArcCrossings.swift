/// Where arcs cross or lie on each other though they should only meet at their ends.
struct ArcCrossings {
  private struct Segment {
    let a, b: GridPoint
    let arc: Int32
  }

  /// The arcs of which a segment crosses, touches or covers another's otherwise than end to end, ascending.
  static func find(_ arcs: SharedArcs) -> [Int] {
    var segments: [Segment] = []
    segments.reserveCapacity(arcs.points.count)
    for arc in 0..<arcs.arcCount {
      for place in arcs.points(ofArc: arc).dropLast() {
        segments.append(Segment(a: arcs.points[place], b: arcs.points[place + 1], arc: Int32(arc)))
      }
    }
    let boxes = segments.map { segment in
      LocalBox(
        min: SIMD2(Float(min(segment.a.x, segment.b.x)), Float(min(segment.a.y, segment.b.y))),
        max: SIMD2(Float(max(segment.a.x, segment.b.x)), Float(max(segment.a.y, segment.b.y))))
    }
    let tree = BoxTree(boxes)
    var stack: [Int32] = []
    var isMet = [Bool](repeating: false, count: arcs.arcCount)
    for (number, segment) in segments.enumerated() {
      tree.visit(meeting: boxes[number], stack: &stack) { other in
        guard other > number, meet(segment, segments[other]) else { return }
        isMet[Int(segment.arc)] = true
        isMet[Int(segments[other].arc)] = true
      }
    }
    return isMet.indices.filter { isMet[$0] }
  }

  private static func meet(_ one: Segment, _ other: Segment) -> Bool {
    let c = GridPoint.cross(one.a, one.b, other.a)
    let d = GridPoint.cross(one.a, one.b, other.b)
    let e = GridPoint.cross(other.a, other.b, one.a)
    let f = GridPoint.cross(other.a, other.b, one.b)
    let isShared = one.a == other.a || one.a == other.b || one.b == other.a || one.b == other.b
    if isShared { return c == 0 && d == 0 && overlap(one, other) }
    if c == 0, d == 0 { return overlap(one, other) }
    return c.signum() * d.signum() <= 0 && e.signum() * f.signum() <= 0
  }

  /// Whether two segments of one line share more than a point, or the whole of the shorter.
  private static func overlap(_ one: Segment, _ other: Segment) -> Bool {
    func spans(_ low: Int32, _ high: Int32, _ other: Int32, _ another: Int32) -> Bool {
      max(min(low, high), min(other, another)) < min(max(low, high), max(other, another))
    }
    return spans(one.a.x, one.b.x, other.a.x, other.b.x) || spans(one.a.y, one.b.y, other.a.y, other.b.y)
  }
}
