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
      #expect(within(reach, of: grid, px, py).sorted() == all.filter { $0.metres <= reach }.map(\.point).sorted(), "\(seed), \(shape)")
    }
  }

  private func within(_ reach: Double, of grid: PointGrid, _ px: Double, _ py: Double) -> [Int] {
    grid.withView { view in
      let limit = AccessPairs.greatestSquare(within: reach, detour: 1), radius = limit.squareRoot()
      let most = view.candidates(reach: radius, ofX: px, y: py) + 1
      return withUnsafeTemporaryAllocation(of: Int32.self, capacity: most) { ids in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: most) { squares in
          let found = view.collect(
            squared: limit, reach: radius, ofX: px, y: py, ids: ids.baseAddress!, squares: squares.baseAddress!)
          return ids[..<found].map(Int.init)
        }
      }
    }
  }

  /// The greatest square whose root is within reach, whatever rounding does to the square of the reach.
  @Test(arguments: Seed.several(5))
  func squaresAreComparedAsTheirRoots(seed: Seed) {
    var dice = seed.generator
    for _ in 0..<1000 {
      let reach = Double.random(in: 0...50_000, using: &dice), detour = Bool.random(using: &dice) ? 1 : 1.3
      let square = AccessPairs.greatestSquare(within: reach, detour: detour)
      #expect(square.squareRoot() * detour <= reach && square.nextUp.squareRoot() * detour > reach, "\(seed), \(reach)")
    }
  }

  @Test func nothingIsNearWhereNothingIs() {
    #expect(PointGrid(x: [.nan], y: [0], members: [0]).isEmpty)
  }
}
