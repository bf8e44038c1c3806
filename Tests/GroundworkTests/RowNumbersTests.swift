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
    var generator = Generator(state: 41)
    for _ in 0..<200 {
      let given = Self.numbers(&generator)
      let kept = RowNumbers(given)
      #expect(given.indices.map { kept[$0].value } == given)
    }
  }

  @Test func piecesPutTogetherAreTheWhole() {
    var generator = Generator(state: 42)
    for _ in 0..<200 {
      let given = Self.numbers(&generator)
      let whole = RowNumbers(given)
      var built = RowNumbers(first: given[0]), at = 0
      while at < given.count {
        let end = min(given.count, at + Int.random(in: 1...40, using: &generator))
        let piece = whole[at..<end]
        #expect((0..<end - at).map { piece[$0].value } == Array(given[at..<end]))
        built.append(piece, count: end - at, at: at)
        at = end
      }
      #expect(given.indices.map { built[$0].value } == given)
    }
  }

  /// SplitMix64.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
