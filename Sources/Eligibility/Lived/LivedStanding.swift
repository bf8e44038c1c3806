import Structures
import Territory

/// What is known of lived quarters for one site, beside where its position stands in their polygons.
public struct LivedStanding: Sendable, Hashable {
  /// Some lived quarters were given, in whatever form.
  public var isGiven: Bool
  /// Index, in the list of lived quarters, of the entry that names the structure.
  public var named: Int?
  /// Lived quarters drawn in the commune, or serving one of its QPV, where the site has no position.
  public var possible: [Int]
  /// Width in metres of the band around QPV.
  public var band: Double?
  /// The band may reach into the commune, which no QPV touches.
  public var mayBeReached = false

  public init(isGiven: Bool = false, named: Int? = nil, possible: [Int] = [], band: Double? = nil) {
    self.isGiven = isGiven
    self.named = named
    self.possible = possible
    self.band = band
  }

  public static let notGiven = LivedStanding()
}

extension LivedStanding {
  /// One a site.
  static func all(_ list: PlacedSites) throws -> [LivedStanding] {
    let reach = try BandReach(list), lived = list.inputs.lived
    return list.sites.map { placed in
      var standing = LivedStanding(isGiven: lived.isGiven)
      switch lived.form {
      case .none: break
      case .polygons(let polygons):
        let code = placed.commune
        let quarters = list.geography(of: placed).map { g in (g.touching[code] ?? []).map { g.quarters[$0].code } } ?? []
        standing.possible = code.isEmpty ? [] : polygons.possible(commune: code, quarters: quarters)
      case .list(let named): standing.named = named.entry(for: placed.site.structure)
      case .band(let metres):
        standing.band = metres
        standing.mayBeReached = reach.contains(placed)
      }
      return standing
    }
  }
}

extension EligibilityRule {
  /// What the rule makes of lived quarters: one finding for each form of them that tells something.
  func livedFindings(_ evidence: SiteEvidence) -> [LocationFinding] {
    let lived = evidence.lived
    var findings: [LocationFinding] = []
    func add(_ level: EvidenceLevel, _ basis: LocationFinding.Basis, zone: Int?, distance: Double?) {
      findings.append(
        LocationFinding(
          decision: basis == .inside ? decisions[level] ?? .eligible : .toVerify, level: level, basis: basis,
          zoneKind: level == .livedPresumed ? .qpv : .livedQuarter, zone: zone, distance: distance))
    }
    if let named = lived.named { add(.livedNamed, .inside, zone: named, distance: nil) }
    if let standing = evidence.livedPolygon, let radius = evidence.certainty, standing.zone >= 0, standing.distance >= -radius {
      let isInside = standing.distance > radius
      add(
        isInside || standing.distance >= 0 ? .livedPolygon : .outside, isInside ? .inside : .nearLimit, zone: standing.zone,
        distance: standing.distance)
    }
    if let band = lived.band, let radius = evidence.certainty, let standing = evidence.quarter, standing.zone >= 0,
      standing.distance + band >= -radius
    {
      let isInside = standing.distance + band > radius
      add(.livedPresumed, isInside ? .inside : .nearLimit, zone: standing.zone, distance: standing.distance)
    }
    guard findings.isEmpty, evidence.certainty == nil else { return findings }
    if !lived.possible.isEmpty {
      findings.append(LocationFinding(decision: .toVerify, level: .outside, basis: .livedPossible(lived.possible)))
    } else if lived.mayBeReached, evidence.commune == .untouched {
      findings.append(LocationFinding(decision: .toVerify, level: .outside, basis: .bandPossible))
    }
    return findings
  }
}
