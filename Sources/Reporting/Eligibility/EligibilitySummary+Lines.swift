import Groundwork

extension EligibilitySummary {
  private static let labelWidth = 40
  private static let gap = "  "
  private static let columns = ["lignes", "éligibles", "à vérifier", "non éligibles"]

  /// A line in all, then a short table: the largest groups of each axis, the small ones counted.
  /// - Parameter limit: groups shown of an axis.
  public func lines(limit: Int = 5) -> [[EmphasisedText]] {
    var lines = [[EmphasisedText(headline)]]
    guard total.rows > 0 else { return lines }
    let blanks = EmphasisedText(String(repeating: " ", count: Self.labelWidth + 2))
    lines.append([blanks] + Self.columns.map { EmphasisedText(Self.gap + $0, .heading) })
    for axis in Axis.allCases {
      let own = groups.filter { $0.axis == axis }
      // One group says what the headline said.
      guard own.count > 1 else { continue }
      lines.append([EmphasisedText("Par \(axis.rawValue)", .heading)])
      let order = own.indices.sorted { (own[$1].rows, $0) < (own[$0].rows, $1) }
      lines += order.prefix(limit).map { Self.line(own[$0]) }
      let more = own.count - limit
      if more > 0 { lines.append([EmphasisedText("  … et \(Phrase.counted(more, "autre", "autres"))")]) }
    }
    return lines
  }

  private var headline: String {
    let decisions = [
      Phrase.counted(total.eligible, "éligible", "éligibles"), "\(Wording.grouped(total.toVerify)) à vérifier",
      Phrase.counted(total.notEligible, "non éligible", "non éligibles"),
    ]
    return "\(Phrase.counted(total.rows, "ligne", "lignes")) : \(decisions.joined(separator: ", "))."
  }

  private static func line(_ group: Group) -> [EmphasisedText] {
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
