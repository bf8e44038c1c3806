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
        words[start] == phrase[0] && words[start + 1] == phrase[1] && phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
      }
    }
  }

  /// " centre social ": the plural `s` of longer words is dropped.
  private static func padded(_ text: String) -> [UInt8] {
    var padded: [UInt8] = [UInt8(ascii: " ")]
    var length = 0
    func close() {
      guard length > 0 else { return }
      if length > 3, padded.last == UInt8(ascii: "s") { padded.removeLast() }
      padded.append(UInt8(ascii: " "))
      length = 0
    }
    for byte in Wording.key(text).utf8 {
      if byte == UInt8(ascii: " ") {
        close()
      } else {
        padded.append(byte)
        length += 1
      }
    }
    close()
    return padded
  }
}
