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
    case .countColumns(let source, let target, let count):
      return "parts lues dans « \(count) », de « \(source) » (source) vers « \(target) » (cible)."
    case .strayCounts(let count, let examples):
      let rows = Phrase.counted(count, "ligne n'est d'aucune zone source", "lignes ne sont d'aucune zone source")
      return "\(rows) (\(listed(examples, of: count))) et ne \(count > 1 ? "servent" : "sert") pas."
    case .countsOutside(let count, let examples):
      let rows = Phrase.counted(count, "ligne nomme", "lignes nomment")
      return "\(rows) une cible qui n'est pas dans la couche (\(listed(examples, of: count))) : compté hors de toute cible."
    case .repeatedCounts(let count, let example):
      return "\(Phrase.counted(count, "ligne redit", "lignes redisent")) un compte déjà donné (\(example)) ; il ne compte qu'une "
        + "fois."
    case .unknownCounts(let count, let examples):
      let rows = Phrase.counted(count, "ligne n'a pas de compte", "lignes n'ont pas de compte")
      return "\(rows) (\(listed(examples, of: count))) : un compte inconnu n'est pas 0, les parts de "
        + "\(count > 1 ? "ces zones sources" : "cette zone source") ne sont pas connues."
    case .countsWithoutGround(let count, let examples):
      let pairs = Phrase.counted(count, "couple a un compte", "couples ont un compte")
      return "\(pairs) sans que leurs contours se touchent (\(listed(examples, of: count))) ; le compte l'emporte."
    case .countedWhole(let count, let examples):
      let zones = Phrase.counted(count, "zone source déborde", "zones sources débordent")
      return "\(zones) des cibles par \(count > 1 ? "leurs contours" : "son contour") sans aucun compte hors d'elles "
        + "(\(listed(examples, of: count))) : tout y va aux cibles. Si les lignes du reste manquent, ajoutez-les (cible vide), "
        + "ou donnez --colonne-total."
    case .withoutCounts(let count, let examples):
      let zones = Phrase.counted(count, "zone source n'a aucun compte connu", "zones sources n'ont aucun compte connu")
      return "\(zones) (\(listed(examples, of: count))) : répartie\(count > 1 ? "s" : "") comme sans --comptes."
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
