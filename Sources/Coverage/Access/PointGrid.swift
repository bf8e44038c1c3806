/// Points of a plane sorted into square cells, for the questions who is near and who is nearest.
///
/// The points of a row of cells lie end to end, west to east: what a circle covers of a row is one run of the arrays.
struct PointGrid: Sendable {
  /// Points a cell holds on average.
  private static let crowd = 4.0
  private static let mostCells = 1 << 22

  private let minX, minY, size: Double
  private let columns, rows: Int
  /// First point of each cell, and one past the last.
  private let starts: [Int32]
  private let x, y: [Double]
  private let ids: [Int32]

  /// - Parameters:
  ///   - x, y: metres; a point with a coordinate that is not finite is left out.
  ///   - members: which of the points are in the grid.
  init(x: [Double], y: [Double], members: [Int32]) {
    let members = members.filter { x[Int($0)].isFinite && y[Int($0)].isFinite }
    var low = SIMD2(Double.infinity, .infinity), high = -low
    for id in members {
      let point = SIMD2(x[Int(id)], y[Int(id)])
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    (minX, minY) = members.isEmpty ? (0, 0) : (low.x, low.y)
    let width = members.isEmpty ? 0 : high.x - low.x, height = members.isEmpty ? 0 : high.y - low.y
    let wanted = max(1, Double(members.count) / Self.crowd)
    // Cells of that many points each, were they spread evenly; a line of points has no area.
    let side = max((width * height / wanted).squareRoot(), max(width, height) / Double(Self.mostCells).squareRoot(), 1e-3)
    size = side
    (columns, rows) = (Int(width / side) + 1, Int(height / side) + 1)
    var starts = [Int32](repeating: 0, count: columns * rows + 1)
    var cells = [Int32](repeating: 0, count: members.count)
    for (place, id) in members.enumerated() {
      let column = min(columns - 1, Int((x[Int(id)] - minX) / side)), row = min(rows - 1, Int((y[Int(id)] - minY) / side))
      cells[place] = Int32(row * columns + column)
      starts[row * columns + column + 1] += 1
    }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var next = starts, ids = [Int32](repeating: 0, count: members.count)
    for (place, id) in members.enumerated() {
      ids[Int(next[Int(cells[place])])] = id
      next[Int(cells[place])] += 1
    }
    self.starts = starts
    self.ids = ids
    self.x = ids.map { x[Int($0)] }
    self.y = ids.map { y[Int($0)] }
  }

  var isEmpty: Bool { ids.isEmpty }

  /// Calls `visit` with each point within a distance, the distance itself included, in an order that depends on the points alone.
  @inline(__always)
  func forEach(within reach: Double, ofX px: Double, y py: Double, _ visit: (_ id: Int32, _ metres: Double) -> Void) {
    guard !ids.isEmpty, px.isFinite, py.isFinite else { return }
    let first = cell(py - reach - minY, rows), last = cell(py + reach - minY, rows)
    guard py + reach >= minY, py - reach <= minY + Double(rows) * size else { return }
    let most = reach * reach * (1 + 1e-12)
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        ids.withUnsafeBufferPointer { ids in
          for row in first...last {
            // How far the circle is from the row decides how wide it is there.
            let south = minY + Double(row) * size
            let away = max(0, south - py, py - (south + size))
            let half = away < reach ? (reach * reach - away * away).squareRoot() * (1 + 1e-12) + 1e-6 : 1e-6
            guard px + half >= minX, px - half <= minX + Double(columns) * size else { continue }
            let from = Int(starts[row * columns + cell(px - half - minX, columns)])
            let to = Int(starts[row * columns + cell(px + half - minX, columns) + 1])
            for place in from..<to {
              let dx = x[place] - px, dy = y[place] - py, square = dx * dx + dy * dy
              guard square <= most else { continue }
              let metres = square.squareRoot()
              if metres <= reach { visit(ids[place], metres) }
            }
          }
        }
      }
    }
  }

  /// The nearest point; of several as near the one of lowest number. nil where there is none.
  func nearest(toX px: Double, y py: Double) -> (id: Int32, metres: Double)? {
    guard !ids.isEmpty, px.isFinite, py.isFinite else { return nil }
    let column = cell(px - minX, columns), row = cell(py - minY, rows)
    var best = (id: Int32.max, square: Double.infinity), ring = 0
    while true {
      for r in max(0, row - ring)...min(rows - 1, row + ring) {
        let isWhole = abs(r - row) == ring
        for c in stride(from: column - ring, through: column + ring, by: isWhole || ring == 0 ? 1 : 2 * ring) where c >= 0 && c < columns {
          look(r * columns + c, px, py, &best)
        }
      }
      // What lies beyond the rings seen is at least as far as the nearest side that has something behind it.
      var bound = Double.infinity
      if column - ring > 0 { bound = min(bound, px - (minX + Double(column - ring) * size)) }
      if column + ring < columns - 1 { bound = min(bound, minX + Double(column + ring + 1) * size - px) }
      if row - ring > 0 { bound = min(bound, py - (minY + Double(row - ring) * size)) }
      if row + ring < rows - 1 { bound = min(bound, minY + Double(row + ring + 1) * size - py) }
      if bound == .infinity || (bound > 0 && best.square < bound * bound * (1 - 1e-12)) { break }
      ring += 1
    }
    return best.id == .max ? nil : (best.id, best.square.squareRoot())
  }

  @inline(__always)
  private func look(_ cell: Int, _ px: Double, _ py: Double, _ best: inout (id: Int32, square: Double)) {
    for place in Int(starts[cell])..<Int(starts[cell + 1]) {
      let dx = x[place] - px, dy = y[place] - py, square = dx * dx + dy * dy
      if square < best.square || (square == best.square && ids[place] < best.id) { best = (ids[place], square) }
    }
  }

  @inline(__always)
  private func cell(_ offset: Double, _ count: Int) -> Int {
    let place = offset / size
    return place > 0 ? (place < Double(count) ? Int(place) : count - 1) : 0
  }
}
