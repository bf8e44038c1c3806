/// A box in single precision, relative to the origin of the index that keeps it: half the size of a `Box`, and one register.
struct LocalBox: Sendable {
  private let corners: SIMD4<Float>

  /// Contains nothing; the neutral element of `union`.
  static let empty = LocalBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  @inline(__always)
  init(minX: Float, minY: Float, maxX: Float, maxY: Float) {
    corners = SIMD4(minX, minY, maxX, maxY)
  }

  @inline(__always)
  init(min: SIMD2<Float>, max: SIMD2<Float>) {
    corners = SIMD4(lowHalf: min, highHalf: max)
  }

  @inline(__always) var minX: Float { corners[0] }
  @inline(__always) var minY: Float { corners[1] }
  @inline(__always) var maxX: Float { corners[2] }
  @inline(__always) var maxY: Float { corners[3] }
  @inline(__always) var min: SIMD2<Float> { corners.lowHalf }
  @inline(__always) var max: SIMD2<Float> { corners.highHalf }

  var isEmpty: Bool { !(minX <= maxX) }
  var width: Float { maxX - minX }
  var height: Float { maxY - minY }
  var centre: SIMD2<Float> { (min + max) / 2 }

  @inline(__always)
  func contains(_ point: SIMD2<Float>) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  @inline(__always)
  func intersects(_ other: LocalBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  @inline(__always)
  func union(_ other: LocalBox) -> LocalBox {
    LocalBox(
      min: min.replacing(with: other.min, where: other.min .< min), max: max.replacing(with: other.max, where: other.max .> max))
  }

  /// No point of the box is nearer to `point` than the square root of this.
  /// - Parameter slack: largest error of a coordinate of the box or of the point.
  @inline(__always)
  func squaredDistanceBound(to point: SIMD2<Float>, slack: Float) -> Float {
    let dx = Swift.max(0, Swift.max(minX - point.x, point.x - maxX) - 2 * slack)
    let dy = Swift.max(0, Swift.max(minY - point.y, point.y - maxY) - 2 * slack)
    return (dx * dx + dy * dy) * (1 - 0x1p-20)
  }
}
