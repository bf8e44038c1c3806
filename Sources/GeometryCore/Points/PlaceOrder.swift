/// Points in an order in which neighbours follow one another, so that a search finds in the cache what the last one read.
struct PlaceOrder: Sendable {
  struct Place: Sendable {
    let x, y: Double
    let number: Int32
  }

  /// The finite points, cell by cell of a square grid along G. M. Morton's curve, each cell's in their own order.
  let places: [Place]

  /// Cells along a side: few enough that each keeps a place in the cache while they are filled.
  private static let side = 64.0

  init(_ x: [Double], _ y: [Double], box: Box) {
    let scaleX = box.width > 0 ? Self.side / box.width : 0, scaleY = box.height > 0 ? Self.side / box.height : 0
    let none = UInt16.max
    var starts = [Int](repeating: 0, count: Int(Self.side * Self.side) + 1)
    let cells = (0..<x.count).map { i -> UInt16 in
      guard x[i].isFinite && y[i].isFinite else { return none }
      let cell = Self.interleaved((x[i] - box.minX) * scaleX) | Self.interleaved((y[i] - box.minY) * scaleY) << 1
      starts[Int(cell) + 1] += 1
      return cell
    }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    let count = starts[starts.count - 1]
    places = [Place](unsafeUninitializedCapacity: count) { places, filled in
      for i in cells.indices where cells[i] != none {
        let cell = Int(cells[i])
        places.initializeElement(at: starts[cell], to: Place(x: x[i], y: y[i], number: Int32(i)))
        starts[cell] += 1
      }
      filled = count
    }
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
