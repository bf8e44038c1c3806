import Groundwork
import Territory

/// Answers questions one after the other; for one thread.
///
/// An answer is the likeliest explanation of the whole question: the words of a street's name, the place and the number at
/// once. Each candidate has a cost, a logarithm of odds (`Likelihood`); its score is its share of all candidates and of the
/// chance that the base lacks the right one.
public final class GeocodingWorker {
  private let geocoder: Geocoder
  private let base: AddressBase
  private let answers: AnswerMaker
  private var question = Question()
  private let places: PlaceReader
  private var matches: WordMatches
  private var search: CandidateSearch
  private var matcher: StreetMatcher
  private var cache: [AddressQuestion: GeocodedAddress] = [:]
  private static let cacheSize = 20_000

  init(_ geocoder: Geocoder) {
    self.geocoder = geocoder
    base = geocoder.base
    let terms = geocoder.terms
    let spellings = CommuneSpellings(base: base, lexicon: geocoder.lexicon)
    places = PlaceReader(base: base, spellings: spellings)
    matches = WordMatches(base: base, terms: terms)
    search = CandidateSearch(base: base, firstNames: geocoder.firstNames)
    let numbers = NumberLookup(base: base, lexicon: geocoder.lexicon, parameters: geocoder.parameters)
    matcher = StreetMatcher(base: base, terms: terms, numbers: numbers, spellings: spellings)
    answers = AnswerMaker(base: base, parameters: geocoder.parameters)
  }

  /// The answer to a question; the same whatever was asked before.
  public func find(_ asked: AddressQuestion) -> GeocodedAddress {
    if let known = cache[asked] { return known }
    let answer = explain(asked).answer
    if cache.count >= Self.cacheSize { cache.removeAll(keepingCapacity: true) }
    cache[asked] = answer
    return answer
  }

  /// The answer to a row: its question completed by its INSEE code, which must then be that of the answer.
  public func answer(_ asked: AddressQuestion) -> GeocodedAddress {
    var answer = find(base.completed(asked))
    let register = CommuneRegister.standard
    guard answer.contradiction == nil, let code = CommuneCode.normalise(asked.communeCode) else { return answer }
    let own = Set([code] + register.current(code)).map(CommuneCode.city(of:))
    // A column of codes may hold postcodes.
    guard answer.status == .certain, !register.current(code).isEmpty, !own.contains(CommuneCode.city(of: answer.communeCode)),
      !register.current(answer.communeCode).contains(where: { own.contains(CommuneCode.city(of: $0)) }),
      register.fit(postcode: code, commune: answer.communeCode) != .serves
    else { return answer }
    let name = register.current(code).first.flatMap(register.name) ?? ""
    doubt(&answer, PlaceContradiction(claim: .code(code, name: name), isSlip: false))
    return answer
  }

  private func doubt(_ answer: inout GeocodedAddress, _ contradiction: PlaceContradiction) {
    answer.contradiction = contradiction
    guard !contradiction.isSlip else { return }
    answer.status = .weak
    answer.score = min(answer.score, Likelihood.Score.contradicted)
    answer.nextScore = answer.nextScore.map { min($0, answer.score) }
  }

  /// The answer and the candidates behind it.
  struct Explanation {
    var answer = GeocodedAddress()
    var candidates: [StreetCandidate] = []
    var scores: [Double] = []
    var communes: [UInt32] = []
    /// The answer is a commune because no candidate is likely.
    var isFallback = false
  }

  /// What the question says of its commune must be where its address is found.
  func explain(_ asked: AddressQuestion) -> Explanation {
    var explanation = explainWords(asked)
    guard !question.words.isEmpty, !question.isTooLong else { return explanation }
    let claims = PlaceClaims(question, postcodes: places.postcodes(question))
    var uncovered = claims.uncovered(by: base)
    if uncovered.isEmpty, explanation.answer.status != .certain, claims.name == nil, claims.postcode == nil {
      let matched = explanation.candidates.first?.matched ?? WordSet()
      if let name = PlaceClaims.atTheEnd(question, besides: matched), !base.covers(name: name.words) {
        uncovered = PlaceClaims.uncovered(Set(name.codes.compactMap { CommuneCode.department(of: $0) }), by: base)
      }
    }
    guard uncovered.isEmpty || explanation.answer.kind == .municipality && explanation.communes.count > 0 else {
      var nothing = GeocodedAddress()
      nothing.uncoveredDepartment = Self.words(uncovered)
      return Explanation(answer: nothing)
    }
    guard explanation.answer.status == .certain, let (claim, others) = claims.contradiction(of: explanation.answer, in: base)
    else { return explanation }
    let isSlip = !claims.refute(explanation.answer, in: base) && isSlip(explanation, others)
    doubt(&explanation.answer, PlaceContradiction(claim: claim, isSlip: isSlip))
    return explanation
  }

  /// Whether the communes that the question means otherwise are neighbours of the answer's, and none has such a street.
  private func isSlip(_ explanation: Explanation, _ others: [String]) -> Bool {
    let register = CommuneRegister.standard, answer = explanation.answer
    let neighbours = others.filter { register.touch($0, answer.communeCode) == true }
    // A commune that the base lacks in a département that it covers may have the street; beyond it no base of one knows.
    let covered = neighbours.filter { CommuneCode.department(of: $0).map(base.description.departments.contains) ?? false }
    guard !neighbours.isEmpty, covered.allSatisfy(base.hasStreets) else { return false }
    let cities = Set(others.map(CommuneCode.city(of:)))
    let best = explanation.candidates.first?.textCost ?? 0
    return !explanation.candidates.dropFirst().contains { candidate in
      let code = base.text(base.communes[Int(base.streets[candidate.street].commune)].code)
      return cities.contains(CommuneCode.city(of: code)) && candidate.textCost < best + Likelihood.Place.sameStreet
    }
  }

  /// "38", "04 ou 05"; of many the first ones.
  private static func words(_ departments: [String]) -> String {
    departments.count > 3 ? departments.prefix(3).joined(separator: ", ") + "…" : Wording.list(departments, last: "ou")
  }

  private func explainWords(_ asked: AddressQuestion) -> Explanation {
    question.read(asked, terms: geocoder.terms, base: base)
    guard !question.words.isEmpty, !question.isTooLong else { return Explanation() }
    let houseNumbers = question.houseNumbers()
    let reading = StreetMatcher.Reading(
      question: question, places: places.read(question), houseNumbers: houseNumbers,
      numberParts: houseNumbers.reduce(into: WordSet()) { $0.formUnion($1.mask) })
    let named = placeAlone(reading)
    if let named, named.postcode != nil || question.words.contains(where: { $0.cell != .address }) { return explainPlace(named) }
    matches.begin(question)
    if let named {
      // "Le Villard" alone may be a commune far away or a locality of the base.
      let nearby = candidates(reading).filter { $0.textCost < Likelihood.Place.loneLocality }
      let isCovered = named.communes.contains { base.communes[Int($0.index)].streetCount > 0 }
      return nearby.isEmpty || isCovered ? explainPlace(named) : decide(nearby, reading)
    }
    var found = candidates(reading)
    if !(found.first.map(isGood) ?? false) {
      matches.expandAll(question)
      found = candidates(reading, besides: found.map { UInt32($0.name) }, isThorough: true)
    }
    return decide(found, reading)
  }

  // Candidates.

  /// A name that fits well is not doubted because the base lacks one of the numbers between those that it has.
  private func isGood(_ candidate: StreetCandidate) -> Bool {
    if case .between = candidate.number { return candidate.textCost + candidate.placeCost <= Likelihood.goodBetweenNumbers }
    return candidate.cost <= Likelihood.good
  }

  /// Streets that may be meant, best first, each once.
  /// - Parameter besides: names to judge again, whatever the search brings.
  private func candidates(_ reading: StreetMatcher.Reading, besides: [UInt32] = [], isThorough: Bool = false)
    -> [StreetCandidate]
  {
    var best: [Int: StreetCandidate] = [:]
    func judge(_ names: [UInt32]) {
      for name in names {
        guard let candidate = matcher.judge(Int(name), reading, matches) else { continue }
        if candidate.cost < best[candidate.street]?.cost ?? .infinity { best[candidate.street] = candidate }
      }
    }
    let likeliest = reading.places.first?.leastCost ?? 0
    let likely = reading.places.filter { $0.leastCost < likeliest + Likelihood.Place.unlikely }
    let mask = likely.reduce(WordSet.all) { $0.intersection($1.mask) }
    let wanted = wantedWords(excluding: mask)
    guard !wanted.isEmpty else { return [] }
    judge(besides)
    var communes: [UInt32] = []
    for place in reading.places {
      for commune in place.communes where commune.cost < Likelihood.Place.elsewhere && !communes.contains(commune.index) {
        communes.append(commune.index)
      }
    }
    judge(search.names(in: communes, wanted: wanted, isThorough: isThorough))
    let least = best.values.map(\.cost).min() ?? .infinity
    if reading.places.contains(where: { $0.otherCost < min(least + Likelihood.Place.rival, Likelihood.Place.elsewhere) }) {
      judge(search.names(wanted: wanted, isThorough: isThorough))
    }
    return best.values.sorted { ($0.cost, $0.street) < ($1.cost, $1.street) }
  }

  /// What the words that may belong to a name can be.
  private func wantedWords(excluding mask: WordSet) -> CandidateSearch.Wanted {
    var wanted = CandidateSearch.Wanted()
    // Of two types the second is a name: "avenue du Parc".
    var hasType = false
    for index in question.words.indices where !mask.contains(index) && question.words[index].role != .postal {
      let word = question.words[index]
      let isWeak = word.isSmall || word.isType && !hasType
      hasType = hasType || word.isType
      func add(_ matches: some Sequence<WordMatch>) {
        if isWeak {
          wanted.weak += matches
        } else {
          wanted.strong += matches
        }
      }
      add(matches.single[index])
      add(matches.glued[index])
      for split in matches.split[index] {
        add(matches.sequenceWords[split.words].map { WordMatch(word: $0, cost: split.cost) })
      }
    }
    return wanted
  }

  // Places alone.

  /// The reading that explains the whole question by a place, if one does.
  private func placeAlone(_ reading: StreetMatcher.Reading) -> PlaceReading? {
    reading.places.first { place in
      guard place.isPlaced else { return false }
      return question.words.indices.allSatisfy { index in
        let word = question.words[index]
        return place.mask.contains(index) || word.role == .postal || word.isCedex
          || places.isCountry(question, index)
      }
    }
  }

  private func explainPlace(_ place: PlaceReading) -> Explanation {
    let least = place.communes.map(\.cost).min() ?? 0
    let costs = place.communes.map { commune -> (index: UInt32, cost: Float) in
      // "Paris" is the city; its arrondissements bear the name too.
      let record = base.communes[Int(commune.index)]
      let isPart = record.city != AddressBaseLayout.none && place.communes.contains { $0.index == record.city }
      let isUnconfirmed = place.isNamed && commune.cost > least + Likelihood.Place.confirmedMargin
      let isLess = place.postcode == nil ? isPart : isUnconfirmed
      let isFar = place.department.map { $0 != base.department(ofCommune: commune.index) } ?? false
      return (commune.index, commune.cost + (isLess ? Likelihood.Place.part : 0) + (isFar ? Likelihood.Place.far : 0))
    }.sorted { ($0.cost, $0.index) < ($1.cost, $1.index) }
    let shares = Likelihood.shares(costs.map(\.cost))
    return Explanation(
      answer: answers.municipality(costs.map(\.index), scores: shares, postcode: place.postcode),
      communes: costs.map(\.index))
  }

  /// Département of the likeliest place, if the base has no address there.
  private func uncoveredDepartment(_ reading: StreetMatcher.Reading) -> String {
    guard let place = reading.places.first else { return "" }
    let commune = place.communes.min { $0.cost < $1.cost }?.index
    let department = place.department ?? commune.map(base.department(ofCommune:)) ?? ""
    return base.description.departments.contains(department) ? "" : department
  }

  // Decision.

  private func decide(_ found: [StreetCandidate], _ reading: StreetMatcher.Reading) -> Explanation {
    let scores = Likelihood.shares(found.map(\.cost))
    var explanation = Explanation(candidates: found, scores: scores)
    if !found.isEmpty { explanation.answer = answers.street(found, scores: scores) }
    let isConfirmed = reading.places.first?.isConfirmed ?? false
    let least = isConfirmed ? geocoder.parameters.certainScore : geocoder.parameters.streetScore
    if explanation.answer.status != .ambiguous, explanation.answer.score < least {
      let fallback = reading.places.first.map(answers.fallback) ?? GeocodedAddress()
      // A commune that is sure says more than a street of another that is not.
      if isElsewhere(explanation.answer, fallback) || explanation.answer.score < geocoder.parameters.leastScore {
        explanation.answer = fallback
        explanation.isFallback = true
      }
    }
    if explanation.answer.kind == nil { explanation.answer.uncoveredDepartment = uncoveredDepartment(reading) }
    return explanation
  }

  private func isElsewhere(_ answer: GeocodedAddress, _ fallback: GeocodedAddress) -> Bool {
    fallback.kind != nil && fallback.communeCode != answer.communeCode
      && CommuneCode.city(of: fallback.communeCode) != CommuneCode.city(of: answer.communeCode)
  }
}
