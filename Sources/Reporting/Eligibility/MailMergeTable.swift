import Eligibility
import Groundwork
import Structures
import Tabular

/// One row a manager, with its structures, their decisions and sentences ready for the fields of a letter.
struct MailMergeTable {
  private let assessments: [Assessment]
  private let summary: EligibilitySummary

  init(_ assessments: [Assessment], _ summary: EligibilitySummary) {
    self.assessments = assessments
    self.summary = summary
  }

  /// UTF-16 units of a list at most: a cell holds 32 767.
  private static let mostUnits = 30_000
  private static let header = [
    "organisme", "structures", "lignes", "eligible", "a_verifier", "non_eligible", "montant_eur", "phrase", "liste_eligible",
    "liste_a_verifier", "liste_non_eligible",
  ]

  func write(_ book: any WorkbookWriter) throws {
    let count = SheetLayout.Column(width: 10, numberFormat: "0"), text = SheetLayout.Column(width: 60, isWrapped: true)
    let layout = SheetLayout(
      columns: [.init(width: 30, isWrapped: true)] + [count, count, count, count, count, .init(width: 12, numberFormat: "#,##0.00")]
        + [.init(width: 40, isWrapped: true), text, text, text], frozenColumns: 1)
    let sheet = try book.addSheet("Publipostage", header: Self.header, layout: layout)
    try sheet.write(rows, look: .plain)
    try sheet.finish()
  }

  /// Rows without a manager have nobody to write to.
  private var rows: [[String]] {
    let members = Dictionary(grouping: assessments.filter { !$0.structure.manager.isEmpty }, by: \.structure.manager)
    return summary.groups.filter { $0.axis == .manager }.compactMap { group in
      guard let own = members[group.label] else { return nil }
      let counts = [group.structures, group.rows, group.eligible, group.toVerify, group.notEligible].map(String.init)
      return [group.label] + counts + [EligibilitySummary.euros(group.amount), sentence(group)]
        + Decision.allCases.map { decision in Self.list(own.filter { $0.decision == decision }) }
    }
  }

  /// "Vos 5 structures : 2 éligibles, 1 à vérifier, 2 non éligibles."
  private func sentence(_ group: EligibilitySummary.Group) -> String {
    let whole = group.structures == 1 ? "Votre structure" : "Vos \(Wording.grouped(group.structures)) structures"
    var parts: [String] = []
    if group.eligible > 0 { parts.append(Phrase.counted(group.eligible, "éligible", "éligibles")) }
    if group.toVerify > 0 { parts.append("\(Wording.grouped(group.toVerify)) à vérifier") }
    if group.notEligible > 0 { parts.append(Phrase.counted(group.notEligible, "non éligible", "non éligibles")) }
    return "\(whole) : \(parts.joined(separator: ", "))."
  }

  /// A line a structure: "Centre social (AGC, Valmière) : le site est dans le QPV...".
  private static func list(_ answers: [Assessment]) -> String {
    var text = "", units = 0
    for (place, answer) in answers.enumerated() {
      let structure = answer.structure
      let details = [answer.service?.code ?? structure.serviceText, answer.communeName].filter { !$0.isEmpty }
      let line = "\(structure.title)\(details.isEmpty ? "" : " (\(details.joined(separator: ", ")))") : \(answer.reason)"
      units += line.utf16.count + 2
      guard units < mostUnits else { return text + "… et \(answers.count - place) autres, dans la liste." }
      // A blank before the line's end, for readers of .ods that put its paragraphs side by side.
      text += (text.isEmpty ? "" : " \n") + line
    }
    return text
  }
}
