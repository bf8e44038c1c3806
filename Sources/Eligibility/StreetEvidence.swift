import Geocoding
import Structures
import Territory

/// How the known addresses of one street stand to the zones.
struct StreetStandings: Sendable {
  /// By geography, then by address.
  var quarters: [[ZoneStanding]]
  /// By address; nil where no lived quarter has a shape.
  var lived: [ZoneStanding]?
}

/// What the known addresses of a street say of a site on it whose number is not known.
///
/// Each address is judged by the rule as a site of its own, with its own radius. All certainly in a zone, or all certainly
/// outside, decide as one site would; anything else leaves the number to be found.
struct StreetEvidence: Sendable {
  enum Side: Sendable, Hashable {
    case inside, outside
    /// Nearer to a limit than the address is certain.
    case doubtful
  }

  let addresses: [KnownAddress]
  /// "la rue", "le lieu-dit".
  let placeWords: String
  let sides: [Side]
  let finding: LocationFinding
  /// Zones that hold addresses or whose limit is in doubt, the most frequent first.
  let zones: [Zone]

  struct Zone: Sendable, Hashable {
    let kind: EligibilityRule.ZoneKind
    let index: Int
  }

  /// nil where the street cannot be judged: too few addresses, no geography for the place, a file that is silent there.
  /// - Parameter facts: those of the site, without position.
  init?(
    _ found: AddressFinding, _ standings: StreetStandings, geography: Int?, facts: SiteFacts, rule: EligibilityRule
  ) {
    guard found.known.count >= AddressFinding.leastAddresses, let geography else { return nil }
    var findings: [LocationFinding] = []
    for (index, address) in found.known.enumerated() {
      var own = facts
      own.hasCommunePosition = false
      own.radius = address.radius
      own.quarter = standings.quarters[geography][index]
      own.lived.polygon = standings.lived?[index]
      findings.append(rule.judge(own))
    }
    let sides = findings.compactMap(Self.side)
    guard sides.count == findings.count else { return nil }
    addresses = found.known
    placeWords = found.placeWords
    self.sides = sides
    zones = Self.zones(findings, sides)
    finding = Self.combined(findings, sides, zones.first)
  }

  private static func side(_ finding: LocationFinding) -> Side? {
    switch finding.basis {
    case .inside: .inside
    case .outside: finding.decision == .notEligible ? .outside : nil
    case .nearLimit: .doubtful
    default: nil
    }
  }

  private static func zones(_ findings: [LocationFinding], _ sides: [Side]) -> [Zone] {
    var counts: [Zone: Int] = [:]
    for (finding, side) in zip(findings, sides) where side != .outside {
      // An address in the zone says more than one near its limit.
      guard let kind = finding.zoneKind, let zone = finding.zone else { continue }
      counts[Zone(kind: kind, index: zone), default: 0] += side == .inside ? 2 : 1
    }
    func order(_ zone: Zone) -> (Int, String, Int) { (-(counts[zone] ?? 0), zone.kind.rawValue, zone.index) }
    return counts.keys.sorted { order($0) < order($1) }
  }

  /// The weakest of what the addresses say, at the address that is nearest to a limit.
  private static func combined(_ findings: [LocationFinding], _ sides: [Side], _ zone: Zone?) -> LocationFinding {
    let nearest = findings.indices.min { abs(findings[$0].distance ?? .infinity) < abs(findings[$1].distance ?? .infinity) } ?? 0
    let weakest = findings.max { Evidence.rank($0.evidence) < Evidence.rank($1.evidence) } ?? findings[0]
    let isInside = sides.allSatisfy { $0 == .inside }, isOutside = sides.allSatisfy { $0 == .outside }
    return LocationFinding(
      decision: isInside || isOutside ? weakest.decision : .toVerify, evidence: weakest.evidence,
      basis: .street(isInside ? .inside : isOutside ? .outside : .split), zoneKind: zone?.kind, zone: zone?.index,
      distance: findings[nearest].distance)
  }

  func count(_ side: Side) -> Int { sides.count { $0 == side } }

  func numbers(_ side: Side) -> String { StreetNumbers.words(addresses, chosen: sides.map { $0 == side }) }
}
