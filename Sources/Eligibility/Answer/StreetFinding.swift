import Geocoding
import Structures
import Territory

/// What the known addresses of a street say of a site on it whose number is not known.
///
/// Each address is judged by the rule as a site of its own, with its own radius. All certainly in a zone, or all certainly
/// outside, decide as one site would; anything else leaves the number to be found.
public struct StreetFinding: Sendable, Hashable {
  /// Where one address lies.
  public enum Side: Sendable, Hashable {
    case inside, outside
    /// Nearer to a limit than the address is certain.
    case doubtful
  }

  /// With their positions in WGS 84 degrees.
  public let addresses: [KnownAddress]
  /// "la rue", "le lieu-dit".
  public let placeWords: String
  /// One an address.
  public let sides: [Side]
  public let finding: LocationFinding
  /// Zones that hold addresses or whose limit is in doubt, the most frequent first.
  public let zones: [Zone]

  /// A quarter by its place in the geography that counts, or among the lived quarters.
  public struct Zone: Sendable, Hashable {
    public let kind: EligibilityRule.ZoneKind
    public let index: Int
  }

  /// nil where no street answers, or one that cannot be judged: no geography for the place, a file that is silent there.
  init?(_ evidence: SiteEvidence, rule: EligibilityRule) {
    guard let found = evidence.site.addressFinding, let street = evidence.street, evidence.geography != nil else { return nil }
    var own = evidence
    let findings = zip(found.known, street.addresses).map { address, standings in
      own.placed = evidence.placed.doubted(Radius(metres: address.radius))
      own.standings = standings
      return rule.judge(own)
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
    let weakest = findings.max { $0.level.rank < $1.level.rank } ?? findings[0]
    let isInside = sides.allSatisfy { $0 == .inside }, isOutside = sides.allSatisfy { $0 == .outside }
    return LocationFinding(
      decision: isInside || isOutside ? weakest.decision : .toVerify, level: weakest.level,
      basis: .street(isInside ? .inside : isOutside ? .outside : .split), zoneKind: zone?.kind, zone: zone?.index,
      distance: findings[nearest].distance)
  }

  package func count(_ side: Side) -> Int { sides.count { $0 == side } }

  package func numbers(_ side: Side) -> String { StreetNumbers.words(addresses, chosen: sides.map { $0 == side }) }
}
