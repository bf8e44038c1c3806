import Structures

/// What a rule makes of the place of one site, whatever its prestation.
public struct LocationFinding: Sendable, Hashable {
  /// Why, in a form that `Explanation` turns into a sentence.
  public enum Basis: Sendable, Hashable {
    /// Certainly in the zone.
    case inside
    /// The limit is nearer than the position is certain.
    case nearLimit
    /// No usable position, in a commune that has quarters.
    case communeTouched([Int])
    /// No usable position, in a commune where lived quarters are possible.
    case livedPossible([Int])
    /// No usable position, in a commune without quarters that the band around them may reach.
    case bandPossible
    case communeUntouched
    /// The commune's codes cannot be compared with the file's.
    case communeUndecidable
    case communeUnknown
    case notCovered(department: String)
    case departmentUnknown
    /// The date asks for a geography that was not given for this place.
    case missingYear(Int)
    /// The rule admits lived quarters alone and none was given.
    case livedNotGiven
    /// Certainly outside every zone.
    case outside
    /// No number, so the known addresses of the street decide together.
    case street(Street)
  }

  /// How a street stands to the zones, by its known addresses.
  public enum Street: Sendable, Hashable {
    /// All in a zone; all outside every zone; neither, or some too near to a limit.
    case inside, outside, split
  }

  public var decision: Decision
  public var evidence: Evidence
  public var basis: Basis
  /// Kind of the zone that `zone` counts in.
  public var zoneKind: EligibilityRule.ZoneKind?
  /// Index of the zone at stake: the one that holds the site, or whose limit is within the radius.
  public var zone: Int?
  /// Signed metres to the limit of the zone at stake, or of the nearest one.
  public var distance: Double?

  public init(
    decision: Decision, evidence: Evidence, basis: Basis, zoneKind: EligibilityRule.ZoneKind? = nil, zone: Int? = nil,
    distance: Double? = nil
  ) {
    self.decision = decision
    self.evidence = evidence
    self.basis = basis
    self.zoneKind = zoneKind
    self.zone = zone
    self.distance = distance
  }
}

extension EligibilityRule {
  /// Decides from the place alone.
  ///
  /// Each kind of zone of the rule is certain, doubtful, unknown or certainly elsewhere. One certain zone decides, the
  /// strongest evidence first; otherwise any doubt asks for verification; only when every zone is certainly elsewhere is
  /// the site outside. A larger radius can only move a site towards doubt.
  public func judge(_ facts: SiteFacts) -> LocationFinding {
    var findings: [LocationFinding] = []
    if zones.contains(.qpv) { findings.append(quarterFinding(facts)) }
    if zones.contains(.livedQuarter), facts.lived.isGiven { findings += livedFindings(facts) }
    let certain = findings.filter { $0.basis == .inside }.sorted { Evidence.rank($0.evidence) < Evidence.rank($1.evidence) }
    if let best = certain.first(where: { $0.decision == .eligible }) ?? certain.first { return best }
    if let doubtful = findings.first(where: { $0.decision == .toVerify && $0.zone != nil }) { return doubtful }
    if let unknown = findings.first(where: { $0.decision == .toVerify }) { return unknown }
    if let outside = findings.first { return outside }
    return facts.lived.isGiven
      ? LocationFinding(decision: .notEligible, evidence: .outside, basis: .outside)
      : LocationFinding(decision: .toVerify, evidence: .outside, basis: .livedNotGiven)
  }

  private func quarterFinding(_ facts: SiteFacts) -> LocationFinding {
    if let year = facts.missingYear { return LocationFinding(decision: .toVerify, evidence: .outside, basis: .missingYear(year)) }
    guard let standing = facts.quarter, let radius = facts.radius else { return communeFinding(facts) }
    let distance = standing.distance
    if distance.isNaN, !standing.holders.isEmpty {
      return LocationFinding(
        decision: .toVerify, evidence: .qpvLimit, basis: .nearLimit, zoneKind: .qpv, zone: standing.holders.first, distance: nil)
    }
    let reach = boundaryStreet == .bothSides ? streetWidth : 0
    let band = boundaryStreet == .review ? max(radius, streetWidth) : radius
    if standing.zone >= 0, distance + reach >= -band {
      let isInside = distance + reach > band
      let evidence: Evidence = isInside && distance > band ? .qpvCertain : distance + reach >= 0 ? .qpvLimit : .outside
      return LocationFinding(
        decision: isInside ? decisions[evidence] ?? .eligible : .toVerify, evidence: evidence,
        basis: isInside ? .inside : .nearLimit, zoneKind: .qpv, zone: standing.zone, distance: distance)
    }
    var finding = LocationFinding(
      decision: .notEligible, evidence: .outside, basis: .outside, distance: standing.zone >= 0 ? distance : nil)
    switch facts.coverage {
    case .covered: break
    case .notCovered(let department): finding.basis = .notCovered(department: department)
    case .departmentUnknown: finding.basis = .departmentUnknown
    }
    if facts.coverage != .covered { finding.decision = .toVerify }
    return finding
  }

  private func communeFinding(_ facts: SiteFacts) -> LocationFinding {
    let basis: LocationFinding.Basis
    switch (facts.commune, facts.coverage) {
    case (.touched(let quarters), _): basis = .communeTouched(quarters)
    case (_, .notCovered(let department)): basis = .notCovered(department: department)
    case (.unknown, _): basis = .communeUnknown
    case (_, .departmentUnknown): basis = .departmentUnknown
    case (.undecidable, _): basis = .communeUndecidable
    case (.untouched, .covered): basis = .communeUntouched
    }
    return LocationFinding(decision: basis == .communeUntouched ? .notEligible : .toVerify, evidence: .outside, basis: basis)
  }

  private func livedFindings(_ facts: SiteFacts) -> [LocationFinding] {
    let lived = facts.lived
    var findings: [LocationFinding] = []
    func add(_ evidence: Evidence, _ basis: LocationFinding.Basis, zone: Int?, distance: Double?) {
      let decision: Decision = basis == .inside ? decisions[evidence] ?? .eligible : .toVerify
      findings.append(
        LocationFinding(
          decision: decision, evidence: evidence, basis: basis,
          zoneKind: evidence == .livedPresumed ? .qpv : .livedQuarter, zone: zone, distance: distance))
    }
    if let named = lived.named { add(.livedNamed, .inside, zone: named, distance: nil) }
    if let standing = lived.polygon, let radius = facts.radius, standing.zone >= 0, standing.distance >= -radius {
      let isInside = standing.distance > radius
      add(
        isInside || standing.distance >= 0 ? .livedPolygon : .outside, isInside ? .inside : .nearLimit, zone: standing.zone,
        distance: standing.distance)
    }
    if let buffer = lived.buffer, let radius = facts.radius, let standing = facts.quarter, standing.zone >= 0,
      standing.distance + buffer >= -radius
    {
      let isInside = standing.distance + buffer > radius
      add(.livedPresumed, isInside ? .inside : .nearLimit, zone: standing.zone, distance: standing.distance)
    }
    if findings.isEmpty, facts.radius == nil, !lived.possible.isEmpty {
      findings.append(LocationFinding(decision: .toVerify, evidence: .outside, basis: .livedPossible(lived.possible)))
    }
    if findings.isEmpty, facts.radius == nil, lived.mayBeReached, facts.commune == .untouched {
      findings.append(LocationFinding(decision: .toVerify, evidence: .outside, basis: .bandPossible))
    }
    return findings
  }
}

extension Evidence {
  /// 0 for the strongest.
  static func rank(_ evidence: Evidence) -> Int { allCases.firstIndex(of: evidence) ?? allCases.count }
}
