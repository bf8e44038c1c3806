import Groundwork

extension TableAnomaly {
  var sentence: String {
    switch self {
    case .noRows: return "le tableau n'a aucune ligne sous son en-tête."
    case .repeatedCells(let count, let first):
      return "\(Phrase.counted(count, "cellule est donnée", "cellules sont données")) deux fois dans la feuille "
        + "(la première : \(first)) ; la première écriture de chacune est lue."
    case .zeroBytes(let count):
      return "octets nuls dans le texte, laissés de côté : \(count) (transfert ou écriture interrompus ?)."
    case .mixedEncodings(let lines, let other):
      let counted = Phrase.counted(lines, "ligne n'est pas", "lignes ne sont pas")
      return "deux encodages dans un même fichier : \(counted) en UTF-8 et \(lines == 1 ? "a été lue" : "ont été lues") "
        + "en \(other)."
    case .encodingGuessed(let encoding):
      return "le texte n'est pas en UTF-8 ; il a été lu en \(encoding), d'après ses accents (option --encodage)."
    case .doublyEncoded(let rows, let first):
      let place = first.map { "\(Phrase.counted(rows, "ligne", "lignes")), la première : \($0)" } ?? "noms de colonnes"
      return "des textes ont été encodés deux fois, comme « Ã© » pour « é » (\(place)) ; ils restent tels quels : "
        + "reprenez le fichier à sa source, ou réenregistrez-le en UTF-8 depuis un logiciel qui le montre bien."
    case .unnamedColumns(let named, let found):
      let added = found - named
      let columns = Phrase.counted(added, "colonne sans nom a été ajoutée", "colonnes sans nom ont été ajoutées")
      let own = Phrase.counted(named, "colonne", "colonnes")
      return "l'en-tête nomme \(own), les lignes en ont \(Wording.grouped(found)) ; \(columns)."
    case .headerUnderTitle(let row): return "l'en-tête a été trouvé à la ligne \(row), sous un titre."
    case .namesBelowHeader(let rows):
      let named = Wording.list(rows.map(\.description))
      return rows.count == 1
        ? "la ligne \(named), sous l'en-tête, tient elle aussi des noms de colonnes ; elle n'est pas lue (option --ligne-entete)."
        : "les lignes \(named), sous l'en-tête, tiennent elles aussi des noms de colonnes ; elles ne sont pas lues "
          + "(option --ligne-entete)."
    case .namesAsData(let row, let header):
      return "la ligne \(row), sous l'en-tête, ressemble à une seconde ligne de noms de colonnes ; elle est lue comme une ligne "
        + "de données. Si les noms sont là : --ligne-entete \(row) ; si c'est une ligne comme les autres : "
        + "--ligne-entete \(header)."
    case .blankRows(let count, let first):
      return count == 1
        ? "une ligne vide au milieu du tableau (ligne \(first)) a été sautée."
        : "\(Wording.grouped(count)) lignes vides au milieu du tableau (la première : ligne \(first)) ont été sautées."
    case .asideRows(let rows, let count):
      let what = Phrase.counted(
        count, "ligne ne semble pas être une donnée et reste", "lignes ne semblent pas être des données et restent")
      return "\(what) dans le résultat : \(Phrase.named(rows, of: count))."
    case .unclosedQuote: return "un guillemet ouvert n'est jamais refermé ; il a été lu comme un caractère ordinaire."
    case .fewerCells(let count, let expected):
      return "\(Phrase.counted(count, "cellule", "cellules")) au lieu de \(Wording.grouped(expected))."
    case .moreCells(let extra): return "\(Self.cells(extra)) de trop : \(Self.quoted(extra))."
    case .outsideCells(let extra): return "\(Self.cells(extra)) hors du tableau : \(Self.quoted(extra))."
    case .sheetChosen(let name, let others):
      let list = others.map { "« \($0) »" }.joined(separator: ", ")
      return "la feuille « \(name) » a été lue, la première qui contient un tableau ; "
        + "autres feuilles : \(list) (option --feuille)."
    case .formulasWithoutValue(let count, let first):
      let cells = count == 1 ? "une formule n'a" : "\(Wording.grouped(count)) formules n'ont"
      return "\(cells) pas de résultat enregistré (\(first)) ; ouvrez et enregistrez le classeur dans un tableur."
    case .rowsPastTheSheet(let count, let first):
      let rows = count == 1 ? "une ligne a été lue" : "\(Wording.grouped(count)) lignes ont été lues"
      return "\(rows) au-delà de la ligne 1 048 576, la dernière qu'un tableur ouvre (la première : ligne \(first))."
    case .textCut(let characters):
      return "texte coupé à \(Wording.grouped(characters)) caractères, le plus qu'une cellule de classeur tienne ; "
        + "une sortie .csv le garde entier."
    case .charactersReplaced:
      return "caractères de commande, qu'un .ods ne peut pas tenir ; « � » les remplace, une sortie .csv ou .xlsx les garde."
    case .metresUnderDegrees, .seeminglySwapped: return title + "."
    case .roundedClasses(let total, let sums, let rows, let most, let isRounding):
      let told = sums.enumerated().map { place, sum in
        let all = place == 0 ? "\(sum.rows > 1 ? " lignes" : " ligne") sur \(Wording.grouped(rows))" : ""
        return "\(Wording.grouped(sum.rows))\(all) pour \(sum.first) à \(sum.last)"
      }
      return "« \(total) » n'est pas la somme de ses classes d'âge : \(told.joined(separator: ", ")) (au plus "
        + "\(FrenchNumber.amount(most)) de différence) ; "
        + (isRounding ? "la source arrondit chaque case, rien n'est corrigé."
          : "c'est plus que des arrondis, le fichier est à vérifier ; rien n'est corrigé.")
    case .mercatorAreas(let column, let system, let factor):
      return "« \(column) » tient \(Wording.mercatorAreas(system: system, factor: factor)) ; elle ne sert ni d'aire ni "
        + "d'effectif."
    case .lostZeros(let column, let count, let example, let read):
      return "\(Phrase.counted(count, "code a", "codes ont")) perdu le zéro de tête dans « \(column) » : "
        + "\(Phrase.quoted(example)) est lu « \(read) »."
    }
  }

  /// Without the values of single rows, and without a full stop.
  var title: String {
    switch self {
    case .metresUnderDegrees: "les colonnes sont nommées en degrés et tiennent des mètres"
    case .seeminglySwapped: "longitude et latitude semblent échangées"
    case .unclosedQuote: "guillemet ouvert et jamais refermé, lu comme un caractère ordinaire"
    case .fewerCells: "moins de cellules que l'en-tête"
    case .moreCells: "cellules de trop"
    case .outsideCells: "cellules hors du tableau"
    default: sentence
    }
  }

  private static func cells(_ extra: [QuotedCell]) -> String { Phrase.counted(extra.count, "cellule", "cellules") }

  private static func quoted(_ cells: [QuotedCell]) -> String { cells.map(Phrase.quoted).joined(separator: ", ") }
}

extension LayerAnomaly {
  var sentence: String {
    switch self {
    case .empty: return "la couche ne contient aucun élément."
    case .encodingContradicted(let declared, let read):
      return "le fichier .cpg annonce \(declared), mais les textes n'en sont pas ; lus en \(read)."
    case .mixedEncodings(let other):
      return "deux encodages dans un même fichier : des textes sont en UTF-8, les autres ont été lus en \(other)."
    case .foreignText: return "des textes ne sont pas en UTF-8 ; lus en Windows-1252."
    case .indexRebuilt(let isMissing): return "le fichier .shx \(isMissing ? "manque" : "est faux") ; l'index a été refait."
    case .countsDiffer(let shapes, let rows):
      return "\(Phrase.counted(shapes, "forme", "formes")) pour \(Phrase.counted(rows, "ligne", "lignes")) dans le .dbf ; "
        + "ce qui manque est laissé vide."
    case .uncountedRows(let count):
      return "le .dbf annonce 0 ligne et en contient \(Wording.grouped(count)) (écriture interrompue ?) ; elles sont lues."
    case .deletedRows(let count): return "lignes marquées comme effacées dans le .dbf, non lues : \(Wording.grouped(count))."
    case .openRings(let count):
      return Phrase.counted(count, "anneau n'était pas fermé ; il l'a été.", "anneaux n'étaient pas fermés ; ils l'ont été.")
    case .layerChosen(let name, let others):
      return "plusieurs couches (\(others.joined(separator: ", "))) ; la seule de polygones, \(name), est lue."
    case .notDegrees(let count):
      return "\(Phrase.counted(count, "élément a", "éléments ont")) des coordonnées qui ne sont pas des degrés."
    case .systemDeduced(let name, let declared):
      let found =
        declared.map { "le système de coordonnées déclaré n'est pas reconnu (\($0))" }
        ?? "le système de coordonnées n'est pas indiqué"
      return "\(found) ; \(name) déduit des coordonnées."
    case .systemUnsettled(let sentence): return sentence
    case .repaired(let repair), .unusable(let repair): return repair.sentence
    case .repairedZones(let count, let named, let first):
      if count == 1 { return "\(named.joined()) : \(first.sentence)" }
      let more = count > named.count ? "…" : ""
      return "\(Wording.grouped(count)) polygones invalides, réparés (\(named.joined(separator: ", "))\(more)) ; "
        + "« maillage inspecter » donne les raisons."
    case .noPolygon(let count, let first):
      return "éléments sans polygone, où rien ne peut être situé : \(Wording.grouped(count)) (le premier : \(first))."
    case .severalPoints(let count):
      return "\(count == 1 ? "un élément a" : "\(Wording.grouped(count)) éléments ont") plusieurs points ; le premier est situé."
    }
  }
}

extension ZoningAnomaly {
  var sentence: String {
    switch self {
    case .lostZeros(let count, let example, let read):
      "\(Phrase.counted(count, "code a", "codes ont")) perdu le zéro de tête : \(Phrase.quoted(example)) est lu « \(read) »."
    case .strangeCodes(let count, let form, let example):
      "\(Phrase.counted(count, "code n'a", "codes n'ont")) pas la forme attendue (\(form)) : "
        + "\(Phrase.quoted(example)) est gardé tel quel."
    case .repealedQuarters(let year, let mainland, let overseas):
      "ces QPV de \(year) ne sont plus en vigueur depuis le \(mainland), outre-mer depuis le \(overseas) ; "
        + "--date AAAA-MM-JJ dit le jour de la décision, et le fichier en vigueur répond pour aujourd'hui."
    case .misplacedZones(let count, let codes, let departments):
      "\(Phrase.counted(count, "zone est dessinée", "zones sont dessinées")) hors de son territoire "
        + "(\(codes.joined(separator: ", "))\(count > codes.count ? "…" : "") ; "
        + "département \(departments.joined(separator: ", "))), comme l'outre-mer à côté de la métropole sur une carte : "
        + "rien n'y est situé ; prenez une couche où chaque territoire est à sa vraie place."
    case .shapelessQuarters(let codes, let reach):
      Phrase.counted(codes.count, "QPV n'a", "QPV n'ont")
        + " pas de contour dans le fichier (\(codes.joined(separator: ", "))) : "
        + "ce qui est dans leurs communes, ou à \(Wording.metres(reach)) de ce qui en reste, est à vérifier ; "
        + "prenez le fichier non simplifié."
    case .blankCodes(let count): "\(Phrase.counted(count, "zone n'a", "zones n'ont")) pas de code."
    case .repeatedCodes(let count, let example):
      "\(Phrase.counted(count, "code est porté", "codes sont portés")) par plusieurs zones, comme \(example)."
    case .noneHere(let count):
      "aucune de ses \(Wording.grouped(count)) zones n'est dans celles du diagnostic : cette couche est d'autres départements."
    case .mixedVintages(let vintages):
      "le fichier mêle des quartiers de \(vintages.joined(separator: " et de ")) ; séparez les géographies."
    }
  }
}

extension BaseAnomaly {
  /// Départements that a sentence names; beyond them it counts.
  private static let mostNamed = 12

  var sentence: String {
    switch self {
    case .rows(let reason, let count):
      let end = count == 1 ? "" : "s"
      let outcome = reason.leavesOut ? " ; laissée\(end) de côté" : ""
      let first = count == 1 ? "" : " (la première est citée)"
      return "\(Wording.grouped(count)) ligne\(end) \(Self.words(reason))\(outcome)\(first)."
    case .postcodesWithoutCode(let count):
      return count == 1
        ? "1 ligne sans code INSEE ou code postal valable ; laissée de côté."
        : "\(Wording.grouped(count)) lignes sans code INSEE ou code postal valable ; laissées de côté (la première est citée)."
    case .repeatedAddresses(let count):
      let what = count == 1 ? "1 adresse est donnée" : "\(Wording.grouped(count)) adresses sont données"
      return "\(what) plusieurs fois par les fichiers ; une fois a été gardée."
    case .numbersThatAreNone(let count, let first):
      return count == 1
        ? "1 adresse a un numéro qui veut dire « sans numéro » (\(first)) ; sa voie est gardée sans lui."
        : "\(count) adresses ont un numéro qui veut dire « sans numéro » : 0, 9999 ou 99999 (la première : \(first)) ; "
          + "leurs voies sont gardées sans eux."
    case .farNumbers(let places):
      return places.count == 1
        ? "1 numéro est trop loin des autres de sa voie pour être vrai (\(Self.words(places))) ; mis à part : "
          + "il est placé d'après ses voisins, et jamais donné pour sûr."
        : "\(places.count) numéros sont trop loin des autres de leur voie pour être vrais (\(Self.words(places))) ; "
          + "mis à part : ils sont placés d'après leurs voisins, et jamais donnés pour sûrs."
    case .farStreets(let places):
      let addresses = Phrase.counted(places.reduce(0) { $0 + $1.addresses }, "adresse", "adresses")
      return places.count == 1
        ? "1 voie, \(addresses), est trop loin du reste de sa commune pour en être (\(Self.words(places))) ; "
          + "laissée de côté."
        : "\(places.count) voies, \(addresses), sont trop loin du reste de leur commune pour en être "
          + "(\(Self.words(places))) ; laissées de côté."
    case .contradicted(let count, let rows, let areSlips):
      let lines = count == 1 ? "1 ligne nomme" : "\(count) lignes nomment"
      let state = areSlips
        ? "reste « ok » : les deux communes se touchent et la rue n'est que dans l'une"
        : "n'est pas « ok » : code postal, commune et code INSEE ne vont pas ensemble"
      let named = rows.map { "\($0)" }.joined(separator: ", ") + (count > rows.count ? "…" : "")
      return "\(lines) une autre commune que celle où l'adresse est trouvée (\(count == 1 ? "ligne" : "lignes") \(named)) ; "
        + "la réponse \(state)."
    case .uncovered(let asked, let covered, let rows, let first):
      let lines = rows == 1 ? "1 ligne n'est pas placée" : "\(Wording.grouped(rows)) lignes ne sont pas placées"
      let known = covered.isEmpty ? "aucun département" : covered.joined(separator: ", ")
      let more = asked.count > Self.mostNamed ? " et de \(asked.count - Self.mostNamed) autres départements" : ""
      return "aucune adresse du \(asked.prefix(Self.mostNamed).joined(separator: ", "))\(more) dans cette base, "
        + "qui couvre \(known) ; \(lines) (la première : \(first))."
    }
  }

  /// Far places that a sentence names; the farthest come first.
  private static let mostPlaces = 3

  /// "7 Rue du Port, Grenoble : 93 km"
  private static func words(_ places: [BaseAnomaly.FarPlace]) -> String {
    let sorted = places.sorted { ($1.metres, $0.label) < ($0.metres, $1.label) }
    let named = sorted.prefix(mostPlaces).map { place in
      let far = place.metres < 10_000 ? Wording.metres(place.metres.rounded()) : "\(Int(min(place.metres, 1e8) / 1000)) km"
      return "\(place.label) : \(far)"
    }
    return named.joined(separator: " ; ") + (places.count > mostPlaces ? "…" : "")
  }

  private static func words(_ reason: BaseRowReason) -> String {
    switch reason {
    case .noCommune: "sans code INSEE de commune valable"
    case .noName: "sans nom de voie ou de lieu-dit"
    case .noNumber: "sans numéro"
    case .strangeNumber: "dont le numéro n'est pas un entier de 0 à 99999"
    case .noPosition: "sans position lisible"
    case .elsewhere: "dont la position est hors du territoire de la commune"
    case .otherMetres:
      "dont x et y ne sont pas ceux de lon et lat dans le système légal ; x et y calculés d'après lon et lat"
    case .ragged: "dont le nombre de cellules n'est pas celui de l'en-tête"
    }
  }
}
