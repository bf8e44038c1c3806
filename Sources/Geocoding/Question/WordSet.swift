/// Some of the words of a question, or of a name: one bit a word, the first word the lowest.
struct WordSet: Hashable {
  /// Words that a set has room for.
  static let capacity = UInt64.bitWidth
  static let all = WordSet(bits: .max)

  private var bits: UInt64 = 0

  init() {}

  private init(bits: UInt64) { self.bits = bits }

  /// The set of one word.
  @inline(__always)
  init(_ word: Int) { bits = Self.bit(word) }

  init(_ words: Range<Int>) {
    for word in words { insert(word) }
  }

  var isEmpty: Bool { bits == 0 }
  /// The first word; `capacity` if there is none.
  var first: Int { bits.trailingZeroBitCount }
  /// The word behind the last; 0 if there is none.
  var end: Int { Self.capacity - bits.leadingZeroBitCount }

  @inline(__always)
  func contains(_ word: Int) -> Bool { bits & Self.bit(word) != 0 }

  @inline(__always)
  mutating func insert(_ word: Int) { bits |= Self.bit(word) }

  mutating func formUnion(_ other: WordSet) { bits |= other.bits }

  func union(_ other: WordSet) -> WordSet { WordSet(bits: bits | other.bits) }

  func intersection(_ other: WordSet) -> WordSet { WordSet(bits: bits & other.bits) }

  func isSubset(of other: WordSet) -> Bool { bits & ~other.bits == 0 }

  func isDisjoint(with other: WordSet) -> Bool { bits & other.bits == 0 }

  @inline(__always)
  private static func bit(_ word: Int) -> UInt64 {
    assert((0..<capacity).contains(word))
    return 1 &<< UInt64(truncatingIfNeeded: word)
  }
}

/// An order for sets that are equal otherwise: the last word that only one of two sets has decides.
extension WordSet: Comparable {
  static func < (a: WordSet, b: WordSet) -> Bool { a.bits < b.bits }
}
