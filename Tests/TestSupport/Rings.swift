/// Closed rings of vertices.
package enum Rings {
  /// A square east and north of (`x`, `y`).
  package static func square(_ x: Double, _ y: Double, _ side: Double, clockwise: Bool = false) -> [(x: Double, y: Double)] {
    let ring = [(x: x, y: y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return clockwise ? ring.reversed() : ring
  }
}
