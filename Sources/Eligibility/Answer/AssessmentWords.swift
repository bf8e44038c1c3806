import GeometryCore
import Groundwork
import Structures
import Territory

/// An answer in words, each for a column of the list.
struct AssessmentWords: Sendable, Hashable {
  let evidence: String
  let reason: String
  let sources: String
  let anomalies: [AnomalyKind]
}

/// Writes the answer for one site and one prestation.
struct AssessmentWriter {
  let judgement: SiteJudgement
  let service: Service?
  let inputs: AssessmentInputs
  /// What the column of sources holds of this row.
  let sources: String

  private var evidence: SiteEvidence { judgement.evidence }
  private var site: Site { judgement.evidence.site }
  private var finding: LocationFinding { judgement.finding }

  /// - Parameters:
  ///   - computed: what follows without the adviser.
  ///   - confirmed: his own decision.
  func words(_ computed: Decision, confirmed: Correction?) -> AssessmentWords {
    AssessmentWords(
      evidence: evidenceWords(confirmed), reason: reason(computed, confirmed), sources: sources, anomalies: anomalies)
  }

  private func evidenceWords(_ confirmed: Correction?) -> String {
    guard confirmed == nil else { return "décision corrigée par le conseiller" }
    var words = finding.evidenceWords
    if let service, !inputs.rule.admits(service) { words = "prestation hors de la règle" }
    if site.isPositionCorrected { words += " (position corrigée par le conseiller)" }
    if site.addressFinding?.use == .point { words += " (position de la base d'adresses)" }
    return words
  }

  private func reason(_ computed: Decision, _ confirmed: Correction?) -> String {
    var parts = corrections(computed, confirmed)
    if let service, !inputs.rule.admits(service) {
      let admitted = Wording.list(inputs.rule.services)
      parts.append("\(service.described) ne fait pas partie des prestations de la règle (\(admitted))")
    } else if service == nil {
      let text = site.structure.serviceText
      parts.append(text.isEmpty ? "prestation non renseignée" : "la prestation « \(text) » n'est pas reconnue")
    }
    if let found = site.addressFinding, isTold(found) { parts.append(found.sentence) }
    parts.append(Explanation(judgement: judgement, inputs: inputs, isOpen: isOpen(computed, confirmed)).location)
    parts += shifts + [repeal].compactMap { $0 }
    let isSettled = confirmed != nil || service.map { !inputs.rule.admits($0) } ?? false
    parts += evidence.reserves.filter { $0.concerns(service) }.map { $0.sentence + (isSettled ? "" : $0.demand) }
    if let service, site.impliedServices.contains(service.code), inputs.rule.admits(service) {
      parts.append("prestation déduite de « \(site.structure.serviceText) »")
    }
    if let foreign = foreignAmount(computed, confirmed) { parts.append(foreign) }
    let isInside = finding.basis == .inside || finding.basis == .street(.inside)
    if !inputs.lived.isGiven, inputs.rule.zones.contains(.livedQuarter), !isInside {
      parts.append("quartiers vécus : non renseignés")
    }
    return Self.sentence("\(service?.code ?? "Prestation inconnue") : ", parts)
  }

  /// An amount that is no euros, which no column of euros holds.
  private func foreignAmount(_ computed: Decision, _ confirmed: Correction?) -> String? {
    guard final(computed, confirmed) == .eligible, let service, let amount = inputs.rule.amount(service, finding.level),
      let currency = amount.currency
    else { return nil }
    let figure = FrenchNumber.amount(amount.value, decimals: 2)
    return "le montant de la règle, \(figure) \(currency), n'est pas en euros : montant_eur reste vide"
  }

  private func final(_ computed: Decision, _ confirmed: Correction?) -> Decision {
    confirmed.flatMap { Decision(written: $0.value) } ?? computed
  }

  /// One text of the length that it needs: put together piece by piece, a long list's would take twice the room.
  private static func sentence(_ start: String, _ parts: [String]) -> String {
    var text = ""
    text.reserveCapacity(parts.reduce(start.utf8.count + 1) { $0 + $1.utf8.count + 3 })
    text += start
    for (place, part) in parts.enumerated() {
      if place > 0 { text += " ; " }
      text += part
    }
    text += "."
    return text
  }

  /// Whether something is left to be done for the row, by its answer as it stands.
  private func isOpen(_ computed: Decision, _ confirmed: Correction?) -> Bool {
    final(computed, confirmed) == .toVerify
  }

  /// The list of QPV that answers has been repealed, and nobody asks for its day.
  private var repeal: String? {
    guard let next = inputs.geographies.repealing, let year = inputs.geographies.geographies[0].year else { return nil }
    let day = evidence.place.isOverseas == true ? next.overseas : next.mainland
    return "les QPV de \(year) ne sont plus en vigueur depuis le \(day) (--date dit le jour de la décision)"
  }

  /// Shifts from an older datum that a grid would make better, or of which nobody states anything.
  private var shifts: [String] {
    let geography = evidence.geography.map { inputs.geographies.geographies[$0] }
    func words(_ shift: DatumShift, _ what: String) -> String? {
      guard shift.anomaly != nil else { return nil }
      let better = shift.missingGrid.map { " ; la grille \($0), qui manque (paquet Debian proj-data), le rendrait plus sûr" }
      return "le changement de système \(what) (\(shift.system)) compte pour \(Wording.metres(shift.allowance))" + (better ?? "")
    }
    let made = [
      (site.position?.shift, "de la position"), (geography?.shift, "des QPV"),
      (inputs.lived.polygons?.shift, "des quartiers vécus"),
    ]
    return made.compactMap { shift, what in shift.flatMap { words($0, what) } }
  }

  /// What the adviser has settled, and who says so.
  private func corrections(_ computed: Decision, _ confirmed: Correction?) -> [String] {
    var parts: [String] = []
    func signature(_ correction: Correction) -> String { correction.signature.isEmpty ? "" : " (\(correction.signature))" }
    if let confirmed {
      let words = Decision(written: confirmed.value)?.words ?? confirmed.value
      parts.append(
        "décision corrigée par le conseiller : \(words)\(signature(confirmed)) ; le calcul disait « \(computed.words) »")
    }
    for correction in site.corrections where correction.field != .decision {
      // One sentence for both coordinates.
      if correction.field == .latitude, site.correction(.longitude) != nil { continue }
      parts.append("\(Correction.words(correction.field)) par le conseiller\(signature(correction))")
    }
    return parts
  }

  /// A row that names a commune only, and one that is known, has nothing to hear from an address base that found none.
  private func isTold(_ found: AddressFinding) -> Bool {
    guard site.structure.question.address.isEmpty else { return true }
    return found.use == .nothing ? evidence.place.decidingCode.isEmpty : evidence.place.isCodeFound
  }

  private var anomalies: [AnomalyKind] {
    var met = site.anomalies + site.positionAnomalies
    if let anomaly = evidence.placed.radius.anomaly { met.append(.list(anomaly)) }
    if let found = site.addressFinding, isTold(found), !found.trouble.isEmpty { met.append(.list(.doubt(found.trouble))) }
    met += evidence.place.contradictions.map { .list(.contradiction($0)) }
    if !evidence.place.doubt.isEmpty, !site.structure.communeName.isEmpty { met.append(.list(.doubt(evidence.place.doubt))) }
    if service == nil {
      let text = site.structure.serviceText
      met.append(.list(.noService(text.isEmpty ? nil : QuotedCell(text))))
    }
    return met
  }
}

/// The files that answers rest on, a text for all rows that rest on the same ones.
struct SourceWords {
  private struct Files: Hashable {
    let geography: Int?
    let hasAddress, isCorrected: Bool
  }

  private var known: [Files: String] = [:]

  mutating func words(_ evidence: SiteEvidence, _ inputs: AssessmentInputs) -> String {
    let site = evidence.placed.site
    let files = Files(
      geography: evidence.placed.geography, hasAddress: site.addressFinding != nil, isCorrected: !site.corrections.isEmpty)
    if let words = known[files] { return words }
    let citations = [
      files.geography.map { inputs.geographies.geographies[$0].citation }, inputs.communes?.citation, inputs.lived.citation,
      files.hasAddress ? inputs.citations.addresses : nil, inputs.citations.rule,
      files.isCorrected ? inputs.citations.corrections : nil,
    ]
    let words = citations.compactMap { $0 }.joined(separator: " ; ")
    known[files] = words
    return words
  }
}
