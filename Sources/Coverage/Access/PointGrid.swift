/// Points of a plane sorted into square cells, for the question who is near: `PointIndex` answers it too, in the order of their
/// numbers; this one faster, which counts where there are a million pairs.
///
/// The points of a row of cells lie end to end, west to east: what a circle covers of a row is one run of the arrays.
struct PointGrid: Sendable {
  /// Points a cell holds on average.
  private static let crowd = 3.0
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

  /// The grid as inner loops read it, without reference counting.
  struct View: @unchecked Sendable {
    let minX, minY, maxX, maxY, size, cellsPerMetre: Double
    let columns, rows: Int
    let starts: UnsafePointer<Int32>
    let x, y: UnsafePointer<Double>
    let ids: UnsafePointer<Int32>

    /// Calls `visit` with the runs of points among which all are that lie within a distance.
    @inline(__always)
    private func forEachRun(within reach: Double, ofX px: Double, y py: Double, _ visit: (Range<Int>) -> Void) {
      // A hair wider than the circle: where a cell ends is rounded.
      let wide = reach + 1e-6
      guard py + wide >= minY, py - wide <= maxY, px.isFinite else { return }
      for row in cell(py - wide - minY, rows)...cell(py + wide - minY, rows) {
        // How far the circle is from the row decides how wide it is there.
        let south = minY + Double(row) * size
        let away = max(0, south - py, py - (south + size))
        let half = away < reach ? (reach * reach - away * away).squareRoot() * (1 + 1e-12) + 1e-6 : 1e-6
        guard px + half >= minX, px - half <= maxX else { continue }
        let first = row * columns
        visit(Int(starts[first + cell(px - half - minX, columns)])..<Int(starts[first + cell(px + half - minX, columns) + 1]))
      }
    }

    /// How many points lie in the cells that a circle meets: at least those within.
    @inline(__always)
    func candidates(reach: Double, ofX px: Double, y py: Double) -> Int {
      var count = 0
      forEachRun(within: reach, ofX: px, y: py) { count &+= $0.count }
      return count
    }

    /// Writes the numbers and the squared distances of the points of a squared distance of at most `square`, in an order that
    /// depends on the points of the grid alone, and says how many they are.
    @inline(__always)
    func collect(
      squared square: Double, reach: Double, ofX px: Double, y py: Double, ids found: UnsafeMutablePointer<Int32>,
      squares: UnsafeMutablePointer<Double>
    ) -> Int {
      var next = 0
      forEachRun(within: reach, ofX: px, y: py) { run in
        for place in run {
          let dx = x[place] - px, dy = y[place] - py, own = dx * dx + dy * dy
          // Written in any case and kept where it is near: no branch to guess.
          found[next] = ids[place]
          squares[next] = own
          next &+= own <= square ? 1 : 0
        }
      }
      return next
    }

    @inline(__always)
    private func cell(_ offset: Double, _ count: Int) -> Int {
      let place = offset * cellsPerMetre
      return place > 0 ? (place < Double(count) ? Int(place) : count - 1) : 0
    }
  }

  /// - Precondition: the grid is not empty.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    starts.withUnsafeBufferPointer { starts in
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          ids.withUnsafeBufferPointer { ids in
            body(
              View(
                minX: minX, minY: minY, maxX: minX + Double(columns) * size, maxY: minY + Double(rows) * size, size: size,
                cellsPerMetre: 1 / size, columns: columns, rows: rows, starts: starts.baseAddress!, x: x.baseAddress!,
                  y: y.baseAddress!, ids: ids.baseAddress!))
          }
        }
      }
    }
  }
}
