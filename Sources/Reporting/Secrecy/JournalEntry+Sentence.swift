import Groundwork
import StatisticalSecrecy

extension JournalEntry {
  /// Why a cell is withheld, in a French sentence.
  public var sentence: String {
    if motives == [Self.difference] {
      let counts = value?.replacing("..", with: " à ") ?? "?"
      return "\(zone), \(variable) = \(counts) : différence de zones à protéger."
    }
    let reasons = motives.map { Self.words[$0] ?? $0 }
    var text = "\(zone), \(variable) : \(Wording.list(reasons))"
    if !protected.isEmpty { text += " : \(protected.joined(separator: " ; "))" }
    switch (least, greatest) {
    case (let low?, let high?): text += ". Un lecteur peut seulement la situer entre \(low) et \(high)"
    case (let low?, nil): text += ". Un lecteur sait seulement qu'elle vaut au moins \(low)"
    default: break
    }
    return text + "."
  }

  private static let words = [
    "effectif": "l'effectif est trop petit",
    "population": "la zone a trop peu d'habitants",
    "contributeurs": "trop peu de personnes y contribuent",
    "dominance": "un seul contributeur en fait presque tout",
    "numerateur": "le numérateur du taux est trop petit ou inconnu",
    "denominateur": "le dénominateur du taux est trop petit ou inconnu",
    "complement": "ceux que le taux ne compte pas sont trop peu",
    "groupe": "elle dirait que tout le monde a le même caractère",
    "evolution": "l'un des deux effectifs qu'elle compare n'est pas montré",
    "service": "la colonne ne sert qu'à la règle",
    protects: "cachée pour que d'autres chiffres ne se déduisent pas",
  ]
}
