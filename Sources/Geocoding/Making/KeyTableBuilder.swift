import Groundwork

/// The sections of a `KeyTable`.
struct KeyTableBuilder {
  private(set) var offsets: [UInt32] = [0]
  private(set) var bytes: [UInt8] = []
  private(set) var slots: [UInt32]
  private(set) var valueOffsets: [UInt32] = [0]
  private(set) var values: [UInt32] = []

  /// - Parameter keys: in ascending order of their bytes, each with its values in the order wanted.
  init(keys: [String], values lists: [[UInt32]]) {
    for key in keys {
      bytes.append(contentsOf: key.utf8)
      offsets.append(UInt32(bytes.count))
    }
    for list in lists {
      values += list
      valueOffsets.append(UInt32(values.count))
    }
    slots = [UInt32](repeating: AddressBaseLayout.none, count: KeyTable.slotCount(keys: keys.count))
    bytes.withUnsafeBufferPointer { bytes in
      for key in keys.indices {
        let hash = StableHash.of(UnsafeBufferPointer(rebasing: bytes[Int(offsets[key])..<Int(offsets[key + 1])]))
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != AddressBaseLayout.none { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(key)
      }
    }
  }
}

/// The words of all names, and the hashes by which misspelt ones are found.
struct WordSections {
  let table: KeyTableBuilder
  private(set) var nameStreets: [UInt32] = []
  private(set) var nameWordOffsets: [UInt32] = [0]
  private(set) var nameWords: [UInt32] = []

  /// - Parameter streets: names of each street, in the order of the base.
  init(streets: [StreetDraft]) {
    var keys: Set<String> = []
    for street in streets {
      for name in street.names { keys.formUnion(name) }
    }
    let sorted = TextOrder.sorted(keys)
    let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices.map { UInt32($0) }))
    var lists = [[UInt32]](repeating: [], count: sorted.count)
    for (index, street) in streets.enumerated() {
      for name in street.names {
        let number = UInt32(nameStreets.count)
        nameStreets.append(UInt32(index))
        for word in name {
          guard let place = places[word] else { continue }
          nameWords.append(place)
          if lists[Int(place)].last != number { lists[Int(place)].append(number) }
        }
        nameWordOffsets.append(UInt32(nameWords.count))
      }
    }
    table = KeyTableBuilder(keys: sorted, values: lists)
  }
}

/// Hashes of words with letters left out: two words one or two typing errors apart share some of theirs, whatever the errors
/// (symmetric deletion: Garbe, SymSpell, 2012). What shares a hash is then measured by `EditDistance`.
enum WordDeletions {
  private static let leastLetters = 3
  private static let leastLettersForTwo = 4
  private static let mostLettersForTwo = 24

  /// Hashes in ascending order and the word of each, from every word of a table.
  static func sections(_ table: KeyTableBuilder) -> (hashes: [UInt32], words: [UInt32]) {
    var pairs: [UInt64] = []
    table.bytes.withUnsafeBufferPointer { bytes in
      for word in 0..<table.offsets.count - 1 {
        let text = UnsafeBufferPointer(rebasing: bytes[Int(table.offsets[word])..<Int(table.offsets[word + 1])])
        forEachHash(text) { pairs.append(UInt64($0) << 32 | UInt64(word)) }
      }
    }
    pairs.sort()
    var hashes: [UInt32] = [], words: [UInt32] = []
    var previous: UInt64?
    for pair in pairs where pair != previous {
      hashes.append(UInt32(pair >> 32))
      words.append(UInt32(truncatingIfNeeded: pair))
      previous = pair
    }
    return (hashes, words)
  }

  /// The hashes of a word and of its variants; none for figures and short words.
  static func forEachHash(_ word: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void) {
    guard word.count >= leastLetters, !word.allSatisfy(isDigit) else {
      return
    }
    body(StableHash.of(word))
    for first in 0..<word.count {
      body(StableHash.without(word, first, nil))
      guard (leastLettersForTwo...mostLettersForTwo).contains(word.count) else { continue }
      for second in first + 1..<word.count { body(StableHash.without(word, first, second)) }
    }
  }
}
