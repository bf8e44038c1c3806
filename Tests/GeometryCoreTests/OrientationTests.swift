import TestSupport
import Testing

@testable import GeometryCore

@Suite struct OrientationTests {
  /// On a grid of multiples of 2^-20 small integers decide the sign without rounding: 128-bit arithmetic is the judge.
  @Test func signEqualsIntegerArithmetic() {
    let seed = Seed(3)
    var random = seed.generator
    let unit = 0x1p-20
    var collinear = 0
    for _ in 0..<100_000 {
      let a = (Int64.random(in: -1 << 40...1 << 40, using: &random), Int64.random(in: -1 << 40...1 << 40, using: &random))
      let d = (Int64.random(in: -9...9, using: &random), Int64.random(in: -9...9, using: &random))
      let k = Int64.random(in: 1...1 << 36, using: &random)
      let b = (a.0 + d.0 * k, a.1 + d.1 * k)
      let p = (a.0 + d.0 * 3 + Int64.random(in: -1...1, using: &random), a.1 + d.1 * 3)
      let exact = Int128(b.0 - a.0) * Int128(p.1 - a.1) - Int128(b.1 - a.1) * Int128(p.0 - a.0)
      let sign = Orientation.sign(
        ax: Double(a.0) * unit, ay: Double(a.1) * unit, bx: Double(b.0) * unit, by: Double(b.1) * unit,
        px: Double(p.0) * unit, py: Double(p.1) * unit)
      #expect(sign == exact.signum(), "\(seed): \(a) \(b) \(p)")
      if exact == 0 { collinear += 1 }
    }
    #expect(collinear > 1000, "\(seed)")
  }

  @Test func swappingEndsTurnsTheSign() {
    let seed = Seed(4)
    var random = seed.generator
    for _ in 0..<20_000 {
      let v = (0..<6).map { _ in Double.random(in: 0...1, using: &random).nextUp }
      let p = (x: v[0] + (v[2] - v[0]) * 0.3, y: v[1] + (v[3] - v[1]) * 0.3)
      let one = Orientation.sign(ax: v[0], ay: v[1], bx: v[2], by: v[3], px: p.x, py: p.y)
      let other = Orientation.sign(ax: v[2], ay: v[3], bx: v[0], by: v[1], px: p.x, py: p.y)
      #expect(one == -other, "\(seed): \(v)")
    }
  }
}
