import Groundwork

extension FigureAnomaly {
  var sentence: String {
    switch self {
    case .codeColumn(let column, let joined, let rows):
      return "les codes des zones sont lus dans la colonne « \(column) » "
        + "(\(Phrase.counted(joined, "ligne", "lignes")) sur \(Wording.grouped(rows)) y "
        + "\(joined < 2 ? "rejoint" : "rejoignent") une zone)."
    case .elsewhere(let count, let examples):
      let more = count > examples.count ? "…" : ""
      let rows = Phrase.counted(
        count, "ligne n'est d'aucune zone et n'est pas comptée", "lignes ne sont d'aucune zone et ne sont pas comptées")
      return "\(rows) (\(examples.joined(separator: ", "))\(more))."
        + (more.isEmpty ? "" : " --hors-zones FICHIER les liste toutes.")
    case .repeatedZones(let count, let rows, let example):
      let zones = Phrase.counted(count, "zone a plusieurs lignes", "zones ont plusieurs lignes")
      return "\(zones) de même valeur (\(Phrase.counted(rows, "ligne", "lignes")) de trop, la première pour \(example)) ; "
        + "chacune compte une fois."
    case .partsBesideCity(let city, let parts):
      return "\(city) a sa ligne : "
        + "\(Phrase.counted(parts, "arrondissement est laissé de côté", "arrondissements sont laissés de côté")), "
        + "pour ne pas compter deux fois."
    case .partsAdded(let city, let parts):
      return "\(city) n'a pas de ligne : la somme de \(Phrase.counted(parts, "arrondissement", "arrondissements")) en tient lieu."
    case .noNumbers(let column, let count, let example):
      let cells = Phrase.counted(
        count, "cellule de « \(column) » n'est pas un nombre", "cellules de « \(column) » ne sont pas des nombres")
      return "\(cells) (\(Phrase.quoted(example))) ; elles comptent comme vides, non comme 0."
    case .negatives(let column, let count):
      let cells = Phrase.counted(count, "cellule de « \(column) » est négative", "cellules de « \(column) » sont négatives")
      return "\(cells) ; elles comptent comme vides."
    case .blankColumn(let column):
      return "la colonne « \(column) » n'a aucune valeur pour ces zones ; rien n'en est déduit."
    case .totalsUnlikeParts(let count, let example, let rest):
      return "\(Phrase.counted(count, "total publié n'est pas", "totaux publiés ne sont pas")) la somme de ses parties "
        + "(le plus loin : \(example), \(FrenchNumber.decimals(rest, 1)) de reste) ; rien n'est corrigé."
    case .recognisedConfidential(let column, let policy):
      return "« \(column) » est tenue pour des effectifs d'allocataires non publiés : ils passent par le secret statistique, "
        + "profil \(policy). Un autre profil : --confidentiel PROFIL. Si la table est publiée : --public SOURCE."
    case .columnsWithheld(let columns):
      let names = columns.map { "« \($0) »" }.joined(separator: ", ")
      return "table confidentielle : les nombres de \(names), que la commande ne demande pas, sont tous cachés."
    case .withheldByGate(let policy, let count, let total, let population):
      return "effectifs confidentiels : le secret statistique (\(policy), population « \(population) ») est appliqué avant tout "
        + "calcul, \(Phrase.counted(count, "effectif caché", "effectifs cachés")) sur \(Wording.grouped(total))."
    }
  }
}
