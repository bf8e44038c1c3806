import TestSupport
import Testing

@testable import Coverage

@Suite struct PointGridTests {
  /// Clouds, clusters, lines, equal points and points that have no place; asked from within and from far away.
  private func points(_ count: Int, _ shape: Int, _ dice: inout SeededGenerator) -> (x: [Double], y: [Double]) {
    func coordinate(_ spread: Double) -> Double { (Double.random(in: 0...spread, using: &dice) * 4).rounded() / 4 }
    var x: [Double] = [], y: [Double] = []
    for point in 0..<count {
      switch shape {
      case 0: (x.append(coordinate(30_000)), y.append(coordinate(30_000)))
      case 1: (x.append(coordinate(30_000)), y.append(7))
      case 2: (x.append(Double(point % 3) * 9000 + coordinate(50)), y.append(Double(point % 2) * 20_000 + coordinate(50)))
      default: (x.append(Double(point / 4)), y.append(point % 5 == 0 ? .nan : 0))
      }
    }
    return (x, y)
  }

  @Test(arguments: Seed.several(3), 0..<4)
  func theAnswersAreThoseOfEveryPairTried(seed: Seed, shape: Int) {
    var dice = seed.generator
    let (x, y) = points(300, shape, &dice), grid = PointGrid(x: x, y: y, members: (0..<300).map(Int32.init))
    for _ in 0..<60 {
      let px = (Double.random(in: -9000...39_000, using: &dice) * 4).rounded() / 4
      let py = (Double.random(in: -9000...39_000, using: &dice) * 4).rounded() / 4
      let all = x.indices.filter { y[$0].isFinite }.map { point -> (metres: Double, point: Int) in
        let dx = x[point] - px, dy = y[point] - py
        return ((dx * dx + dy * dy).squareRoot(), point)
      }
      let reach = Bool.random(using: &dice) ? all.randomElement(using: &dice)!.metres : Double.random(in: 0...20_000, using: &dice)
      var within: [Int] = []
      grid.forEach(within: reach, ofX: px, y: py) { id, _ in within.append(Int(id)) }
      #expect(within.sorted() == all.filter { $0.metres <= reach }.map(\.point).sorted(), "\(seed), \(shape)")
      let nearest = grid.nearest(toX: px, y: py), wanted = all.min { ($0.metres, $0.point) < ($1.metres, $1.point) }!
      #expect(nearest?.metres == wanted.metres && nearest?.id == Int32(wanted.point), "\(seed), \(shape)")
    }
  }

  @Test func nothingIsNearWhereNothingIs() {
    let grid = PointGrid(x: [.nan], y: [0], members: [0])
    #expect(grid.nearest(toX: 0, y: 0) == nil && grid.isEmpty)
    grid.forEach(within: 1e9, ofX: 0, y: 0) { _, _ in Issue.record("a point without place was met") }
  }
}
