import Tabular

/// Names of the columns that an eligibility list has of its own: in front of those of the list that it answers, and behind them.
///
/// They stand here since a list answered may come back as a list (`FormerResult`).
package enum ResultColumns {
  package static let own = [
    "id", "nom", "gestionnaire", "prestation", "adresse", "commune", "code_insee", "lon", "lat", "precision", "rayon_m", "zonage",
    "zone_code", "zone_nom", "distance_limite_m", "preuve", "decision", "motif", "montant_eur", "sources",
  ]
  /// Their order in the list of a workbook, whose readers look at the first columns; `OwnWorkbook` finds the sheet by them.
  package static let inWorkbook = OwnWorkbook.firstColumns + own.filter { !OwnWorkbook.firstColumns.contains($0) }
  package static let compared = ["comparaison", "zone_avant"]
  package static let anomaly = "anomalie"
  /// Begins the precision of a position that the adviser has set.
  package static let corrected = "position corrigée"
  /// Ends the precision of a position that an address base has found.
  package static let found = "(base d'adresses)"
}
