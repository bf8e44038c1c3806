import Groundwork

extension PassageAnomaly {
  var sentence: String {
    switch self {
    case .split(let code, let targets):
      return "\(code) est partagée entre \(Wording.list(targets)) ; rien ne dit combien revient à chacune, ses chiffres restent "
        + "sous \(code)"
    case .shared(let code, let share, let weights, let file):
      return "\(code) est partagée : \(FrenchNumber.decimals(100 * share, 2)) % ici, d'après « \(weights) » de \(file)"
    case .unknown(let code): return "\(code) n'est le code d'aucune commune connue ; laissé tel quel"
    case .bornLater(let code, let day):
      return "\(code) n'est une commune que depuis le \(day) ; laissé tel quel (la date --de est-elle la bonne ?)"
    case .endedBefore(let code, let day):
      return "\(code) n'est plus une commune depuis le \(day) ; laissé tel quel (la date --de est-elle la bonne ?)"
    case .noHeir(let code): return "aucune commune ne correspond à \(code) à la date demandée ; laissé tel quel"
    case .noCode(let cell): return "\(Phrase.quoted(cell)) n'est pas un code de commune ; ligne laissée telle quelle"
    case .severalRates(let columns, let codes):
      return
        "\(columns.joined(separator: ", ")) : \(Wording.list(codes)) ont chacune le leur, et des taux ne s'additionnent pas ; "
        + "laissé vide"
    case .incomplete(let codes): return "sans \(Wording.list(codes)), qui en \(codes.count > 1 ? "font" : "fait") partie"
    case .blankAmong(let column, let codes): return "\(column) : sans valeur pour \(Wording.list(codes)), somme des autres"
    case .markAmong(let column, let mark, let codes):
      return "\(column) : « \(mark) » pour \(Wording.list(codes)), la somme l'est donc aussi"
    case .wordAmong(let column, let cell, let codes):
      return "\(column) : \(Phrase.quoted(cell)) (\(Wording.list(codes))) ne s'additionne pas ; laissé vide"
    case .notJoined(let codes):
      return "plusieurs lignes pour \(Wording.list(codes)) : recodées, non additionnées (--par dit ce qui les distingue)"
    case .differing(let column, let count):
      let rows = Phrase.counted(count, "ligne réunie", "lignes réunies")
      return "\(column.isEmpty ? "une colonne sans nom" : "« \(column) »") est laissée vide dans \(rows), dont les communes y "
        + "avaient des valeurs différentes."
    case .repeatedNumbers(let columns):
      let names = columns.map { "« \($0) »" }.joined(separator: ", ")
      return "\(names) : chaque part d'une commune partagée en garde le nombre entier ; ce qui s'additionne se nomme par "
        + "--valeurs."
    case .idleParts(let count, let example):
      let communes = Phrase.counted(count, "commune", "communes")
      return "poids donnés pour \(communes) (\(example)) que rien ne partage entre les deux dates ; ils ne servent pas."
    case .otherDepartment(let count, let before, let after):
      return "\(Phrase.counted(count, "commune change", "communes changent")) de département (\(before) devient \(after)) ; les "
        + "autres colonnes gardent ce qu'elles disaient."
    case .listOfAnotherDay(let count, let example, let wanted):
      let codes = Phrase.counted(count, "code de cette liste n'est pas", "codes de cette liste ne sont pas")
      return "\(codes) d'une commune au \(wanted) (\(example)) : elle est d'une autre année, ses noms ne servent pas."
    case .pastTheLastEvent(let day): return "aucun mouvement n'y est connu après le \(day)."
    case .beforeTheFirstEvent(let day): return "aucun mouvement n'y est connu avant le \(day) ; ce fichier est-il entier ?"
    case .severalRows(let example, let rows):
      return
        "plusieurs lignes par commune (\(example) : lignes \(Wording.list(rows.map(\.description)))) : chacune garde la sienne, "
        + "sous le nouveau code. Pour additionner, --par COL,COL nomme ce qui les distingue (année, sexe...)."
    }
  }

  var title: String {
    switch self {
    case .split: "commune partagée depuis, que rien ne permet de répartir"
    case .shared: "part d'une commune partagée, d'après les poids donnés"
    case .unknown: "code d'aucune commune connue"
    case .bornLater(_, let day): "code qui n'est une commune que depuis le \(day)"
    case .endedBefore(_, let day): "code qui n'est plus une commune depuis le \(day)"
    case .noHeir: "code auquel rien ne correspond à la date demandée"
    case .noCode: "pas de code de commune"
    case .severalRates: "plusieurs taux pour un code, laissé vide"
    case .incomplete: "une des communes réunies n'est pas dans le tableau"
    case .blankAmong: "une des valeurs additionnées est vide"
    case .markAmong: "une des valeurs additionnées est une marque, la somme l'est aussi"
    case .wordAmong: "une des valeurs additionnées n'est pas un nombre, laissé vide"
    case .notJoined: "lignes d'une commune réunie, non additionnées"
    case .differing, .repeatedNumbers, .idleParts, .otherDepartment, .listOfAnotherDay, .pastTheLastEvent,
      .beforeTheFirstEvent, .severalRows: sentence
    }
  }
}
