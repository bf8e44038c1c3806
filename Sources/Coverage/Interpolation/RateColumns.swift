import Groundwork

/// Columns that by their name hold a rate, a mean or a median: such figures cannot be shared out and added up.
public enum RateColumns {
  private static let words: Set<String> = [
    "taux", "tx", "txpauv", "pct", "pourcent", "pourcentage", "mediane", "moyenne", "densite", "indice", "decile", "quartile",
  ]

  /// Whether a name says so.
  public static func isRate(_ column: String) -> Bool {
    let first = Wording.key(column).split(separator: " ").first.map(String.init) ?? ""
    if words.contains(first) || column.contains("%") { return true }
    // Filosofi: poverty rates, medians, deciles, shares of the income.
    return column.wholeMatch(of: /(?:DISP|DEC)_(?:TP|MED|Q\d|D\d|GI|RD|S80|EQ|P).*/.ignoresCase()) != nil
  }
}
