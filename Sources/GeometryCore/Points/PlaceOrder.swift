/// An order of points in which neighbours follow one another, so that a search finds in the cache what the last one read.
enum PlaceOrder {
  private static let side = 256.0

  /// The finite points, cell by cell of a square grid along G. M. Morton's curve, each cell's in their own order.
  static func order(_ x: [Double], _ y: [Double], box: Box) -> [Int32] {
    let scaleX = box.width > 0 ? side / box.width : 0, scaleY = box.height > 0 ? side / box.height : 0
    var starts = [Int32](repeating: 0, count: Int(side * side) + 1)
    let cells = (0..<x.count).map { i -> UInt16 in
      guard x[i].isFinite && y[i].isFinite else { return 0 }
      let cell = interleaved((x[i] - box.minX) * scaleX) | interleaved((y[i] - box.minY) * scaleY) << 1
      starts[Int(cell) + 1] += 1
      return cell
    }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var order = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
    for i in cells.indices where x[i].isFinite && y[i].isFinite {
      order[Int(starts[Int(cells[i])])] = Int32(i)
      starts[Int(cells[i])] += 1
    }
    return order
  }

  /// The bits of a cell's number along one axis, with room between them for those of the other.
  @inline(__always)
  private static func interleaved(_ place: Double) -> UInt16 {
    var bits = UInt16(max(0, min(place, side - 1)))
    bits = (bits | bits << 4) & 0x0F0F
    bits = (bits | bits << 2) & 0x3333
    return (bits | bits << 1) & 0x5555
  }
}
