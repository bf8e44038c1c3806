import GeometryCore

extension CommuneShapes {
  /// Metres between the points of an outline that are measured.
  private static let step = 20.0
  /// Metres of a degree of longitude at the northern end of the country, and less than one of latitude.
  private static let metresOfDegree = 60_000.0
  /// Metres of a degree of latitude, at most.
  private static let longestDegree = 112_000.0

  /// The outlines are measured every twenty metres.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  public func near(
    _ shapes: GeometryArray, _ locator: any PlaceLocating, codes: Set<String>, within metres: Double
  ) throws -> Set<String> {
    let margin = metres / Self.metresOfDegree
    let boxes = (0..<shapes.count).compactMap { shapes.box(of: $0) }.map {
      Box(minX: $0.minX - margin, minY: $0.minY - margin, maxX: $0.maxX + margin, maxY: $0.maxY + margin)
    }
    var x: [Double] = [], y: [Double] = [], owners: [String] = []
    for (code, index) in indices(ofCities: codes) {
      guard let box = degrees.box(of: index) else { continue }
      let close = boxes.filter { $0.intersects(box) }
      for ring in degrees.allRings(of: index) where !close.isEmpty { add(ring, near: close, &x, &y) }
      owners += Array(repeating: code, count: x.count - owners.count)
    }
    let standings = try locator.standings(longitude: x, latitude: y)
    // Between two points measured, an outline is nearer than both by half a step at most.
    return Set(zip(owners, standings).filter { -$1.distance <= metres + Self.step / 2 }.map(\.0))
  }

  /// The points of a ring, at most a step apart, in the boxes.
  private func add(_ ring: Int, near boxes: [Box], _ x: inout [Double], _ y: inout [Double]) {
    var last: (x: Double, y: Double)?
    for vertex in degrees.vertices(of: ring) {
      let here = (x: degrees.x[vertex], y: degrees.y[vertex])
      let from = last ?? here
      let length = max(abs(here.x - from.x), abs(here.y - from.y)) * Self.longestDegree * 1.5
      let count = max(1, Int(min(length / Self.step, 1e6).rounded(.up)))
      for part in 1...count {
        let share = Double(part) / Double(count)
        let point = (x: from.x + (here.x - from.x) * share, y: from.y + (here.y - from.y) * share)
        guard boxes.contains(where: { $0.contains(point.x, point.y) }) else { continue }
        x.append(point.x)
        y.append(point.y)
      }
      last = here
    }
  }
}
