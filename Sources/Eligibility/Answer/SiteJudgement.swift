import Structures
import Territory

/// What a rule makes of one site, the same for each of its prestations.
///
/// A class, since it is large, never changes, and each of the prestations' answers holds it.
public final class SiteJudgement: Sendable {
  public let evidence: SiteEvidence
  public let finding: LocationFinding
  /// What the known addresses of the street say, where the site has no number and they decide.
  public let street: StreetFinding?
  /// The quarter at stake: the one that holds the site, or whose limit is within the doubt.
  public let zone: Assessment.Zone?
  /// What became of the site since the geography compared with; nil where one of the two cannot tell.
  public let change: Assessment.Change?
  /// Code of the quarter there; blank if none.
  public let formerZone: String

  init(_ evidence: SiteEvidence, _ inputs: AssessmentInputs) {
    self.evidence = evidence
    let found = inputs.rule.judge(evidence)
    // A structure that the list of lived quarters names needs no street.
    street = found.basis == .inside ? nil : StreetFinding(evidence, rule: inputs.rule)
    finding = street?.finding ?? found
    zone = Self.zone(finding, evidence, inputs)
    let compared = Self.change(evidence, inputs)
    change = compared?.change
    formerZone = compared?.former ?? ""
  }
}

extension SiteJudgement: Hashable {
  public static func == (one: SiteJudgement, other: SiteJudgement) -> Bool {
    one === other
      || (one.evidence, one.finding, one.street, one.zone, one.change, one.formerZone)
        == (other.evidence, other.finding, other.street, other.zone, other.change, other.formerZone)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(evidence) }
}

extension SiteJudgement {
  /// What follows for a prestation, unless the adviser has settled it.
  func decision(_ service: Service?, _ rule: EligibilityRule) -> Decision {
    if let service, !rule.admits(service) { return .notEligible }
    if service == nil { return finding.decision == .notEligible ? .notEligible : .toVerify }
    // Outside by its position and outside by its commune: whichever is right, the answer is the same.
    let isOutsideAnyway =
      finding.decision == .notEligible && evidence.commune == .untouched && evidence.placed.coverage == .covered
    let isAsked = evidence.reserves.contains {
      $0.concerns(service) && rule.asksVerification(for: $0) && !($0.kind == .outsideCommune && isOutsideAnyway)
    }
    return isAsked ? .toVerify : finding.decision
  }

  private static func zone(
    _ finding: LocationFinding, _ evidence: SiteEvidence, _ inputs: AssessmentInputs
  ) -> Assessment.Zone? {
    guard let index = finding.zone, let kind = finding.zoneKind else { return nil }
    let quarters = evidence.geography.map { inputs.geographies.geographies[$0].quarters } ?? []
    if kind == .qpv {
      guard quarters.indices.contains(index) else { return nil }
      let isPresumed = finding.level == .livedPresumed
      return Assessment.Zone(kind: isPresumed ? .livedQuarter : .qpv, code: quarters[index].code, name: quarters[index].name)
    }
    let title = inputs.lived.title(index)
    guard title.code.isEmpty, title.name.isEmpty else {
      return Assessment.Zone(kind: .livedQuarter, code: title.code, name: title.name)
    }
    let served = quarters.first { $0.code == title.served }
    return Assessment.Zone(kind: .livedQuarter, code: title.served, name: served?.name ?? "")
  }

  private static func change(
    _ evidence: SiteEvidence, _ inputs: AssessmentInputs
  ) -> (change: Assessment.Change, former: String)? {
    guard let comparison = inputs.comparison, let index = evidence.geography, let current = evidence.standings.quarters[index],
      let former = evidence.standings.former
    else { return nil }
    // A file's silence means something only in the départements that it covers.
    func isSilent(_ standing: ZoneStanding, _ coverage: DepartmentCoverage) -> Bool {
      guard standing.holders.isEmpty, case .notCovered = coverage.standing(candidates: evidence.place.departments) else {
        return false
      }
      return true
    }
    if isSilent(former, inputs.ownCoverage(of: comparison.former)) { return nil }
    if isSilent(current, inputs.coverage(of: inputs.geographies.geographies[index])) { return nil }
    let before = former.holders.contains(former.zone) ? former.zone : former.holders.first
    let code = before.map { comparison.former.quarters[$0].code } ?? ""
    switch (former.holders.isEmpty, current.holders.isEmpty) {
    case (true, true): return (.same, code)
    case (true, false): return (.enters, code)
    case (false, true): return (.leaves, code)
    case (false, false):
      let isSame = former.holders.contains { old in current.holders.contains { comparison.isSamePlace(old, index, $0) } }
      return (isSame ? .same : .changes, code)
    }
  }
}
