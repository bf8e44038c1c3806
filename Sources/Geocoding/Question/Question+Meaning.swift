/// What the words of a question may mean: figures, types, titles, complements, words of the base.
extension Question {
  mutating func interpret(_ terms: TermTable, _ base: AddressBase) {
    joinWords(base)
    let places = lookUp(terms)
    var kept: [QuestionWord] = []
    kept.reserveCapacity(words.count)
    var index = 0
    while index < words.count {
      var word = words[index]
      var length = 1
      if !word.isFigure, let initials = initials(index, terms) {
        apply(initials.term, to: &word)
        length = initials.length
      } else {
        if places[index] >= 0 { apply(terms[places[index]], to: &word) }
        length = readNumber(&word, index)
      }
      setForms(&word, index..<index + length, places, terms)
      findAlternatives(&word, after: before(index), base)
      kept.append(word)
      index += length
    }
    words = kept
  }

  /// Puts letters together again that a capital parted ("MacMahon"), where the base knows the whole; it may know the parts too.
  private mutating func joinWords(_ base: AddressBase) {
    var index = 0
    while index + 1 < words.count {
      var end = index + 1
      while end < words.count, words[end].break == .glued, !words[end].isFigure, !words[end - 1].isFigure { end += 1 }
      let whole = words[index].bytes.lowerBound..<words[end - 1].bytes.upperBound
      if end > index + 1, isWord(whole, of: base) {
        let start = text.count
        for part in index..<end {
          if part > index { text.append(UInt8(ascii: " ")) }
          for place in words[part].bytes { text.append(text[place]) }
        }
        words[index].otherForm = start..<text.count
        words[index].bytes = whole
        words.removeSubrange(index + 1..<end)
        end = index + 1
      }
      index = end
    }
  }

  private func isWord(_ range: Range<Int>, of base: AddressBase) -> Bool {
    text.withUnsafeBufferPointer { base.words.index(of: UnsafeBufferPointer(rebasing: $0[range])) } != nil
  }

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

  private mutating func apply(_ term: Term, to word: inout QuestionWord) {
    word.isSmall = term.isSmall
    word.isTitle = term.isTitle
    word.isType = term.isType
    word.isPlaceType = term.isPlaceType
    word.isArrondissement = term.isArrondissement
    word.isCedex = term.isCedex
    if let suffix = term.suffix {
      let start = text.count
      text += suffix.utf8
      word.suffix = start..<text.count
    }
    if term.isBox || term.isCedex { word.role = .postal }
    if term.isNamedComplement { word.role = .namedComplement }
    if term.isComplement { word.role = .complementHead }
    if term.group.count > 1 {
      word.sequences = sequences.count..<sequences.count + 1
      sequences.append(sequenceWords.count..<sequenceWords.count + term.group.count)
      sequenceWords += term.group
    }
    let start = alternatives.count
    alternatives += term.alternatives
    word.alternatives = start..<alternatives.count
  }

  /// Adds the word itself and its other forms to what it may be in the base.
  private mutating func findAlternatives(_ word: inout QuestionWord, after previous: NumberWord?, _ base: AddressBase) {
    if word.alternatives.isEmpty { word.alternatives = alternatives.count..<alternatives.count }
    add(word.laterForm, to: &word, base)
    if word.headForm != word.laterForm, isSeveral(word.headForm) { addSequence(word.headForm, to: &word, base) }
    if word.laterForm != word.bytes { add(word.bytes, to: &word, base) }
    if !word.otherForm.isEmpty { add(word.otherForm, to: &word, base) }
    if word.isFigure, NumberReader.isShortYear(text[word.bytes], after: previous) {
      for century in ["18", "20"] { add(ArraySlice(century.utf8) + text[word.bytes], to: &word, base) }
    }
    // "Albert 1er" and "Albert I"
    for (figure, letter) in [("1", "i"), ("5", "v"), ("10", "x")] {
      if text[word.laterForm].elementsEqual(figure.utf8) { add(ArraySlice(letter.utf8), to: &word, base) }
      if text[word.laterForm].elementsEqual(letter.utf8) { add(ArraySlice(figure.utf8), to: &word, base) }
    }
  }

  /// Adds a form of one word or of several.
  private mutating func add(_ form: Range<Int>, to word: inout QuestionWord, _ base: AddressBase) {
    if isSeveral(form) { addSequence(form, to: &word, base) } else { add(text[form], to: &word, base) }
  }

  /// Whether a form is one of several words.
  private func isSeveral(_ form: Range<Int>) -> Bool { text[form].contains(UInt8(ascii: " ")) }

  private mutating func add(_ form: ArraySlice<UInt8>, to word: inout QuestionWord, _ base: AddressBase) {
    guard let index = form.withUnsafeBufferPointer({ base.words.index(of: $0) }) else { return }
    let found = UInt32(index)
    guard !alternatives[word.alternatives].contains(found) else { return }
    alternatives.append(found)
    word.alternatives = word.alternatives.lowerBound..<alternatives.count
  }

  /// Adds a form of several words, where the base has them all.
  private mutating func addSequence(_ form: Range<Int>, to word: inout QuestionWord, _ base: AddressBase) {
    let words = text[form].split(separator: UInt8(ascii: " "))
    let parts = words.compactMap { part in part.withUnsafeBufferPointer { base.words.index(of: $0) }.map { UInt32($0) } }
    let isKnown = word.sequences.contains { sequenceWords[sequences[$0]].elementsEqual(parts) }
    guard parts.count == words.count, !isKnown else { return }
    let first = word.sequences.isEmpty ? sequences.count : word.sequences.lowerBound
    sequences.append(sequenceWords.count..<sequenceWords.count + parts.count)
    sequenceWords += parts
    word.sequences = first..<sequences.count
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
