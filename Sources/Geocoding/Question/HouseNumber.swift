/// A house number that a question may name: "12", "12 bis", "12-14".
struct HouseNumber {
  /// A suffix as some words may mean it.
  struct Suffix {
    /// As `AddressLexicon.suffixKey` makes it: "bis", "abis".
    var key: String
    /// As people read it: "a bis".
    var label: String
    /// Index behind its last word.
    var end: Int
  }

  /// A number with what may be its suffix.
  struct Numeral {
    var number: Int32
    /// What the base is asked for first, the longest first: "6 A Grande Rue" is 6a where the base has one.
    var possible: [Suffix] = []
    /// What the suffix is where the base has none of these; nil for the number alone.
    var meant: Suffix?

    var suffix: String? { meant?.key }
  }

  /// Words of the question that it takes.
  var words: Range<Int>
  var first: Numeral
  /// The others of "12-14" or "35, 37 et 39".
  var others: [Numeral] = []

  var number: Int32 { first.number }
  var suffix: String? { first.suffix }
  var mask: WordSet { WordSet(words) }

  /// What is left of it where a name takes words of its suffix: of "14 R" the 14 where R is the street's "rue". nil where the
  /// name takes the number, or a letter that is written with it.
  func without(_ taken: WordSet, _ question: Question) -> HouseNumber? {
    guard !mask.isDisjoint(with: taken) else { return self }
    guard others.isEmpty, let end = words.first(where: taken.contains), end > words.lowerBound,
      question.words[end].break != .glued
    else { return nil }
    var rest = self
    rest.words = words.lowerBound..<end
    rest.first.possible.removeAll { $0.end > end }
    if let meant = first.meant, meant.end > end { rest.first.meant = nil }
    return rest
  }
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
      let (first, end) = numeral(at: index)
      var number = HouseNumber(words: index..<end, first: first)
      // A word that may not be its suffix may begin the street: "4 R du 11 novembre".
      let isOpen = first.meant != nil || first.possible.isEmpty
      while isOpen, let other = otherEnd(after: number.words.upperBound), isRange(number, other) {
        let (further, end) = numeral(at: other)
        number.words = index..<end
        number.others.append(further)
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

  /// Parts that a suffix may have: "42 a bis", "48 A/B".
  private static let mostParts = 3

  /// How surely a word belongs to the suffix of the number before it.
  private enum Certainty {
    case sure, doubtful
  }

  /// The number at an index with what may be its suffix, and the index behind all of that.
  private func numeral(at index: Int) -> (numeral: HouseNumber.Numeral, end: Int) {
    var numeral = HouseNumber.Numeral(number: words[index].value)
    let start = index + 1
    if words[index].endingIsE { numeral.meant = HouseNumber.Suffix(key: "e", label: "e", end: start) }
    guard let certainty = suffixPart(at: start) else { return (numeral, start) }
    numeral.possible = [suffix(start..<start + 1)]
    if certainty == .sure { numeral.meant = numeral.possible[0] }
    var end = start + 1
    while end - start < Self.mostParts, let further = furtherPart(at: end) {
      end += 1
      let longer = suffix(start..<end)
      if further == .sure {
        numeral.meant = longer
        numeral.possible = [longer]
      } else {
        numeral.possible.insert(longer, at: 0)
      }
    }
    return (numeral, end)
  }

  private func suffix(_ range: Range<Int>) -> HouseNumber.Suffix {
    let first = words[range.lowerBound]
    if range.count == 1 {
      let key = String(decoding: text[first.suffix.isEmpty ? first.bytes : first.suffix], as: UTF8.self)
      return HouseNumber.Suffix(key: key, label: key, end: range.upperBound)
    }
    let parts = range.map { String(decoding: text[words[$0].bytes], as: UTF8.self) }
    let label = zip(range, parts).reduce("") { $0 + ($0.isEmpty || words[$1.0].isFigure ? "" : " ") + $1.1 }
    return HouseNumber.Suffix(key: parts.joined(), label: label, end: range.upperBound)
  }

  /// Whether a word behind a number is its suffix: a letter, "bis" and the like, or what the base has as one. It may be another
  /// word where it is a small one or stands for a street's type ("6 A GRANDE RUE", "5 R DU GAL", "9 QUA THALAMAS").
  private func suffixPart(at index: Int) -> Certainty? {
    guard index < words.count, words[index].cell == .address, !words[index].isFigure, isSuffixNear(index) else { return nil }
    let word = words[index]
    guard !word.suffix.isEmpty || word.bytes.count == 1 else { return nil }
    if word.break == .glued { return .sure }
    let next = index + 1 < words.count ? words[index + 1] : nil
    if word.bytes.count == 1, next?.break == .apostrophe { return nil }
    if word.break == .hyphen || isSureType(next) { return .sure }
    // "12 a 14"
    if word.isSmall, next?.isFigure ?? false { return nil }
    return word.isType || word.isSmall || word.isRareSuffix ? .doubtful : .sure
  }

  /// Whether a word goes on with the suffix before it: "42 a bis", "44 b1", "46 bis-ter", "48 A/B", "12 bis A rue".
  private func furtherPart(at index: Int) -> Certainty? {
    guard index < words.count, words[index].cell == .address else { return nil }
    let word = words[index], next = index + 1 < words.count ? words[index + 1] : nil
    if word.isFigure { return word.break == .glued && word.bytes.count <= 2 ? .doubtful : nil }
    guard !word.suffix.isEmpty || word.bytes.count == 1, next?.break != .apostrophe else { return nil }
    switch word.break {
    case .mark, .hyphen, .glued: return .doubtful
    case .space where word.bytes.count > 1 && !word.isType && !word.isRareSuffix: return .sure
    case .space: return isSureType(next) ? .doubtful : nil
    case .apostrophe, .part: return nil
    }
  }

  /// "GAL" is a gallery and a general.
  private func isSureType(_ word: QuestionWord?) -> Bool { word.map { $0.isType && !$0.isTitle } ?? false }

  /// Behind a comma or in brackets a letter is a suffix only where the street begins right after it: "15, b rue".
  private func isSuffixNear(_ index: Int) -> Bool {
    words[index].break != .part || words[index].bytes.count > 2 || index + 1 < words.count && words[index + 1].isType
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
