/// Judges streets against a question: words, place and number together.
struct StreetMatcher {
  private let base: AddressBase
  private let numbers: NumberLookup
  private let spellings: CommuneSpellings
  private var aligner: NameAligner
  private var order: [Int] = []

  init(base: AddressBase, terms: TermTable, numbers: NumberLookup, spellings: CommuneSpellings) {
    self.base = base
    self.spellings = spellings
    self.numbers = numbers
    aligner = NameAligner(base: base, terms: terms)
  }

  /// What a question says, read once for all candidates.
  struct Reading {
    var question: Question
    var places: [PlaceReading]
    var houseNumbers: [HouseNumber]
    var numberParts: WordSet
  }

  /// The best way in which a name explains the question; nil if its commune is out of the question.
  mutating func judge(_ name: Int, _ reading: Reading, _ matches: WordMatches) -> StreetCandidate? {
    let street = Int(base.nameStreets[name])
    let record = base.streets[street]
    let words = base.words(ofName: name)
    var best: StreetCandidate?
    var lastMask: WordSet?, alignment = NameAlignment(cost: 0, matched: WordSet())
    for place in reading.places {
      let placeCost = self.placeCost(place, record)
      guard placeCost < Likelihood.Place.otherDepartment, placeCost < best?.cost ?? .infinity else { continue }
      if lastMask != place.mask {
        alignment = align(words, reading, place.mask, matches)
        lastMask = place.mask
      }
      guard !alignment.matched.isEmpty else { continue }
      let textCost = alignment.cost + otherwiseCost(reading, alignment.matched, place.mask, isSeveral: words.count > 1)
      var candidate = StreetCandidate(
        street: street, name: name, placeCost: placeCost, textCost: textCost, numberCost: 0, number: .none,
        isDoubtful: alignment.isDoubtful, matched: alignment.matched)
      findNumber(&candidate, reading, alignment, place.mask, record)
      if candidate.cost < best?.cost ?? .infinity { best = candidate }
    }
    return best
  }

  /// What speaks against a name besides its words.
  private func otherwiseCost(_ reading: Reading, _ matched: WordSet, _ place: WordSet, isSeveral: Bool) -> Float {
    let question = reading.question
    // The house number alone says nothing of "Voie A/12"; "Mairie" is a building before it is a square.
    let isNumberAlone = isSeveral && matched.isSubset(of: reading.numberParts)
    let isBuildingAlone = question.words.indices.allSatisfy { index in
      !matched.contains(index) || question.words[index].role != .plain || question.words[index].isSmall
    }
    return (isNumberAlone || isBuildingAlone ? Likelihood.Name.numberAlone : 0)
      + (namesOtherStreet(question, matched.union(place)) ? Likelihood.Name.otherStreetNamed : 0)
  }

  /// Whether words that the name does not explain are a street by themselves: a type and a name behind it.
  private func namesOtherStreet(_ question: Question, _ explained: WordSet) -> Bool {
    question.words.indices.dropLast().contains { index in
      let word = question.words[index]
      guard word.isType, !word.isPlaceType, word.role == .plain, !explained.contains(index) else { return false }
      var next = index + 1
      while next < question.words.count, question.words[next].isSmall, question.words[next].break != .part { next += 1 }
      return next < question.words.count && question.words[next].break != .part && question.words[next].role == .plain
        && (!explained.contains(next) || question.words[next].isFigure)
    }
  }

  private func placeCost(_ place: PlaceReading, _ street: StreetRecord) -> Float {
    administrativeCost(place, street) + formerCommuneCost(place, street)
  }

  /// Where a question names an old commune, its streets go before those of the same name in the others.
  private func formerCommuneCost(_ place: PlaceReading, _ street: StreetRecord) -> Float {
    guard street.oldCommune != AddressBaseLayout.none, !place.spoken.isEmpty else { return 0 }
    let key = spellings.key(text: street.oldCommune)
    return place.spoken.contains(key) ? 0 : Likelihood.Place.otherFormerCommune
  }

  private func administrativeCost(_ place: PlaceReading, _ street: StreetRecord) -> Float {
    guard let commune = place.communes.first(where: { $0.index == street.commune }) else {
      guard place.otherCost < .infinity, let department = place.department else { return place.otherCost }
      let isNear = base.department(ofCommune: street.commune) == department
      return isNear ? place.otherCost : Likelihood.Place.otherDepartment
    }
    guard let postcode = place.postcode, street.postcodeCount > 1 || base.communes[Int(street.commune)].postcodeCount > 1 else {
      return commune.cost
    }
    let own = base.streetPostcodes[street.postcodes]
    let all = base.communePostcodes[base.communes[Int(street.commune)].postcodes]
    return !own.contains(postcode) && all.contains(postcode)
      ? commune.cost + Likelihood.Place.otherPostcodeOfCommune : commune.cost
  }

  // Words.

  private mutating func align(
    _ name: UnsafeBufferPointer<UInt32>, _ reading: Reading, _ mask: WordSet, _ matches: WordMatches
  ) -> NameAlignment {
    let question = reading.question
    order.removeAll(keepingCapacity: true)
    for index in question.words.indices where !mask.contains(index) { order.append(index) }
    var best = aligner.align(question, order: order, numberParts: reading.numberParts, name: name, matches: matches)
    guard best.cost > Likelihood.Name.orderly, aligner.isWhole(name, order: order, matches: matches) else { return best }
    let plain = order
    for start in plain.indices.dropFirst() where question.words[plain[start]].isType {
      guard let turned = Self.turned(plain, at: start, question, reading.numberParts) else { continue }
      var other = aligner.align(question, order: turned, numberParts: reading.numberParts, name: name, matches: matches)
      other.cost += Likelihood.Name.rotated
      if other.cost < best.cost { best = other }
    }
    for shifted in Self.shifted(plain, question, reading.numberParts) {
      var other = aligner.align(question, order: shifted, numberParts: reading.numberParts, name: name, matches: matches)
      other.cost += Likelihood.Name.shifted
      if other.cost < best.cost { best = other }
    }
    return best
  }

  /// "Vaillant-Couturier Paul" read as "Paul Vaillant-Couturier", and the other way: the longest run of ordinary words with its
  /// last word first, or its first word last.
  private static func shifted(_ order: [Int], _ question: Question, _ numberParts: WordSet) -> [[Int]] {
    func isOrdinary(_ place: Int) -> Bool {
      let word = question.words[order[place]]
      return !word.isType && !word.isFigure && word.role == .plain && !numberParts.contains(order[place])
    }
    var longest = 0..<0, start = 0
    while start < order.count {
      var end = start
      while end < order.count, isOrdinary(end), end == start || question.words[order[end]].break != .part { end += 1 }
      if end - start > longest.count { longest = start..<end }
      start = max(end, start + 1)
    }
    while let first = longest.first, question.words[order[first]].isSmall { longest = first + 1..<longest.upperBound }
    guard longest.count >= 3 else { return [] }
    let run = order[longest]
    let head = Array(order[..<longest.lowerBound]), tail = Array(order[longest.upperBound...])
    return [head + run.suffix(1) + run.dropLast() + tail, head + run.dropFirst() + run.prefix(1) + tail]
  }

  /// "17 Mézy (rue de la)" read as "17 rue de la Mézy"; nil where nothing stands before the type.
  private static func turned(_ order: [Int], at start: Int, _ question: Question, _ numberParts: WordSet) -> [Int]? {
    var front = start
    while front > 0, !numberParts.contains(order[front - 1]), question.words[order[front - 1]].role == .plain,
      front == start || question.words[order[front]].break != .part
    {
      front -= 1
    }
    guard front < start else { return nil }
    var end = start + 1
    while end < order.count, question.words[order[end]].break != .part, !numberParts.contains(order[end]) { end += 1 }
    return Array(order[..<front]) + order[start..<end] + order[front..<start] + order[end...]
  }

  // Numbers.

  /// Takes the house number that stands nearest before the words of the name, else behind them.
  private func findNumber(
    _ candidate: inout StreetCandidate, _ reading: Reading, _ alignment: NameAlignment, _ mask: WordSet, _ street: StreetRecord
  ) {
    let taken = alignment.matched.union(mask)
    let free = reading.houseNumbers.compactMap { $0.without(taken, reading.question) }
    guard !free.isEmpty else { return }
    let first = alignment.matched.first, end = alignment.matched.end
    let before = free.last { $0.words.upperBound <= first }
    let behind = free.first { $0.words.lowerBound >= end }
    var cost: Float = 0
    let chosen: HouseNumber
    if let before, isBeside(before, first, reading) {
      chosen = before
    } else if let behind, behind.words.lowerBound <= end + 1 {
      chosen = behind
      cost = Likelihood.Number.behind
    } else {
      chosen = before ?? behind ?? free[0]
      cost = Likelihood.Number.apart
    }
    candidate.wanted = chosen
    if chosen.words.upperBound <= first || chosen.words.lowerBound >= end {
      let figures = chosen.words.count { reading.question.words[$0].isFigure }
      candidate.textCost = max(0, candidate.textCost - Likelihood.Name.figureOutside * Float(figures))
    }
    // A second number with a street type behind it is a second address.
    let isSecond = free.contains { other in
      let next = other.words.upperBound
      return other.words != chosen.words && next < reading.question.words.count && reading.question.words[next].isType
        && !alignment.matched.contains(next)
    }
    if isSecond { cost += Likelihood.Number.secondAddress }
    candidate.number = numbers.find(chosen, on: street)
    candidate.isNumberApart = !candidate.number.isFound && base.isApart(chosen.number, ofStreet: candidate.street)
    switch candidate.number {
    case .found, .none: break
    case .suffixMissing: cost += Likelihood.Number.suffixMissing
    case .between: cost += Likelihood.Number.between
    case .absent where street.kind == .locality: cost += Likelihood.Number.locality
    case .absent: cost += street.addressCount == 0 ? Likelihood.Number.noNumbers : Likelihood.Number.absent
    }
    candidate.numberCost = cost
  }

  private func isBeside(_ number: HouseNumber, _ first: Int, _ reading: Reading) -> Bool {
    (number.words.upperBound..<first).allSatisfy { reading.question.words[$0].isSmall || reading.question.words[$0].isType }
  }
}
