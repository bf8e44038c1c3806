import Groundwork

/// Words that several kinds share.
enum Phrase {
  /// "« Grenoble »"; the cell of a confidential column is not shown.
  static func quoted(_ cell: QuotedCell) -> String {
    switch cell {
    case .text(let text): "« \(text) »"
    case .withheld: "(confidentiel)"
    }
  }

  /// "ligne 5 (« TOTAL »), ligne 7 (vide) et 3 autres".
  /// - Parameter count: of all such rows, of which the first are named.
  static func named(_ rows: [AsideRow], of count: Int) -> String {
    let named = rows.prefix(AsideRow.mostNamed).map { row in
      switch row.kind {
      case .blank: "ligne \(row.number) (vide)"
      case .header: "ligne \(row.number) (en-tête répété)"
      case .total, .note: "ligne \(row.number) (\(quoted(row.text)))"
      }
    }
    let more = count - named.count
    return named.joined(separator: ", ") + (more > 0 ? " et \(counted(more, "autre", "autres"))" : "")
  }

  /// What a cell of the column `anomalie` holds.
  static func joined(_ kinds: [AnomalyKind]) -> String { kinds.map(\.sentence).joined(separator: " ; ") }

  /// "0 cellule", "1 cellule", "1 158 cellules".
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(Wording.grouped(count)) \(count < 2 ? one : many)"
  }
}
