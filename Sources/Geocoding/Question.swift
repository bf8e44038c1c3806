import Territory

/// What stands between a word and the one before it.
enum WordBreak: UInt8 {
  case space
  /// A figure beside a letter: "12bis".
  case glued
  case hyphen
  /// A stop or a slash without blanks: "72/74", "6.8".
  case mark
  case apostrophe
  /// A comma, a bracket, a dash between blanks, the next cell: another part of the address.
  case part
}

/// A word of a question.
struct QuestionWord {
  /// What it is besides a word of a name.
  enum Role: UInt8 {
    case plain
    /// Opens a complement ("bâtiment"), or stands behind such a word.
    case complementHead, namedComplement, complementBody
    /// Of a post box, or CEDEX: says nothing of the place.
    case postal
  }

  /// Bytes in `Question.text`, and those of the canonical form at the head and further on.
  var bytes: Range<Int>
  var headForm: Range<Int>
  var laterForm: Range<Int>
  /// Figures; -1 for letters.
  var value: Int32 = -1
  /// "8e", or a number in words: no house number.
  var isOrdinal = false
  /// Letter of an ordinal ending that may be a suffix as well ("12e").
  var endingIsE = false
  var `break` = WordBreak.space
  /// 0 address, 1 postcode, 2 commune.
  var cell: UInt8 = 0
  var role = Role.plain
  var isSmall = false
  var isTitle = false
  var isType = false
  /// A type that names a place (hameau, quartier) rather than a street.
  var isPlaceType = false
  /// Two words of the base that it stands for ("vc"), a range of `Question.alternatives`.
  var group: Range<Int> = 0..<0
  var isMonth = false
  var isArrondissement = false
  var isCedex = false
  /// Words of the base that it may be, a range of `Question.alternatives`.
  var alternatives: Range<Int> = 0..<0
  /// Canonical suffix that it is ("bis" for "b"), in `Question.text`; blank if none.
  var suffix: Range<Int> = 0..<0

  var isFigure: Bool { value >= 0 }
}

/// A question cut into words.
struct Question {
  /// More words than any address has; what is longer is not read.
  static let mostWords = 48

  private(set) var words: [QuestionWord] = []
  /// Normalised bytes of the words and of their forms.
  private(set) var text: [UInt8] = []
  private(set) var alternatives: [UInt32] = []
  /// The text had more words than an address can have.
  private(set) var isTooLong = false

  /// Cuts the cells of a question.
  mutating func read(_ question: AddressQuestion, terms: TermTable, base: AddressBase) {
    words.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    alternatives.removeAll(keepingCapacity: true)
    isTooLong = false
    for (cell, content) in [question.address, question.postcode, question.commune].enumerated() where !content.isEmpty {
      var content = content
      content.withUTF8 { cut($0, cell: UInt8(cell)) }
    }
    guard !isTooLong else { return }
    interpret(terms, base)
    markComplements()
  }

  // Cutting.

  private mutating func cut(_ content: UnsafeBufferPointer<UInt8>, cell: UInt8) {
    var position = 0
    var pending = WordBreak.part
    var blanksBefore = true, dash = false
    while position < content.count {
      let byte = content[position]
      if let sign = Self.sign(content, position) {
        pending = max(pending, sign == .part && !blanksBefore ? .hyphen : sign)
        dash = dash || sign == .part
        position += 3
        continue
      }
      guard Self.isWordByte(byte) else {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x00..<0x20:
          if dash { pending = .part }
          blanksBefore = true
        case UInt8(ascii: "'"), UInt8(ascii: "`"): pending = max(pending, .apostrophe)
        case UInt8(ascii: "-"), UInt8(ascii: "_"):
          if blanksBefore { dash = true } else { pending = max(pending, .hyphen) }
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "&"): pending = max(pending, .mark)
        default: pending = .part
        }
        position += 1
        continue
      }
      var end = position + 1
      while end < content.count, Self.isWordByte(content[end]), !Self.isJoint(content, end), Self.sign(content, end) == nil { end += 1 }
      if pending == .space, position > 0, Self.isWordByte(content[position - 1]) { pending = .glued }
      append(UnsafeBufferPointer(rebasing: content[position..<end]), pending, cell)
      if isTooLong { return }
      position = end
      pending = .space
      blanksBefore = false
      dash = false
    }
  }

  /// Quotation marks, dashes and invisible signs of U+2000 to U+203F; `.part` for a dash.
  private static func sign(_ content: UnsafeBufferPointer<UInt8>, _ index: Int) -> WordBreak? {
    guard index + 2 < content.count, content[index] == 0xE2, content[index + 1] == 0x80 else { return nil }
    switch content[index + 2] {
    case 0x98, 0x99, 0x9B, 0xB2: return .apostrophe
    case 0x90...0x95: return .part
    default: return .space
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// A capital between small letters begins a word: "VernierParis".
  private static func isJoint(_ content: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80 }
    return index + 1 < content.count && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(content[index])
      && isSmall(content[index - 1]) && isSmall(content[index + 1])
  }

  private mutating func append(_ run: UnsafeBufferPointer<UInt8>, _ before: WordBreak, _ cell: UInt8) {
    let start = text.count
    text.append(contentsOf: repeatElement(0, count: run.count))
    let length = text.withUnsafeMutableBufferPointer {
      FrenchText.normalise(run, into: UnsafeMutableBufferPointer(rebasing: $0[start...]))
    }
    text.removeLast(run.count - length)
    var between = before
    var word = start
    while word < text.count {
      if text[word] == UInt8(ascii: " ") {
        between = .space
        word += 1
        continue
      }
      var end = word + 1
      while end < text.count, text[end] != UInt8(ascii: " "), isDigit(text[end]) == isDigit(text[word]) { end += 1 }
      guard words.count < Self.mostWords else {
        isTooLong = true
        return
      }
      var found = QuestionWord(bytes: word..<end, headForm: word..<end, laterForm: word..<end)
      found.break = between
      found.cell = cell
      if isDigit(text[word]) { found.value = Self.value(text[word..<end]) }
      words.append(found)
      between = .glued
      word = end
    }
  }

  private static func value(_ figures: ArraySlice<UInt8>) -> Int32 {
    guard figures.count <= 9 else { return Int32.max }
    return figures.reduce(0) { $0 * 10 + Int32($1 - UInt8(ascii: "0")) }
  }

  // Interpreting.

  private func bytes(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Term?) -> Term? {
    text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private mutating func interpret(_ terms: TermTable, _ base: AddressBase) {
    var kept: [QuestionWord] = []
    kept.reserveCapacity(words.count)
    var index = 0
    while index < words.count {
      var word = words[index]
      if !word.isFigure, let (term, length) = initials(index, terms) {
        apply(term, to: &word)
        index += length
      } else if word.isFigure {
        index += readFigure(&word, index, after: kept.last, terms)
      } else if let term = bytes(word.bytes, { terms[$0] }) {
        if term.value >= 0 {
          index += readSpelled(&word, term, index, terms)
        } else {
          apply(term, to: &word)
          index += 1
        }
      } else {
        if let value = roman(word.bytes) {
          word.isOrdinal = true
          setFigures(&word, value)
        }
        index += 1
      }
      findAlternatives(&word, after: kept.last, base)
      kept.append(word)
    }
    words = kept
  }

  /// Reads "08", "8e", "1er" and the short year of a date; returns how many words that takes.
  private mutating func readFigure(_ word: inout QuestionWord, _ index: Int, after previous: QuestionWord?, _ terms: TermTable)
    -> Int
  {
    var length = 1
    if index + 1 < words.count, !words[index + 1].isFigure, words[index + 1].break == .glued || isLongEnding(index + 1),
      let ending = bytes(words[index + 1].bytes, { terms[$0] }), ending.isOrdinalEnding
    {
      word.isOrdinal = true
      word.endingIsE = words[index + 1].bytes.count == 1
      length = 2
    }
    let isShortYear = word.bytes.count == 2 && previous?.isMonth == true && word.value > 12
    if isShortYear || text[word.bytes.lowerBound] == UInt8(ascii: "0") {
      setFigures(&word, Int(word.value) + (isShortYear ? 1900 : 0), keepsValue: true)
    }
    return length
  }

  /// "PARIS 4 EME"
  private func isLongEnding(_ index: Int) -> Bool { words[index].break == .space && words[index].bytes.count >= 2 }

  /// Two letters that stand for two words: "V.C. 3", "C.R. n° 12"; "D 12" is a route départementale.
  private func initials(_ index: Int, _ terms: TermTable) -> (term: Term, length: Int)? {
    guard words[index].bytes.count == 1, index + 1 < words.count, words[index].break != .apostrophe else { return nil }
    let next = words[index + 1]
    let letter = text[words[index].bytes.lowerBound]
    if next.isFigure, next.bytes.count <= 4, next.break != .apostrophe, letter == UInt8(ascii: "d"), index > 0 {
      return term([UInt8(ascii: "r"), letter], terms).map { ($0, 1) }
    }
    guard next.bytes.count == 1, !next.isFigure, next.break == .mark else { return nil }
    return term([letter, text[next.bytes.lowerBound]], terms).map { ($0, 2) }
  }

  private func term(_ letters: [UInt8], _ terms: TermTable) -> Term? {
    let found = letters.withUnsafeBufferPointer { terms[$0] }
    return found?.group.count == 2 ? found : nil
  }

  /// Reads a number in words, tens and units together; returns how many words that takes.
  private mutating func readSpelled(_ word: inout QuestionWord, _ term: Term, _ index: Int, _ terms: TermTable) -> Int {
    let value = term.value
    // "sept" is a number and a month.
    let start = alternatives.count
    alternatives += term.alternatives
    word.alternatives = start..<alternatives.count
    word.isMonth = term.isMonth
    word.isOrdinal = true
    func number(_ at: Int) -> Int32 { at < words.count ? bytes(words[at].bytes) { terms[$0] }?.value ?? -1 : -1 }
    var total = value, length = 1
    if value >= 10, value < 100, value % 10 == 0 {
      let units = number(index + 1)
      if units > (value == 10 ? 6 : 0), units < (value == 60 ? 20 : 10) {
        total += units
        length = 2
      }
    }
    setFigures(&word, Int(total))
    return length
  }

  private mutating func setFigures(_ word: inout QuestionWord, _ value: Int, keepsValue: Bool = false) {
    let start = text.count
    text.append(contentsOf: String(value).utf8)
    word.headForm = start..<text.count
    word.laterForm = word.headForm
    if !keepsValue { word.value = -1 }
  }

  private mutating func apply(_ term: Term, to word: inout QuestionWord) {
    word.isSmall = term.isSmall
    word.isTitle = term.isTitle
    word.isType = term.isType
    word.isPlaceType = term.isPlaceType
    word.isMonth = term.isMonth
    word.isArrondissement = term.isArrondissement
    word.isCedex = term.isCedex
    if let suffix = term.suffix { word.suffix = append(Array(suffix.utf8)) }
    if term.isBox || term.isCedex { word.role = .postal }
    if term.isNamedComplement { word.role = .namedComplement }
    if term.isComplement { word.role = .complementHead }
    if let form = term.headForm { word.headForm = append(form) }
    if let form = term.laterForm { word.laterForm = append(form) }
    let start = alternatives.count
    alternatives += term.group
    word.group = start..<alternatives.count
    alternatives += term.alternatives
    word.alternatives = word.group.upperBound..<alternatives.count
  }

  private mutating func append(_ form: [UInt8]) -> Range<Int> {
    let start = text.count
    text += form
    return start..<text.count
  }

  /// Adds the word itself and its other forms to what it may be in the base.
  private mutating func findAlternatives(_ word: inout QuestionWord, after previous: QuestionWord?, _ base: AddressBase) {
    if word.alternatives.isEmpty { word.alternatives = alternatives.count..<alternatives.count }
    add(text[word.laterForm], to: &word, base)
    if word.laterForm != word.bytes { add(text[word.bytes], to: &word, base) }
    if word.isFigure, word.bytes.count == 2, previous?.isMonth == true, word.value > 12 {
      for century in ["18", "20"] { add(ArraySlice(century.utf8) + text[word.bytes], to: &word, base) }
    }
    // "Albert 1er" and "Albert I"
    for (figure, letter) in [("1", "i"), ("5", "v"), ("10", "x")] {
      if text[word.laterForm].elementsEqual(figure.utf8) { add(ArraySlice(letter.utf8), to: &word, base) }
      if text[word.laterForm].elementsEqual(letter.utf8) { add(ArraySlice(figure.utf8), to: &word, base) }
    }
  }

  private mutating func add(_ form: ArraySlice<UInt8>, to word: inout QuestionWord, _ base: AddressBase) {
    guard let index = form.withUnsafeBufferPointer({ base.words.index(of: $0) }) else { return }
    let found = UInt32(index)
    guard !alternatives[word.alternatives].contains(found) else { return }
    alternatives.append(found)
    word.alternatives = word.alternatives.lowerBound..<alternatives.count
  }

  private func roman(_ range: Range<Int>) -> Int? {
    guard range.count >= 2, range.count <= 6 else { return nil }
    return AddressLexicon.roman(String(decoding: text[range], as: UTF8.self))
  }

  /// Marks what stands behind "bâtiment", "BP", "CEDEX", and before "étage".
  private mutating func markComplements() {
    for index in words.indices {
      let word = words[index]
      if word.role == .complementHead, index > 0, words[index - 1].isOrdinal, words[index - 1].break != .glued {
        words[index - 1].role = .complementBody
        continue
      }
      guard index + 1 < words.count, words[index + 1].cell == word.cell else { continue }
      let next = words[index + 1]
      switch word.role {
      case .postal where !word.isFigure && next.isFigure && (!word.isCedex || next.bytes.count <= 2):
        words[index + 1].role = .postal
      case .complementHead where next.break != .part && next.bytes.count <= 3 && (next.isFigure || next.bytes.count == 1):
        words[index + 1].role = .complementBody
        if index + 2 < words.count, words[index + 2].break == .glued { words[index + 2].role = .complementBody }
      default: break
      }
    }
  }
}

extension WordBreak: Comparable {
  static func < (a: WordBreak, b: WordBreak) -> Bool { a.rawValue < b.rawValue }
}
