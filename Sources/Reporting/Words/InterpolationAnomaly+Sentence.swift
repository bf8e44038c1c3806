import Groundwork

extension InterpolationAnomaly {
  var sentence: String {
    switch self {
    case .measured(let systems):
      return "les aires sont mesurées en \(Wording.list(systems))."
    case .unknownSources(let column, let count, let examples):
      let zones = Phrase.counted(count, "zone source n'a pas de valeur", "zones sources n'ont pas de valeur")
      return "« \(column) » : \(zones) (\(listed(examples, of: count))) ; rien n'y est compté pour 0, "
        + "les cibles touchées le disent."
    case .withoutWeight(let count, let examples):
      let zones = Phrase.counted(count, "zone source n'a aucun poids", "zones sources n'ont aucun poids")
      return "\(zones) (\(listed(examples, of: count))) : répartition d'après les aires."
    case .noWeight(let column, let count):
      return "\(Phrase.counted(count, "cellule", "cellules")) de « \(column) » sans nombre d'au moins 0 : sans poids."
    case .equalSquares(let count):
      return "\(Phrase.counted(count, "carreau pèse", "carreaux pèsent")) autant l'un que l'autre : leurs habitants ne sont pas "
        + "lus ; nommez leur colonne par --colonne-poids."
    case .weightsWithoutPosition(let count):
      return Phrase.counted(
        count, "poids n'a pas de position et n'est pas compté.", "poids n'ont pas de position et ne sont pas comptés.")
    case .strayWeights(let count):
      return "\(Phrase.counted(count, "poids n'est dans aucune zone source", "poids ne sont dans aucune zone source"))."
    case .uncoveredTargets(let count, let examples):
      let zones = Phrase.counted(count, "cible n'est couverte par aucune source", "cibles ne sont couvertes par aucune source")
      return "\(zones) (\(listed(examples, of: count))) ; \(count > 1 ? "leurs" : "ses") cases restent vides."
    case .overlappingTargets(let count, let first, let second, let area):
      let pairs = Phrase.counted(count, "paire de cibles se recouvre", "paires de cibles se recouvrent")
      return "\(pairs) (le plus : \(first) et \(second), \(FrenchNumber.amount(area)) m²) ; "
        + "ce qui est dans les deux compte dans chacune, la somme des cibles le compte deux fois."
    case .overlappingSources(let example, let share):
      return "des zones sources se recouvrent : la cible \(example) est couverte \(FrenchNumber.decimals(share, 2)) fois ; "
        + "ce qui est dans deux sources compte deux fois."
    case .shapelessSources(let count, let examples):
      let zones = Phrase.counted(count, "zone source n'a pas de contour", "zones sources n'ont pas de contour")
      return "\(zones) dans le fichier (\(listed(examples, of: count))) : \(count > 1 ? "leurs" : "ses") effectifs sont comptés "
        + "hors de toute cible."
    case .unmeasuredSources(let count, let examples):
      let zones = Phrase.counted(count, "zone source est", "zones sources sont")
      return "\(zones) hors de tout système métrique français (\(listed(examples, of: count))) : "
        + "sans aire, rien n'en est réparti."
    }
  }

  private func listed(_ examples: [String], of count: Int) -> String {
    examples.joined(separator: ", ") + (count > examples.count ? "…" : "")
  }
}
