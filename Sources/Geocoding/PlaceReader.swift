import Territory

/// Reads the places that a question may name.
struct PlaceReader {
  private struct Postcode {
    var mask: UInt64
    var first: Int
    var end: Int
    var value: UInt32
    /// nil if the base does not know it.
    var communes: UnsafeBufferPointer<UInt32>?
  }

  private struct Name {
    var first: Int
    var end: Int
    var cost: Float
    /// It stands where a place stands, not in the name of a street.
    var isApart = true
    var communes: [(index: UInt32, cost: Float)]
    /// Key of the name where it is that of a place or an old commune.
    var places: [[UInt8]] = []

    var mask: UInt64 { (first..<end).reduce(0) { $0 | 1 << UInt64($1) } }
  }

  /// Words in a row, run together in their canonical forms.
  private struct Span {
    var first: Int
    var end: Int
    var key: [UInt8]
  }

  private static let mostReadings = 8
  /// Letters of a name that few streets end in.
  private static let longName = 9
  /// Words that a commune's name has at most.
  private static let longestName = 9

  private let base: AddressBase
  private var spellings: CommuneSpellings
  private var key: [UInt8] = []

  init(base: AddressBase, spellings: CommuneSpellings) {
    self.base = base
    self.spellings = spellings
  }

  /// The readings, likeliest first; the last resort, that the question names no place, is among them only if it does not.
  mutating func read(_ question: Question) -> [PlaceReading] {
    let postcodes = postcodes(question)
    var names = names(question, postcodes)
    for postcode in postcodes {
      // A name that the postcode confirms and that begins or ends beside it leaves nothing to look for.
      let isNamed = names.contains {
        agrees($0, postcode) && ($0.first == postcode.end || $0.end == postcode.first || question.words[$0.first].cell == 2)
      }
      if !isNamed { names += misspelled(question, near: postcode) }
    }
    if names.contains(where: \.isApart) {
      // "route de Presles 38680 Choranche" is in Choranche.
      for index in names.indices where !names[index].isApart { names[index].cost += PlaceReading.Cost.nameOfStreet }
    }
    let isCovered = names.contains { $0.communes.contains { base.communes[Int($0.index)].streetCount > 0 } }
    if !isCovered, postcodes.isEmpty || question.words.last?.cell == 2 && names.isEmpty { names += misspelled(question) }
    if !postcodes.isEmpty { names += misspelledCell(question, postcodes, names) }
    var readings: [PlaceReading] = []
    for postcode in postcodes {
      readings.append(reading(postcode, nil))
      if names.contains(where: { agrees($0, postcode) && $0.isApart }) {
        // A place that the postcode confirms is not the name of a street.
        let last = readings.count - 1
        for index in readings[last].communes.indices { readings[last].communes[index].cost += PlaceReading.Cost.nameUnread }
      }
      for name in names where name.mask & postcode.mask == 0 {
        readings.append(reading(postcode, name))
        if agrees(name, postcode) { takeCell(question, name, &readings[readings.count - 1]) }
      }
      if !names.isEmpty, let alone = readings.lastIndex(where: { $0.postcode == postcode.value && !$0.isNamed }) {
        readings[alone].otherCost = PlaceReading.Cost.elsewhere
      }
    }
    for name in names where postcodes.isEmpty || !names.isEmpty && name.cost < 1 { readings.append(reading(nil, name)) }
    if postcodes.isEmpty {
      var anywhere = reading(nil, nil)
      // A commune named apart from the street is where the street is.
      for name in names where name.isApart && name.cost < PlaceReading.Cost.nameAfterSmallWord {
        let isCovered = name.communes.contains { base.communes[Int($0.index)].streetCount > 0 }
        let cost = isCovered ? PlaceReading.Cost.nameUnread : PlaceReading.Cost.farPlaceUnread
        anywhere.otherCost = max(anywhere.otherCost, cost)
      }
      readings.append(anywhere)
    }
    if !postcodes.isEmpty { readings.removeAll { $0.postcode == nil } }
    for index in readings.indices { absorbRepeats(&readings[index], postcodes, names) }
    readings.sort { ($0.leastCost, $1.mask) < ($1.leastCost, $0.mask) }
    return Array(readings.prefix(Self.mostReadings))
  }

  // Postcodes.

  private func postcodes(_ question: Question) -> [Postcode] {
    var found: [Postcode] = []
    let words = question.words
    for index in words.indices where words[index].isFigure && words[index].role == .plain {
      let word = words[index]
      let isWhole = word.bytes.count == 5 && word.value >= 1000
      let hasLostZero = word.bytes.count == 4 && known(word.value) != nil
        && (word.cell == 1 || isFollowedByItsCommune(question, index))
      if isWhole || hasLostZero {
        found.append(
          Postcode(mask: 1 << UInt64(index), first: index, end: index + 1, value: UInt32(word.value), communes: known(word.value)))
      } else if word.bytes.count == 2, index + 1 < words.count, words[index + 1].bytes.count == 3, words[index + 1].isFigure {
        // "75 011"
        let value = word.value * 1000 + words[index + 1].value
        guard let communes = known(value) else { continue }
        found.append(
          Postcode(mask: 3 << UInt64(index), first: index, end: index + 2, value: UInt32(value), communes: communes))
      }
    }
    return found
  }

  private func known(_ value: Int32) -> UnsafeBufferPointer<UInt32>? {
    guard value > 0 else { return nil }
    let place = lowerBound(base.postcodes, UInt32(value))
    guard place < base.postcodes.count, base.postcodes[place] == UInt32(value) else { return nil }
    return UnsafeBufferPointer(
      rebasing: base.postcodeValues[Int(base.postcodeValueOffsets[place])..<Int(base.postcodeValueOffsets[place + 1])])
  }

  /// Four figures are a postcode without its zero only where the next words name one of its communes.
  private func isFollowedByItsCommune(_ question: Question, _ index: Int) -> Bool {
    guard let communes = known(question.words[index].value) else { return false }
    return communes.contains { commune in
      let key = spellings.key(commune)
      return spans(question, from: index + 1).contains { $0.key == key || Self.misspellingCost($0.key, key) != nil }
    }
  }

  // Names.

  /// Canonical bytes of the words from `first` on, run together, for each number of words.
  private func spans(_ question: Question, from first: Int) -> [Span] {
    var spans: [Span] = [], key: [UInt8] = []
    var index = first
    while index < question.words.count, index - first < Self.longestName {
      let word = question.words[index]
      guard index == first || word.cell == question.words[first].cell && (word.break != .part || word.cell == 2) else { break }
      if word.isCedex || word.isArrondissement { break }
      if word.isFigure, word.bytes.count > 2 { break }
      // "Vitry s/ Seine"
      let isSur = index > first && question.text[word.bytes].elementsEqual("s".utf8)
      key += isSur ? ArraySlice("sur".utf8) : question.text[index == first ? word.headForm : word.laterForm]
      index += 1
      spans.append(Span(first: first, end: index, key: key))
    }
    return spans
  }

  private func names(_ question: Question, _ postcodes: [Postcode]) -> [Name] {
    var found: [Name] = []
    for first in question.words.indices where !question.words[first].isFigure && question.words[first].role != .postal {
      var kept: [Name] = []
      for span in spans(question, from: first) {
        guard let entry = span.key.withUnsafeBufferPointer({ base.communeKeys.index(of: $0) }) else { continue }
        let end = endOfPlace(question, span.end)
        let position = positionCost(question, first, end, postcodes)
        let name = Name(
          first: first, end: end, cost: position, isApart: position < PlaceReading.Cost.nameAfterSmallWord,
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

  private func communes(ofEntry entry: Int) -> [(index: UInt32, cost: Float)] {
    var found: [(index: UInt32, cost: Float)] = []
    for value in base.communeKeys.values(of: entry) {
      let kind = CommuneNameKind(rawValue: value & (1 << CommuneNameKind.bits - 1)) ?? .official
      let cost: Float =
        switch kind {
        case .official, .delivery: 0
        case .place: PlaceReading.Cost.place
        case .former: PlaceReading.Cost.former
        case .bare: PlaceReading.Cost.bare
        }
      let commune = value >> CommuneNameKind.bits
      if let same = found.firstIndex(where: { $0.index == commune }) {
        found[same].cost = min(found[same].cost, cost)
      } else {
        found.append((commune, cost))
      }
    }
    return found
  }

  /// Whether a name is that of a place or an old commune of some commune.
  private func namesPlace(_ entry: Int) -> Bool {
    base.communeKeys.values(of: entry).contains { value in
      let kind = CommuneNameKind(rawValue: value & (1 << CommuneNameKind.bits - 1))
      return kind == .former || kind == .place
    }
  }

  /// "Paris CEDEX 10" is the tenth arrondissement; nil where the name has no arrondissements or the number none.
  private func districts(_ question: Question, _ span: Span, _ end: Int) -> [(index: UInt32, cost: Float)]? {
    guard end - span.end >= 2, question.words[span.end].isCedex, let number = question.words[span.end..<end].last, number.isFigure
    else { return nil }
    let key = span.key + Array(String(number.value).utf8)
    return key.withUnsafeBufferPointer { base.communeKeys.index(of: $0) }.map(communes(ofEntry:))
  }

  /// Takes CEDEX, its number and "arrondissement" with the name.
  private func endOfPlace(_ question: Question, _ end: Int) -> Int {
    var end = end
    while end < question.words.count, question.words[end].isArrondissement { end += 1 }
    if end < question.words.count, question.words[end].isCedex {
      end += 1
      if end < question.words.count, question.words[end].isFigure, question.words[end].bytes.count <= 2 { end += 1 }
    }
    return end
  }

  private func positionCost(_ question: Question, _ first: Int, _ end: Int, _ postcodes: [Postcode]) -> Float {
    let words = question.words
    if words[first].cell == 2 { return 0 }
    // "avenue de Cœuilly" is a street of the place that bears its name.
    let isPartOfStreet = first > 0 && words[first].break < .part && (words[first - 1].isSmall || words[first - 1].isType)
    let afterSmallWord = isPartOfStreet ? PlaceReading.Cost.nameAfterSmallWord : 0
    // "Paris 16 avenue de New York": the number may be the house's.
    let beforeType = words[end - 1].isFigure && end < words.count && words[end].isType && words[end].break < .part
    let numberTaken = beforeType ? PlaceReading.Cost.nameTakesNumber : 0
    if postcodes.contains(where: { $0.end == first || $0.first == end }) { return afterSmallWord + numberTaken }
    if end == words.count || words[end].cell > 0 || isCountry(question, end) { return afterSmallWord }
    if first == 0, words[end].break == .part || words[end].isFigure || numberTaken > 0 {
      return PlaceReading.Cost.nameAtHead + numberTaken
    }
    return PlaceReading.Cost.nameInside + (isPartOfStreet ? PlaceReading.Cost.nameOfStreet : 0)
  }

  private func isCountry(_ question: Question, _ index: Int) -> Bool {
    index == question.words.count - 1 && question.text[question.words[index].bytes].elementsEqual("france".utf8)
  }

  // Names with mistakes.

  /// Names of the postcode's communes that the words beside it nearly give.
  private mutating func misspelled(_ question: Question, near postcode: Postcode) -> [Name] {
    guard let communes = postcode.communes else { return [] }
    var found: [Name] = []
    for commune in communes {
      let key = spellings.key(commune)
      for span in spans(question, from: postcode.end) + spansEnding(question, at: postcode.first) + cellSpans(question) {
        guard let cost = Self.misspellingCost(span.key, key) else { continue }
        found.append(
          Name(first: span.first, end: endOfPlace(question, span.end), cost: cost, communes: [(commune, 0)]))
      }
    }
    return Self.best(found)
  }

  /// In the commune's cell an exact name that leaves words before it may be part of a misspelt one: "Vileneuve-lès-Béziers".
  private mutating func misspelledCell(_ question: Question, _ postcodes: [Postcode], _ names: [Name]) -> [Name] {
    guard let cell = cellSpans(question).first, !names.contains(where: { $0.first == cell.first && $0.end >= cell.end }) else {
      return []
    }
    var found: [Name] = []
    for commune in postcodes.flatMap({ $0.communes.map(Array.init) ?? [] }) {
      guard let cost = Self.misspellingCost(cell.key, spellings.key(commune)) else { continue }
      found.append(Name(first: cell.first, end: endOfPlace(question, cell.end), cost: cost, communes: [(commune, 0)]))
    }
    return Self.best(found)
  }

  /// Names of communes that have addresses, nearly given by the words at the end or in the cell of the commune.
  private mutating func misspelled(_ question: Question) -> [Name] {
    var found: [Name] = []
    let spans = spansEnding(question, at: question.words.count) + cellSpans(question)
    for commune in spellings.covered {
      let key = spellings.key(commune)
      for span in spans where span.key.count >= 5 && standsApart(question, span) {
        guard let cost = Self.misspellingCost(span.key, key) else { continue }
        found.append(Name(first: span.first, end: span.end, cost: cost + 0.3, communes: [(commune, 0)]))
      }
    }
    return Self.best(found)
  }

  /// Whether words may be a misspelt commune without a postcode beside them: behind a comma, in a cell of their own, alone, or
  /// too long to be the end of a street's name.
  private func standsApart(_ question: Question, _ span: Span) -> Bool {
    let first = question.words[span.first]
    if first.cell == 2 || span.first > 0 && first.break == .part { return true }
    if span.first == 0 { return span.end == question.words.count && !first.isType }
    let previous = question.words[span.first - 1]
    return span.key.count >= Self.longName && span.end - span.first >= 2 && !previous.isSmall && !previous.isType
  }

  private static func best(_ found: [Name]) -> [Name] {
    let least = found.map(\.cost).min() ?? 0
    return Array(found.filter { $0.cost < least + 0.6 }.sorted { ($0.cost, $0.first) < ($1.cost, $1.first) }.prefix(4))
  }

  /// Words that begin many names and say nothing of which.
  private static let commonStarts: Set<[UInt8]> = Set(
    ["saint", "sainte", "villeneuve", "chateau", "mont", "pont", "ville", "neuville", "bois", "grand", "petit"].map { Array($0.utf8) })

  private static func misspellingCost(_ span: [UInt8], _ key: [UInt8]) -> Float? {
    if span.count >= 4, span.count < key.count, key.starts(with: span), !commonStarts.contains(span) {
      return PlaceReading.Cost.shortened + 1 - Float(span.count) / Float(key.count)
    }
    let limit = min(2, max(span.count, key.count) / 4)
    guard limit > 0 else { return nil }
    return span.withUnsafeBufferPointer { span in
      key.withUnsafeBufferPointer { key in
        EditDistance.between(span, key, limit: limit).map { Float($0) * PlaceReading.Cost.misspelled }
      }
    }
  }

  private func spansEnding(_ question: Question, at end: Int) -> [Span] {
    var end = end
    if end > 0, end == question.words.count, isCountry(question, end - 1) { end -= 1 }
    var found: [Span] = []
    for first in stride(from: end - 1, through: max(0, end - Self.longestName), by: -1) {
      guard let span = spans(question, from: first).first(where: { $0.end == end }) else { break }
      found.append(span)
    }
    return found
  }

  /// The whole cell of the commune.
  private func cellSpans(_ question: Question) -> [Span] {
    guard let first = question.words.firstIndex(where: { $0.cell == 2 && !$0.isFigure }) else { return [] }
    return spans(question, from: first).suffix(1)
  }

  // Readings.

  /// Takes the rest of the commune's cell with a name that the postcode confirms, at a cost: "Sciez-sur-Léman" is Sciez;
  /// what stands before the name is less likely to say nothing.
  private func takeCell(_ question: Question, _ name: Name, _ reading: inout PlaceReading) {
    guard question.words[name.first].cell == 2 else { return }
    var cost: Float = 0
    for index in question.words.indices where question.words[index].cell == 2 && reading.mask & (1 << UInt64(index)) == 0 {
      reading.mask |= 1 << UInt64(index)
      guard question.words[index].role == .plain else { continue }
      cost = max(cost, index < name.first ? PlaceReading.Cost.wordsBeforeName : PlaceReading.Cost.wordsBehindName)
    }
    for index in reading.communes.indices { reading.communes[index].cost += cost }
  }

  private func agrees(_ name: Name, _ postcode: Postcode) -> Bool {
    guard let communes = postcode.communes, name.mask & postcode.mask == 0 else { return false }
    return name.communes.contains { communes.contains($0.index) }
  }

  private func reading(_ postcode: Postcode?, _ name: Name?) -> PlaceReading {
    typealias Cost = PlaceReading.Cost
    guard let postcode else {
      guard let name else {
        return PlaceReading(mask: 0, postcode: nil, communes: [], otherCost: Cost.nowhere)
      }
      return PlaceReading(
        mask: name.mask, isNamed: true, spoken: name.places, postcode: nil,
        communes: name.communes.map { ($0.index, name.cost + $0.cost * Cost.unofficialAlone + Cost.nameOnly) },
        otherCost: .infinity)
    }
    let department = Self.department(postcode.value)
    let listed = postcode.communes.map(Array.init) ?? []
    guard let name else {
      let others: Float = listed.isEmpty ? Cost.wrongPostcode : Cost.wrongPostcode + 1.5
      return PlaceReading(
        mask: postcode.mask, postcode: postcode.value, communes: listed.map { ($0, Cost.postcodeOnly) }, otherCost: others,
        department: department)
    }
    var communes: [(index: UInt32, cost: Float)] = []
    let both = name.communes.filter { listed.contains($0.index) }
    let isDivided = name.communes.contains { base.communes[Int($0.index)].city != AddressBaseLayout.none }
    for commune in name.communes {
      // "75015 Paris" is the arrondissement rather than the city.
      let isWhole = both.contains { base.communes[Int($0.index)].city == commune.index }
      let fit = name.cost + commune.cost + (isWhole ? Cost.wholeCity : 0)
      if listed.contains(commune.index) {
        communes.append((commune.index, fit))
      } else if base.department(ofCommune: commune.index) != department {
        communes.append((commune.index, fit + (both.isEmpty ? Cost.wrongDepartment : Cost.otherDepartment)))
      } else if !both.isEmpty {
        communes.append((commune.index, fit + (isDivided ? Cost.otherArrondissement : Cost.postcodeAgainstPlace)))
      } else {
        communes.append((commune.index, fit + (listed.isEmpty ? Cost.unknownPostcode : Cost.wrongPostcode)))
      }
    }
    let isNear = name.communes.contains { base.department(ofCommune: $0.index) == department }
    let wrongName = Cost.wrongName + (isNear ? 0 : Cost.farName)
    for commune in listed where !name.communes.contains(where: { $0.index == commune }) {
      communes.append((commune, name.cost + (both.isEmpty ? wrongName : Cost.postcodeAgainstPlace)))
    }
    return PlaceReading(
      mask: postcode.mask | name.mask, isNamed: true, isConfirmed: !both.isEmpty, spoken: name.places, postcode: postcode.value, communes: communes, otherCost: Cost.elsewhere,
      department: department)
  }

  /// The same postcode or commune written once more says nothing new.
  private func absorbRepeats(_ reading: inout PlaceReading, _ postcodes: [Postcode], _ names: [Name]) {
    for postcode in postcodes where postcode.value == reading.postcode { reading.mask |= postcode.mask }
    guard reading.isConfirmed || reading.isNamed && reading.postcode == nil else { return }
    let least = reading.leastCost
    let likely = reading.communes.filter { $0.cost < least + 0.5 }.map(\.index)
    for name in names where name.isApart && name.mask & reading.mask == 0 {
      guard name.communes.contains(where: { likely.contains($0.index) }) else { continue }
      reading.mask |= name.mask
      reading.spoken += name.places
    }
  }

  static func department(_ postcode: UInt32) -> String {
    CommuneCode.department(ofPostcode: String(postcode)) ?? ""
  }
}
