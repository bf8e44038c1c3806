import GeometryCore

/// Slanted lines across zones, as lines: patterns are drawn as pictures by word processors, and not at all by some.
struct ZoneHatching {
  /// Cells of the grid from line to line, along an axis.
  let spacing: Int32
  /// From bottom left to top right, or from top left to bottom right.
  let rises: Bool

  /// Appends the lines across a zone whose rings are filled by the even-odd rule.
  func append(_ rings: [[GridPoint]], to path: inout GridPath) {
    // A line is where x - y (or x + y) has one value; along it x is measured.
    var crossings: [(line: Int32, x: Double)] = []
    for ring in rings {
      var previous = ring[ring.count - 1]
      for point in ring {
        cross(previous, point, &crossings)
        previous = point
      }
    }
    crossings.sort { ($0.line, $0.x) < ($1.line, $1.x) }
    var index = 0
    while index + 1 < crossings.count {
      let one = crossings[index]
      let other = crossings[index + 1]
      guard one.line == other.line else {
        index += 1
        continue
      }
      if place(one) != place(other) { path.append(line: [place(one), place(other)]) }
      index += 2
    }
  }

  private func across(_ point: GridPoint) -> Int32 { rises ? point.x - point.y : point.x + point.y }

  private func cross(_ a: GridPoint, _ b: GridPoint, _ crossings: inout [(line: Int32, x: Double)]) {
    let from = across(a)
    let to = across(b)
    guard from != to else { return }
    let low = min(from, to)
    let high = max(from, to)
    // The lower end belongs to an edge, the upper one does not: a line through a vertex meets one of two edges, or both or none.
    var line = Int32((Double(low) / Double(spacing)).rounded(.up)) * spacing
    while line < high {
      let share = Double(line - from) / Double(to - from)
      crossings.append((line, Double(a.x) + share * Double(b.x - a.x)))
      line += spacing
    }
  }

  private func place(_ crossing: (line: Int32, x: Double)) -> GridPoint {
    let x = Int32(crossing.x.rounded())
    return GridPoint(x, rises ? x - crossing.line : crossing.line - x)
  }
}
