/// What the words of a question may mean: figures, types, titles, complements, words of the base.
extension Question {
  mutating func interpret(_ terms: TermTable, _ base: AddressBase) {
    joinWords(base)
    withUnsafeTemporaryAllocation(of: RawWord.self, capacity: words.count) { raw in
      interpret(QuestionNumbers(self, terms, raw), terms, base)
    }
  }

  private mutating func interpret(_ numbers: QuestionNumbers, _ terms: TermTable, _ base: AddressBase) {
    var kept: [QuestionWord] = []
    kept.reserveCapacity(words.count)
    var index = 0
    while index < words.count {
      var word = words[index], term: Term?, length = 1
      if !word.isFigure, let initials = initials(index, terms) {
        (term, length) = initials
      } else {
        term = numbers.place(index).map { terms[$0] }
        length = numbers.read(&word, index, &self)
      }
      numbers.setForms(&word, index..<index + length, terms, &self)
      if let term { apply(term, to: &word) }
      findAlternatives(&word, term, after: numbers.before(index, self), base)
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
          append(copyOf: words[part].bytes)
        }
        words[index].otherForm = (start..<text.count).run
        words[index].bytes = whole
        words.removeSubrange(index + 1..<end)
        end = index + 1
      }
      index = end
    }
  }

  private func isWord(_ range: QuestionWord.Run, of base: AddressBase) -> Bool {
    text.withUnsafeBufferPointer { base.words.index(of: UnsafeBufferPointer(rebasing: $0[range])) } != nil
  }

  /// Two letters that stand for two words: "V.C. 3", "C.R. n° 12"; "D 12" is a route départementale.
  private func initials(_ index: Int, _ terms: TermTable) -> (term: Term, length: Int)? {
    guard words[index].bytes.count == 1, index + 1 < words.count, words[index].break != .apostrophe else { return nil }
    let next = words[index + 1]
    let letter = text[Int(words[index].bytes.lowerBound)]
    if next.isFigure, next.bytes.count <= 4, next.break != .apostrophe, letter == UInt8(ascii: "d"), index > 0 {
      return term([UInt8(ascii: "r"), letter], terms).map { ($0, 1) }
    }
    guard next.bytes.count == 1, !next.isFigure, next.break == .mark else { return nil }
    return term([letter, text[Int(next.bytes.lowerBound)]], terms).map { ($0, 2) }
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
      word.suffix = (start..<text.count).run
      word.isRareSuffix = term.isRareSuffix
    }
    if term.isBox || term.isCedex { word.role = .postal }
    if term.isNamedComplement { word.role = .namedComplement }
    if term.isComplement { word.role = .complementHead }
  }

  /// Adds the word itself and its other forms to what it may be in the base.
  private mutating func findAlternatives(
    _ word: inout QuestionWord, _ term: Term?, after previous: NumberWord?, _ base: AddressBase
  ) {
    addSequences(&word, term, base)
    let start = alternatives.count
    if let term { alternatives += term.alternatives }
    word.alternatives = (start..<alternatives.count).run
    add(text[word.laterForm], to: &word, base)
    if word.laterForm != word.bytes { add(text[word.bytes], to: &word, base) }
    if !word.otherForm.isEmpty { add(text[word.otherForm], to: &word, base) }
    if word.isFigure, NumberReader.isShortYear(text[word.bytes], after: previous) {
      for century in ["18", "20"] { add(ArraySlice(century.utf8) + text[word.bytes], to: &word, base) }
    }
    // "Albert 1er" and "Albert I"
    guard word.laterForm.count <= 2 else { return }
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
    word.alternatives = word.alternatives.lowerBound..<UInt32(alternatives.count)
  }

  /// Adds what is several words of the base: a group of letters, and forms that are several words.
  private mutating func addSequences(_ word: inout QuestionWord, _ term: Term?, _ base: AddressBase) {
    let first = sequences.count
    if let term, term.group.count > 1 { addSequence(term.group, from: first) }
    for form in [word.laterForm, word.headForm, word.otherForm] where text[form].contains(UInt8(ascii: " ")) {
      let parts = text[form].split(separator: UInt8(ascii: " "))
      let known = parts.compactMap { part in part.withUnsafeBufferPointer { base.words.index(of: $0) }.map { UInt32($0) } }
      if known.count == parts.count { addSequence(known, from: first) }
    }
    word.sequences = (first..<sequences.count).run
  }

  private mutating func addSequence(_ known: [UInt32], from first: Int) {
    guard !sequences[first...].contains(where: { alternatives[$0].elementsEqual(known) }) else { return }
    sequences.append((alternatives.count..<alternatives.count + known.count).run)
    alternatives += known
  }

  /// Appends bytes of the text to it.
  mutating func append(copyOf run: QuestionWord.Run) {
    for place in run { text.append(text[Int(place)]) }
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
