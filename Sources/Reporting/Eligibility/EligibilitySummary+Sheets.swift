import Groundwork

// As sheets of a workbook.
extension EligibilitySummary {
  /// Names of the counts of a group, behind its label.
  static let countNames = [
    "Lignes", "Structures", "Éligibles", "À vérifier", "Non éligibles", "Montant (€)", "Éligibles sans montant",
    "Doublons possibles", "Éligibles en double", "Montant en double (€)",
  ]
  static let countFormats = ["0", "0", "0", "0", "0", "#,##0.00", "0", "0", "0", "#,##0.00"]

  /// One line a group, the label first; the total under that name.
  func row(_ group: Group, label: String) -> [String] {
    let counts = [group.rows, group.structures, group.eligible, group.toVerify, group.notEligible]
    return [label] + counts.map(String.init) + [Self.euros(group.amount)]
      + [group.withoutAmount, group.duplicates, group.repeated].map(String.init) + [Self.euros(group.repeatedAmount)]
  }

  func rows(_ axis: Axis) -> [[String]] { groups.filter { $0.axis == axis }.map { row($0, label: $0.label) } }

  static func euros(_ amount: Double?) -> String {
    guard let amount else { return "" }
    var bytes: [UInt8] = []
    DecimalFormatter.append(amount, decimals: 2, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What may be counted twice, apart from the counts that hold it.
  var duplicateSentence: String {
    guard total.duplicates > 0 else { return "Aucune ligne ne ressemble assez à une autre pour être la même structure." }
    let all = Phrase.counted(total.duplicates, "ligne peut être une autre", "lignes peuvent être une autre")
    guard total.repeated > 0 else { return "\(all) de la liste ; aucune n'est éligible deux fois." }
    let paid = total.repeatedAmount.map { ", pour \(Self.french($0))" } ?? ""
    return "\(all) de la liste, dont \(Phrase.counted(total.repeated, "éligible deux fois", "éligibles deux fois"))\(paid) : à "
      + "vérifier avant de payer."
  }
}
