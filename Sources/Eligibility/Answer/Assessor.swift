import Structures

/// Decides for every site and prestation of a list, in the list's order.
///
/// A site goes one way: its evidence is gathered (`SiteEvidence`), a rule judges it (`SiteJudgement`), and each of its
/// prestations gets an answer in words (`Assessment`).
///
///     let list = try StructureList(table: table, catalog: .standard(), parameters: .standard())
///     let inputs = AssessmentInputs(
///       rule: try .standard(), parameters: try .standard(),
///       geographies: try DatedGeographies([quarters], date: nil, calendar: Parameters.standard().calendar),
///       citations: .init(rule: "règle par défaut"))
///     for answer in try Assessor(inputs).assess(SiteList(list.structures).sites) {
///       print(answer.structure.title, answer.decision.words, answer.reason)
///     }
public struct Assessor: Sendable {
  private let inputs: AssessmentInputs

  public init(_ inputs: AssessmentInputs) { self.inputs = inputs }

  /// One answer a prestation of each site; a single one where the row names no known prestation.
  ///
  /// - Parameters:
  ///   - gathered: receives the share of all evidence that is gathered so far, from 0 to 1.
  ///   - progress: receives the number of sites answered so far, once the evidence of all is gathered. What either throws ends
  ///     the work.
  /// - Throws: `FileFault.unreadable` if the date fits no file at any site's place; `GeometryError` where PROJ knows no way to
  ///   the metric system of a place; what `gathered` and `progress` throw.
  public func assess(
    _ sites: [Site], gathered: (Double) throws -> Void = { _ in }, progress: (Int) throws -> Void = { _ in }
  ) throws -> [Assessment] {
    var assessments: [Assessment] = [], answered = 0, sources = SourceWords()
    assessments.reserveCapacity(sites.count)
    try SiteEvidence.gather(sites, inputs, gathered: gathered) { evidence in
      try progress(answered)
      answered += 1
      let judgement = SiteJudgement(evidence, inputs)
      let words = sources.words(evidence, inputs), services = evidence.site.services
      if services.isEmpty { assessments.append(Assessment(judgement, nil, inputs, sources: words)) }
      for service in services { assessments.append(Assessment(judgement, service, inputs, sources: words)) }
    }
    return assessments
  }
}
