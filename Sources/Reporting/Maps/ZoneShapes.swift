import GeometryCore

/// The shapes of a frame on its grid: neighbours with one border, as fine as the sheet shows; points as small discs.
struct ZoneShapes {
  /// Numbers in their layer.
  let features: [Int]
  private let arcs: SharedArcs
  private let own: GroundShapes
  private let frame: MapFrame
  /// Whether most of them are too small and too far apart to be seen: QPV on the map of a region.
  let isScattered: Bool

  /// Square cells (a hundredth of a square pixel) below which the triangle of a point with its neighbours is left out.
  private static let finest = 12.0, coarsest = 40.0
  /// Features beyond which the coarsest is enough: they are a pixel or two wide.
  private static let many = 10_000

  init(_ own: GroundShapes, _ frame: MapFrame) {
    self.own = own
    self.frame = frame
    features = own.features
    let shapes = own.shapes
    let ground = frame.ground
    let isCrowded = own.features.count > Self.many
    arcs = SharedArcs(shapes, grid: frame.grid) { shapes.finiteBox(of: $0)?.intersects(ground) ?? false }
      .simplified(area: isCrowded ? Self.coarsest : Self.finest)
    let sizes = own.features.indices.compactMap { shapes.finiteBox(of: $0) }.map { max($0.width, $0.height) / frame.scale }
      .sorted()
    let covered = sizes.reduce(0) { $0 + $1 * $1 }
    isScattered = !sizes.isEmpty && sizes[sizes.count / 2] < Self.visible && covered < 0.1 * frame.width * frame.height
  }

  /// Pixels below which a zone by itself is no more than a speck.
  private static let visible = 5.0

  /// Its path, or a disc in its place where it would be a speck.
  func mark(_ place: Int) -> String {
    guard let box = own.shapes.finiteBox(of: place), max(box.width, box.height) / frame.scale < Self.visible,
      let point = frame.grid.point(box.centre.x, box.centre.y)
    else { return path(place) }
    return disc(point)
  }

  private func disc(_ point: GridPoint) -> String {
    "M\(point.x - 40) \(frame.rows - point.y)a40 40 0 1 0 80 0a40 40 0 1 0 -80 0z"
  }

  /// Its rings on the grid; empty for a point or a line.
  func rings(_ place: Int) -> [[GridPoint]] { arcs.rings(of: place).map { arcs.points(ofRing: $0) } }

  /// The `d` of its path; blank where nothing of it lies in the frame.
  func path(_ place: Int) -> String {
    var path = GridPath(rows: frame.rows)
    for ring in arcs.rings(of: place) { path.append(ring: arcs.points(ofRing: ring)) }
    if path.isEmpty { return dots(place) }
    return path.text
  }

  /// A disc for each point of a feature without polygon.
  private func dots(_ place: Int) -> String {
    let shapes = own.shapes
    var text = ""
    for part in shapes.parts(of: place) where shapes.partKinds[part] == .point {
      for vertex in shapes.vertices(of: shapes.partOffsets[part]) {
        guard let point = frame.grid.point(shapes.x[vertex], shapes.y[vertex]) else { continue }
        text += disc(point)
      }
    }
    return text
  }

  /// A point inside each feature, on the sheet; NaN where nothing of it lies in the frame.
  func interiorPoints(_ frame: MapFrame) -> (x: [Double], y: [Double]) {
    var shapes = GeometryArray()
    for place in features.indices {
      for part in arcs.parts(of: place) {
        for ring in part {
          let points = arcs.points(ofRing: ring)
          for point in points + points.prefix(1) { shapes.appendVertex(Double(point.x), Double(point.y)) }
          shapes.endRing()
        }
        shapes.endPart(.polygon)
      }
      shapes.endFeature(arcs.parts(of: place).isEmpty ? .empty : .multiPolygon)
    }
    let inside = try? ZoneLocator(shapes, crs: .lambert93).interiorPoints()
    var x = features.map { _ in Double.nan }
    var y = x
    for place in features.indices {
      if let inside, inside.x[place].isFinite {
        x[place] = frame.x + inside.x[place] / MapFrame.cellsPerPixel
        y[place] = frame.y + (Double(frame.rows) - inside.y[place]) / MapFrame.cellsPerPixel
      } else if let box = own.shapes.finiteBox(of: place), box.width == 0, box.height == 0 {
        (x[place], y[place]) = frame.point(box.minX, box.minY)
      }
    }
    return (x, y)
  }

  /// Names with a point inside, the largest features first.
  /// - Parameter size: of a feature; nil for its area.
  func names(
    _ frame: MapFrame, size: ((Int) -> Double)? = nil, _ name: (Int) -> String
  ) -> [(text: String, x: Double, y: Double)] {
    let inside = interiorPoints(frame)
    let sizes = features.indices.map { place in
      size?(features[place])
        ?? arcs.parts(of: place).reduce(0.0) { $0 + $1.prefix(1).reduce(0.0) { $0 + area(arcs.points(ofRing: $1)) } }
    }
    let order = features.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    return order.compactMap { place in
      let text = name(features[place])
      // Beside the disc of a point.
      let below = arcs.rings(of: place).isEmpty ? 11.0 : 0
      return text.isEmpty || inside.x[place].isNaN ? nil : (text, inside.x[place], inside.y[place] + below)
    }
  }

  private func area(_ ring: [GridPoint]) -> Double {
    var doubled = 0.0
    for (index, point) in ring.enumerated() {
      let next = ring[(index + 1) % ring.count]
      doubled += Double(point.x) * Double(next.y) - Double(next.x) * Double(point.y)
    }
    return abs(doubled) / 2
  }
}
