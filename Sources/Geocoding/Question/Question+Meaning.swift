/// What the words of a question may mean: figures, types, titles, complements, words of the base.
extension Question {
  private func bytes(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Term?) -> Term? {
    text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  mutating func interpret(_ terms: TermTable, _ base: AddressBase) {
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

  /// "n°", "no", "num"
  private func isNumberSign(_ index: Int) -> Bool {
    ["n", "no", "num", "numero"].contains { text[words[index].bytes].elementsEqual($0.utf8) }
  }

  /// Marks what stands behind "bâtiment", "BP", "CEDEX", and before "étage".
  mutating func markComplements() {
    for index in words.indices {
      let word = words[index]
      if word.role == .complementHead, index > 0, words[index - 1].isOrdinal, words[index - 1].break != .glued {
        words[index - 1].role = .complementBody
        continue
      }
      // "lot n° 14"
      var following = index + 1
      if word.role == .complementHead, following + 1 < words.count, words[following + 1].isFigure, isNumberSign(following) {
        following += 1
      }
      guard following < words.count, words[following].cell == word.cell else { continue }
      let next = words[following]
      switch word.role {
      case .postal where !word.isFigure && next.isFigure && (!word.isCedex || next.bytes.count <= 2):
        words[index + 1].role = .postal
      case .complementHead where next.break != .part && next.bytes.count <= 3 && (next.isFigure || next.bytes.count == 1):
        words[following].role = .complementBody
        if following + 1 < words.count, words[following + 1].break == .glued { words[following + 1].role = .complementBody }
      default: break
      }
    }
  }
}
