/// Phrases that a text may hold, compared by whole words in the form of `Wording.tokens`.
package struct Phrases: Sendable {
  /// Each phrase as its words, one blank around each.
  private let phrases: [[UInt8]]

  /// - Parameter texts: the phrases as people write them; one without any letter or figure is passed over.
  package init(_ texts: [String]) {
    phrases = texts.map(Self.padded).filter { $0.count > 1 }
  }

  /// Whether one of the phrases stands in the text.
  package func occur(in text: String) -> Bool {
    let words = Self.padded(text)
    return words.count > 1 && words.withUnsafeBufferPointer { words in phrases.contains { Self.holds(words, $0) } }
  }

  private static func holds(_ words: UnsafeBufferPointer<UInt8>, _ phrase: [UInt8]) -> Bool {
    guard words.count >= phrase.count else { return false }
    return phrase.withUnsafeBufferPointer { phrase in
      (0...(words.count - phrase.count)).contains { start in
        // Words begin behind a blank: the first letter rejects most of them.
        words[start] == phrase[0] && words[start + 1] == phrase[1]
          && phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
      }
    }
  }

  /// " centre social ": the plural `s` of longer words is dropped.
  private static func padded(_ text: String) -> [UInt8] {
    var text = Wording.withJoinedInitials(text)
    let blank = UInt8(ascii: " ")
    return text.withUTF8 { bytes in
      [UInt8](unsafeUninitializedCapacity: bytes.count + 2) { words, count in
        words[0] = blank
        let end = 1 + FrenchText.normalise(bytes, into: UnsafeMutableBufferPointer(rebasing: words[1...]))
        words[end] = blank
        // What is kept moves to the front, over the plurals dropped.
        var start = 1
        count = 1
        for place in 1...end where words[place] == blank {
          for letter in start..<(Wording.endsInPlural(words[start..<place]) ? place - 1 : place) {
            words[count] = words[letter]
            count += 1
          }
          if place > start {
            words[count] = blank
            count += 1
          }
          start = place + 1
        }
      }
    }
  }
}
