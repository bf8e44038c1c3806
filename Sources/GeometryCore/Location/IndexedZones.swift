/// Polygons with the index over their rings: what location and distance both read.
struct IndexedZones: Sendable {
  let geometries: GeometryArray
  let index: RingIndex
  /// First ring of each feature, and one past the last ring of the last.
  private let featureRings: [Int32]

  init(_ geometries: GeometryArray) {
    let polygons = geometries.polygonsOnly()
    self.geometries = polygons
    index = RingIndex(polygons)
    featureRings = (0...polygons.count).map { Int32(polygons.partOffsets[polygons.featureOffsets[$0]]) }
  }

  func withView<Result>(_ body: (ZoneView) throws -> Result) rethrows -> Result {
    try geometries.x.withUnsafeBufferPointer { x in
      try geometries.y.withUnsafeBufferPointer { y in
        try geometries.ringOffsets.withUnsafeBufferPointer { ringOffsets in
          try featureRings.withUnsafeBufferPointer { featureRings in
            try index.withView { index in
              try body(ZoneView(x: x, y: y, ringOffsets: ringOffsets, featureRings: featureRings, index: index))
            }
          }
        }
      }
    }
  }
}
