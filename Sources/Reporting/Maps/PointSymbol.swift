/// The shape of a kind of points: different in shape as well as in colour.
enum PointSymbol: Int, CaseIterable {
  case circle, square, triangle, diamond, cross, pentagon

  /// The symbol of a kind; they begin anew behind the last.
  static func of(kind: Int) -> PointSymbol { allCases[kind % allCases.count] }

  /// Its corners about its middle, for a circle of radius 1; empty for the circle itself.
  private var corners: [(x: Double, y: Double)] {
    switch self {
    case .circle: []
    case .square: [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]
    case .triangle: [(0, -1.15), (1.05, 0.75), (-1.05, 0.75)]
    case .diamond: [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]
    case .cross:
      [
        (-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4),
        (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4),
      ]
    case .pentagon: [(0, -1.1), (1.05, -0.34), (0.65, 0.89), (-0.65, 0.89), (-1.05, -0.34)]
    }
  }

  /// The `d` of its path about a point.
  func path(_ x: Double, _ y: Double, _ radius: Double) -> String {
    guard self != .circle else {
      let r = SVGDrawing.written(radius)
      let d = SVGDrawing.written(2 * radius)
      return "M\(SVGDrawing.written(x - radius)) \(SVGDrawing.written(y))a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0z"
    }
    let points = corners.map { "\(SVGDrawing.written(x + $0.x * radius)) \(SVGDrawing.written(y + $0.y * radius))" }
    return "M" + points.joined(separator: "L") + "z"
  }
}
