import Groundwork

extension IndexAnomaly {
  var sentence: String {
    switch self {
    case .missing(let column, let missing): return "sans score : \(column) \(missing.words)"
    case .weightsIgnored:
      return "avec --methode acp, l'axe pèse lui-même les indicateurs ; les poids de --indicateurs n'ont pas d'effet."
    case .againstTheAxis(let column):
      return "« \(column) » va à contresens des autres indicateurs : plus il est défavorable, plus le score baisse. "
        + "Vérifiez son signe, ou ôtez-le."
    case .fewClasses(let filled, let zones):
      return "\(Phrase.counted(filled, "classe seulement a", "classes seulement sur 5 ont")) des zones, pour "
        + "\(Phrase.counted(zones, "zone", "zones")) : des scores égaux ne sont jamais séparés."
    }
  }

  var title: String {
    if case .missing(let column, _) = self { return "sans score, faute de « \(column) »" }
    return sentence
  }
}

extension IndexAnomaly.Missing {
  fileprivate var words: String {
    switch self {
    case .blank: "est vide"
    case .secret: "est caché par le secret statistique"
    case .notAvailable: "n'est pas disponible"
    case .notSignificant: "n'est pas significatif"
    case .notANumber: "n'est pas un nombre"
    case .negative: "est négatif"
    }
  }
}
