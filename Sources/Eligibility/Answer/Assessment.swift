import Groundwork
import Structures

/// The answer for one site and one prestation: what is known, how sure, what follows and why.
///
/// A class, as what it rests on: large, never changed, and held by summaries, tables and maps.
public final class Assessment: Sendable {
  /// How a site stands between two geographies.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    case enters = "entre"
    case leaves = "sort"
    case changes = "change"
    case same = "inchange"
  }

  /// The quarter at stake, as the list names it.
  public struct Zone: Sendable, Hashable {
    public let kind: EligibilityRule.ZoneKind
    public let code: String
    public let name: String
  }

  /// What the rule makes of the site, and the evidence for it: what a map or a proof draws.
  public let judgement: SiteJudgement
  /// nil where the row names no known prestation.
  public let service: Service?
  public let decision: Decision
  /// nil unless eligible, or where the rule has none.
  public let ruleAmount: RuleAmount?
  private let words: AssessmentWords

  init(_ judgement: SiteJudgement, _ service: Service?, _ inputs: AssessmentInputs, sources: String) {
    let computed = judgement.decision(service, inputs.rule)
    let confirmed = judgement.evidence.site.correction(.decision)
    self.judgement = judgement
    self.service = service
    decision = confirmed.flatMap { Decision(written: $0.value) } ?? computed
    ruleAmount = decision == .eligible ? service.flatMap { inputs.rule.amount($0, judgement.finding.level) } : nil
    words = AssessmentWriter(judgement: judgement, service: service, inputs: inputs, sources: sources)
      .words(computed, confirmed: confirmed)
  }
}

extension Assessment: Hashable {
  public static func == (one: Assessment, other: Assessment) -> Bool {
    one === other
      || (one.judgement, one.service, one.decision, one.ruleAmount, one.words)
        == (other.judgement, other.service, other.decision, other.ruleAmount, other.words)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(judgement)
    hasher.combine(service)
  }
}

extension Assessment {
  /// What decides, in the words of the column `preuve`.
  public var evidenceWords: String { words.evidence }
  /// One French sentence that a director can read.
  public var reason: String { words.reason }
  /// The files that the answer rests on.
  public var sources: String { words.sources }
  /// Euros as the rule writes them; blank without, or where the rule counts in another currency.
  public var amount: String { ruleAmount?.euros ?? "" }
  /// What is odd in the row.
  public var anomalies: [AnomalyKind] { words.anomalies }

  public var evidence: SiteEvidence { judgement.evidence }
  public var site: Site { judgement.evidence.site }
  public var structure: Structure { judgement.evidence.site.structure }
  public var finding: LocationFinding { judgement.finding }
  public var zone: Zone? { judgement.zone }
  public var change: Change? { judgement.change }
  /// Code of the quarter in the geography compared with.
  public var formerZone: String { judgement.formerZone }
  public var reserves: [Reserve] { judgement.evidence.reserves.filter { $0.concerns(service) } }
  public var communeCode: String { judgement.evidence.place.decidingCode }
  public var communeName: String { judgement.evidence.place.name }
  /// Metres around the position, or around the middle of the street that answers for it; nil without either.
  public var radius: Double? { judgement.evidence.placed.radius.metres ?? judgement.evidence.site.streetRadius }
}
