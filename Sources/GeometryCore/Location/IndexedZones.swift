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

  func withView<Result>(_ body: (ZoneView) -> Result) -> Result {
    geometries.x.withUnsafeBufferPointer { x in
      geometries.y.withUnsafeBufferPointer { y in
        geometries.ringOffsets.withUnsafeBufferPointer { ringOffsets in
          featureRings.withUnsafeBufferPointer { featureRings in
            index.withView { index in
              body(ZoneView(x: x, y: y, ringOffsets: ringOffsets, featureRings: featureRings, index: index))
            }
          }
        }
      }
    }
  }
}
