import Groundwork

/// A word of the base that a word of a question may mean, at a cost.
struct WordMatch {
  var word: UInt32
  var cost: Float
}

/// Several words of the base that a word of a question may mean, at a cost.
struct WordSequence {
  /// Range of `WordMatches.sequenceWords`.
  var words: Range<Int>
  var cost: Float
}

/// What each word of a question may mean in the base: itself, two words run together, half a word, a word mistyped.
struct WordMatches {

  private(set) var single: [[WordMatch]] = []
  /// Of a word and the next run together.
  private(set) var glued: [[WordMatch]] = []
  /// Of a word that is several of the base.
  private(set) var split: [[WordSequence]] = []
  /// The words of `split`.
  private(set) var sequenceWords: [UInt32] = []
  private var isExpanded: [Bool] = []

  private static let mostMatches = 32

  private let base: AddressBase
  private let terms: TermTable
  private var variants: [UInt8] = []

  init(base: AddressBase, terms: TermTable) {
    self.base = base
    self.terms = terms
  }

  /// Takes a question's words as they are; those that the base lacks are looked for among its words.
  mutating func begin(_ question: Question) {
    single.removeAll(keepingCapacity: true)
    glued.removeAll(keepingCapacity: true)
    split.removeAll(keepingCapacity: true)
    sequenceWords.removeAll(keepingCapacity: true)
    isExpanded.removeAll(keepingCapacity: true)
    for word in question.words {
      single.append(question.alternatives[word.alternatives].map { WordMatch(word: $0, cost: 0) })
      glued.append([])
      split.append([])
      for sequence in question.sequences[word.sequences] {
        addSequence(question.alternatives[sequence], to: split.count - 1, cost: 0)
      }
      isExpanded.append(false)
    }
    for index in question.words.indices where single[index].isEmpty { expand(question, index) }
  }

  /// Looks for what every word may be if it is not what it seems.
  mutating func expandAll(_ question: Question) {
    for index in question.words.indices { expand(question, index) }
  }

  private mutating func expand(_ question: Question, _ index: Int) {
    guard !isExpanded[index] else { return }
    isExpanded[index] = true
    let word = question.words[index]
    question.text.withUnsafeBufferPointer { text in
      let bytes = UnsafeBufferPointer(rebasing: text[word.bytes])
      addGlued(question, index, text)
      if index > 0 { addGlued(question, index - 1, text) }
      guard !word.isFigure else { return }
      addSplits(index, bytes)
      if !word.isSmall, !word.isType || single[index].isEmpty { addMistyped(index, bytes) }
    }
  }

  private mutating func addGlued(_ question: Question, _ index: Int, _ text: UnsafeBufferPointer<UInt8>) {
    guard index + 1 < question.words.count, glued[index].isEmpty else { return }
    let first = question.words[index], second = question.words[index + 1]
    guard second.break != .part, first.cell == second.cell, !first.isFigure || !second.isFigure else { return }
    variants.removeAll(keepingCapacity: true)
    variants.append(contentsOf: text[first.bytes])
    variants.append(contentsOf: text[second.bytes])
    if let found = variants.withUnsafeBufferPointer({ base.words.index(of: $0) }) {
      glued[index].append(WordMatch(word: UInt32(found), cost: Likelihood.Word.glued))
    }
  }

  private mutating func addSplits(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 4, bytes.count <= 40 else { return }
    for cut in 1..<bytes.count {
      let head = UnsafeBufferPointer(rebasing: bytes[..<cut]), tail = UnsafeBufferPointer(rebasing: bytes[cut...])
      // A single letter is a word only where it is an elided article.
      guard cut > 1 || bytes[0] == UInt8(ascii: "d") || bytes[0] == UInt8(ascii: "l"), tail.count > 1 else { continue }
      guard let first = headWord(head) else { continue }
      if let second = base.words.index(of: tail) {
        addSequence([first, UInt32(second)], to: index, cost: Likelihood.Word.split)
      } else if tail.count >= 4, terms.classes[Int(first)] == .streetType {
        for match in mistyped(tail) { addSequence([first, match.word], to: index, cost: Likelihood.Word.split + match.cost) }
      }
    }
  }

  private mutating func addSequence(_ words: some Collection<UInt32>, to index: Int, cost: Float) {
    split[index].append(WordSequence(words: sequenceWords.count..<sequenceWords.count + words.count, cost: cost))
    sequenceWords += words
  }

  /// Whether the words of a name read so far end in a sequence.
  @inline(__always)
  func ends(_ sequence: WordSequence, _ name: Slice<UnsafeBufferPointer<UInt32>>) -> Bool {
    let count = sequence.words.count
    guard count <= name.count else { return false }
    return (0..<count).allSatisfy { sequenceWords[sequence.words.lowerBound + $0] == name[name.endIndex - count + $0] }
  }

  /// The first half may be an abbreviation ("avdu").
  private func headWord(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if let found = base.words.index(of: bytes) { return UInt32(found) }
    return terms[bytes]?.alternatives.first
  }

  private mutating func addMistyped(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    // A word that the base knows is less likely to be another mistyped.
    let extra = single[index].isEmpty ? 0 : Likelihood.Word.knownWord
    for match in mistyped(bytes) where !single[index].contains(where: { $0.word == match.word }) {
      single[index].append(WordMatch(word: match.word, cost: match.cost + extra))
    }
  }

  /// Words of the base that a few typing errors turn into these letters.
  private func mistyped(_ bytes: UnsafeBufferPointer<UInt8>) -> [WordMatch] {
    let letters = bytes.count
    guard letters >= 2, letters <= 30 else { return [] }
    let most = letters >= 3 ? 2 : 1
    var found: [WordMatch] = []
    for hash in Self.variants(bytes, deletions: letters >= 4 ? 2 : 1) {
      var slot = SortedSearch.firstIndex(of: hash, in: base.deletionHashes)
      while slot < base.deletionHashes.count, base.deletionHashes[slot] == hash {
        let word = base.deletionWords[slot]
        slot += 1
        guard !found.contains(where: { $0.word == word }) else { continue }
        let candidate = base.words[Int(word)]
        // Two letters mistyped are any word but a street type.
        guard letters >= 3 || terms.classes[Int(word)] == .streetType else { continue }
        let limit = candidate.count >= 4 ? most : 1
        guard let errors = EditDistance.between(bytes, candidate, limit: limit), errors > 0 else { continue }
        found.append(WordMatch(word: word, cost: Likelihood.Word.typing(errors, letters: min(letters, candidate.count))))
      }
    }
    guard found.count > Self.mostMatches else { return found }
    return Array(found.sorted { ($0.cost, $0.word) < ($1.cost, $1.word) }.prefix(Self.mostMatches))
  }

  /// Hashes of a word and of what is left of it without one letter or two.
  private static func variants(_ bytes: UnsafeBufferPointer<UInt8>, deletions: Int) -> [UInt32] {
    var hashes = [StableHash.of(bytes)]
    for first in bytes.indices where first == 0 || bytes[first] != bytes[first - 1] {
      hashes.append(StableHash.without(bytes, first, nil))
    }
    guard deletions > 1 else { return hashes }
    for first in bytes.indices.dropLast() {
      for second in (first + 1)..<bytes.count { hashes.append(StableHash.without(bytes, first, second)) }
    }
    return hashes
  }
}

extension StableHash {
  /// Hash of a word without one or two of its letters.
  @inline(__always)
  static func without(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ second: Int?) -> UInt32 {
    var hash = start
    for index in bytes.indices where index != first && index != second { hash = add(hash, bytes[index]) }
    return finish(hash)
  }
}
