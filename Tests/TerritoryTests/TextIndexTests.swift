import TestSupport
import Testing

@testable import Territory

@Suite struct TextIndexTests {
  @Test func findsWhatADictionaryFinds() {
    let seed = Seed(21)
    var random = seed.generator
    for capacity in [0, 5, 400] {
      var index = TextIndex(capacity: capacity), places: [String: [Int]] = [:]
      func text() -> String {
        String((0..<Int.random(in: 0...3, using: &random)).map { _ in "aé z-".randomElement(using: &random)! })
      }
      for place in 0..<300 {
        let added = text()
        index.append(added)
        places[added, default: []].append(place)
        #expect(index[place] == added)
      }
      for _ in 0..<300 {
        let wanted = text()
        #expect(index.places(of: wanted) == places[wanted] ?? [], "\(seed): « \(wanted) »")
        #expect(index.last(of: wanted) == places[wanted]?.last)
      }
    }
  }
}
