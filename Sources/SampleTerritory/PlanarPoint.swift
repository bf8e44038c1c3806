/// A place in whole centimetres from the territory's origin: integers, so that every machine draws the same map.
struct PlanarPoint: Hashable, Sendable {
  var x: Int
  var y: Int

  /// Square of the distance, in square centimetres.
  func squaredDistance(to other: PlanarPoint) -> Int {
    let dx = x - other.x, dy = y - other.y
    return dx * dx + dy * dy
  }
}
