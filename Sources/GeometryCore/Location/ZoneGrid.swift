/// Which zones may hold a point: a grid over the zones' boxes whose crowded cells hold grids of their own.
///
///     ┌───┬───┬───┬───┐
///     │   │ a │ab │ b │   a cell lists the zones whose box meets it;
///     ├───┼───┼─┬─┼───┤   one with more than twelve is a grid itself,
///     │ c │ac ├─┼─┤ b │   where finer cells tell its zones apart,
///     ├───┼───┼─┴─┼───┤   down to four grids below the first
///     │ c │ c │   │   │
///     └───┴───┴───┴───┘
///
/// Cell numbers are computed with one monotone formula for points and for boxes, so a point inside a box is always in a
/// cell that lists the box.
struct ZoneGrid: Sendable {
  fileprivate struct Grid: Sendable {
    let minX, minY, scaleX, scaleY: Float
    let columns, rows: Int32
    /// First of the grid's cells in `cells`.
    let first: Int32
  }

  private var grids: [Grid] = []
  /// Per cell: the offset of its list in `lists`, or the complement of the number of the grid inside it.
  private var cells: [Int32] = []
  /// Lists of features, each preceded by its length; the list at 0 is empty.
  private var lists: [Int32] = [0]

  private static let crowded = 12
  private static let deepest = 4
  /// Cells that a zone may take on average: one that tiles the ground takes six; where many lie on one another finer cells would
  /// only list them all again.
  private static let cellsPerZone = 32
  /// Places in lists beyond which no cell is divided any more, so that memory grows with the number of zones.
  private var mostPlaces = 0

  init(boxes: [LocalBox]) {
    let candidates = boxes.indices.filter { !boxes[$0].isEmpty }.map(Int32.init)
    var extent = LocalBox.empty
    for i in candidates { extent = extent.union(boxes[Int(i)]) }
    guard !candidates.isEmpty else { return }
    mostPlaces = 2 * Self.cellsPerZone * candidates.count
    _ = addGrid(candidates, within: extent, boxes, depth: 0)
  }

  private mutating func addGrid(
    _ candidates: [Int32], within extent: LocalBox, _ boxes: [LocalBox], depth: Int
  ) -> Int32 {
    let width = extent.width, height = extent.height
    let grid = grid(for: candidates, within: extent, boxes)
    let side = grid.columns
    let number = Int32(grids.count)
    grids.append(grid)
    cells.append(contentsOf: repeatElement(0, count: Int(side * side)))
    let (starts, members) = Self.distribute(candidates, over: grid, boxes)
    for cell in 0..<Int(side * side) {
      let list = members[Int(starts[cell])..<Int(starts[cell + 1])]
      guard !list.isEmpty else { continue }
      if isWorthDividing(list.count, of: candidates.count, depth: depth), width > 0, height > 0 {
        let column = Float(cell % Int(side)), row = Float(cell / Int(side))
        let stepX = width / Float(side), stepY = height / Float(side)
        let inner = LocalBox(
          minX: extent.minX + column * stepX, minY: extent.minY + row * stepY,
          maxX: extent.minX + (column + 1) * stepX, maxY: extent.minY + (row + 1) * stepY)
        cells[Int(grid.first) + cell] = ~addGrid(Array(list), within: inner, boxes, depth: depth + 1)
      } else {
        cells[Int(grid.first) + cell] = Int32(lists.count)
        lists.append(Int32(list.count))
        lists.append(contentsOf: list)
      }
    }
    return number
  }

  /// A square grid, as fine as there are zones, or coarser where these would fill too many of its cells.
  private func grid(for candidates: [Int32], within extent: LocalBox, _ boxes: [LocalBox]) -> Grid {
    var side = Int32(min(1024, max(1, (Double(candidates.count) * 2).squareRoot().rounded(.up))))
    while true {
      let grid = Grid(
        minX: extent.minX, minY: extent.minY, scaleX: extent.width > 0 ? Float(side) / extent.width : 0,
        scaleY: extent.height > 0 ? Float(side) / extent.height : 0, columns: side, rows: side, first: Int32(cells.count))
      let taken = candidates.reduce(0) { sum, feature in
        let (columns, rows) = Self.cells(of: boxes[Int(feature)], in: grid)
        return sum + columns.count * rows.count
      }
      if side == 1 || taken <= Self.cellsPerZone * candidates.count { return grid }
      side = (side + 1) / 2
    }
  }

  /// A finer grid pays only where it tells zones apart: zones that overlap stay together however fine the cells.
  private func isWorthDividing(_ count: Int, of candidates: Int, depth: Int) -> Bool {
    count > Self.crowded && depth < Self.deepest && count * 2 <= candidates && lists.count < mostPlaces
  }

  /// Sorts candidates into the cells that their boxes meet: counting sort, features ascending within a cell.
  private static func distribute(
    _ candidates: [Int32], over grid: Grid, _ boxes: [LocalBox]
  ) -> (starts: [Int32], members: [Int32]) {
    var starts = [Int32](repeating: 0, count: Int(grid.columns * grid.rows) + 1)
    for feature in candidates {
      let (columns, rows) = cells(of: boxes[Int(feature)], in: grid)
      for r in rows { for c in columns { starts[Int(r * grid.columns + c) + 1] += 1 } }
    }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var next = starts
    var members = [Int32](repeating: 0, count: Int(starts.last!))
    for feature in candidates {
      let (columns, rows) = cells(of: boxes[Int(feature)], in: grid)
      for r in rows {
        for c in columns {
          let cell = Int(r * grid.columns + c)
          members[Int(next[cell])] = feature
          next[cell] += 1
        }
      }
    }
    return (starts, members)
  }

  @inline(__always)
  private static func cells(of box: LocalBox, in grid: Grid) -> (columns: ClosedRange<Int32>, rows: ClosedRange<Int32>) {
    (column(box.minX, grid)...column(box.maxX, grid), row(box.minY, grid)...row(box.maxY, grid))
  }

  @inline(__always)
  fileprivate static func column(_ x: Float, _ grid: Grid) -> Int32 {
    // Not a number where a damaged file's coordinates exceed Float: the scale is then 0, and all is in the first cell.
    let place = (x - grid.minX) * grid.scaleX
    return place > 0 ? Int32(min(place, Float(grid.columns - 1))) : 0
  }

  @inline(__always)
  fileprivate static func row(_ y: Float, _ grid: Grid) -> Int32 {
    // Not a number where a damaged file's coordinates exceed Float: the scale is then 0, and all is in the first cell.
    let place = (y - grid.minY) * grid.scaleY
    return place > 0 ? Int32(min(place, Float(grid.rows - 1))) : 0
  }

  /// The grid as the inner loops read it, without reference counting.
  struct View {
    fileprivate let grids: UnsafeBufferPointer<Grid>
    fileprivate let cells: UnsafeBufferPointer<Int32>
    let lists: UnsafeBufferPointer<Int32>

    /// Offset in `lists` of the features whose box may hold a point; the point must be finite.
    @inline(__always)
    func list(at point: SIMD2<Float>) -> Int {
      guard !grids.isEmpty else { return 0 }
      var code = ~Int32(0)
      while code < 0 {
        let grid = grids[Int(~code)]
        code = cells[Int(grid.first + ZoneGrid.row(point.y, grid) * grid.columns + ZoneGrid.column(point.x, grid))]
      }
      return Int(code)
    }
  }

  func withView<Result>(_ body: (View) -> Result) -> Result {
    grids.withUnsafeBufferPointer { grids in
      cells.withUnsafeBufferPointer { cells in
        lists.withUnsafeBufferPointer { lists in body(View(grids: grids, cells: cells, lists: lists)) }
      }
    }
  }
}
