import Eligibility
import Groundwork
import Structures
import Territory

/// The answers as a page: what was decided, where, for whom, what is left to check, and a proof a structure.
struct EligibilityReport {
  let result: EligibilityResult
  let origin: DocumentOrigin?
  let summary: EligibilitySummary
  /// Names of the proofs, one an answer.
  let anchors: [String]

  init(_ result: EligibilityResult, origin: DocumentOrigin?) {
    self.result = result
    self.origin = origin
    summary = EligibilitySummary(result.assessments)
    anchors = ProofAnchors.names(result.assessments)
  }

  /// - Throws: `GeometryError.noTransform` if PROJ knows no way to the metric system of a place.
  func page() throws -> HTMLPage {
    var ground = SiteGround(result.inputs)
    var sections = [
      HTMLPage.Section(id: "synthese", title: "Synthèse", body: try summaryBody()),
      HTMLPage.Section(id: "carte", title: "Carte", body: try EligibilityMap.markup(result, anchors: anchors, ground: &ground)),
    ]
    if result.assessments.contains(where: { $0.decision == .toVerify }) {
      sections.append(HTMLPage.Section(id: "verifier", title: "À vérifier, et comment", body: try checksBody()))
    }
    sections += [
      HTMLPage.Section(id: "liste", title: "Liste", body: try listBody()),
      HTMLPage.Section(id: "sources", title: "Sources et méthode", body: try sourcesBody()),
      HTMLPage.Section(id: "preuves", title: "Preuves", body: try proofsBody(&ground)),
    ]
    return HTMLPage(
      title: "Éligibilité à la bonification", lead: lead, sections: sections, origin: origin)
  }

  private var lead: String {
    let file = result.input.provenance.file, count = result.assessments.count
    let years = result.inputs.geographies.geographies.compactMap(\.year).map { "QPV de \($0)" }
    return (["\(file) : \(Phrase.counted(count, "ligne", "lignes"))"] + years + ["règle : \(result.inputs.rule.name)"])
      .joined(separator: " ; ") + "."
  }
}

// Each part.
extension EligibilityReport {
  private func summaryBody() throws -> String {
    let total = summary.total
    var values = PageValues()
    values.set(
      "cards",
      [
        ("", total.rows, "ligne", "lignes"), ("eligible", total.eligible, "éligible", "éligibles"),
        ("a_verifier", total.toVerify, "à vérifier", "à vérifier"),
        ("non_eligible", total.notEligible, "non éligible", "non éligibles"),
        ("", total.duplicates, "doublon possible", "doublons possibles"),
      ].map { kind, count, one, many in
        var card = PageValues()
        card["kind"] = kind
        card["figure"] = Wording.grouped(count)
        card["label"] = count < 2 ? one : many
        return card
      })
    var sentences = [
      summary.money ?? "La règle ne fixe aucun montant : rien n'est compté en euros.", summary.duplicateSentence,
    ]
    if !result.asides.isEmpty {
      sentences.append(
        Phrase.counted(
          result.asides.count, "ligne de la liste n'est pas une structure", "lignes de la liste ne sont pas des structures")
          + " (total, note ou ligne vide).")
    }
    values.set("sentences", sentences.map(FrenchTypography.set))
    values.set("warnings", remarks.map(FrenchTypography.set))
    return try PageTemplate.summary.render(values) + groupTables() + comparison() + duplicates()
  }

  /// What concerns every row.
  private var remarks: [String] {
    result.anomalies.filter { if case .zoning(.repealedQuarters) = $0.kind { true } else { false } }.map(\.sentence)
  }

  private func groupTables() throws -> String {
    let titles: [(EligibilitySummary.Axis, String)] = [
      (.service, "Par prestation"), (.zone, "Par quartier"), (.commune, "Par commune"), (.manager, "Par gestionnaire"),
    ]
    return try titles.map { axis, title in
      let groups = summary.groups.filter { $0.axis == axis }
      let table = PageTable(
        caption: title,
        header: [
          axis.rawValue.prefix(1).uppercased() + axis.rawValue.dropFirst(), "Lignes", "Éligibles", "À vérifier", "Non éligibles",
          "Doublons possibles", "Montant", "Éligibles sans montant",
        ], numeric: Set(1...7), rows: ([summary.total] + groups).enumerated().map { Self.row($1, isTotal: $0 == 0) })
      return axis == .service ? try table.markup() : try table.folded()
    }.joined()
  }

  private static func row(_ group: EligibilitySummary.Group, isTotal: Bool) -> [PageTable.Cell] {
    let counts = [group.rows, group.eligible, group.toVerify, group.notEligible, group.duplicates].map(PageTable.Cell.init)
    return [PageTable.Cell(isTotal ? "Total" : group.label)] + counts
      + [PageTable.Cell(group.amount) { EligibilitySummary.french($0) }, PageTable.Cell(group.withoutAmount)]
  }

  /// Who enters, leaves or changes quarter since the geography compared with.
  private func comparison() throws -> String {
    guard let other = result.comparedWith else { return "" }
    let words: [Assessment.Change: String] = [.enters: "entre", .leaves: "sort", .changes: "change de quartier"]
    let rows = zip(result.assessments, anchors).compactMap { answer, anchor -> [PageTable.Cell]? in
      guard let change = answer.change, let said = words[change] else { return nil }
      return [
        PageTable.Cell(answer.structure.title, link: "#\(anchor)"), PageTable.Cell(said),
        PageTable.Cell(answer.formerZone.isEmpty ? "aucun" : answer.formerZone),
        PageTable.Cell(answer.zoneTitle.isEmpty ? "aucun" : answer.zoneTitle),
      ]
    }
    return try PageTable(
      caption: FrenchTypography.set("Depuis \(other) : \(Phrase.counted(rows.count, "changement", "changements"))"),
      header: ["Structure", "Changement", "Quartier avant", "Quartier maintenant"], numeric: [], rows: rows
    ).folded()
  }

  /// Rows that may be another of the list.
  private func duplicates() throws -> String {
    let rows = zip(result.assessments, anchors).flatMap { answer, anchor in
      answer.reserves.filter { $0.kind == .duplicate }.map { reserve in
        [
          PageTable.Cell(answer.structure.title, link: "#\(anchor)"), PageTable.Cell(answer.serviceTitle),
          PageTable.Cell(answer.decision.words), PageTable.Cell(FrenchTypography.set(reserve.sentence)),
        ]
      }
    }
    guard !rows.isEmpty else { return "" }
    return try PageTable(
      caption: FrenchTypography.set("Doublons possibles : \(Phrase.counted(rows.count, "ligne", "lignes"))"),
      header: ["Structure", "Prestation", "Décision", "Ressemblance"], numeric: [], rows: rows
    ).folded()
  }

  private func checksBody() throws -> String {
    var values = PageValues()
    values.set(
      "rows",
      zip(result.assessments, anchors).filter { $0.0.decision == .toVerify }.map { answer, anchor in
        var row = PageValues()
        row["anchor"] = anchor
        row["name"] = answer.structure.title
        row["place"] = [answer.serviceTitle, answer.communeName].filter { !$0.isEmpty }.joined(separator: ", ")
        row.set("actions", actions(answer))
        return row
      })
    return try PageTemplate.checks.render(values)
  }

  /// What a person does to settle a row.
  func actions(_ answer: Assessment) -> [String] {
    VerificationAdvice(answer, rule: result.inputs.rule).actions.map(FrenchTypography.set)
  }

  private func listBody() throws -> String {
    var values = PageValues()
    func options(_ found: [(value: String, text: String)]) -> [PageValues] {
      var seen: Set<String> = []
      return found.filter { !$0.value.isEmpty && seen.insert($0.value).inserted }
        .map { (key: FrenchText.normalise($0.text), option: $0) }.sorted { ($0.key, $0.option.value) < ($1.key, $1.option.value) }
        .map { item in
          var own = PageValues()
          own["value"] = item.option.value
          own["text"] = item.option.text
          return own
        }
    }
    let answers = result.assessments
    values.set(
      "decisions",
      Decision.allCases.map { decision in
        var own = PageValues()
        own["value"] = decision.rawValue
        own["text"] = decision.words
        return own
      })
    values.set("services", options(answers.map { ($0.serviceTitle, $0.serviceTitle) }))
    values.set("communes", options(answers.map { ($0.communeTitle, $0.communeName.isEmpty ? $0.communeCode : $0.communeName) }))
    values["caption"] = Phrase.counted(answers.count, "ligne", "lignes")
    values["rows"] = try zip(answers, anchors).map { try listRow($0, $1) }.joined()
    return try PageTemplate.list.render(values)
  }

  private func listRow(_ answer: Assessment, _ anchor: String) throws -> String {
    var values = PageValues()
    values["anchor"] = anchor
    values["name"] = answer.structure.title
    values["manager"] = answer.structure.manager
    values["commune"] = answer.communeTitle
    values["communeName"] = answer.communeName.isEmpty ? answer.communeCode : answer.communeName
    values["service"] = answer.serviceTitle
    values["serviceText"] = answer.serviceTitle
    values["decision"] = answer.decision.rawValue
    values["decisionWords"] = answer.decision.words
    values["zone"] = answer.zoneTitle.isEmpty ? "aucun" : answer.zoneTitle
    if let distance = answer.finding.distance, distance.isFinite {
      values["distance"] = FrenchNumber.amount(distance, decimals: 1).replacing("-", with: "\u{2212}")
      values["distanceKey"] = SVGDrawing.written(distance)
    } else {
      values["distance"] = PageTable.missing
    }
    values["evidence"] = answer.evidenceWords
    return try PageTemplate.listRow.render(values)
  }
}
