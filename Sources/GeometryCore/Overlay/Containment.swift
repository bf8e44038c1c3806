/// Whether a zone lies in another, limit included, decided exactly where their limits meet in nothing but common vertices and
/// common edges, as those of one producer do; else left to GEOS.
///
/// The areas tell already that all but a billionth of the zone lies in the other. So it lies in it unless the other's limit comes
/// into its inside, and of that limit only edges that come into its box can:
///
///     ┌────────v───┐        an edge that both have is no harm; one that leaves the limit at a common vertex v is none if it leaves
///     │  zone  │╲  │ other   to the outside; one that touches the limit nowhere is none if it starts outside; one that crosses it
///     └────────┴───┘        comes in. What touches otherwise is not decided here.
///
/// Every decision is one of `Orientation`.
struct Containment {
  let zone, other: ZoneView
  let ringSigns: UnsafeBufferPointer<Double>

  /// Vertices of one zone by their place, kept between calls.
  struct Scratch {
    /// Slots of vertex numbers, -1 where free; and of slots whose vertex stands twice on the limit.
    fileprivate var slots: [Int32] = []
    fileprivate var repeated: [Bool] = []
    fileprivate var mask = 0
  }

  private typealias Point = SIMD2<Double>

  private enum Meeting {
    case apart, crossing, undecided
  }

  /// - Parameter box: of the zone.
  /// - Returns: nil where it is not decided.
  func isInside(_ feature: Int, of target: Int, box: Box, _ scratch: inout Scratch) -> Bool? {
    fill(feature, &scratch)
    var answer: Bool? = true
    other.visitEdges(of: target, meeting: box) { ring, i, j in
      guard answer == true else { return }
      let a = Point(other.x[i], other.y[i]), b = Point(other.x[j], other.y[j])
      let first = vertex(at: a, scratch), second = vertex(at: b, scratch)
      if let first, let second, areNeighbours(first.vertex, second.vertex, feature) { return }
      switch meeting(a, b, feature) {
      case .crossing: answer = false
      case .undecided: answer = nil
      case .apart:
        if let start = first ?? second {
          let comesIn = start.isRepeated ? nil : isBetween(start.vertex, first != nil ? b : a, feature)
          answer = comesIn.map { !$0 }
        } else if zone.position(of: a.x, a.y, local: zone.local(a.x, a.y), feature: feature) == .inside {
          answer = false
        }
      }
    }
    return answer
  }

  /// Where an edge of the other limit meets the zone's limit: apart but for common ends, across, or otherwise.
  private func meeting(_ a: Point, _ b: Point, _ feature: Int) -> Meeting {
    let box = Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    var found = Meeting.apart
    zone.visitEdges(of: feature, meeting: box) { _, i, j in
      let p = Point(zone.x[i], zone.y[i]), q = Point(zone.x[j], zone.y[j])
      let one = meeting(a, b, p, q)
      if one == .crossing || (one == .undecided && found == .apart) { found = one }
    }
    return found
  }

  private func meeting(_ a: Point, _ b: Point, _ p: Point, _ q: Point) -> Meeting {
    if a == p || a == q || b == p || b == q {
      let common = a == p || a == q ? a : b
      let end = common == a ? b : a, ownEnd = common == p ? q : p
      guard side(common, end, ownEnd) == 0 else { return .apart }
      // On one line: they share more than the end if they set out to the same side.
      let together = (end.x > common.x) == (ownEnd.x > common.x) && (end.x < common.x) == (ownEnd.x < common.x)
        && (end.y > common.y) == (ownEnd.y > common.y) && (end.y < common.y) == (ownEnd.y < common.y)
      return together ? .undecided : .apart
    }
    let sides = (side(a, b, p), side(a, b, q), side(p, q, a), side(p, q, b))
    if sides.0 * sides.1 > 0 || sides.2 * sides.3 > 0 { return .apart }
    return sides.0 * sides.1 < 0 && sides.2 * sides.3 < 0 ? .crossing : .undecided
  }

  /// Whether the way from a vertex of the limit to a point sets out into the zone; nil along an edge.
  private func isBetween(_ vertex: Int, _ point: Point, _ feature: Int) -> Bool? {
    let ring = ring(of: vertex, feature), range = zone.ringOffsets[ring]..<zone.ringOffsets[ring + 1]
    let before = vertex == range.lowerBound ? range.upperBound - 2 : vertex - 1, after = vertex + 1
    // With the zone to the left.
    let isLeft = ringSigns[ring] > 0
    let p = place(isLeft ? before : after), v = place(vertex), n = place(isLeft ? after : before)
    let turn = side(p, v, n), fromFirst = side(p, v, point), fromSecond = side(v, n, point)
    guard fromFirst != 0, fromSecond != 0, turn != 0 else { return nil }
    return turn > 0 ? fromFirst > 0 && fromSecond > 0 : fromFirst > 0 || fromSecond > 0
  }

  private func areNeighbours(_ i: Int, _ j: Int, _ feature: Int) -> Bool {
    if abs(i - j) == 1 { return true }
    // A ring repeats its first vertex, which stands here for both.
    let ring = ring(of: i, feature)
    let first = zone.ringOffsets[ring], last = zone.ringOffsets[ring + 1] - 2
    return min(i, j) == first && max(i, j) == last
  }

  private func ring(of vertex: Int, _ feature: Int) -> Int {
    var ring = zone.rings(of: feature).lowerBound
    while zone.ringOffsets[ring + 1] <= vertex { ring += 1 }
    return ring
  }

  private func place(_ vertex: Int) -> Point { Point(zone.x[vertex], zone.y[vertex]) }

  private func side(_ a: Point, _ b: Point, _ p: Point) -> Int {
    Orientation.sign(ax: a.x, ay: a.y, bx: b.x, by: b.y, px: p.x, py: p.y)
  }

  private func fill(_ feature: Int, _ scratch: inout Scratch) {
    let rings = zone.rings(of: feature)
    let count = zone.ringOffsets[rings.upperBound] - zone.ringOffsets[rings.lowerBound]
    var size = 16
    while size < 2 * count { size *= 2 }
    scratch.mask = size - 1
    scratch.slots.removeAll(keepingCapacity: true)
    scratch.slots.append(contentsOf: repeatElement(-1, count: size))
    scratch.repeated.removeAll(keepingCapacity: true)
    scratch.repeated.append(contentsOf: repeatElement(false, count: size))
    for ring in rings {
      for vertex in zone.ringOffsets[ring]..<max(zone.ringOffsets[ring], zone.ringOffsets[ring + 1] - 1) {
        let slot = slot(of: place(vertex), scratch)
        if scratch.slots[slot] >= 0 { scratch.repeated[slot] = true } else { scratch.slots[slot] = Int32(vertex) }
      }
    }
  }

  /// The slot of a place, or the free one where it would stand.
  private func slot(of point: Point, _ scratch: Scratch) -> Int {
    var mixed = point.x.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ point.y.bitPattern &* 0xC2B2_AE3D_27D4_EB4F
    mixed ^= mixed >> 29
    var slot = Int(truncatingIfNeeded: mixed) & scratch.mask
    while scratch.slots[slot] >= 0, place(Int(scratch.slots[slot])) != point { slot = (slot + 1) & scratch.mask }
    return slot
  }

  private func vertex(at point: Point, _ scratch: Scratch) -> (vertex: Int, isRepeated: Bool)? {
    let slot = slot(of: point, scratch)
    return scratch.slots[slot] < 0 ? nil : (Int(scratch.slots[slot]), scratch.repeated[slot])
  }
}

extension ZoneView {
  /// Visits the edges of a zone whose box meets another: ring, and the numbers of both vertices.
  func visitEdges(of feature: Int, meeting box: Box, _ visit: (Int, Int, Int) -> Void) {
    let low = local(box.minX, box.minY), high = local(box.maxX, box.maxY)
    let reach = LocalBox(min: low, max: high)
    for ring in rings(of: feature) {
      let level = topLevel(of: ring)
      visitEdges(ring, level, 0..<level.count, box, reach, visit)
    }
  }

  private func visitEdges(
    _ ring: Int, _ level: RingIndex.Level, _ nodes: Range<Int>, _ box: Box, _ reach: LocalBox, _ visit: (Int, Int, Int) -> Void
  ) {
    for node in nodes where index.nodes[level.firstNode + node].intersects(reach) {
      if level.span > RingIndex.fanout {
        let (finer, children) = level.children(of: node)
        visitEdges(ring, finer, children, box, reach, visit)
        continue
      }
      let (start, end) = level.ends(of: node)
      for i in start..<end {
        let x1 = x[i], x2 = x[i + 1], y1 = y[i], y2 = y[i + 1]
        guard min(x1, x2) <= box.maxX, max(x1, x2) >= box.minX, min(y1, y2) <= box.maxY, max(y1, y2) >= box.minY else { continue }
        visit(ring, i, i + 1)
      }
    }
  }
}
