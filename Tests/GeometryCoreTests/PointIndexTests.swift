import TestSupport
import Testing

@testable import GeometryCore

@Suite struct PointIndexTests {
  /// Points on a coarse lattice (many equally near, many at one place), anywhere, in clusters, in a line.
  private static func points(_ kind: Int, _ count: Int, _ random: inout SeededGenerator) -> (x: [Double], y: [Double]) {
    var x: [Double] = [], y: [Double] = []
    for k in 0..<count {
      let u = Double.random(in: 0...1, using: &random), v = Double.random(in: 0...1, using: &random)
      switch kind {
      case 0: (x, y) = (x + [(u * 12).rounded()], y + [(v * 12).rounded()])
      case 1: (x, y) = (x + [6e5 + u * 1e5], y + [6.2e6 + v * 1e5])
      case 2: (x, y) = (x + [Double(k % 7) * 1e4 + u * u], y + [Double(k % 7) * -2e4 + v * v])
      default: (x, y) = (x + [3], y + [(v * 100).rounded()])
      }
    }
    return (x, y)
  }

  private static func brute(
    _ points: (x: [Double], y: [Double]), _ px: Double, _ py: Double
  ) -> [(squared: Double, number: Int32)] {
    points.x.indices.filter { points.x[$0].isFinite && points.y[$0].isFinite }.map { i in
      let dx = points.x[i] - px, dy = points.y[i] - py
      return (dx * dx + dy * dy, Int32(i))
    }.sorted { $0 < $1 }
  }

  static let cases = Seed.several(3).flatMap { seed in
    (0..<4).flatMap { kind in [1, 2, 8, 9, 17, 300, 2000].map { (seed, kind, $0) } }
  }

  @Test(arguments: cases)
  func everyAnswerIsThatOfALoopOverAllPoints(seed: Seed, kind: Int, count: Int) {
    var random = seed.generator
    var points = Self.points(kind, count, &random)
    if count > 20 { points.x[5] = .nan }
    var queries = Self.points(kind, 60, &random)
    for k in 0..<20 {
      let i = Int.random(in: 0..<count, using: &random)
      queries.x.append(points.x[i] + [0, 0.5, 1e7][k % 3])
      queries.y.append(points.y[i])
    }
    let index = PointIndex(x: points.x, y: points.y)
    let nearest = index.nearest(x: queries.x, y: queries.y)
    let few = index.nearest(5, x: queries.x, y: queries.y)
    // A radius that some points have exactly.
    let radius = kind == 1 ? 9000.0 : kind == 2 ? 0.5 : 5
    let around = index.within(radius, x: queries.x, y: queries.y)
    for query in queries.x.indices {
      let px = queries.x[query], py = queries.y[query]
      let want = px.isFinite ? Self.brute(points, px, py) : []
      let place: Comment = "\(seed), \(kind), \(count): \(px) \(py)"
      #expect(nearest.numbers[query] == want.first?.number ?? -1, place)
      #expect(want.isEmpty ? nearest.squared[query].isNaN : nearest.squared[query] == want[0].squared, place)
      #expect(Array(few.numbers[few.range(of: query)]) == want.prefix(5).map(\.number), place)
      #expect(Array(few.squared[few.range(of: query)]) == want.prefix(5).map(\.squared), place)
      let inside = want.filter { $0.squared <= radius * radius }.sorted { $0.number < $1.number }
      #expect(Array(around.numbers[around.range(of: query)]) == inside.map(\.number), place)
      #expect(Array(around.squared[around.range(of: query)]) == inside.map(\.squared), place)
    }
  }

  /// More queries than one thread takes at a time.
  @Test func manyQueriesAreAnsweredInTheirOrder() {
    let seed = Seed.another()
    var random = seed.generator
    let points = Self.points(1, 500, &random), queries = Self.points(1, 20_000, &random)
    let index = PointIndex(x: points.x, y: points.y)
    let nearest = index.nearest(x: queries.x, y: queries.y), one = index.nearest(1, x: queries.x, y: queries.y)
    #expect(nearest.numbers == one.numbers && nearest.squared == one.squared, "\(seed)")
    #expect(one.offsets == Array(0...20_000), "\(seed)")
  }

  @Test func nothingIsNearWhereThereIsNothing() {
    let none = PointIndex(x: [.nan], y: [0])
    #expect(none.count == 1 && none.nearest(x: [0], y: [0]).numbers == [-1])
    #expect(none.nearest(3, x: [0], y: [0]).offsets == [0, 0])
    let one = PointIndex(x: [0, 0], y: [0, 0])
    #expect(one.within(0, x: [0], y: [0]).numbers == [0, 1])
    #expect(one.within(-1, x: [0], y: [0]).numbers.isEmpty)
    #expect(one.nearest(9, x: [1], y: [1]).squared == [2, 2] && one.nearest(0, x: [1], y: [1]).numbers.isEmpty)
  }
}
