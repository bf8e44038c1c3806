import Territory

/// What a postcode and a name mean together.
extension PlaceReader {
  /// Takes the rest of the commune's cell with a name that the postcode confirms, at a cost: "Sciez-sur-Léman" is Sciez;
  /// what stands before the name is less likely to say nothing.
  func takeCell(_ question: Question, _ name: Name, _ reading: inout PlaceReading) {
    guard question.words[name.first].cell == .commune else { return }
    var cost: Float = 0
    for index in question.words.indices where question.words[index].cell == .commune && !reading.mask.contains(index) {
      reading.mask.insert(index)
      guard question.words[index].role == .plain else { continue }
      cost = max(cost, index < name.first ? Likelihood.Place.wordsBeforeName : Likelihood.Place.wordsBehindName)
    }
    for index in reading.communes.indices { reading.communes[index].cost += cost }
  }

  func agrees(_ name: Name, _ postcode: Postcode) -> Bool {
    guard let communes = postcode.communes, name.mask.isDisjoint(with: postcode.mask) else { return false }
    return name.communes.contains { communes.contains($0.index) }
  }

  func reading(_ postcode: Postcode?, _ name: Name?) -> PlaceReading {
    typealias Cost = Likelihood.Place
    guard let postcode else {
      guard let name else {
        return PlaceReading(mask: WordSet(), postcode: nil, communes: [], otherCost: Cost.nowhere)
      }
      return PlaceReading(
        mask: name.mask, isNamed: true, spoken: name.places, postcode: nil,
        communes: name.communes.map { ($0.index, name.cost + $0.cost * Cost.unofficialAlone + Cost.nameOnly) },
        otherCost: .infinity)
    }
    let department = Self.department(postcode.value)
    let listed = postcode.communes.map(Array.init) ?? []
    guard let name else {
      let others = listed.isEmpty ? Cost.wrongPostcode : Cost.wrongPostcode + Cost.notOfPostcode
      return PlaceReading(
        mask: postcode.mask, postcode: postcode.value, communes: listed.map { ($0, Cost.postcodeOnly) }, otherCost: others,
        department: department)
    }
    let both = name.communes.filter { listed.contains($0.index) }
    return PlaceReading(
      mask: postcode.mask.union(name.mask), isNamed: true, isConfirmed: !both.isEmpty, spoken: name.places,
      postcode: postcode.value, communes: communes(of: name, both: both, listed: listed, department),
      otherCost: Cost.elsewhere, department: department)
  }

  /// The communes that a name and a postcode allow together, those that only one of them allows at a cost.
  func communes(
    of name: Name, both: [(index: UInt32, cost: Float)], listed: [UInt32], _ department: String
  ) -> [(index: UInt32, cost: Float)] {
    typealias Cost = Likelihood.Place
    var communes: [(index: UInt32, cost: Float)] = []
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
    return communes
  }

  /// The same postcode or commune written once more says nothing new.
  func absorbRepeats(_ reading: inout PlaceReading, _ postcodes: [Postcode], _ names: [Name]) {
    for postcode in postcodes where postcode.value == reading.postcode { reading.mask.formUnion(postcode.mask) }
    guard reading.isConfirmed || reading.isNamed && reading.postcode == nil else { return }
    let likely = reading.likelyCommunes.map(\.index)
    for name in names where name.isApart && name.mask.isDisjoint(with: reading.mask) {
      guard name.communes.contains(where: { likely.contains($0.index) }) else { continue }
      reading.mask.formUnion(name.mask)
      reading.spoken += name.places
    }
  }

  static func department(_ postcode: UInt32) -> String {
    CommuneCode.department(ofPostcode: String(postcode)) ?? ""
  }
}
