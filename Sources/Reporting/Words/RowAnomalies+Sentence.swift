import Groundwork

extension PositionAnomaly {
  var sentence: String {
    switch self {
    case .absent: return "position absente"
    case .unreadable(let cells):
      return "position illisible (\(cells.map { $0 == .text("") ? "vide" : Phrase.quoted($0) }.joined(separator: ", ")))"
    case .placeholder(let cells):
      let written = cells.map { $0 == .text("") ? "vide" : Phrase.quoted($0) }.joined(separator: ", ")
      return "position absente (\(written) en tient lieu)"
    case .systemAbsent: return "système de coordonnées absent"
    case .systemUnknown(let cell): return "système de coordonnées inconnu \(Phrase.quoted(cell))"
    case .systemNotTold: return "le système de coordonnées de x et y n'est pas dit ; donnez-le par --crs EPSG"
    case .systemDeduced(let identifier, let name):
      return "système de coordonnées non indiqué ; \(identifier) (\(name)) est déduit des valeurs, --crs en fixe un autre."
    case .doubtful(let doubt, let outcome): return doubt.words + outcome.words
    case .shifted(let system, let stated, let counted, let grid):
      let sureness = stated.map { "sûre à \(Wording.metres($0)) près" }
        ?? "dont PROJ ne dit pas la précision (\(Wording.metres(counted)) sont comptés)"
      let better = grid.map { " ; une meilleure demande la grille \($0), qui manque (paquet Debian proj-data)" } ?? ""
      return "\(system) est changé de système par une opération \(sureness)\(better)"
    case .noZone(let zoning): return "aucune zone dans ce territoire (« \(zoning) »)"
    case .codeAbsent(let column): return "code absent (colonne « \(column) »)"
    case .codeNotInZoning(let code, let zoning, let vintage):
      return "code \(Phrase.quoted(code)) absent de « \(zoning) »\(Self.vintage(vintage))"
    case .attached(let zoning, let column?):
      return "sans coordonnées : les lignes sont rattachées à « \(zoning) » par la colonne « \(column) »."
    case .attached(let zoning, nil):
      return "sans coordonnées, et aucune colonne ne porte de code de « \(zoning) » : ses colonnes restent vides."
    case .setAside(let column, let state):
      return "position laissée de côté : la colonne « \(column) » dit \(Phrase.quoted(state))"
    case .correctedNowhere(let longitude, let latitude):
      return "la position corrigée (\(longitude) ; \(latitude)) n'est dans aucun territoire français ; elle n'est pas utilisée"
    case .halfCorrected: return "la correction ne donne qu'une des deux coordonnées"
    }
  }

  /// A code that a zoning lacks is often one of another year.
  private static func vintage(_ vintage: String?) -> String {
    (vintage.map { " (millésime \($0))" } ?? "") + ", d'un autre millésime peut-être"
  }

  var title: String {
    switch self {
    case .unreadable: "position illisible"
    case .placeholder: "position absente, qu'un autre nombre ou un mot remplace"
    case .systemUnknown: "système de coordonnées inconnu"
    case .noZone: "aucune zone dans ce territoire"
    case .codeAbsent: "code absent"
    case .codeNotInZoning(_, let zoning, let vintage): "code absent de « \(zoning) »\(Self.vintage(vintage))"
    case .doubtful(let doubt, let outcome): doubt.title + outcome.words
    default: sentence
    }
  }
}

extension PositionDoubt {
  fileprivate var words: String {
    switch self {
    case .metresAsDegrees(let system): "mètres (\(system)) dans des colonnes de degrés"
    case .someMetresAsDegrees(let systems):
      "mètres (\(systems.joined(separator: " ou "))) dans des colonnes de degrés ; précisez par --crs"
    case .nowhere(let system?): "\(title) en \(system)"
    case .someOtherSystems(let names):
      "coordonnées en \(names.joined(separator: " ou ")) et non en Lambert-93 ; précisez par --crs"
    case .otherSystem(let name): "coordonnées en \(name) et non en Lambert-93"
    default: title
    }
  }

  fileprivate var title: String {
    switch self {
    case .swappedDegrees: "longitude et latitude échangées"
    case .swappedMetres: "x et y échangés"
    case .nowhere: "position dans aucun territoire français"
    case .metresAsDegrees, .someMetresAsDegrees: "mètres dans des colonnes de degrés"
    case .notDegrees: "ce ne sont pas des degrés"
    case .degreesAsMetres: "degrés dans des colonnes de mètres"
    case .otherSystem, .someOtherSystems: "coordonnées dans un autre système que le Lambert-93"
    case .outsideLambert93: "position hors de l'étendue du Lambert-93"
    }
  }
}

extension PositionOutcome {
  fileprivate var words: String {
    switch self {
    case .corrected: " ; corrigé"
    case .kept(let isCorrectable): isCorrectable ? " ; laissé tel quel, --corriger le remet en ordre" : ""
    case .leftOut(let isCorrectable):
      " ; la position n'est pas utilisée" + (isCorrectable ? " (--corriger la remet en ordre)" : "")
    }
  }
}

extension AddressAnomaly {
  var sentence: String {
    switch self {
    case .notFound: return "adresse introuvable dans la base"
    case .onlyCommune(let label): return "adresse introuvable ; seule sa commune est connue (\(label))"
    case .communeTooCoarse(let label):
      return "seule la commune est connue (\(label)) : aucune zone plus fine n'est donnée"
    case .ambiguous(let label): return "adresse ambiguë, non placée (\(label))"
    case .weak(let label): return "réponse trop peu sûre de la base d'adresses, non placée (\(label))"
    case .noPosition(let label): return "la base d'adresses ne donne pas de position (\(label))"
    case .contradicted(let words): return words
    case .middle(_, let radius): return "\(title) (à \(Int(min(radius, 1e15).rounded(.up))) m près)"
    }
  }

  /// A code that a zoning lacks is often one of another year.
  private static func vintage(_ vintage: String?) -> String {
    (vintage.map { " (millésime \($0))" } ?? "") + ", d'un autre millésime peut-être"
  }

  var title: String {
    switch self {
    case .notFound: sentence
    case .onlyCommune: "adresse introuvable ; seule sa commune est connue"
    case .communeTooCoarse: "seule la commune est connue"
    case .ambiguous: "adresse ambiguë, non placée"
    case .weak: "réponse trop peu sûre de la base d'adresses, non placée"
    case .noPosition: "la base d'adresses ne donne pas de position"
    case .contradicted: "l'adresse est trouvée dans une autre commune que celle de la ligne"
    case .middle(let isStreet, _): isStreet ? "rue sans numéro, placée en son milieu" : "lieu-dit, placé en son milieu"
    }
  }
}

extension ListAnomaly {
  var sentence: String {
    switch self {
    case .postcodeAsCode(let cell): return "\(Phrase.quoted(cell)), donné comme code INSEE, est un code postal"
    case .noCommuneCode(let cell): return "le code INSEE \(Phrase.quoted(cell)) n'a pas la forme d'un code de commune"
    case .unknownService(let cell): return "\(Phrase.quoted(cell)) n'est pas une prestation connue"
    case .noService(let cell): return cell.map { "prestation \(Phrase.quoted($0)) non reconnue" } ?? "prestation absente"
    case .doubt(let words), .contradiction(let words): return words
    case .otherService(let cell, let imposed):
      return "la liste dit \(Phrase.quoted(cell)) ; "
        + "la prestation \(imposed.joined(separator: ", ")) a été demandée par --prestation"
    case .idlePrecision(let cell, let radius):
      return "la précision \(Phrase.quoted(cell)) ne dit rien ; rayon par défaut de \(Wording.metres(radius))"
    case .unknownPrecision(let cell, let radius):
      return "la précision \(Phrase.quoted(cell)) n'est ni un nombre de mètres ni un mot connu ; position tenue pour sûre à "
        + "\(Wording.metres(radius)) près seulement"
    case .correctedTwice(let id, let field): return "« \(id) », \(field) : corrigé deux fois ; la dernière ligne vaut."
    case .correctionWithoutStructure(let id):
      return "la correction de « \(id) » ne trouve aucune structure de cet identifiant dans la liste."
    case .asideRows(let rows):
      let what = Phrase.counted(
        rows.count, "ligne n'est pas une structure et n'est pas jugée",
        "lignes ne sont pas des structures et ne sont pas jugées")
      return "\(what) : \(Phrase.named(rows, of: rows.count))."
    case .unknownCommunes(let names, let rows):
      let named = zip(names, rows).prefix(Self.mostNamed).map { "« \($0) » (ligne \($1))" }.joined(separator: ", ")
      let more = names.count > Self.mostNamed ? " et \(names.count - Self.mostNamed) autres" : ""
      return (names.count == 1 ? "commune inconnue : " : "\(names.count) communes inconnues : ") + named + more
        + " ; corrigez le nom, ou donnez le code INSEE."
    case .formerResult:
      return "ce fichier est un résultat de « maillage eligibilite » : la liste qui suit ses propres colonnes est jugée de "
        + "nouveau, une ligne par prestation ; ce qui a été changé dans id, nom, gestionnaire, prestation, adresse, lon ou lat "
        + "compte, les autres colonnes du résultat sont refaites."
    case .changedInResult(let column): return "\(column) : changé dans le résultat, ce qui compte"
    case .entryWithoutStructure(let title): return "« \(title) » ne se trouve pas dans la liste des structures."
    case .ambiguousAnswers(let titles):
      let shown = titles.prefix(5).joined(separator: ", ") + (titles.count > 5 ? "…" : "")
      return "\(Phrase.counted(titles.count, "structure a", "structures ont")) plusieurs lignes de même prestation, que rien ne "
        + "distingue (\(shown)) ; elles ne sont pas comparées. Donnez-leur des identifiants."
    case .noCommonAnswer(let former):
      return "aucune structure de ce fichier ne se trouve dans \(former), ni par identifiant et prestation, ni par nom, commune "
        + "et prestation : sont-ce bien deux résultats de la même liste ?"
    }
  }

  /// Names that a sentence quotes; beyond them it counts.
  private static let mostNamed = 12
}
