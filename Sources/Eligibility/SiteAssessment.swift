import Groundwork
import Structures
import Territory

/// One site on its way to its answers: facts, then the rule, then one assessment a prestation.
struct SiteAssessment {
  let inputs: AssessmentInputs
  let structure: Structure
  let place: SitePlace
  let radius: Radius
  let geography: (index: Int, value: QuarterGeography)?
  let facts: SiteFacts
  let finding: LocationFinding
  /// What the known addresses of the street say, where the site has no number and they decide.
  let street: StreetEvidence?
  let change: (change: Assessment.Change, former: String)?
  let communeName: String
  var reserves: [Assessment.Reserve] = []

  init(
    inputs: AssessmentInputs, book: any CommuneBook, structure: Structure, place: SitePlace, quarters: [ZoneStanding?],
    lived: ZoneStanding?, former: ZoneStanding?, street standings: StreetStandings? = nil, reached: [Set<String>] = []
  ) {
    self.inputs = inputs
    self.structure = structure
    self.place = place
    radius = Radius(
      of: structure, minimum: inputs.rule.minimumRadius, corrected: inputs.rule.correctedRadius, parameters: inputs.parameters)
    communeName = place.name
    let choice = inputs.geographies.choose(overseas: place.isOverseas)
    var missingYear: Int?
    switch choice {
    case .geography(let index): geography = (index, inputs.geographies.geographies[index])
    case .missing(let year):
      geography = nil
      missingYear = year
    case .unknownPlace: geography = nil
    }
    facts = Self.facts(
      inputs, book, structure, place, radius, geography?.value, quarter: geography.flatMap { quarters[$0.index] }, lived: lived,
      missingYear: missingYear, reached: geography.flatMap { reached.indices.contains($0.index) ? reached[$0.index] : nil } ?? [])
    let found = inputs.rule.judge(facts)
    // A structure that the list of lived quarters names needs no street.
    if let address = structure.addressFinding, let standings, found.basis != .inside {
      street = StreetEvidence(address, standings, geography: geography?.index, facts: facts, rule: inputs.rule)
    } else {
      street = nil
    }
    finding = street?.finding ?? found
    change = Self.change(inputs, place, geography, current: geography.flatMap { quarters[$0.index] }, former: former)
  }

  private static func facts(
    _ inputs: AssessmentInputs, _ book: any CommuneBook, _ structure: Structure, _ place: SitePlace, _ radius: Radius,
    _ geography: QuarterGeography?, quarter: ZoneStanding?, lived: ZoneStanding?, missingYear: Int?, reached: Set<String>
  ) -> SiteFacts {
    let code = CommuneCode.city(of: place.decidingCode)
    var commune = communeStanding(code, geography, book)
    // Whichever of the communes named is right, the answer must be the same.
    let rivals = place.rivals.map { communeStanding(CommuneCode.city(of: $0), geography, book) }
    if !rivals.isEmpty, commune != .untouched || rivals.contains(where: { $0 != .untouched }) { commune = .unknown }
    // A position known to the commune only is left aside where the commune itself can be judged.
    let isCommunePosition = radius.isCommuneLevel && !code.isEmpty
    let coverage = inputs.coverage ?? ownCoverage(of: geography, inputs)
    var standing = LivedStanding(isGiven: inputs.lived.isGiven)
    switch inputs.lived.form {
    case .none: break
    case .polygons:
      standing.polygon = isCommunePosition ? nil : lived
      let quarters = geography.map { g in (g.touching[code] ?? []).map { g.quarters[$0].code } } ?? []
      standing.possible = code.isEmpty ? [] : inputs.lived.possible(commune: code, quarters: quarters)
    case .list(let list): standing.named = list.entry(for: structure)
    case .buffer(let metres):
      standing.buffer = metres
      standing.mayBeReached = ([code] + place.rivals.map(CommuneCode.city(of:))).contains(where: reached.contains)
    }
    var facts = SiteFacts(
      radius: isCommunePosition ? nil : radius.metres, quarter: isCommunePosition ? nil : quarter, commune: commune,
      coverage: coverage.standing(candidates: place.departments, isGuess: place.areDepartmentsGuessed), lived: standing,
      missingYear: missingYear)
    facts.hasCommunePosition = isCommunePosition
    return facts
  }

  private static func communeStanding(_ code: String, _ geography: QuarterGeography?, _ book: any CommuneBook) -> CommuneStanding
  {
    guard !code.isEmpty, let geography else { return .unknown }
    if let quarters = geography.touching[code] { return .touched(quarters) }
    if !geography.knowsItsCommunes { return .undecidable }
    let department = CommuneKey.department(ofCommune: code)
    return book.isComplete(department: department) && book.name(of: code) == nil ? .undecidable : .untouched
  }

  private static func ownCoverage(of geography: QuarterGeography?, _ inputs: AssessmentInputs) -> DepartmentCoverage {
    DepartmentCoverage(departments: geography?.departments ?? [], nationalFrom: inputs.parameters.nationalDepartmentCount)
  }

  /// What became of the site from the other geography to this one; nil where one of them cannot tell.
  private static func change(
    _ inputs: AssessmentInputs, _ place: SitePlace, _ geography: (index: Int, value: QuarterGeography)?,
    current: ZoneStanding?, former: ZoneStanding?
  ) -> (change: Assessment.Change, former: String)? {
    guard let comparison = inputs.comparison, let geography, let current, let former else { return nil }
    // A file's silence means something only in the départements that it covers.
    func isSilent(_ standing: ZoneStanding, _ coverage: DepartmentCoverage) -> Bool {
      guard standing.holders.isEmpty, case .notCovered = coverage.standing(candidates: place.departments) else { return false }
      return true
    }
    if isSilent(former, ownCoverage(of: comparison.former, inputs)) { return nil }
    if isSilent(current, inputs.coverage ?? ownCoverage(of: geography.value, inputs)) { return nil }
    let before = former.holders.contains(former.zone) ? former.zone : former.holders.first
    let code = before.map { comparison.former.quarters[$0].code } ?? ""
    switch (former.holders.isEmpty, current.holders.isEmpty) {
    case (true, true): return (.same, code)
    case (true, false): return (.enters, code)
    case (false, true): return (.leaves, code)
    case (false, false):
      let isSame = former.holders.contains { old in current.holders.contains { comparison.isSamePlace(old, geography.index, $0) } }
      return (isSame ? .same : .changes, code)
    }
  }
}

extension SiteAssessment {
  /// One a prestation; a single one where the row names no known prestation.
  func assessments() -> [Assessment] {
    structure.services.isEmpty ? [assessment(nil)] : structure.services.map(assessment)
  }

  private func assessment(_ service: Service?) -> Assessment {
    let computed = decision(service)
    let confirmed = structure.correction(.decision)
    let decision = confirmed.flatMap { Decision(written: $0.value) } ?? computed
    let isEligible = decision == .eligible
    return Assessment(
      structure: structure, service: service, communeCode: place.decidingCode, communeName: communeName,
      radius: radius.metres ?? structure.streetRadius, finding: finding, zone: zone, evidence: evidence(service, confirmed), decision: decision, reserves: reserves,
      reason: reason(service, computed, confirmed),
      amount: isEligible ? service.flatMap { inputs.rule.amount($0, finding.evidence) } ?? "" : "",
      sources: sources, change: change?.change, formerZone: change?.former ?? "", anomalies: anomalies(service))
  }

  private func decision(_ service: Service?) -> Decision {
    if let service, !inputs.rule.covers(service) { return .notEligible }
    if service == nil { return finding.decision == .notEligible ? .notEligible : .toVerify }
    let asking = reserves.filter { reserve in
      guard reserve.asksVerification else { return false }
      // Outside by its position and outside by its commune: whichever is right, the answer is the same.
      let isOutsideAnyway = finding.decision == .notEligible && facts.commune == .untouched && facts.coverage == .covered
      return !(reserve.kind == .outsideCommune && isOutsideAnyway)
    }
    return asking.isEmpty ? finding.decision : .toVerify
  }

  /// The quarter at stake: the one that holds the site, or whose limit is within the doubt.
  private var zone: Assessment.Zone? {
    guard let index = finding.zone, let kind = finding.zoneKind else { return nil }
    if kind == .qpv {
      guard let quarters = geography?.value.quarters, quarters.indices.contains(index) else { return nil }
      let isPresumed = finding.evidence == .livedPresumed
      return Assessment.Zone(kind: isPresumed ? .livedQuarter : .qpv, code: quarters[index].code, name: quarters[index].name)
    }
    let title = inputs.lived.title(index)
    let served = geography?.value.quarters.first { $0.code == title.served }
    return title.code.isEmpty && title.name.isEmpty
      ? Assessment.Zone(kind: .livedQuarter, code: title.served, name: served?.name ?? "")
      : Assessment.Zone(kind: .livedQuarter, code: title.code, name: title.name)
  }

  private func evidence(_ service: Service?, _ confirmed: Correction?) -> String {
    var words = finding.evidenceWords
    if let service, !inputs.rule.covers(service) { words = "prestation hors de la règle" }
    if structure.isPositionCorrected { words += " (position corrigée par le conseiller)" }
    if structure.addressFinding?.use == .point { words += " (position de la base d'adresses)" }
    return confirmed == nil ? words : "décision corrigée par le conseiller"
  }

  private func reason(_ service: Service?, _ computed: Decision, _ confirmed: Correction?) -> String {
    var parts: [String] = []
    if let confirmed {
      let signature = confirmed.signature.isEmpty ? "" : " (\(confirmed.signature))"
      let words = Decision(written: confirmed.value)?.words ?? confirmed.value
      parts.append("décision corrigée par le conseiller : \(words)\(signature) ; calcul : \(computed.words)")
    }
    for correction in structure.corrections where correction.field != .decision {
      // One sentence for both coordinates.
      if correction.field == .latitude, structure.correction(.longitude) != nil { continue }
      let signature = correction.signature.isEmpty ? "" : " (\(correction.signature))"
      parts.append("\(Correction.words(correction.field)) par le conseiller\(signature)")
    }
    if let service, !inputs.rule.covers(service) {
      let covered = Wording.list(inputs.rule.services)
      parts.append("\(service.described) ne fait pas partie des prestations de la règle (\(covered))")
    } else if service == nil {
      parts.append(
        structure.serviceText.isEmpty
          ? "prestation non renseignée" : "la prestation « \(structure.serviceText) » n'est pas reconnue")
    }
    if let found = structure.addressFinding, isTold(found) { parts.append(found.sentence) }
    parts.append(
      Explanation(
        rule: inputs.rule, facts: facts, finding: finding, place: place, geography: geography?.value, lived: inputs.lived,
        street: street
      ).location)
    parts += reserves.map(\.sentence)
    if let service, structure.impliedServices.contains(service.code), inputs.rule.covers(service) {
      parts.append("prestation déduite de « \(structure.serviceText) »")
    }
    let isInside = finding.basis == .inside || finding.basis == .street(.inside)
    if !inputs.lived.isGiven, inputs.rule.zones.contains(.livedQuarter), !isInside {
      parts.append("quartiers vécus : non renseignés")
    }
    return "\(service?.code ?? "Prestation inconnue") : \(parts.joined(separator: " ; "))."
  }

  /// A row that names a commune only, and one that is known, has nothing to hear from an address base that found none.
  private func isTold(_ found: AddressFinding) -> Bool {
    guard structure.question.address.isEmpty else { return true }
    return found.use == .nothing ? place.decidingCode.isEmpty : place.isCodeFound
  }

  private var sources: String {
    var sources = geography.map { [$0.value.citation] } ?? []
    if let citation = inputs.communes?.citation { sources.append(citation) }
    if let citation = inputs.lived.citation { sources.append(citation) }
    if structure.addressFinding != nil, let citation = inputs.addressCitation { sources.append(citation) }
    sources.append(inputs.ruleCitation)
    if !structure.corrections.isEmpty, let citation = inputs.correctionsCitation { sources.append(citation) }
    return sources.joined(separator: " ; ")
  }

  private func anomalies(_ service: Service?) -> [AnomalyKind] {
    var met = structure.anomalies + structure.positionAnomalies
    if let anomaly = radius.anomaly { met.append(.list(anomaly)) }
    if let found = structure.addressFinding, isTold(found), !found.trouble.isEmpty { met.append(.list(.doubt(found.trouble))) }
    if !place.doubt.isEmpty, !structure.communeName.isEmpty { met.append(.list(.doubt(place.doubt))) }
    if service == nil {
      met.append(.list(.noService(structure.serviceText.isEmpty ? nil : QuotedCell(structure.serviceText))))
    }
    return met
  }
}
