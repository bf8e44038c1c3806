/// One edge of a zone inside the window that two zones have in common, from its west end to its east end.
///
/// Coordinates are relative to the window's south-west corner. `sign` says what the strip below the edge does to the zone:
/// 1 where the zone lies below the edge (the strip is added), -1 where it lies above (the strip is taken away).
struct WindowEdge {
  let x1, x2, y1, slope, sign: Double
  /// Height of the higher end, by which rounding of `y(at:)` is measured.
  let top: Double

  /// - Returns: nil for an edge that is plumb: no strip lies below it.
  @inline(__always)
  init?(from start: SIMD2<Double>, to end: SIMD2<Double>, sign: Double) {
    // Both zones write an edge that they share in the same way, whatever its direction: what they share cancels to the last bit.
    let isEastward = start.x < end.x
    guard isEastward || start.x > end.x else { return nil }
    let west = isEastward ? start : end, east = isEastward ? end : start
    let slope = (east.y - west.y) / (east.x - west.x)
    guard slope.isFinite else { return nil }
    let sign = isEastward ? -sign : sign
    if west.y >= 0 && east.y >= 0 {
      self.init(x1: west.x, x2: east.x, y1: west.y, slope: slope, sign: sign)
      return
    }
    // What lies below the window's floor has no strip: only the part above is kept.
    guard west.y > 0 || east.y > 0 else { return nil }
    let floor = min(max(west.x - west.y / slope, west.x), east.x)
    if west.y > 0 {
      self.init(x1: west.x, x2: floor, y1: west.y, slope: slope, sign: sign)
    } else {
      self.init(x1: floor, x2: east.x, y1: 0, slope: slope, sign: sign)
    }
    guard x1 < x2 else { return nil }
  }

  @inline(__always)
  private init(x1: Double, x2: Double, y1: Double, slope: Double, sign: Double) {
    self.x1 = x1
    self.x2 = x2
    self.y1 = y1
    self.slope = slope
    top = max(y1, y1 + (x2 - x1) * slope)
    self.sign = sign
  }

  @inline(__always)
  func y(at x: Double) -> Double { y1 + (x - x1) * slope }
}
