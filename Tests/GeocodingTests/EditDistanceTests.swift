import Groundwork
import TestSupport
import Testing

@testable import Geocoding

@Suite struct EditDistanceTests {
  /// The whole matrix, as the textbook has it.
  private static func reference(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var matrix = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { matrix[i][0] = i }
    for j in 0...b.count { matrix[0][j] = j }
    for i in 1..<(a.count + 1) {
      for j in 1..<(b.count + 1) {
        var least = min(matrix[i - 1][j], matrix[i][j - 1]) + 1
        least = min(least, matrix[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, matrix[i - 2][j - 2] + 1) }
        matrix[i][j] = least
      }
    }
    return matrix[a.count][b.count]
  }

  private func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in EditDistance.between(a, b, limit: limit) } }
  }

  /// The distance is that of the whole matrix up to the limit, nothing beyond.
  @Test func distancesUpToTheLimitAreThoseOfTheWholeMatrix() {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<4000 {
      let longest = Int.random(in: 0..<100, using: &random) == 0 ? 120 : 9
      func word() -> [UInt8] {
        (0..<Int.random(in: 0...longest, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) }
      }
      let a = word(), b = word(), limit = Int.random(in: 0...(longest / 2), using: &random)
      let whole = a.isEmpty || b.isEmpty ? max(a.count, b.count) : Self.reference(a, b)
      #expect(between(a, b, limit: limit) == (whole <= limit ? whole : nil), "\(seed): \(a) \(b) \(limit)")
    }
  }

  /// Both ways are as long, and an edit more is one more at most.
  @Test func bothWaysAreAsLong() {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<500 {
      let a = (0..<Int.random(in: 1...12, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) }
      var b = a
      for edits in 1...3 {
        let place = Int.random(in: 0..<max(1, b.count), using: &random)
        if Bool.random(using: &random) || b.isEmpty {
          b.insert(UInt8.random(in: 97...122, using: &random), at: place)
        } else {
          b.remove(at: place)
        }
        let there = between(a, b, limit: 3), back = between(b, a, limit: 3)
        #expect(there != nil && there == back && (there ?? 9) <= edits, "\(seed): \(a) \(b)")
      }
    }
  }
}
