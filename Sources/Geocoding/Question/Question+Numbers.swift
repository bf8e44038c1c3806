/// The numbers of a question, read as those of names are.
extension Question {
  /// Sets what the words are where numbers are read; gives the place of each one's term, -1 where it has none.
  mutating func lookUp(_ terms: TermTable) -> [Int] {
    numbers.removeAll(keepingCapacity: true)
    spokenNumbers.removeAll(keepingCapacity: true)
    return words.map { word in
      guard !word.isFigure else {
        numbers.append(.figures)
        spokenNumbers.append(.figures)
        return -1
      }
      return text.withUnsafeBufferPointer { text in
        let letters = UnsafeBufferPointer(rebasing: text[word.bytes])
        guard let place = terms.place(of: letters) else {
          numbers.append(NumberWord(letters: letters))
          spokenNumbers.append(numbers[numbers.count - 1])
          return -1
        }
        let (number, spoken) = terms.numbers(place)
        numbers.append(number)
        spokenNumbers.append(spoken)
        return place
      }
    }
  }

  /// What stands before a word in its cell, where numbers are read.
  func before(_ index: Int) -> NumberWord? {
    index > 0 && words[index - 1].cell == words[index].cell ? numbers[index - 1] : nil
  }

  /// The words of a cell from an index on.
  private func restOfCell(_ index: Int) -> Range<Int> {
    var end = index + 1
    while end < words.count, words[end].cell == words[index].cell { end += 1 }
    return index..<end
  }

  /// Reads the number at an index as a name of a base is read, and as it is said where that is something else; returns how
  /// many words that takes.
  mutating func readNumber(_ word: inout QuestionWord, _ index: Int) -> Int {
    let cell = restOfCell(index)
    let (meaning, whole) = NumberReader.read(numbers[cell], at: index)
    var length = taken(whole, of: numbers[index], index)
    if length < whole { words[index + 1].isEnding = true }
    mark(&word, index, meaning, length)
    guard numbers[cell] != spokenNumbers[cell] else { return length }
    let (said, wholeSaid) = NumberReader.read(spokenNumbers[cell], at: index)
    let lengthSaid = taken(wholeSaid, of: spokenNumbers[index], index)
    guard said != .word, said != meaning || lengthSaid != length else { return length }
    mark(&word, index, said, lengthSaid)
    // What a name would make of the same words, to the end of its last number.
    while length < lengthSaid { length += NumberReader.read(numbers[cell], at: index + length).length }
    if length == lengthSaid {
      let start = text.count
      write(said, index)
      word.otherForm = start..<text.count
    }
    return length
  }

  /// How many of the words of a number one word of the question takes in: an ending that stands apart from its figure may be a
  /// suffix or an initial ("12, E. Zola") and stays a word.
  private func taken(_ length: Int, of number: NumberWord, _ index: Int) -> Int {
    guard length == 2, !number.kinds.contains(.spelled) else { return length }
    let ending = words[index + 1]
    let isJoined = ending.break == .glued || ending.break == .space && ending.bytes.count >= 2
    return isJoined ? 2 : 1
  }

  private func mark(_ word: inout QuestionWord, _ index: Int, _ meaning: NumberReader.Meaning, _ length: Int) {
    if case .number = meaning { word.isOrdinal = true }
    guard meaning == .figures, length > 1 else { return }
    word.isOrdinal = true
    word.endingIsE = words[index + 1].bytes.count == 1
  }

  /// Sets the canonical forms of a word that stands for some words of the text.
  mutating func setForms(_ word: inout QuestionWord, _ range: Range<Int>, _ places: [Int], _ terms: TermTable) {
    let first = range.lowerBound
    let isNumber = !numbers[first].kinds.isDisjoint(with: [.figures, .spelled, .roman])
    if word.isEnding {
      word.headForm = word.bytes.lowerBound..<word.bytes.lowerBound
      word.laterForm = word.headForm
    } else if range.count == 1, isNumber ? isPlain(first) : places[first] < 0 {
      word.headForm = word.bytes
      word.laterForm = word.bytes
    } else {
      word.laterForm = write(range, places, terms, isHead: false)
      word.headForm = isNumber ? word.laterForm : write(range, places, terms, isHead: true)
    }
  }

  /// Whether figures stand as names have them.
  private func isPlain(_ index: Int) -> Bool {
    guard words[index].isFigure else { return false }
    let figures = text[words[index].bytes]
    let (century, kept) = NumberReader.plain(figures, after: before(index))
    return century.isEmpty && kept.count == figures.count
  }

  /// Appends what a name of a base makes of some words, blanks between.
  private mutating func write(_ range: Range<Int>, _ places: [Int], _ terms: TermTable, isHead: Bool) -> Range<Int> {
    let start = text.count, cell = restOfCell(range.lowerBound)
    var index = range.lowerBound
    while index < range.upperBound {
      if text.count > start { text.append(UInt8(ascii: " ")) }
      let (meaning, length) = NumberReader.read(numbers[cell], at: index)
      if meaning != .word {
        write(meaning, index)
      } else if places[index] >= 0, let form = terms.form(places[index], isHead: isHead && index == range.lowerBound) {
        text += form
      } else {
        for place in words[index].bytes { text.append(text[place]) }
      }
      index += length
    }
    return start..<text.count
  }

  /// Appends a number in figures.
  private mutating func write(_ meaning: NumberReader.Meaning, _ index: Int) {
    if case .number(let value) = meaning {
      text += String(value).utf8
    } else {
      let (century, figures) = NumberReader.plain(text[words[index].bytes], after: before(index))
      text += century.utf8
      for place in figures.indices { text.append(text[place]) }
    }
  }
}
