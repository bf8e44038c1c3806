import Coverage
import Tabular

extension Figure {
  /// Why there is no figure; nil where there is one.
  var reasonWords: String? {
    switch self {
    case .known: nil
    case .noRow: "aucune ligne de la table"
    case .blank(.blank): "case vide"
    case .blank(.secret): "secret statistique"
    case .blank(.notAvailable): "non disponible"
    case .blank(.notSignificant): "non significatif"
    }
  }

  /// The mark that a cell without figure wears.
  var mark: String {
    switch self {
    case .blank(.secret): "s"
    case .blank(.notAvailable): "nd"
    case .blank(.notSignificant): "ns"
    case .known, .noRow, .blank(.blank): ""
    }
  }
}
