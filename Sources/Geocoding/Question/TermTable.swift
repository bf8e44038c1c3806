import Groundwork

/// What the lexicon says of a word of a question, in terms of one base.
struct Term {
  /// Words of the base that it may stand for besides itself.
  var alternatives: [UInt32] = []
  /// Its canonical form at the head of a name and further on, where it is not its own; several words with blanks between.
  var headForm: [UInt8]?
  var laterForm: [UInt8]?
  /// Words of a group of letters ("rn"), in the base; blank if it is no group or the base lacks one of them.
  var group: [UInt32] = []
  /// What its canonical form is where numbers are read, and what it is as it stands ("sept" is a month to the base, and 7).
  var number = NumberWord()
  var spokenNumber = NumberWord()
  /// The canonical suffix that it is ("bis" for "b").
  var suffix: String?
  /// The suffix is known from the base alone, and long enough to be another word.
  var isRareSuffix = false
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
}

extension Term {
  /// Sets what the word is where numbers are read.
  fileprivate mutating func readNumbers(_ word: String, _ lexicon: AddressLexicon) {
    // A group is words of its own, whatever its letters.
    let form = laterForm.map { String(decoding: $0, as: UTF8.self) } ?? word
    number = lexicon.numberWord(form)
    spokenNumber = lexicon.numberWords[word].map { $0.kinds.isDisjoint(with: [.spelled, .ending]) ? number : $0 } ?? number
  }
}

/// The lexicon's words found by hash, so that reading a question makes no strings.
struct TermTable: Sendable {
  /// Letters of "bister"; what is longer in a base is no suffix that people write.
  private static let longestSuffix = 6
  private var places: [UInt64: Int] = [:]
  private var terms: [Term] = []
  /// Class of each word of the base.
  let classes: [AddressWordClass]

  init(lexicon: AddressLexicon, base: AddressBase) {
    var classes = [AddressWordClass](repeating: .ordinary, count: base.words.count)
    for word in 0..<base.words.count where base.words[word].first.map(isDigit) == true { classes[word] = .number }
    for (word, kind) in lexicon.classes {
      if let index = base.words.index(of: word) { classes[index] = kind }
    }
    self.classes = classes
    var found: [String: Term] = [:]
    func change(_ word: String, _ body: (inout Term) -> Void) { body(&found[word, default: Term()]) }
    func index(_ word: String) -> UInt32? { base.words.index(of: word).map(UInt32.init) }
    for (word, full) in lexicon.expansions {
      change(word) {
        $0.alternatives = full.compactMap(index)
        $0.isType = full.contains { lexicon.wordClass($0) == .streetType }
        $0.isTitle = full.contains { lexicon.wordClass($0) == .title }
        $0.isPlaceType = full.contains { lexicon.placeTypes.contains($0) }
      }
    }
    for (word, full) in lexicon.typeAbbreviations { change(word) { $0.headForm = Array(full.utf8) } }
    for (word, full) in lexicon.wordAbbreviations {
      change(word) {
        $0.laterForm = Array(full.utf8)
        if $0.headForm == nil { $0.headForm = $0.laterForm }
      }
    }
    for (word, kind) in lexicon.classes {
      change(word) {
        $0.isType = $0.isType || kind == .streetType
        $0.isTitle = $0.isTitle || kind == .title
        $0.isSmall = kind == .small
      }
    }
    for (word, group) in lexicon.groups {
      change(word) {
        let words = group.compactMap(index)
        $0.group = words.count == group.count ? words : []
        $0.headForm = Array(group.joined(separator: " ").utf8)
        $0.laterForm = $0.headForm
        $0.isType = $0.isType || group.first.map { lexicon.wordClass($0) == .streetType } ?? false
        $0.isPlaceType = $0.isPlaceType || group.first.map(lexicon.placeTypes.contains) ?? false
        if words.count == 1 { $0.alternatives += words }
      }
    }
    for word in lexicon.numberWords.keys { change(word) { _ in } }
    for (word, full) in lexicon.suffixes { change(word) { $0.suffix = full } }
    // Suffixes of several letters that the base holds ("13 bz", "42 abis") and that are no other word.
    for index in base.suffixes {
      let key = lexicon.suffixKey(base.text(index)), letters = key.utf8.count
      guard (2...Self.longestSuffix).contains(letters), key.utf8.allSatisfy((UInt8(ascii: "a")...UInt8(ascii: "z")).contains)
      else { continue }
      change(key) {
        guard !$0.isSmall, !$0.isType, !$0.isTitle, $0.suffix == nil else { return }
        $0.suffix = key
        $0.isRareSuffix = letters > 2
      }
    }
    for word in lexicon.complementWords { change(word) { $0.isComplement = true } }
    for word in lexicon.namedComplementWords { change(word) { $0.isNamedComplement = true } }
    for word in lexicon.placeTypes { change(word) { $0.isPlaceType = true } }
    for word in lexicon.boxWords { change(word) { $0.isBox = true } }
    for word in lexicon.cedexWords { change(word) { $0.isCedex = true } }
    for word in ["arrondissement", "arr", "ardt", "arrdt"] { change(word) { $0.isArrondissement = true } }
    for (word, term) in found {
      places[Self.hash(word)] = terms.count
      terms.append(term)
      terms[terms.count - 1].readNumbers(word, lexicon)
    }
  }

  subscript(place: Int) -> Term { terms[place] }

  /// Whether a word is its own canonical form.
  func isOwnForm(_ place: Int) -> Bool { terms[place].headForm == nil && terms[place].laterForm == nil }

  /// The canonical form of a word at the head of a name or further on; nil where it is its own.
  func form(_ place: Int, isHead: Bool) -> [UInt8]? { isHead ? terms[place].headForm : terms[place].laterForm }

  /// What a word is where numbers are read, to the base and as it stands.
  func numbers(_ place: Int) -> (canonical: NumberWord, spoken: NumberWord) { (terms[place].number, terms[place].spokenNumber) }

  /// Place of a word's term, nil if the lexicon says nothing of it.
  func place(of word: UnsafeBufferPointer<UInt8>) -> Int? { places[Self.hash(word)] }

  subscript(word: UnsafeBufferPointer<UInt8>) -> Term? { place(of: word).map { terms[$0] } }

  private static func hash(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { hash($0) }
  }

  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 { word.reduce(StableHash.start, StableHash.add) }
}
