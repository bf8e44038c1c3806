import Eligibility
import Groundwork
import Structures

// A page of evidence a structure, and what all of them rest on.
extension EligibilityReport {
  func proofsBody(_ ground: inout SiteGround) throws -> String {
    var body = ""
    for (answer, anchor) in zip(result.assessments, anchors) { body += try proof(answer, anchor, &ground) }
    return body
  }

  private func proof(_ answer: Assessment, _ anchor: String, _ ground: inout SiteGround) throws -> String {
    var values = PageValues()
    values["anchor"] = anchor
    values["name"] = answer.structure.title
    values["decision"] = answer.decision.rawValue
    values["decisionWords"] = answer.decision.words
    values["heading"] = [answer.serviceTitle, answer.communeTitle].filter { !$0.isEmpty }.joined(separator: ", ")
    values["reason"] = FrenchTypography.set(answer.reason)
    let actions = actions(answer)
    values.set("hasActions", !actions.isEmpty)
    values.set("actions", actions)
    if let drawing = try ProofDrawing(answer, ground: &ground) {
      values["drawing"] = drawing.markup
      values["legend"] = FrenchTypography.set(drawing.legend)
    }
    values.set(
      "facts",
      facts(answer).filter { !$0.value.isEmpty }.map { term, value in
        var fact = PageValues()
        fact["term"] = term
        fact["value"] = value
        return fact
      })
    values["sources"] = FrenchTypography.set(answer.sources)
    return try PageTemplate.proof.render(values)
  }

  private func facts(_ answer: Assessment) -> [(term: String, value: String)] {
    let structure = answer.structure, geography = result.quarters(of: answer)
    // Outside of every quarter the distance is to the nearest.
    let nearest = answer.zone == nil ? answer.evidence.quarter.flatMap { near in geography?.quarters[safe: near.zone] } : nil
    let vintage = geography?.year.map { "QPV de \($0)" } ?? geography?.citation ?? ""
    return [
      ("Identifiant", structure.id), ("Ligne de la liste", "\(structure.number)"), ("Gestionnaire", structure.manager),
      ("Prestation", answer.service.map { "\($0.name) (\($0.code))" } ?? structure.serviceText),
      ("Adresse", structure.address), ("Commune", answer.communeTitle),
      ("Quartier", answer.zone.map { "\($0.kind.rawValue) \(answer.zoneTitle)" } ?? "aucun"),
      ("Quartier le plus proche", nearest?.title ?? ""), ("Distance à la limite", answer.distanceWords),
      ("Position (lon. ; lat.)", answer.positionWords), ("Rayon d'incertitude", answer.radius.map(Wording.metres) ?? ""),
      ("Côtés de la rue", FrenchTypography.set(answer.streetWords)), ("Preuve", answer.evidenceWords),
      ("Montant", Self.amount(answer)), ("Millésime", vintage), ("Règle", result.inputs.rule.name),
      ("Depuis la géographie d'avant", change(answer)), ("Anomalies", FrenchTypography.set(Phrase.joined(answer.anomalies))),
    ]
  }

  private static func amount(_ answer: Assessment) -> String {
    guard let value = NumberParser.decimal(answer.amount) else { return answer.amount }
    return EligibilitySummary.french(value)
  }

  private func change(_ answer: Assessment) -> String {
    guard let change = answer.change else { return "" }
    let former = answer.formerZone.isEmpty ? "aucun quartier" : answer.formerZone
    switch change {
    case .enters: return "entre dans un quartier (avant : \(former))"
    case .leaves: return "sort d'un quartier (avant : \(former))"
    case .changes: return "change de quartier (avant : \(former))"
    case .same: return "inchangé (avant : \(former))"
    }
  }

  func sourcesBody() throws -> String {
    let method = MethodSheet(result, origin: origin)
    let rule = PageTable(
      caption: "Règle", header: ["Point", "Ce que dit la règle"], numeric: [],
      rows: method.rule.map { $0.map { PageTable.Cell(FrenchTypography.set($0)) } })
    let evidence = PageTable(
      caption: "Mots de la preuve", header: ["Preuve", "Ce qu'elle veut dire"], numeric: [],
      rows: method.evidence.map { $0.map { PageTable.Cell($0) } })
    var values = PageValues()
    var sentences: [String] = []
    if let origin { sentences.append("Maillage \(origin.version), par la commande : \(origin.line)") }
    sentences.append(
      "Une structure est dans un quartier quand sa position est dans le contour, limite comprise ; elle est « à vérifier » "
        + "quand la limite est plus proche que le rayon dans lequel la position est sûre. Les distances sont en mètres au sol, "
        + "dans le système de projection légal du lieu ; positives à l'intérieur, négatives à l'extérieur.")
    values.set("sentences", sentences.map(FrenchTypography.set))
    let said = result.anomalies.map { anomaly in
      [PageTable.Cell(anomaly.place.file), PageTable.Cell(FrenchTypography.set(anomaly.sentence))]
    }
    let noticed =
      said.isEmpty
      ? ""
      : try PageTable(
        caption: "Ce qui a été remarqué dans les fichiers", header: ["Fichier", "Remarque"], numeric: [], rows: said
      ).markup()
    return try PageTemplate.summary.render(values) + SourceList(result).markup() + rule.markup() + evidence.markup() + noticed
  }
}

extension Array {
  /// nil outside of the array.
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
