import Groundwork

extension EligibilitySummary {
  /// Characters of the widest and of the narrowest label.
  private static let labelWidths = 16...40
  private static let gap = "  "
  private static let columns = ["lignes", "éligibles", "à vérifier", "non éligibles"]

  /// A line in all, then a short table: the largest groups of each axis, the small ones counted.
  /// - Parameters:
  ///   - limit: groups shown of an axis.
  ///   - width: of the lines, as far as their figures allow it.
  public func lines(limit: Int = 5, width: Int = 100) -> [[EmphasisedText]] {
    let figures = Self.columns.reduce(2) { $0 + Self.gap.count + $1.count }
    let labelWidth = min(max(width - figures, Self.labelWidths.lowerBound), Self.labelWidths.upperBound)
    var lines = [headline] + (money.map { [[EmphasisedText($0)]] } ?? [])
    guard total.rows > 0 else { return lines }
    let blanks = EmphasisedText(String(repeating: " ", count: labelWidth + 2))
    lines.append([blanks] + Self.columns.map { EmphasisedText(Self.gap + $0, .heading) })
    for axis in Axis.allCases {
      let own = groups.filter { $0.axis == axis }
      // One group says what the headline said.
      guard own.count > 1 else { continue }
      lines.append([EmphasisedText("Par \(axis.rawValue)", .heading)])
      let order = own.indices.sorted { (own[$1].rows, $0) < (own[$0].rows, $1) }
      lines += order.prefix(limit).map { Self.line(own[$0], labelWidth) }
      let more = own.count - limit
      if more > 0 { lines.append([EmphasisedText("  … et \(Phrase.counted(more, "autre", "autres"))")]) }
    }
    return lines
  }

  /// "150 lignes : 20 éligibles, 15 à vérifier, 115 non éligibles."
  private var headline: [EmphasisedText] {
    let twice =
      total.repeated == 0 ? "" : " (dont \(Phrase.counted(total.repeated, "doublon possible", "doublons possibles")))"
    return [
      EmphasisedText("\(Phrase.counted(total.rows, "ligne", "lignes")) : "),
      EmphasisedText(Phrase.counted(total.eligible, "éligible", "éligibles"), total.eligible > 0 ? .sure : .plain),
      EmphasisedText("\(twice), "),
      EmphasisedText("\(Wording.grouped(total.toVerify)) à vérifier", total.toVerify > 0 ? .doubt : .plain),
      EmphasisedText(", \(Phrase.counted(total.notEligible, "non éligible", "non éligibles"))."),
    ]
  }

  /// What the amounts come to, and what the sum leaves out; nil where the rule has no amount.
  var money: String? {
    guard total.amount != nil || !total.otherAmounts.isEmpty else { return nil }
    let rows = total.eligible - total.withoutAmount, others = total.otherAmounts.sorted { $0.key < $1.key }
    var words =
      total.amount.map { "Montants : \(Self.french($0)) pour \(Phrase.counted(rows, "ligne éligible", "lignes éligibles"))" }
      ?? "Montants : aucun en euros"
    if let twice = total.repeatedAmount {
      words += ", dont \(Self.french(twice)) pour \(Phrase.counted(total.repeated, "doublon possible", "doublons possibles"))"
    }
    var left: [String] = []
    for (currency, other) in others {
      let counted = Phrase.counted(other.rows, "ligne éligible", "lignes éligibles")
      left.append("\(counted) en \(currency) (\(Self.french(other.sum, currency)))")
    }
    let without = total.withoutAmount - others.reduce(0) { $0 + $1.value.rows }
    if without > 0 { left.append(Phrase.counted(without, "ligne éligible sans montant", "lignes éligibles sans montant")) }
    if total.toVerify > 0 { left.append(Phrase.counted(total.toVerify, "ligne à vérifier", "lignes à vérifier")) }
    return words + (left.isEmpty ? "." : " ; n'y sont pas comptées : \(Wording.list(left)).")
  }

  /// "12 500,00 €".
  static func french(_ amount: Double, _ currency: String = "€") -> String {
    let cents = Int((min(amount, 1e15) * 100).rounded())
    return "\(Wording.grouped(cents / 100)),\(cents % 100 < 10 ? "0" : "")\(cents % 100)\u{A0}\(currency)"
  }

  private static func line(_ group: Group, _ labelWidth: Int) -> [EmphasisedText] {
    let label = group.label.count > labelWidth - 2 ? group.label.prefix(labelWidth - 3) + "…" : group.label
    let counts: [(Int, Emphasis)] = [
      (group.rows, .plain), (group.eligible, .sure), (group.toVerify, .doubt), (group.notEligible, .plain),
    ]
    let cells = zip(columns, counts).map { title, count in
      let text = Wording.grouped(count.0)
      let blanks = String(repeating: " ", count: gap.count + title.count - text.count)
      return EmphasisedText(blanks + text, count.0 == 0 ? .plain : count.1)
    }
    return [EmphasisedText("  \(label)\(String(repeating: " ", count: labelWidth - label.count))")] + cells
  }
}
