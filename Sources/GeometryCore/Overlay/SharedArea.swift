/// Area that two zones share, without making the shape that they share.
///
/// A zone is the sum of the strips between its edges and the floor of the window, each added or taken away. So the area common to
/// two zones is a sum over pairs of edges, one of each, of what their strips have in common:
///
///                  a                      ___ a          strips of a and b
///      ┌───────────╲                     ╲               ▒▒ in both: a trapezoid, or two where the edges cross
///      │    A   ┌───╲─────┐      ┌────────╲──── b
///      │        │▓▓▓▓╲    │      │▒▒▒▒▒▒▒▒▒│╲            + or -, after what the strip does to its zone
///      └────────│─────╲ B │      │▒▒▒▒▒▒▒▒▒│ ╲
///               └─────────┘      └─────────┴──           floor
///
/// Every term is a continuous function of the coordinates: limits that touch, coincide or run into one another are no special
/// cases, nothing is decided by the sign of a rounded number, and an edge that both zones have cancels. An edge meets those of
/// the other zone that stand above or below it alone, found by a sweep from west to east: near n log n.
///
/// Source: the sum of signed trapezoids is the shoelace formula, applied to the product of two zones' indicator functions; the
/// sweep is that of J. L. Bentley, T. A. Ottmann, IEEE Transactions on Computers C-28 (1979), without its search for crossings.
struct SharedArea {
  /// Edges in the window of the two zones, and those that the sweep has passed and not yet left.
  var first: [WindowEdge] = [], second: [WindowEdge] = []
  private var openFirst: [WindowEdge] = [], openSecond: [WindowEdge] = []

  /// - Returns: the area, and the sum of the boxes in which the terms' edges lie, of which rounding spoils a small part: an edge's
  ///   height is as wrong as its higher end is high.
  mutating func sum() -> (area: Double, size: Double) {
    first.sort { $0.x1 < $1.x1 }
    second.sort { $0.x1 < $1.x1 }
    openFirst.removeAll(keepingCapacity: true)
    openSecond.removeAll(keepingCapacity: true)
    var total = Total()
    var i = 0, j = 0
    while i < first.count || j < second.count {
      if j == second.count || (i < first.count && first[i].x1 <= second[j].x1) {
        if j == second.count && openSecond.isEmpty { break }
        total.add(first[i], &openSecond)
        openFirst.append(first[i])
        i += 1
      } else {
        if i == first.count && openFirst.isEmpty { break }
        total.add(second[j], &openFirst)
        openSecond.append(second[j])
        j += 1
      }
    }
    return (total.area, total.size)
  }

  private struct Total {
    var area = 0.0, size = 0.0

    /// Adds what an edge's strip shares with those of the edges that are open where it begins; forgets those that ended before.
    @inline(__always)
    mutating func add(_ edge: WindowEdge, _ open: inout [WindowEdge]) {
      var k = 0
      var count = open.count
      open.withUnsafeMutableBufferPointer { open in
        while k < count {
          let other = open[k]
          if other.x2 <= edge.x1 {
            count -= 1
            open[k] = open[count]
            continue
          }
          area += edge.sign * other.sign * Self.common(edge, other)
          size += (min(edge.x2, other.x2) - edge.x1) * (edge.top + other.top)
          k += 1
        }
      }
      open.removeLast(open.count - count)
    }

    /// Integral of the lower of two edges over the width that they share, which begins with the first of them.
    @inline(__always)
    private static func common(_ a: WindowEdge, _ b: WindowEdge) -> Double {
      let west = a.x1, east = min(a.x2, b.x2)
      let aWest = a.y1, bWest = b.y(at: west)
      let aEast = a.y(at: east), bEast = b.y(at: east)
      let gapWest = aWest - bWest, gapEast = aEast - bEast
      let half = (east - west) / 2
      if gapWest <= 0 && gapEast <= 0 { return (aWest + aEast) * half }
      if gapWest >= 0 && gapEast >= 0 { return (bWest + bEast) * half }
      // The mean of the two, less half of what lies between them: two triangles with their points at the crossing.
      let between = (gapWest * gapWest + gapEast * gapEast) / (abs(gapWest) + abs(gapEast))
      return (aWest + aEast + bWest + bEast - between) * half / 2
    }
  }
}
