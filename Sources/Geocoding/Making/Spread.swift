/// The point of a set that is nearest to its mean, and the distance within which the others lie.
enum Spread {
  /// - Returns: the radius in decimetres, rounded up; nil for no position at all.
  static func of<Positions: Collection>(_ positions: Positions) -> (position: StoredPosition, radius: UInt32)?
  where Positions.Element == StoredPosition {
    guard var nearest = positions.first else { return nil }
    var sumX: Int64 = 0, sumY: Int64 = 0, count: Int64 = 0
    for position in positions {
      sumX += Int64(position.x)
      sumY += Int64(position.y)
      count += 1
    }
    let meanX = sumX / count, meanY = sumY / count
    func distance(_ position: StoredPosition, _ x: Int64, _ y: Int64) -> Int64 {
      let dx = Int64(position.x) - x, dy = Int64(position.y) - y
      return dx * dx + dy * dy
    }
    var least = distance(nearest, meanX, meanY)
    for position in positions {
      let here = distance(position, meanX, meanY)
      if here < least || here == least && StoredPosition.precedes(position, nearest) {
        least = here
        nearest = position
      }
    }
    return (nearest, positions.reduce(0) { max($0, reach(from: nearest, to: $1)) })
  }

  /// Decimetres between two positions of one system, rounded up.
  static func reach(from one: StoredPosition, to other: StoredPosition) -> UInt32 {
    UInt32((one.centimetres(to: other) / 10).rounded(.up))
  }
}
