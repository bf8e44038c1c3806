import Groundwork

extension OfferAnomaly {
  var sentence: String {
    switch self {
    case .noCapacity(let count, let total, let examples):
      let all = Wording.grouped(total)
      return "\(Phrase.counted(count, "structure sur \(all) n'a", "structures sur \(all) n'ont")) pas de capacité "
        + "(\(Self.listed(examples, of: count))) : comptées comme structures, sans place."
    case .noColumnOfCapacities:
      return "la liste n'a pas de colonne de capacité : places, taux et écarts restent vides (--colonne-places en nomme une)."
    case .negativeCapacity(let title): return "« \(title) » a une capacité négative ; elle n'est pas comptée."
    case .unreadableCapacity(let title, let cell):
      return "« \(title) » : la capacité \(Phrase.quoted(cell)) n'est pas un nombre ; elle n'est pas comptée."
    case .otherUnit(let unit, let option, let counted, let count, let examples):
      let sites = Phrase.counted(count, "structure a", "structures ont")
      let own = unit.isEmpty ? "une capacité sans unité" : "une capacité en \(unit)"
      return "\(sites) \(own) (\(Self.listed(examples, of: count))) : non comptée parmi les \(counted)\(Self.way(option))."
    case .columnOfOtherUnit(let column, let unit, let option, let counted):
      return "aucune colonne de \(counted) ; « \(column) » est en \(unit), qui n'en sont pas\(Self.way(option))."
    case .countedUnit(let unit, let column):
      return "les capacités comptées sont des \(unit) (« \(column) ») : ce que le résultat nomme places en est aussi."
    case .twoCapacities(let title):
      return "« \(title) » a deux capacités différentes au même endroit ; aucune n'est comptée. Corrigez la liste."
    case .sameStructure(let structures, let rows):
      return "\(Wording.grouped(rows)) lignes ne font que "
        + "\(Phrase.counted(structures, "structure", "structures")) (même identifiant, même genre, même lieu)."
    case .severalSites(let title, let sites):
      return "« \(title) » est à \(Wording.grouped(sites)) endroits sous un seul identifiant ; chaque endroit compte avec sa "
        + "capacité."
    case .kept(let kinds, let count, let total):
      return "\(Phrase.counted(count, "ligne retenue", "lignes retenues")) sur \(Wording.grouped(total)) "
        + "(\(kinds.joined(separator: ", ")))."
    case .notOpen(let count):
      return "\(Phrase.counted(count, "structure n'est pas ouverte", "structures ne sont pas ouvertes")) à la date demandée."
    case .unreadableDate(let count, let column, let example):
      return "\(Phrase.counted(count, "date illisible", "dates illisibles")) dans « \(column) » (\(Phrase.quoted(example))) ; "
        + "ces structures comptent comme ouvertes."
    case .byCode(let column): return "sans coordonnées : les structures sont rattachées aux zones par la colonne « \(column) »."
    case .byCommuneName(let count, let examples):
      let sites = Phrase.counted(
        count, "structure sans position ni code est rattachée", "structures sans position ni code sont rattachées")
      return "\(sites) à la commune de leur adresse (\(Self.listed(examples, of: count)))."
    case .noneHere(let count):
      return count > 1
        ? "aucune des \(Wording.grouped(count)) structures de la liste n'est dans une de ces zones : est-elle d'un autre "
          + "territoire ?"
        : "la seule structure de la liste n'est dans aucune de ces zones : est-elle d'un autre territoire ?"
    case .outside(let count, let examples):
      return "\(Phrase.counted(count, "structure est hors de toute zone", "structures sont hors de toute zone")) "
        + "(\(Self.listed(examples, of: count)))."
    case .nowhere(let count, let examples, let nameable):
      let way = nameable == 0
        ? "" : " --par-commune en compte \(Wording.grouped(nameable)) dans la commune que leur adresse nomme."
      return "\(Phrase.counted(count, "structure n'a ni position ni code", "structures n'ont ni position ni code")) "
        + "(\(Self.listed(examples, of: count))) ; nulle part comptée\(count < 2 ? "" : "s").\(way)"
    case .elsewhereThanNamed(let count, let examples):
      return "\(Phrase.counted(count, "structure est", "structures sont")) dans une autre zone que celle de son code "
        + "(\(Self.listed(examples, of: count))) ; le lieu l'emporte."
    case .unknownCode(let code, let count, let example):
      return "le code \(code) n'est celui d'aucune zone (\(Phrase.counted(count, "structure", "structures")), "
        + "dont « \(example) ») ; d'un autre millésime peut-être."
    }
  }

  private static func way(_ option: String?) -> String { option.map { " (--unite \($0) les compte)" } ?? "" }

  private static func listed(_ examples: [String], of count: Int) -> String {
    examples.joined(separator: " ; ") + (count > examples.count ? "…" : "")
  }
}
