import Structures

extension EligibilityRule {
  /// Decides from the place alone.
  ///
  /// Each kind of zone of the rule is certain, doubtful, unknown or certainly elsewhere. One certain zone decides, the
  /// strongest evidence first; otherwise any doubt asks for verification; only when every zone is certainly elsewhere is
  /// the site outside. A larger radius can only move a site towards doubt.
  public func judge(_ evidence: SiteEvidence) -> LocationFinding {
    let findings = evidence.findings(under: self)
    let certain = findings.filter { $0.basis == .inside }.sorted { $0.level.rank < $1.level.rank }
    if let best = certain.first(where: { $0.decision == .eligible }) ?? certain.first { return best }
    if let doubtful = findings.first(where: { $0.decision == .toVerify && $0.zone != nil }) { return doubtful }
    if let unknown = findings.first(where: { $0.decision == .toVerify }) { return unknown }
    if let outside = findings.first { return outside }
    return evidence.lived.isGiven
      ? LocationFinding(decision: .notEligible, level: .outside, basis: .outside)
      : LocationFinding(decision: .toVerify, level: .outside, basis: .livedNotGiven)
  }

  /// What the rule makes of the QPV: where the position stands, or what the commune alone tells.
  func quarterFinding(_ evidence: SiteEvidence) -> LocationFinding {
    if case .missing(let year) = evidence.placed.choice {
      return LocationFinding(decision: .toVerify, level: .outside, basis: .missingYear(year))
    }
    guard let standing = evidence.quarter, let radius = evidence.certainty else { return communeFinding(evidence) }
    let distance = standing.distance
    if distance.isNaN, !standing.holders.isEmpty {
      return LocationFinding(
        decision: .toVerify, level: .qpvLimit, basis: .nearLimit, zoneKind: .qpv, zone: standing.holders.first, distance: nil)
    }
    let reach = boundaryStreet == .bothSides ? streetWidth : 0
    let doubt = boundaryStreet == .review ? max(radius, streetWidth) : radius
    if standing.zone >= 0, distance + reach >= -doubt {
      let isInside = distance + reach > doubt
      let level: EvidenceLevel = isInside && distance > doubt ? .qpvCertain : distance + reach >= 0 ? .qpvLimit : .outside
      return LocationFinding(
        decision: isInside ? decisions[level] ?? .eligible : .toVerify, level: level,
        basis: isInside ? .inside : .nearLimit, zoneKind: .qpv, zone: standing.zone, distance: distance)
    }
    var finding = LocationFinding(
      decision: .notEligible, level: .outside, basis: .outside, distance: standing.zone >= 0 ? distance : nil)
    switch evidence.placed.coverage {
    case .covered: break
    case .notCovered(let department): finding.basis = .notCovered(department: department)
    case .departmentUnknown: finding.basis = .departmentUnknown
    }
    let shapeless = evidence.placed.shapeless
    if finding.basis == .outside, !shapeless.isEmpty { finding.basis = .shapeless(shapeless) }
    if finding.basis != .outside { finding.decision = .toVerify }
    return finding
  }

  private func communeFinding(_ evidence: SiteEvidence) -> LocationFinding {
    let basis: LocationFinding.Basis
    switch (evidence.commune, evidence.placed.coverage) {
    case (.touched(let quarters), _): basis = .communeTouched(quarters)
    case (_, .notCovered(let department)): basis = .notCovered(department: department)
    case (.unknown, _): basis = .communeUnknown
    case (_, .departmentUnknown): basis = .departmentUnknown
    case (.undecidable, _): basis = .communeUndecidable
    case (.untouched, .covered): basis = .communeUntouched
    }
    return LocationFinding(decision: basis == .communeUntouched ? .notEligible : .toVerify, level: .outside, basis: basis)
  }
}
