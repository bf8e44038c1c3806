/// What the lexicon says of a word as it was cut.
struct RawWord {
  /// Place in the table of terms; nil if the lexicon does not know it.
  var place: Int?
  /// What it is where numbers are read: to a name of a base, and as it is said ("sept" is a month to the base, and 7).
  var number = NumberWord.figures
  var said = NumberWord.figures
}

/// The numbers of a question, read as those of names are.
struct QuestionNumbers {
  private let raw: UnsafeMutableBufferPointer<RawWord>
  /// Some word says another number than a name of a base makes of it.
  private let saysOthers: Bool

  /// - Parameter raw: as many as the question has words; set here.
  init(_ question: Question, _ terms: TermTable, _ raw: UnsafeMutableBufferPointer<RawWord>) {
    var saysOthers = false
    question.text.withUnsafeBufferPointer { text in
      for (index, word) in question.words.enumerated() {
        var own = RawWord()
        if !word.isFigure {
          let letters = UnsafeBufferPointer(rebasing: text[word.bytes])
          own.place = terms.place(of: letters)
          (own.number, own.said) = own.place.map(terms.numbers) ?? { ($0, $0) }(NumberWord(letters: letters))
          saysOthers = saysOthers || own.number != own.said
        }
        raw.initializeElement(at: index, to: own)
      }
    }
    self.raw = raw
    self.saysOthers = saysOthers
  }

  /// Place of a word's term.
  func place(_ index: Int) -> Int? { raw[index].place }

  /// What stands before a word in its cell.
  func before(_ index: Int, _ question: Question) -> NumberWord? {
    index > 0 && question.words[index - 1].cell == question.words[index].cell ? raw[index - 1].number : nil
  }

  /// Reads the number at an index as a name of a base is read, and as it is said where that is something else; returns how
  /// many words that takes.
  func read(_ word: inout QuestionWord, _ index: Int, _ question: inout Question) -> Int {
    let end = endOfCell(index, question)
    let (meaning, whole) = NumberReader.read(at: index, before: end) { raw[$0].number }
    var length = taken(whole, of: raw[index].number, index, question)
    if length < whole { question.words[index + 1].isEnding = true }
    mark(&word, index, meaning, length, question)
    guard saysOthers else { return length }
    let (said, wholeSaid) = NumberReader.read(at: index, before: end) { raw[$0].said }
    let lengthSaid = taken(wholeSaid, of: raw[index].said, index, question)
    guard said != .word, said != meaning || lengthSaid != length else { return length }
    mark(&word, index, said, lengthSaid, question)
    // What a name would make of the same words, to the end of its last number.
    while length < lengthSaid {
      length += NumberReader.read(at: index + length, before: end) { raw[$0].number }.length
    }
    if length == lengthSaid {
      let start = question.text.count
      write(said, index, &question)
      word.otherForm = (start..<question.text.count).run
    }
    return length
  }

  private func endOfCell(_ index: Int, _ question: Question) -> Int {
    var end = index + 1
    while end < question.words.count, question.words[end].cell == question.words[index].cell { end += 1 }
    return end
  }

  /// How many of the words of a number one word of the question takes in: an ending that stands apart from its figure may be a
  /// suffix or an initial ("12, E. Zola") and stays a word.
  private func taken(_ length: Int, of number: NumberWord, _ index: Int, _ question: Question) -> Int {
    guard length == 2, !number.kinds.contains(.spelled) else { return length }
    let ending = question.words[index + 1]
    let isJoined = ending.break == .glued || ending.break == .space && ending.bytes.count >= 2
    return isJoined ? 2 : 1
  }

  private func mark(
    _ word: inout QuestionWord, _ index: Int, _ meaning: NumberReader.Meaning, _ length: Int, _ question: Question
  ) {
    if case .number = meaning { word.isOrdinal = true }
    guard meaning == .figures, length > 1 else { return }
    word.isOrdinal = true
    word.endingIsE = question.words[index + 1].bytes.count == 1
  }
}

// Forms.
extension QuestionNumbers {
  /// Sets the canonical forms of a word that stands for some words of the text.
  func setForms(_ word: inout QuestionWord, _ range: Range<Int>, _ terms: TermTable, _ question: inout Question) {
    let first = range.lowerBound
    let isNumber = !raw[first].number.kinds.isDisjoint(with: [.figures, .spelled, .roman])
    if word.isEnding {
      word.headForm = word.bytes.lowerBound..<word.bytes.lowerBound
      word.laterForm = word.headForm
    } else if range.count == 1, isNumber ? isPlain(word, first, question) : raw[first].place.map(terms.isOwnForm) ?? true {
      word.headForm = word.bytes
      word.laterForm = word.bytes
    } else {
      word.laterForm = write(range, terms, &question, isHead: false)
      word.headForm = isNumber ? word.laterForm : write(range, terms, &question, isHead: true)
    }
  }

  /// Whether figures stand as names have them.
  private func isPlain(_ word: QuestionWord, _ index: Int, _ question: Question) -> Bool {
    guard word.isFigure else { return false }
    return question.text.withUnsafeBufferPointer { text in
      let (century, kept) = NumberReader.plain(text[word.bytes], after: before(index, question))
      return century.isEmpty && kept.count == word.bytes.count
    }
  }

  /// Appends what a name of a base makes of some words, blanks between.
  private func write(_ range: Range<Int>, _ terms: TermTable, _ question: inout Question, isHead: Bool)
    -> QuestionWord.Run
  {
    let start = question.text.count, end = endOfCell(range.lowerBound, question)
    var index = range.lowerBound
    while index < range.upperBound {
      if question.text.count > start { question.text.append(UInt8(ascii: " ")) }
      let (meaning, length) = NumberReader.read(at: index, before: end) { raw[$0].number }
      if meaning != .word {
        write(meaning, index, &question)
      } else if let place = raw[index].place, let form = terms.form(place, isHead: isHead && index == range.lowerBound) {
        question.text += form
      } else {
        question.append(copyOf: question.words[index].bytes)
      }
      index += length
    }
    return (start..<question.text.count).run
  }

  /// Appends a number in figures.
  private func write(_ meaning: NumberReader.Meaning, _ index: Int, _ question: inout Question) {
    if case .number(let value) = meaning {
      question.text += String(value).utf8
    } else {
      let own = question.words[index].bytes
      let (century, kept) = question.text.withUnsafeBufferPointer { text in
        let plain = NumberReader.plain(text[own], after: before(index, question))
        return (plain.century, plain.figures.indices.run)
      }
      question.text += century.utf8
      question.append(copyOf: kept)
    }
  }
}
