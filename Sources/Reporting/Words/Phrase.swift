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

  /// What a cell of the column `anomalie` holds.
  static func joined(_ kinds: [AnomalyKind]) -> String { kinds.map(\.sentence).joined(separator: " ; ") }

  /// "0 cellule", "1 cellule", "1 158 cellules".
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(Wording.grouped(count)) \(count < 2 ? one : many)"
  }
}
