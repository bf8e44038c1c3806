/// A quarter's outline: a distance from its centre in each of sixteen directions, and crooked sides between.
struct QuarterShape {
  private var radii: [Int]
  private let seeds: [UInt64]

  init(_ random: inout SampleRandom) {
    let size = random.within(22_000...36_000)
    radii = SampleDepartment.directions.map { _ in size + random.within(-7_000...9_000) }
    seeds = radii.map { _ in random.next() }
  }

  /// Five directions pushed out, four drawn in, the others as they were.
  func modified() -> QuarterShape {
    var copy = self
    for i in 2..<7 { copy.radii[i] += 11_000 }
    for i in 10..<14 { copy.radii[i] -= 7_000 }
    return copy
  }

  func widened(by margin: Int) -> QuarterShape {
    var copy = self
    for i in radii.indices { copy.radii[i] += margin }
    return copy
  }

  /// Sides between the same corners are the same: a modified quarter keeps the rest of its limit vertex for vertex.
  func ring(around centre: PlanarPoint) -> PlanarRing {
    let corners = zip(radii, SampleDepartment.directions).map { radius, direction in
      PlanarPoint(x: centre.x + radius * direction.0 / 1000, y: centre.y + radius * direction.1 / 1000)
    }
    var vertices: [PlanarPoint] = []
    for (i, corner) in corners.enumerated() {
      var random = SampleRandom(seed: seeds[i])
      vertices.append(corner)
      vertices += Planar.crooked(from: corner, to: corners[(i + 1) % corners.count], spacing: 3_000, roughness: 90, &random)
    }
    return PlanarRing(vertices: vertices)
  }
}
