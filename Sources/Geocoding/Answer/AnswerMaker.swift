/// Turns candidates into answers: positions, radii, labels, states.
struct AnswerMaker {
  let base: AddressBase
  let parameters: GeocodingParameters
  private let positionRadii: [Double]
  private let regularity: StreetRegularity
  private static let mostNamed = 6
  /// A street that goes on beyond its known numbers may have them further apart: set by hand, not measured.
  private static let reachMargin = 1.5

  init(base: AddressBase, parameters: GeocodingParameters) {
    self.base = base
    self.parameters = parameters
    positionRadii = base.positions.map { parameters.radius(ofPosition: base.text($0)) }
    regularity = StreetRegularity(base: base, parameters: parameters, positionRadii: positionRadii)
  }

  /// The best of some streets, or all of them where several fit about as well.
  func street(_ candidates: [StreetCandidate], scores: [Double]) -> GeocodedAddress {
    let most = candidates[0].isDoubtful || candidates[0].isNumberApart ? parameters.doubtfulScore : 1
    return answer(place(candidates[0]), scores, most: most) { place(candidates[$0]) }
  }

  /// - Parameters:
  ///   - best: the first of the places.
  ///   - scores: shares of all places, the greatest first.
  ///   - most: what the score may be at most.
  ///   - place: any of the places.
  private func answer(
    _ best: GeocodedAddress, _ scores: [Double], most: Double = 1, place: (Int) -> GeocodedAddress
  ) -> GeocodedAddress {
    var answer = best
    let rivals = rivals(scores)
    if rivals.count > 1 {
      answer.status = .ambiguous
      answer.score = scores[0]
      answer.nextScore = scores[1]
      let others = rivals.dropFirst().map(place)
      for other in others { cover(&answer, other) }
      answer.label = Self.joined(labels([answer] + others))
    } else {
      answer.score = min(most, parameters.score(ofShare: scores[0]))
      answer.nextScore = scores.count > 1 ? min(answer.score, scores[1]) : nil
      answer.status = answer.score >= parameters.certainScore ? .certain : .weak
    }
    return answer
  }

  /// Labels told apart by old communes where they are equal.
  private func labels(_ places: [GeocodedAddress]) -> [String] {
    let plain = places.map(\.label)
    return places.map { place in
      guard plain.filter({ $0 == place.label }).count > 1, let street = place.street else { return place.label }
      let former = base.text(base.streets[street].oldCommune)
      return former.isEmpty ? "\(place.label) (\(place.id))" : "\(place.label) (\(former))"
    }
  }

  /// The answers that fit about as well as the best, if one of them is likely to be right.
  private func rivals(_ scores: [Double]) -> [Int] {
    let rivals = scores.indices.filter { scores[$0] >= parameters.ambiguousShare * scores[0] }
    return rivals.reduce(0) { $0 + scores[$1] } >= Likelihood.Score.leastAmbiguous ? rivals : [0]
  }

  /// - Parameter postcode: the one that the question names.
  func municipality(_ communes: [UInt32], scores: [Double], postcode: UInt32?) -> GeocodedAddress {
    guard let first = communes.first else { return GeocodedAddress() }
    let best = answer(place(commune: first, postcode: postcode), scores) { place(commune: communes[$0], postcode: postcode) }
    return best.status == .ambiguous || best.score >= parameters.leastScore ? best : GeocodedAddress()
  }

  /// The commune where a street was asked for and not found, if the base knows its streets at all.
  func fallback(_ reading: PlaceReading) -> GeocodedAddress {
    let likely = reading.likelyCommunes
    guard likely.count == 1, let commune = likely.first, commune.cost < Likelihood.Place.sureEnough,
      base.communes[Int(commune.index)].streetCount > 0
    else { return GeocodedAddress() }
    var answer = place(commune: commune.index, postcode: reading.postcode)
    answer.status = .weak
    answer.score = Likelihood.Score.fallback
    return answer
  }

  // Places.

  func place(_ candidate: StreetCandidate) -> GeocodedAddress {
    let street = base.streets[candidate.street]
    var answer = GeocodedAddress()
    answer.street = candidate.street
    let commune = base.communes[Int(street.commune)]
    answer.communeCode = base.text(commune.code)
    answer.communeName = base.text(commune.name)
    answer.epsg = Int(commune.epsg)
    answer.id = base.text(street.id)
    answer.postcode = postcode(street, 0)
    var number = ""
    switch candidate.number {
    case .found(let index):
      answer.kind = .houseNumber
      let address = base.addresses[index]
      set(&answer, address.position)
      answer.radius = positionRadii[Int(address.positionKind)]
      answer.id = base.addressID(index, street: candidate.street)
      answer.postcode = postcode(street, Int(address.postcode))
      number = Self.number(Int(address.number), base.suffixText(address.suffix))
    case .suffixMissing(let index):
      answer.kind = .interpolation
      let address = base.addresses[index]
      set(&answer, address.position)
      answer.radius = regularity.radius(besides: index, on: street)
      answer.postcode = postcode(street, Int(address.postcode))
      number = Self.number(candidate.wanted)
    case .between(let point):
      answer.kind = .interpolation
      set(&answer, (point.longitude, point.latitude), (point.x, point.y))
      answer.radius = regularity.radius(point, on: street)
      number = Self.number(candidate.wanted)
    case .none, .absent:
      answer.kind = street.kind == .locality ? .locality : .street
      set(&answer, street.position)
      let least = street.kind == .locality ? parameters.localityRadius : parameters.leastStreetRadius
      answer.radius = max(least, street.radiusInMetres + parameters.interpolationFixed + reach(candidate.wanted, street))
    }
    answer.houseNumber = number
    answer.streetName = base.text(street.name)
    // A Base Adresse Locale has no postcodes.
    let postcode = answer.postcode.isEmpty ? "" : answer.postcode + " "
    answer.label = (number.isEmpty ? "" : number + " ") + "\(answer.streetName) \(postcode)\(answer.communeName)"
    return answer
  }

  /// How far beyond its known addresses a street may go to reach a number: as many metres a number as between those, and half
  /// as many again.
  private func reach(_ wanted: HouseNumber?, _ street: StreetRecord) -> Double {
    guard let wanted, street.addressCount > 0 else { return 0 }
    let addresses = street.addresses
    let first = base.addresses[addresses.lowerBound].number, last = base.addresses[addresses.upperBound - 1].number
    let missing = Double(max(first - wanted.number, wanted.number - last, 0))
    let known = 2 * street.radiusInMetres / Double(max(1, last - first))
    let metres = last > first ? min(known, parameters.metresPerNumber) : parameters.metresPerNumber
    return min(Self.reachMargin * metres * missing, parameters.communeRadius)
  }

  func place(commune index: UInt32, postcode: UInt32? = nil) -> GeocodedAddress {
    let commune = base.communes[Int(index)]
    var answer = GeocodedAddress()
    answer.kind = .municipality
    answer.communeCode = base.text(commune.code)
    answer.communeName = base.text(commune.name)
    answer.id = answer.communeCode
    answer.epsg = Int(commune.epsg)
    // Of several postcodes only the one that was asked is the answer's.
    let own = base.communePostcodes[commune.postcodes]
    if let known = own.count == 1 ? own.first : postcode.flatMap({ own.contains($0) ? $0 : nil }) {
      answer.postcode = Postcode.text(known)
    }
    answer.label = answer.postcode.isEmpty ? answer.communeName : "\(answer.postcode) \(answer.communeName)"
    guard commune.position.isKnown else { return answer }
    set(&answer, commune.position)
    answer.radius = commune.radius > 0 ? max(parameters.leastStreetRadius, commune.radiusInMetres) : parameters.communeRadius
    return answer
  }

  private func set(_ answer: inout GeocodedAddress, _ position: StoredPosition) {
    set(&answer, position.degrees, position.metres)
  }

  private func set(
    _ answer: inout GeocodedAddress, _ degrees: (longitude: Double, latitude: Double), _ metres: (x: Double, y: Double)
  ) {
    (answer.longitude, answer.latitude) = degrees
    (answer.x, answer.y) = metres
  }

  /// Widens an answer's radius until it holds another place with its own; systems that differ are far apart.
  private func cover(_ answer: inout GeocodedAddress, _ other: GeocodedAddress) {
    guard answer.hasPosition, other.hasPosition else { return }
    let dx = other.x - answer.x, dy = other.y - answer.y
    let gap = other.epsg == answer.epsg ? (dx * dx + dy * dy).squareRoot() : 10_000_000
    answer.radius = max(answer.radius, gap + other.radius)
  }

  private static func joined(_ labels: [String]) -> String {
    let named = labels.prefix(mostNamed).joined(separator: " | ")
    return labels.count > mostNamed ? named + " | ... (\(labels.count) en tout)" : named
  }

  private func postcode(_ street: StreetRecord, _ place: Int) -> String {
    guard place < Int(street.postcodeCount) else { return "" }
    return Postcode.text(base.streetPostcodes[Int(street.firstPostcode) + place])
  }

  private static func number(_ wanted: HouseNumber?) -> String {
    guard let wanted else { return "" }
    return number(Int(wanted.number), wanted.first.meant?.label ?? "")
  }

  private static func number(_ number: Int, _ suffix: String) -> String {
    guard !suffix.isEmpty else { return String(number) }
    return suffix.count == 1 ? "\(number)\(suffix.uppercased())" : "\(number) \(suffix)"
  }
}
