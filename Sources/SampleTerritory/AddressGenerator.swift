/// A street where a structure stands, and where on it.
struct SampleSite {
  /// Index among the communes.
  var commune: Int
  /// As names are written after a number: "rue des Lilas".
  var street: String
  /// nil where the list names the street alone.
  var number: Int?
  var isBis = false
  var point: PlanarPoint
}

/// An address of the fictitious département.
struct SampleAddress: Sendable {
  var commune: Int
  /// Six characters that stand for the street in its ids.
  var streetKey: String
  var street: String
  var number: Int
  var suffix: String
  var point: PlanarPoint
  var kind: String
  var isCertified: Bool
}

/// Draws the addresses of the streets that the list of structures names, a number every few metres and some missing.
struct AddressGenerator {
  /// Centimetres along the street from one number to the next, and from its middle to its houses.
  private static let step = 450, side = 700
  private static let kinds = [("entrée", 55), ("segment", 80), ("parcelle", 95), ("", 100)]
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")

  /// - Parameter sites: those whose rows of the list have no position come first.
  func make(_ sites: [SampleSite], communes: [SampleDepartment.Commune], _ random: inout SampleRandom) -> [SampleAddress] {
    var streets: [(key: String, sites: [SampleSite])] = []
    var places: [String: Int] = [:]
    for site in sites {
      let key = "\(communes[site.commune].code) \(site.street)"
      if let place = places[key] {
        streets[place].sites.append(site)
      } else {
        places[key] = streets.count
        streets.append((key, [site]))
      }
    }
    streets.sort { $0.key < $1.key }
    return streets.flatMap { street($0.sites, &random) }
  }

  /// A straight street through its first structure, at that structure's number.
  private func street(_ sites: [SampleSite], _ random: inout SampleRandom) -> [SampleAddress] {
    let anchor = sites[0], own = anchor.number ?? 14
    let direction = random.pick(SampleDepartment.directions)
    let key = String((0..<6).map { _ in random.pick(Self.letters) })
    let wanted = Dictionary(sites.compactMap { site in site.number.map { ($0, site.isBis) } }, uniquingKeysWith: { $0 || $1 })
    let last = max(own, wanted.keys.max() ?? own, 24) + random.below(14)
    var addresses: [SampleAddress] = []
    for number in 1...last {
      let isWanted = wanted[number] != nil
      guard random.chance(percent: isWanted ? 75 : 36) else { continue }
      let along = (number - own) * Self.step
      let across = number % 2 == own % 2 ? 0 : 2 * Self.side
      let point = PlanarPoint(
        x: anchor.point.x + (along * direction.0 - across * direction.1) / 1000,
        y: anchor.point.y + (along * direction.1 + across * direction.0) / 1000)
      func add(_ suffix: String, _ point: PlanarPoint) {
        let draw = random.below(100)
        addresses.append(
          SampleAddress(
            commune: anchor.commune, streetKey: key, street: anchor.street.prefix(1).uppercased() + anchor.street.dropFirst(),
            number: number, suffix: suffix, point: point, kind: Self.kinds.first { draw < $0.1 }?.0 ?? "",
            isCertified: random.chance(percent: 60)))
      }
      add("", point)
      if wanted[number] == true || random.chance(percent: 5) { add("bis", PlanarPoint(x: point.x + 200, y: point.y + 200)) }
    }
    return addresses
  }
}
