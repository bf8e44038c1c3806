import Groundwork

/// Postcodes and names of communes as a question writes them.
extension PlaceReader {
  func postcodes(_ question: Question) -> [Postcode] {
    var found: [Postcode] = []
    let words = question.words
    for index in words.indices where words[index].isFigure && words[index].role == .plain {
      let word = words[index]
      let isWhole = word.bytes.count == 5 && word.value >= 1000
      let hasLostZero = word.bytes.count == 4 && known(word.value) != nil
        && (word.cell == .postcode || isFollowedByItsCommune(question, index))
      if isWhole || hasLostZero {
        found.append(
          Postcode(
            mask: WordSet(index), first: index, end: index + 1, value: UInt32(word.value), communes: known(word.value)))
      } else if word.bytes.count == 2, index + 1 < words.count, words[index + 1].bytes.count == 3, words[index + 1].isFigure {
        // "75 011"
        let value = word.value * 1000 + words[index + 1].value
        guard let communes = known(value) else { continue }
        found.append(
          Postcode(mask: WordSet(index..<index + 2), first: index, end: index + 2, value: UInt32(value), communes: communes))
      }
    }
    return found
  }

  func known(_ value: Int32) -> UnsafeBufferPointer<UInt32>? {
    guard value > 0 else { return nil }
    let place = SortedSearch.firstIndex(of: UInt32(value), in: base.postcodes)
    guard place < base.postcodes.count, base.postcodes[place] == UInt32(value) else { return nil }
    return UnsafeBufferPointer(
      rebasing: base.postcodeValues[Int(base.postcodeValueOffsets[place])..<Int(base.postcodeValueOffsets[place + 1])])
  }

  /// Four figures are a postcode without its zero only where the next words name one of its communes.
  func isFollowedByItsCommune(_ question: Question, _ index: Int) -> Bool {
    guard let communes = known(question.words[index].value) else { return false }
    return communes.contains { commune in
      let key = spellings.key(commune)
      return allSpans(question, from: index + 1).contains { $0.key == key || Self.misspellingCost($0.key, key) != nil }
    }
  }

  /// The words from `first` on, run together, for each number of words: as the base makes their numbers, and as they are said
  /// where that is something else.
  func allSpans(_ question: Question, from first: Int) -> [Span] {
    let canonical = spans(question, from: first)
    guard question.words[first...].contains(where: { !$0.otherForm.isEmpty }) else { return canonical }
    return zip(spans(question, from: first, isSpoken: true), canonical).flatMap { $0.key == $1.key ? [$1] : [$0, $1] }
  }

  /// Canonical bytes of the words from `first` on, run together, for each number of words.
  func spans(_ question: Question, from first: Int, isSpoken: Bool = false) -> [Span] {
    var spans: [Span] = [], key: [UInt8] = []
    var index = first
    while index < question.words.count, index - first < Self.longestName {
      let word = question.words[index]
      let isSameCell = word.cell == question.words[first].cell && (word.break != .part || word.cell == .commune)
      guard index == first || isSameCell else { break }
      if word.isCedex || word.isArrondissement { break }
      if word.isFigure, word.bytes.count > 2 { break }
      // "Vitry s/ Seine"
      let isSur = index > first && question.text[word.bytes].elementsEqual("s".utf8)
      let form = isSpoken && !word.otherForm.isEmpty ? word.otherForm : index == first ? word.headForm : word.laterForm
      if isSur {
        key += "sur".utf8
      } else if form == word.bytes {
        key += question.text[form]
      } else {
        key += question.text[form].lazy.filter { $0 != UInt8(ascii: " ") }
      }
      index += 1
      spans.append(Span(first: first, end: index, key: key))
    }
    return spans
  }

  func names(_ question: Question, _ postcodes: [Postcode]) -> [Name] {
    var found: [Name] = []
    for first in question.words.indices where !question.words[first].isFigure && question.words[first].role != .postal {
      var kept: [Name] = []
      for span in allSpans(question, from: first) {
        guard let entry = span.key.withUnsafeBufferPointer({ base.communeKeys.index(of: $0) }) else { continue }
        let end = endOfPlace(question, span.end)
        let position = positionCost(question, first, end, postcodes)
        let name = Name(
          first: first, end: end, cost: position, isApart: position < Likelihood.Place.nameAfterSmallWord,
          communes: districts(question, span, end) ?? communes(ofEntry: entry), places: namesPlace(entry) ? [span.key] : [])
        // "Paris 11" may be the eleventh, or Paris and a house number.
        if let last = kept.last, !question.words[last.end..<end].contains(where: \.isFigure) { kept.removeLast() }
        kept.append(name)
      }
      found += kept
    }
    // A name inside a longer one is part of it.
    return found.filter { name in
      !found.contains { other in
        other.first <= name.first && other.end >= name.end && other.end - other.first > name.end - name.first
          && !(other.first == name.first && question.words[name.end..<other.end].contains(where: \.isFigure))
      }
    }
  }

  func communes(ofEntry entry: Int) -> [(index: UInt32, cost: Float)] {
    var found: [(index: UInt32, cost: Float)] = []
    for value in base.communeKeys.values(of: entry) {
      let (commune, kind) = CommuneNameKind.read(value)
      let cost: Float =
        switch kind {
        case .official, .delivery: 0
        case .place: Likelihood.Place.placeName
        case .former: Likelihood.Place.formerName
        case .bare: Likelihood.Place.bareName
        }
      if let same = found.firstIndex(where: { $0.index == commune }) {
        found[same].cost = min(found[same].cost, cost)
      } else {
        found.append((commune, cost))
      }
    }
    return found
  }

  /// Whether a name is that of a place or an old commune of some commune.
  func namesPlace(_ entry: Int) -> Bool {
    base.communeKeys.values(of: entry).contains { value in
      let kind = CommuneNameKind.read(value).kind
      return kind == .former || kind == .place
    }
  }

  /// "Paris CEDEX 10" is the tenth arrondissement; nil where the name has no arrondissements or the number none.
  func districts(_ question: Question, _ span: Span, _ end: Int) -> [(index: UInt32, cost: Float)]? {
    guard end - span.end >= 2, question.words[span.end].isCedex, let number = question.words[span.end..<end].last, number.isFigure
    else { return nil }
    let key = span.key + Array(String(number.value).utf8)
    return key.withUnsafeBufferPointer { base.communeKeys.index(of: $0) }.map(communes(ofEntry:))
  }

  /// Takes CEDEX, its number and "arrondissement" with the name.
  func endOfPlace(_ question: Question, _ end: Int) -> Int {
    var end = end
    while end < question.words.count, question.words[end].isArrondissement { end += 1 }
    if end < question.words.count, question.words[end].isCedex {
      end += 1
      if end < question.words.count, question.words[end].isFigure, question.words[end].bytes.count <= 2 { end += 1 }
    }
    return end
  }

  func positionCost(_ question: Question, _ first: Int, _ end: Int, _ postcodes: [Postcode]) -> Float {
    let words = question.words
    if words[first].cell == .commune { return 0 }
    // "avenue de Cœuilly" is a street of the place that bears its name.
    let isPartOfStreet = first > 0 && words[first].break < .part && (words[first - 1].isSmall || words[first - 1].isType)
    let afterSmallWord = isPartOfStreet ? Likelihood.Place.nameAfterSmallWord : 0
    // "Paris 16 avenue de New York": the number may be the house's.
    let beforeType = words[end - 1].isFigure && end < words.count && words[end].isType && words[end].break < .part
    let numberTaken = beforeType ? Likelihood.Place.nameTakesNumber : 0
    if postcodes.contains(where: { $0.end == first || $0.first == end }) { return afterSmallWord + numberTaken }
    if end == words.count || words[end].cell != .address || isCountry(question, end) { return afterSmallWord }
    if first == 0, words[end].break == .part || words[end].isFigure || numberTaken > 0 {
      return Likelihood.Place.nameAtHead + numberTaken
    }
    return Likelihood.Place.nameInside + (isPartOfStreet ? Likelihood.Place.nameOfStreet : 0)
  }

  func isCountry(_ question: Question, _ index: Int) -> Bool {
    index == question.words.count - 1 && question.text[question.words[index].bytes].elementsEqual("france".utf8)
  }
}
