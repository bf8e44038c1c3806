import Groundwork

/// What the lexicon says of a word of a question, in terms of one base.
struct Term {
  /// Words of the base that it may stand for besides itself.
  var alternatives: [UInt32] = []
  /// Its canonical form at the head of a name and further on, where it is not its own.
  var headForm: [UInt8]?
  var laterForm: [UInt8]?
  /// Words of a group of letters ("rn"), in the base; blank if it is no group.
  var group: [UInt32] = []
  /// A number in words.
  var value: Int32 = -1
  /// The canonical suffix that it is ("bis" for "b").
  var suffix: String?
  var isMonth = false
  var isSmall = false
  var isTitle = false
  /// A street type, whole or abbreviated.
  var isType = false
  var isComplement = false
  /// A complement that no number follows.
  var isNamedComplement = false
  /// A type that names a place rather than a street.
  var isPlaceType = false
  var isBox = false
  var isCedex = false
  var isArrondissement = false
  var isOrdinalEnding = false
}

/// The lexicon's words found by hash, so that reading a question makes no strings.
struct TermTable: Sendable {
  private var terms: [UInt64: Term] = [:]
  /// Class of each word of the base.
  let classes: [AddressWordClass]

  init(lexicon: AddressLexicon, base: AddressBase) {
    var classes = [AddressWordClass](repeating: .ordinary, count: base.words.count)
    for word in 0..<base.words.count where base.words[word].first.map(isDigit) == true { classes[word] = .number }
    for (word, kind) in lexicon.classes {
      if let index = base.words.index(of: word) { classes[index] = kind }
    }
    self.classes = classes
    func change(_ word: String, _ body: (inout Term) -> Void) { body(&terms[Self.hash(word), default: Term()]) }
    func index(_ word: String) -> UInt32? { base.words.index(of: word).map(UInt32.init) }
    for (word, full) in lexicon.expansions {
      change(word) {
        $0.alternatives = full.compactMap(index)
        $0.isType = full.contains { lexicon.wordClass($0) == .streetType }
        $0.isTitle = full.contains { lexicon.wordClass($0) == .title }
        $0.isMonth = full.contains { lexicon.wordClass($0) == .month }
        $0.isPlaceType = full.contains { lexicon.placeTypes.contains($0) }
      }
    }
    for (word, full) in lexicon.typeAbbreviations { change(word) { $0.headForm = Array(full.utf8) } }
    for (word, full) in lexicon.wordAbbreviations {
      change(word) {
        $0.laterForm = Array(full.utf8)
        if $0.headForm == nil { $0.headForm = Array(full.utf8) }
      }
    }
    for (word, kind) in lexicon.classes {
      change(word) {
        $0.isType = $0.isType || kind == .streetType
        $0.isTitle = $0.isTitle || kind == .title
        $0.isSmall = kind == .small
        $0.isMonth = $0.isMonth || kind == .month
      }
    }
    for (word, group) in lexicon.groups {
      change(word) {
        $0.group = group.compactMap(index)
        $0.isType = $0.isType || group.first.map { lexicon.wordClass($0) == .streetType } ?? false
        $0.isPlaceType = $0.isPlaceType || group.first.map(lexicon.placeTypes.contains) ?? false
      }
    }
    for (word, value) in lexicon.numbers { change(word) { $0.value = Int32(value) } }
    for (word, full) in lexicon.suffixes { change(word) { $0.suffix = full } }
    // Suffixes of two letters that the base holds ("13 bz") and that are no other word.
    for index in base.suffixes {
      let suffix = base.text(index).lowercased()
      guard suffix.utf8.count == 2, suffix.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) else { continue }
      change(suffix) { if !$0.isSmall, !$0.isType, !$0.isTitle, $0.suffix == nil { $0.suffix = suffix } }
    }
    for word in lexicon.complementWords { change(word) { $0.isComplement = true } }
    for word in lexicon.namedComplementWords { change(word) { $0.isNamedComplement = true } }
    for word in lexicon.placeTypes { change(word) { $0.isPlaceType = true } }
    for word in lexicon.boxWords { change(word) { $0.isBox = true } }
    for word in lexicon.cedexWords { change(word) { $0.isCedex = true } }
    for word in lexicon.ordinalEndings { change(word) { $0.isOrdinalEnding = true } }
    for word in ["arrondissement", "arr", "ardt", "arrdt"] { change(word) { $0.isArrondissement = true } }
  }

  subscript(word: UnsafeBufferPointer<UInt8>) -> Term? { terms[Self.hash(word)] }

  private static func hash(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { hash($0) }
  }

  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 { word.reduce(StableHash.start, StableHash.add) }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
