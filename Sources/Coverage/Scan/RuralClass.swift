import Groundwork

/// What a list of communes says of the classification France ruralités revitalisation (loi 2023-1322, art. 73), or of the ZRR
/// before it.
public enum RuralClass {
  /// Names of the column.
  public static let columns = ["frr", "zfrr", "statut frr", "classement frr", "zrr", "classement", "statut", "zonage"]

  private static let without: Set<String> = [
    "nc", "n", "non", "0", "faux", "false", "hors frr", "non frr", "non classe", "non classee", "hors zone", "hors zrr",
  ]

  /// Whether a cell says that the commune is classed, wholly or in part; nil for a blank.
  public static func isClassed(_ text: String?) -> Bool? { text.map { !without.contains(FrenchText.normalise($0)) } }
}
