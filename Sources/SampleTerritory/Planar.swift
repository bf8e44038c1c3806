/// What is computed in whole centimetres.
enum Planar {
  static func cross(_ a: PlanarPoint, _ b: PlanarPoint) -> Int { a.x * b.y - a.y * b.x }

  private static func side(_ a: PlanarPoint, _ b: PlanarPoint, _ p: PlanarPoint) -> Int {
    ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)).signum()
  }

  /// Whether two segments have a point in common.
  static func meet(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint, _ d: PlanarPoint) -> Bool {
    if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) { return false }
    if max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) { return false }
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
  }

  /// The vertices between two points of a crooked line, about `spacing` centimetres apart, both ends left out.
  static func crooked(
    from a: PlanarPoint, to b: PlanarPoint, spacing: Int, roughness: Int, _ random: inout SampleRandom
  ) -> [PlanarPoint] {
    guard a.squaredDistance(to: b) > spacing * spacing * 2 else { return [] }
    let shift = random.within(-roughness...roughness)
    let middle = PlanarPoint(
      x: (a.x + b.x) / 2 - (b.y - a.y) * shift / 1000, y: (a.y + b.y) / 2 + (b.x - a.x) * shift / 1000)
    return crooked(from: a, to: middle, spacing: spacing, roughness: roughness, &random) + [middle]
      + crooked(from: middle, to: b, spacing: spacing, roughness: roughness, &random)
  }
}
