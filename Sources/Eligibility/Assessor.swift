import Groundwork
import Structures
import Territory

/// Decides for every site and prestation of a list, in the list's order.
public struct Assessor: Sendable {
  private let inputs: AssessmentInputs
  private let book: any CommuneBook

  public init(_ inputs: AssessmentInputs) {
    self.inputs = inputs
    book = inputs.communes ?? QuarterCommuneBook(inputs.geographies.geographies)
  }

  /// - Throws: `FileFault.unreadable` if the date fits no file at any row's place; what the locators throw.
  public func assess(_ structures: [Structure]) throws -> [Assessment] {
    let positioned = structures.indices.filter { structures[$0].position != nil }
    let longitude = positioned.map { structures[$0].position?.longitude ?? .nan }
    let latitude = positioned.map { structures[$0].position?.latitude ?? .nan }
    func spread<Value>(_ values: [Value], default empty: Value) -> [Value] {
      var all = [Value](repeating: empty, count: structures.count)
      for (value, index) in zip(values, positioned) { all[index] = value }
      return all
    }
    let map = book as? any CommuneMap
    let located = spread(try map?.locate(longitude: longitude, latitude: latitude) ?? [], default: [])
    let places = structures.indices.map { SitePlace(structures[$0], located: located[$0], book: book) }
    try inputs.geographies.check(places: places.map(\.isOverseas))
    func standings(_ locator: (any PlaceLocating)?) throws -> [ZoneStanding?] {
      guard let locator else { return Array(repeating: nil, count: structures.count) }
      return spread(try locator.standings(longitude: longitude, latitude: latitude).map(Optional.some), default: nil)
    }
    let quarters = try inputs.geographies.geographies.map { try standings($0.locator) }
    let lived: [ZoneStanding?] =
      if case .polygons(_, _, let locator) = inputs.lived.form { try standings(locator) } else { try standings(nil) }
    let former = try standings(inputs.comparison?.former.locator)
    let streets = try streetStandings(structures)
    let reached = try reachedByBands(structures, places, map)
    let resemblance = Resemblance(structures, communes: places.map(\.decidingCode))
    var assessments: [Assessment] = []
    for index in structures.indices {
      var site = SiteAssessment(
        inputs: inputs, book: book, structure: structures[index], place: places[index],
        quarters: quarters.map { $0[index] }, lived: lived[index], former: former[index], street: streets[index], reached: reached)
      site.reserves = try reserves(index, structures, places[index], resemblance, map, site.radius.metres)
      assessments += site.assessments()
    }
    return assessments
  }

  /// Where the known addresses of each street that answers for a row stand, by row. A street is looked at once, and all
  /// streets together: a projection costs more to make than a street to measure.
  private func streetStandings(_ structures: [Structure]) throws -> [Int: StreetStandings] {
    var streets: [(rows: [Int], addresses: Range<Int>)] = [], places: [String: Int] = [:]
    var longitude: [Double] = [], latitude: [Double] = []
    for (index, structure) in structures.enumerated() {
      guard let finding = structure.addressFinding, finding.use == .street,
        finding.known.count >= AddressFinding.leastAddresses
      else { continue }
      let id = finding.answer.id
      if !id.isEmpty, let place = places[id] {
        streets[place].rows.append(index)
        continue
      }
      places[id] = streets.count
      let first = longitude.count
      longitude += finding.known.map(\.longitude)
      latitude += finding.known.map(\.latitude)
      streets.append(([index], first..<longitude.count))
    }
    guard !streets.isEmpty else { return [:] }
    func standings(_ locator: any PlaceLocating) throws -> [ZoneStanding] {
      try locator.standings(longitude: longitude, latitude: latitude)
    }
    let quarters = try inputs.geographies.geographies.map { try standings($0.locator) }
    let lived: [ZoneStanding]? =
      if case .polygons(_, _, let locator) = inputs.lived.form { try standings(locator) } else { nil }
    var found: [Int: StreetStandings] = [:]
    for street in streets {
      let own = StreetStandings(
        quarters: quarters.map { Array($0[street.addresses]) }, lived: lived.map { Array($0[street.addresses]) })
      for row in street.rows { found[row] = own }
    }
    return found
  }

  /// Communes of the rows without position that no quarter touches and that the band around the quarters may reach, by
  /// geography; all of them where their shapes are not known.
  private func reachedByBands(_ structures: [Structure], _ places: [SitePlace], _ map: (any CommuneMap)?) throws -> [Set<String>] {
    guard case .buffer(let metres) = inputs.lived.form else { return [] }
    let codes = Set(places.flatMap { [$0.decidingCode] + $0.rivals }.map(CommuneCode.city(of:))).subtracting([""])
    return try inputs.geographies.geographies.map { geography in
      let untouched = codes.filter { geography.touching[$0] == nil }
      guard let map, let shapes = geography.shapes else { return untouched }
      return try map.near(shapes, geography.locator, codes: untouched, within: metres)
    }
  }

  /// What stands against a row, whatever the rule makes of it.
  private func reserves(
    _ index: Int, _ structures: [Structure], _ place: SitePlace, _ resemblance: Resemblance, _ map: (any CommuneMap)?,
    _ radius: Double?
  ) throws -> [Assessment.Reserve] {
    let structure = structures[index]
    var reserves: [Assessment.Reserve] = []
    func add(_ kind: EligibilityRule.Reservation, _ sentence: String, verify: Bool = true) {
      let asks = verify && inputs.rule.reservations[kind] == .verify
      reserves.append(Assessment.Reserve(kind: kind, sentence: sentence, asksVerification: asks))
    }
    let outside = try outsideCommune(structure, place, map, radius)
    if let outside { add(.outsideCommune, outside.sentence, verify: outside.distance > inputs.rule.communeTolerance) }
    if let rival = place.foundElsewhere, let found = structure.addressFinding {
      // Where the commune of the row has a shape, the distance to it has said what there is to say.
      let isMeasured = outside != nil || !place.isCodeFound && map?.name(of: place.code) != nil
      if found.use == .street || found.use == .point && !isMeasured {
        let what = found.use == .street ? "la rue" : "l'adresse"
        add(.outsideCommune, "\(what) est trouvée \(rival.found), et non dans la commune nommée, \(rival.named)")
      }
    }
    switch seat(structure) {
    case .named: add(.managerSeat, "l'adresse est celle d'un siège, peut-être pas celle du site")
    case .possible: add(.managerSeat, "l'adresse peut être celle du gestionnaire et non du site", verify: false)
    case .none: break
    }
    if structure.services.contains(where: { $0.code == "LAEP" }) {
      if isTravelling(structure) {
        add(.travelling, "LAEP itinérant, sans lieu fixe : à examiner")
      } else if let count = resemblance.siteCounts[index] {
        add(.travelling, "LAEP sur \(count) sites : chacun est jugé à part, l'itinérance est à examiner", verify: false)
      }
    }
    if let twin = resemblance.duplicates[index] {
      add(.duplicate, "doublon possible de \(Self.named(structures[twin]))")
    } else if let twin = resemblance.samePlace[index] {
      add(.samePlace, "même lieu que \(Self.named(structures[twin]))")
    }
    return reserves
  }

  private static func named(_ structure: Structure) -> String {
    structure.id.isEmpty ? "« \(structure.title) », ligne \(structure.number)" : "« \(structure.title) » (\(structure.id))"
  }

  private func outsideCommune(
    _ structure: Structure, _ place: SitePlace, _ map: (any CommuneMap)?, _ radius: Double?
  ) throws -> (sentence: String, distance: Double)? {
    guard let map, let position = structure.position, let radius, !place.code.isEmpty,
      !place.located.contains(place.code), !place.located.contains(CommuneCode.city(of: place.code))
    else { return nil }
    let there = place.located.first.map { "à " + (map.name(of: $0) ?? $0) } ?? "hors des communes connues"
    let measured =
      try map.distance(to: place.code, longitude: position.longitude, latitude: position.latitude)
      ?? map.distance(to: CommuneCode.city(of: place.code), longitude: position.longitude, latitude: position.latitude)
    guard let distance = measured else {
      guard let other = place.located.first else { return nil }
      // A code unknown in its own département may be that of a commune since merged.
      let isElsewhere = CommuneKey.department(ofCommune: other) != CommuneKey.department(ofCommune: place.code)
      let named = place.name.isEmpty ? place.code : place.name
      return ("la position tombe \(there), et non dans la commune nommée, \(named)", isElsewhere ? .infinity : 0)
    }
    guard distance > radius else { return nil }
    return ("la position tombe \(there), à \(Wording.metres(distance)) de la commune nommée, \(place.name)", distance)
  }

  private enum Seat {
    case named, possible, none
  }

  /// Whether the address says that it is a registered office, or may be the manager's: a town hall, the manager's own address.
  private func seat(_ structure: Structure) -> Seat {
    let texts = [structure.address, structure.name, structure.precision]
    if texts.contains(where: { Parameters.mentions(inputs.parameters.seatWords, in: $0) }) { return .named }
    if Parameters.mentions(inputs.parameters.possibleSeatWords, in: structure.address) { return .possible }
    let isManagers = !structure.address.isEmpty && Wording.key(structure.managerAddress) == Wording.key(structure.address)
    return isManagers ? .possible : .none
  }

  private func isTravelling(_ structure: Structure) -> Bool {
    let texts = [structure.name, structure.serviceText, structure.precision]
    return texts.contains { Parameters.mentions(inputs.parameters.travellingWords, in: $0) }
      || Parameters.mentions(inputs.parameters.travellingAddressWords, in: structure.address)
  }
}
