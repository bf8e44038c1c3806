import TestSupport
import Testing

@testable import Groundwork

@Suite struct SuggestionTests {
  private static let words = [
    "inspecter", "localiser", "adresses", "geocoder", "eligibilite", "regles", "demo", "qpv", "qv", "zonage",
  ]

  @Test(arguments: [
    ("éligibilité", "eligibilite"), ("ELIGIBILITE", "eligibilite"), ("inspect", "inspecter"), ("qvp", "qpv"), ("regle", "regles"),
    ("zonages", "zonage"), ("truc", nil), ("", nil), ("é", nil), ("in", nil), ("x", nil), ("qb", nil),
  ])
  func theWordThatWasMeant(word: String, expected: String?) {
    #expect(Suggestion.nearest(word, among: Self.words) == expected)
  }

  /// One typing error in a long word never hides it, wherever it is; a word itself is always found.
  @Test(arguments: Seed.several(20)) func oneTypingErrorIsSeenThrough(seed: Seed) {
    var generator = seed.generator
    for word in Self.words where word.count > 5 {
      var letters = Array(word)
      let place = Int.random(in: 0..<letters.count - 1, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: letters.remove(at: place)
      case 1: letters.swapAt(place, place + 1)
      case 2: letters[place] = "w"
      default: letters.insert("k", at: place)
      }
      #expect(Suggestion.nearest(String(letters), among: Self.words) == word, "\(letters) \(seed)")
      #expect(Suggestion.nearest(word, among: Self.words) == word)
    }
  }

  @Test(arguments: [
    ("30/06/2024", "30/06/2024"), ("30-6-2024", "30/06/2024"), ("1.1.2024", "01/01/2024"), ("2024-06-30", "30/06/2024"),
    (" 2024/6/3 ", "03/06/2024"), ("29/02/2024", "29/02/2024"), ("29/02/2023", nil), ("06/30/2024", nil), ("30/06/24", nil),
    ("30/2024/06", nil), ("", nil), ("/06/2024", nil), ("2024", nil),
  ])
  func daysAsPeopleWriteThem(text: String, expected: String?) {
    #expect(CalendarDate.written(text)?.description == expected)
  }
}
