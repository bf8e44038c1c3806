/// A square grid on the plane: coordinates become whole numbers of cells.
///
/// Two points that are meant to be one (a gap of 1e-9 m between neighbours) fall into one cell, but for those that a line between
/// cells parts: the less likely the finer the difference is against the cell.
package struct CoordinateGrid: Sendable, Hashable {
  /// The middle of cell 0, in the units of the plane.
  package let originX, originY: Double
  /// Width of a cell, in the units of the plane.
  package let cell: Double

  package init(originX: Double, originY: Double, cell: Double) {
    self.originX = originX
    self.originY = originY
    self.cell = cell
  }

  /// A grid over a box. It is shifted by a part of a cell that no round coordinate has: points on round coordinates would else
  /// lie just where two cells meet.
  package init(over box: Box, cell: Double) {
    self.init(originX: box.minX - 0.381966 * cell, originY: box.minY - 0.381966 * cell, cell: cell)
  }

  /// The cell that holds a point; nil for what is no number or lies more than a billion cells away.
  package func point(_ x: Double, _ y: Double) -> GridPoint? {
    let column = ((x - originX) / cell).rounded()
    let row = ((y - originY) / cell).rounded()
    guard abs(column) < 1e9, abs(row) < 1e9 else { return nil }
    return GridPoint(Int32(column), Int32(row))
  }
}

/// A cell of a grid: columns go east, rows north.
package struct GridPoint: Sendable, Hashable {
  package var x, y: Int32

  package init(_ x: Int32, _ y: Int32) {
    self.x = x
    self.y = y
  }

  /// Both numbers in one.
  var key: UInt64 { UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y)) }

  /// Twice the signed area of the triangle with two other points, exactly; positive where they turn to the left.
  static func cross(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int64 {
    (Int64(b.x) - Int64(a.x)) * (Int64(c.y) - Int64(a.y)) - (Int64(b.y) - Int64(a.y)) * (Int64(c.x) - Int64(a.x))
  }
}
