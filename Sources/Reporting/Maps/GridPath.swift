import GeometryCore

/// The `d` of a path on the grid: whole numbers, relative but for the first, nothing that says nothing.
struct GridPath {
  private(set) var bytes: [UInt8] = []
  private var last: (x: Int32, y: Int32)?
  /// Rows of the grid, which the drawing counts from above.
  let rows: Int32

  init(rows: Int32) { self.rows = rows }

  var isEmpty: Bool { bytes.isEmpty }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a closed ring.
  mutating func append(ring: [GridPoint]) {
    guard let first = ring.first else { return }
    move(to: first)
    line(ring.dropFirst())
    bytes.append(UInt8(ascii: "z"))
    last = (first.x, rows - first.y)
  }

  /// Appends a line.
  mutating func append(line points: [GridPoint]) {
    guard let first = points.first, points.count > 1 else { return }
    move(to: first)
    line(points.dropFirst())
  }

  private mutating func move(to point: GridPoint) {
    let y = rows - point.y
    if let last {
      bytes.append(UInt8(ascii: "m"))
      append(point.x - last.x, y - last.y)
    } else {
      bytes.append(UInt8(ascii: "M"))
      append(point.x, y)
    }
    last = (point.x, y)
  }

  private mutating func line(_ points: ArraySlice<GridPoint>) {
    guard var last else { return }
    var command: UInt8 = 0
    for point in points {
      let dx = point.x - last.x
      let dy = rows - point.y - last.y
      let needed = UInt8(ascii: dy == 0 ? "h" : dx == 0 ? "v" : "l")
      // A command is said once for all that follow it.
      let isRepeated = needed == command
      if !isRepeated { bytes.append(needed) }
      command = needed
      switch (dx, dy) {
      case (_, 0): append(dx, isFirst: !isRepeated)
      case (0, _): append(dy, isFirst: !isRepeated)
      default: append(dx, dy, isFirst: !isRepeated)
      }
      last = (point.x, rows - point.y)
    }
    self.last = last
  }

  private mutating func append(_ dx: Int32, _ dy: Int32, isFirst: Bool = true) {
    append(dx, isFirst: isFirst)
    append(dy, isFirst: false)
  }

  private mutating func append(_ value: Int32, isFirst: Bool) {
    // A minus parts numbers by itself.
    if value < 0 { bytes.append(UInt8(ascii: "-")) } else if !isFirst { bytes.append(UInt8(ascii: " ")) }
    var rest = value.magnitude
    var divisor: UInt32 = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
