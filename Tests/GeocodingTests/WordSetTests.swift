import TestSupport
import Testing

@testable import Geocoding

@Suite struct WordSetTests {
  private func set(_ words: Set<Int>) -> WordSet { words.reduce(into: WordSet()) { $0.insert($1) } }

  @Test func aSetOfWordsDoesWhatASetOfNumbersDoes() {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<2000 {
      func some() -> Set<Int> {
        Set((0..<Int.random(in: 0...6, using: &random)).map { _ in Int.random(in: 0..<WordSet.capacity, using: &random) })
      }
      let a = some(), b = some(), one = set(a), two = set(b)
      let isSame =
        (0..<WordSet.capacity).allSatisfy { one.contains($0) == a.contains($0) } && one.isEmpty == a.isEmpty
        && one.first == a.min() ?? WordSet.capacity && one.end == (a.max() ?? -1) + 1 && one.union(two) == set(a.union(b))
        && one.intersection(two) == set(a.intersection(b)) && one.isSubset(of: two) == a.isSubset(of: b)
        && one.isDisjoint(with: two) == a.isDisjoint(with: b) && WordSet.all.intersection(one) == one
      #expect(isSame, "\(seed): \(a.sorted()) \(b.sorted())")
      let differing = a.symmetricDifference(b).max()
      #expect((one < two) == differing.map { b.contains($0) } ?? false, "\(seed): \(a.sorted()) \(b.sorted())")
    }
    #expect(WordSet(3..<6) == set([3, 4, 5]) && WordSet(63) == set([63]) && WordSet(2..<2).isEmpty)
  }
}
