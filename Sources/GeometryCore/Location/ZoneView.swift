/// Borrowed views of everything that the inner loops read, taken once for a whole array of points.
struct ZoneView {
  let x: UnsafeBufferPointer<Double>
  let y: UnsafeBufferPointer<Double>
  let ringOffsets: UnsafeBufferPointer<Int>
  let featureRings: UnsafeBufferPointer<Int32>
  let index: RingIndex.View

  /// A point as boxes are kept.
  @inline(__always)
  func local(_ x: Double, _ y: Double) -> SIMD2<Float> { SIMD2<Float>(SIMD2(x, y) - index.origin) }

  @inline(__always)
  func rings(of feature: Int) -> Range<Int> { Int(featureRings[feature])..<Int(featureRings[feature + 1]) }

  /// The coarsest level of a ring's boxes; it has no node for a ring without edges.
  @inline(__always)
  func topLevel(of ring: Int) -> RingIndex.Level {
    let first = ringOffsets[ring]
    let count = ringOffsets[ring + 1] - first
    return RingIndex.topLevel(firstNode: Int(index.ringStarts[ring]), ringFirst: first, vertexCount: count)
  }
}
