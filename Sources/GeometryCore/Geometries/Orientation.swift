/// Which side of a directed line a point lies on, decided without rounding.
///
/// The sign of `(b - a) x (p - a)`: filtered first, then exact floating-point expansions where the filter cannot tell.
///
///              · p    left: 1
///     a ─────────────▶ b
///          · p        right: -1
///
/// Source: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates",
/// Discrete & Computational Geometry 18 (1997): the filter of ORIENT2D's stage A and the exact sum of its last stage, D,
/// without the two in between, since few points come so far. Products are split by a fused multiply-add.
public enum Orientation {
  /// 1 if `p` lies to the left of the line from `a` to `b`, -1 to the right, 0 exactly on it.
  @inlinable
  public static func sign(
    ax: Double, ay: Double, bx: Double, by: Double, px: Double, py: Double
  ) -> Int {
    let left = (ax - px) * (by - py)
    let right = (ay - py) * (bx - px)
    let determinant = left - right
    let bound = filterBound * (abs(left) + abs(right))
    if determinant > bound { return 1 }
    if determinant < -bound { return -1 }
    return exactSign(ax: ax, ay: ay, bx: bx, by: by, px: px, py: py)
  }

  /// (3 + 16 e) e for e = 2^-53: the largest rounding error of the determinant, relative to the sum of its two products.
  @usableFromInline static let filterBound = (3 + 16 * 0x1p-53) * 0x1p-53

  @usableFromInline
  static func exactSign(ax: Double, ay: Double, bx: Double, by: Double, px: Double, py: Double) -> Int {
    let acx = difference(ax, px), acy = difference(ay, py)
    let bcx = difference(bx, px), bcy = difference(by, py)
    var sum = Expansion()
    for (u, v) in [(acx.high, bcy.high), (acx.high, bcy.low), (acx.low, bcy.high), (acx.low, bcy.low)] {
      sum.add(product: u, v)
    }
    for (u, v) in [(acy.high, bcx.high), (acy.high, bcx.low), (acy.low, bcx.high), (acy.low, bcx.low)] {
      sum.add(product: -u, v)
    }
    return sum.sign
  }

  /// `a - b` as an unevaluated sum of two doubles, without error.
  private static func difference(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
    let high = a - b
    let bVirtual = a - high
    let aVirtual = high + bVirtual
    return (high, (a - aVirtual) + (bVirtual - b))
  }
}

extension Orientation {
  /// Whether a point that lies on none of its edges is inside a closed ring: a ray to the right crosses it an odd number of
  /// times.
  /// - Parameter ring: its vertices, the first repeated at the end.
  static func isInside(
    _ px: Double, _ py: Double, ring: Range<Int>, _ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>
  ) -> Bool {
    var isInside = false
    for i in ring.dropLast() where (y[i] > py) != (y[i + 1] > py) {
      if x[i] < px && x[i + 1] < px { continue }
      let side = sign(ax: x[i], ay: y[i], bx: x[i + 1], by: y[i + 1], px: px, py: py)
      if (side > 0) == (y[i + 1] > y[i]) { isInside.toggle() }
    }
    return isInside
  }
}

/// An exact sum of doubles: non-overlapping components, smallest first.
private struct Expansion {
  private var components: [Double] = []

  mutating func add(product u: Double, _ v: Double) {
    let high = u * v
    add((-high).addingProduct(u, v))
    add(high)
  }

  private mutating func add(_ value: Double) {
    var carry = value
    var kept: [Double] = []
    for component in components {
      let total = carry + component
      let virtual = total - carry
      let error = (carry - (total - virtual)) + (component - virtual)
      if error != 0 { kept.append(error) }
      carry = total
    }
    if carry != 0 { kept.append(carry) }
    components = kept
  }

  var sign: Int {
    guard let largest = components.last else { return 0 }
    return largest > 0 ? 1 : -1
  }
}
