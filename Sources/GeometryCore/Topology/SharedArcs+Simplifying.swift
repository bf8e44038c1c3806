extension SharedArcs {
  /// The same borders with fewer points, each arc once: neighbours keep their border point for point.
  ///
  /// Rings keep an area: no feature disappears. Arcs that would cross others are drawn finer, at last as they are.
  /// - Parameter area: points whose triangle is smaller are left out, in square cells of the grid.
  package func simplified(area: Double) -> SharedArcs {
    var work = ArcSimplifying(self, leastArea: Int64((max(area, 0) * 2).rounded(.up)))
    return work.result()
  }
}

/// Simplifies arcs, and again those whose first result would not do.
private struct ArcSimplifying {
  private let whole: SharedArcs
  private let leastArea: Int64
  /// How often the area is quartered, by arc; all points stay from `finest` on.
  private var fineness: [Int]
  /// Points that stay between the ends, by arc.
  private var least: [Int]
  private var kept: [[GridPoint]]
  private var effective = EffectiveArea()

  private static let finest = 4

  init(_ whole: SharedArcs, leastArea: Int64) {
    self.whole = whole
    self.leastArea = leastArea
    fineness = [Int](repeating: 0, count: whole.arcCount)
    least = (0..<whole.arcCount).map { arc in
      let range = whole.points(ofArc: arc)
      // What ends where it begins is a ring, or a loop of one: a triangle at least.
      return whole.points[range.lowerBound] == whole.points[range.upperBound - 1] ? 2 : 0
    }
    kept = [[GridPoint]](repeating: [], count: whole.arcCount)
  }

  mutating func result() -> SharedArcs {
    for arc in kept.indices { simplify(arc) }
    var result = joined()
    // Each round makes some arcs finer; those that meet as they were in the layer stay so.
    for _ in 0...Self.finest {
      let flat = withoutArea(result)
      for arc in flat { least[arc] += 1 }
      let crossing = ArcCrossings.find(result).filter { fineness[$0] < Self.finest }
      for arc in crossing { fineness[arc] += 1 }
      let again = Set(flat + crossing)
      if again.isEmpty { break }
      for arc in again { simplify(arc) }
      result = joined()
    }
    return result
  }

  private mutating func simplify(_ arc: Int) {
    let points = whole.points[whole.points(ofArc: arc)]
    guard fineness[arc] < Self.finest else {
      kept[arc] = Array(points)
      return
    }
    let area = leastArea >> Int64(2 * fineness[arc])
    kept[arc] = effective.kept(points, leastArea: area, least: least[arc]).map { whole.points[$0] }
  }

  private func joined() -> SharedArcs {
    var copy = whole
    copy.points = kept.flatMap { $0 }
    copy.arcOffsets = kept.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return copy
  }

  /// Arcs with points left of rings that have become lines.
  private func withoutArea(_ arcs: SharedArcs) -> [Int] {
    var found: [Int] = []
    for ring in 0..<arcs.ringOffsets.count - 1 {
      let own = arcs.arcs(ofRing: ring)
      // Three junctions are nearly always a triangle; looking is cheap.
      guard own.count <= 3 || own.allSatisfy({ kept[$0].count == 2 }) else { continue }
      let points = arcs.points(ofRing: ring)
      var doubled: Int64 = 0
      for index in points.indices.dropFirst().dropLast() {
        doubled += GridPoint.cross(points[0], points[index], points[index + 1])
      }
      guard doubled == 0 else { continue }
      let fuller = own.filter { kept[$0].count < whole.points(ofArc: $0).count }
      // One more point on the arc that lost most gives the ring an area.
      if let most = fuller.max(by: { whole.points(ofArc: $0).count < whole.points(ofArc: $1).count }) { found.append(most) }
    }
    return found
  }
}
