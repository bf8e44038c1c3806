/// A house number that a question may name: "12", "12 bis", "12-14".
struct HouseNumber {
  /// Words of the question that it takes.
  var words: Range<Int>
  var number: Int32
  /// Canonical suffix ("bis", "a"), nil if none.
  var suffix: String?
  /// The others of "12-14" or "35, 37 et 39", each with a suffix of its own.
  var others: [(number: Int32, suffix: String?)] = []

  var mask: WordSet { WordSet(words) }
}

extension Question {
  /// Every house number that the words can be read as, in their order.
  func houseNumbers() -> [HouseNumber] {
    var found: [HouseNumber] = []
    var index = 0
    while index < words.count {
      guard isHouseFigure(index) else {
        index += 1
        continue
      }
      var number = HouseNumber(words: index..<index + 1, number: words[index].value)
      number.suffix = suffix(&number)
      while let other = otherEnd(after: number.words.upperBound), isRange(number, other) {
        number.words = index..<other + 1
        let suffix = suffix(&number)
        number.others.append((words[other].value, suffix))
      }
      found.append(number)
      index = number.words.upperBound
    }
    return found
  }

  private func isHouseFigure(_ index: Int) -> Bool {
    let word = words[index]
    return word.isFigure && word.value > 0 && word.bytes.count <= 4 && (!word.isOrdinal || word.endingIsE) && word.role == .plain
      && word.cell == .address
  }

  /// The suffix behind a number, which it then takes in; nil if none.
  private func suffix(_ number: inout HouseNumber) -> String? {
    let index = number.words.upperBound
    let ending = words[index - 1].endingIsE ? "e" : nil
    guard index < words.count, !words[index].isFigure, isSuffixNear(index) else {
      return ending
    }
    let word = words[index]
    guard !word.suffix.isEmpty || word.bytes.count == 1, isSuffix(index, letters: word.bytes.count) else { return ending }
    number.words = number.words.lowerBound..<index + 1
    return String(decoding: text[word.suffix.isEmpty ? word.bytes : word.suffix], as: UTF8.self)
  }

  /// Behind a comma or in brackets a letter is a suffix only where the street begins right after it: "15, b rue".
  private func isSuffixNear(_ index: Int) -> Bool {
    words[index].break != .part || words[index].bytes.count > 2 || index + 1 < words.count && words[index + 1].isType
  }

  /// A letter behind a number is its suffix unless it is an elided article or stands for the street's type ("5 R DU GAL").
  private func isSuffix(_ index: Int, letters: Int) -> Bool {
    guard letters == 1, words[index].break != .glued else { return true }
    if index + 1 < words.count, words[index + 1].break == .apostrophe { return false }
    let isTypeNext = index + 1 < words.count && words[index + 1].isType
    if isTypeNext || words[index].break == .hyphen { return true }
    return !words[index].isType && !words[index].isSmall
  }

  /// The word that may be the other end of a range: behind a dash, a slash, "et" or "à".
  private func otherEnd(after index: Int) -> Int? {
    guard index < words.count, words[index].cell == .address else { return nil }
    if isHouseFigure(index) { return index }
    guard words[index].isSmall, words[index].bytes.count <= 2, index + 1 < words.count, isHouseFigure(index + 1),
      words[index + 1].break == .space
    else { return nil }
    return index + 1
  }

  private func isRange(_ number: HouseNumber, _ other: Int) -> Bool {
    let last = words[other].value, previous = number.others.last?.number ?? number.number
    let isNear = last > previous && last - previous <= 30
    // "35, 37 et 39": a list goes up by the numbers of one side.
    if words[other].break == .part {
      return number.words.lowerBound == 0 && isNear && (last - previous) % 2 == 0 && last - previous <= 6
    }
    let isJoined = words[other].break == .hyphen || words[other].break == .mark || other > number.words.upperBound
    return last != previous && (isJoined || isNear)
  }
}
