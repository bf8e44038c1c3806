import Eligibility
import Groundwork
import Structures
import Tabular

/// The workbook of an eligibility list, made for a director: the counts first, then the list, what is left to be checked, the
/// counts of each grouping, a table for a mail merge, and what all of it rests on.
struct EligibilityWorkbook {
  let result: EligibilityResult
  let origin: DocumentOrigin?
  let summary: EligibilitySummary

  init(_ result: EligibilityResult, origin: DocumentOrigin?) {
    self.result = result
    self.origin = origin
    summary = EligibilitySummary(result.assessments)
  }

  /// Title of the list's sheet.
  static let listTitle = "Éligibilité"

  static let decisionLooks: [String: CellLook] = [
    Decision.eligible.words: .sure, Decision.toVerify.words: .doubt, Decision.notEligible.words: .refusal,
  ]

  /// - Returns: oddities of writing.
  /// - Throws: `FileFault.unwritable`.
  func write(to path: String) throws -> [Anomaly] {
    let book = try WorkbookFile.begin(path, isLaidOut: true)
    do {
      try writeSummary(book)
      try writeList(book)
      try writeDoubtful(book)
      for axis in EligibilitySummary.Axis.allCases { try writeGroups(axis, book) }
      try MailMergeTable(result.assessments, summary).write(book)
      try MethodSheet(result, origin: origin).write(book)
      try book.finish()
    } catch {
      book.discard()
      throw error
    }
    return book.anomalies
  }
}

// The list and what of it is to be verified.
extension EligibilityWorkbook {
  /// Columns printed: those that come first, the id, the manager and the prestation.
  private static let printedColumns = 8
  /// Of the doubtful rows: as far as the prestation.
  private static let printedDoubtful = 5
  /// Widths of the columns that readers look at, in characters.
  private static let widths = [
    "nom": 30, "commune": 20, "decision": 13, "distance_limite_m": 17, "motif": 78, "id": 9, "gestionnaire": 24,
    "prestation": 12, "adresse": 34, "zone_nom": 24, "preuve": 30, "sources": 30, "rayon_m": 9, "a_verifier": 62,
  ]
  private static let wrapped: Set<String> = [
    "nom", "commune", "motif", "gestionnaire", "prestation", "a_verifier", "adresse", "zone_nom", "id",
  ]

  private static func column(_ name: String, isOwn: Bool = true) -> SheetLayout.Column {
    SheetLayout.Column(
      width: isOwn ? widths[name] : nil, numberFormat: isOwn ? EligibilityTable.numberFormats[name] : nil,
      isWrapped: isOwn && wrapped.contains(name), looks: name == "decision" ? decisionLooks : [:])
  }

  private func writeList(_ book: any WorkbookWriter) throws {
    let table = EligibilityTable(
      result.assessments, asides: result.asides, input: result.input, isComparing: result.comparedWith != nil,
      arrangement: .workbook)
    let own = EligibilityTable.Arrangement.workbook.columns.count
    let layout = SheetLayout(
      columns: table.header.enumerated().map { Self.column($1, isOwn: $0 < own) }, frozenColumns: 1,
      printedColumns: Self.printedColumns, rowCount: table.rowCount)
    let sheet = try book.addSheet(Self.listTitle, header: table.header, layout: layout)
    for chunk in table.chunks() { try sheet.write(chunk, extra: [], layout: .inputFirst) }
    try sheet.finish()
  }

  private func writeDoubtful(_ book: any WorkbookWriter) throws {
    let header = [
      "nom", "commune", "a_verifier", "motif", "prestation", "gestionnaire", "adresse", "zone_nom", "distance_limite_m",
      "rayon_m", "id",
    ]
    let rows = result.assessments.filter { $0.decision == .toVerify }.map { answer in
      let structure = answer.structure
      return [
        structure.name, answer.communeName, VerificationAdvice(answer, rule: result.inputs.rule).actions.joined(separator: " "),
        answer.reason, answer.service?.code ?? structure.serviceText, structure.manager, structure.address,
        answer.zone?.name ?? "", Self.hundredths(answer.finding.distance), Self.hundredths(answer.radius), structure.id,
      ]
    }
    let layout = SheetLayout(
      columns: header.map { Self.column($0) }, frozenColumns: 1, printedColumns: Self.printedDoubtful, rowCount: rows.count)
    let sheet = try book.addSheet("À vérifier", header: header, layout: layout)
    try sheet.write(rows, look: .plain)
    try sheet.finish()
  }

  private static func hundredths(_ metres: Double?) -> String {
    guard let metres, metres.isFinite else { return "" }
    var bytes: [UInt8] = []
    DecimalFormatter.append(metres, decimals: 2, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

// The counts.
extension EligibilityWorkbook {
  private static let countColumns = EligibilitySummary.countFormats.map { format in
    SheetLayout.Column(width: format == "0" ? 12 : 15, numberFormat: format)
  }

  private func writeGroups(_ axis: EligibilitySummary.Axis, _ book: any WorkbookWriter) throws {
    let label = SheetLayout.Column(width: 44, isWrapped: true)
    let header = [axis.rawValue.prefix(1).uppercased() + axis.rawValue.dropFirst()] + EligibilitySummary.countNames
    let layout = SheetLayout(columns: [label] + Self.countColumns, frozenColumns: 1)
    let sheet = try book.addSheet("Par \(axis.rawValue)", header: header, layout: layout)
    try sheet.write([summary.row(summary.total, label: "Total")], look: .strong)
    try sheet.write(summary.rows(axis), look: .plain)
    try sheet.finish()
  }

  private func writeSummary(_ book: any WorkbookWriter) throws {
    let label = SheetLayout.Column(width: 34, looks: Self.decisionLooks)
    let sheet = try book.addSheet(
      OwnWorkbook.summary, header: nil, layout: SheetLayout(columns: [label] + Self.countColumns.prefix(6)))
    try sheet.write([["Éligibilité à la bonification : synthèse"]], look: .title)
    try sheet.write(Self.lines(result.inputs.rule.name) + Self.lines(subtitle) + [[]], look: .note)
    let total = summary.total
    try sheet.write([["Décision", "Lignes"]], look: .heading)
    let decisions = [(Decision.eligible, total.eligible), (.toVerify, total.toVerify), (.notEligible, total.notEligible)]
    try sheet.write(decisions.map { [$0.words, String($1)] }, look: .plain)
    try sheet.write([["Total", String(total.rows)]], look: .strong)
    // Without amounts no column for them.
    let shown = EligibilitySummary.countNames.prefix(total.amount == nil ? 5 : 6)
    try sheet.write([[]], look: .plain)
    try sheet.write([["Prestation"] + shown], look: .heading)
    try sheet.write(summary.rows(.service).map { Array($0.prefix(1 + shown.count)) }, look: .plain)
    try sheet.write([Array(summary.row(total, label: "Total").prefix(1 + shown.count))], look: .strong)
    let sections = [
      ("Montants", summary.money ?? "La règle ne fixe aucun montant : rien n'est compté en euros."),
      ("Doublons possibles", summary.duplicateSentence),
    ]
    for (title, sentence) in sections + changes + remarks.map({ ("Attention", $0) }) {
      try sheet.write([[], [title]], look: .strong)
      try sheet.write(Self.lines(sentence), look: .plain)
    }
    try sheet.finish()
  }

  /// "150 lignes de structures.csv ; QPV de 2024 ; jour de la décision : 30/06/2025."
  private var subtitle: String {
    let dated = result.inputs.geographies
    let years = Wording.list(dated.geographies.compactMap(\.year).sorted().map(String.init))
    var parts = ["\(Phrase.counted(summary.total.rows, "ligne", "lignes")) de \(result.input.provenance.file)"]
    if !years.isEmpty { parts.append("QPV de \(years)") }
    if let date = dated.date { parts.append("jour de la décision : \(date)") }
    return parts.joined(separator: " ; ") + "."
  }

  /// What became of the structures since the geography compared with.
  private var changes: [(String, String)] {
    guard let other = result.comparedWith else { return [] }
    let words: [(Assessment.Change, String)] = [
      (.enters, "dans un quartier où elles n'étaient pas"), (.leaves, "hors du quartier où elles étaient"),
      (.changes, "dans un autre quartier"),
    ]
    let parts = words.map { change, place in
      "\(Phrase.counted(result.assessments.count { $0.change == change }, "ligne", "lignes")) \(place)"
    }
    return [("Depuis \(other)", Wording.list(parts) + " ; la colonne « comparaison » de la liste dit lesquelles.")]
  }

  /// What concerns every row, for those who are given the workbook and never see what the command said.
  private var remarks: [String] {
    result.anomalies.filter { anomaly in
      if case .zoning(.repealedQuarters) = anomaly.kind { true } else { false }
    }.map(\.sentence)
  }

  /// A text in rows that fit into the page: a cell does not go on below others.
  static func lines(_ text: String, width: Int = 105) -> [[String]] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { [$0] }
  }
}
