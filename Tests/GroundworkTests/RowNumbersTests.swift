import TestSupport
import Testing

@testable import Groundwork

@Suite struct RowNumbersTests {
  /// Numbers that rise by one, but for some jumps.
  private static func numbers(_ generator: inout some RandomNumberGenerator) -> [Int] {
    var number = Int.random(in: -3...1000, using: &generator)
    return (0..<Int.random(in: 1...300, using: &generator)).map { _ in
      defer { number += Int.random(in: 0..<8, using: &generator) == 0 ? Int.random(in: 0...5, using: &generator) : 1 }
      return number
    }
  }

  @Test func numbersComeBackAsTheyWereGiven() {
    let seed = Seed(41)
    var generator = seed.generator
    for _ in 0..<200 {
      let given = Self.numbers(&generator)
      let kept = RowNumbers(given)
      #expect(given.indices.map { kept[$0].value } == given, "\(seed)")
    }
  }

  @Test func piecesPutTogetherAreTheWhole() {
    let seed = Seed(42)
    var generator = seed.generator
    for _ in 0..<200 {
      let given = Self.numbers(&generator)
      let whole = RowNumbers(given)
      var built = RowNumbers(first: given[0]), at = 0
      while at < given.count {
        let end = min(given.count, at + Int.random(in: 1...40, using: &generator))
        let piece = whole[at..<end]
        #expect((0..<end - at).map { piece[$0].value } == Array(given[at..<end]), "\(seed)")
        built.append(piece, count: end - at, at: at)
        at = end
      }
      #expect(given.indices.map { built[$0].value } == given, "\(seed)")
    }
  }
}
