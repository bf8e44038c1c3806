import Groundwork

extension AccessAnomaly {
  var sentence: String {
    switch self {
    case .unplacedDemand(let count, let examples):
      return "\(Phrase.counted(count, "lieu n'a pas de position en France", "lieux n'ont pas de position en France")) "
        + "(\(Self.listed(examples, of: count))) ; leur accès reste vide et leur population ne partage rien."
    case .unplacedSupply(let count, let examples):
      return "\(Phrase.counted(count, "structure n'a pas de position en France", "structures n'ont pas de position en France")) "
        + "(\(Self.listed(examples, of: count))) ; aucune distance ne les compte."
    case .unknownNeed(let count, let examples):
      return "\(Phrase.counted(count, "lieu a une population inconnue", "lieux ont une population inconnue")) "
        + "(\(Self.listed(examples, of: count))) ; l'accès de qui partage leurs services est un maximum."
    case .unreachedSupply(let count, let examples, let supply):
      return "\(Phrase.counted(count, "structure n'est à portée de personne", "structures ne sont à portée de personne")) "
        + "(\(Self.listed(examples, of: count))) : \(FrenchNumber.decimals(supply, 0)) places ne vont à aucun lieu."
    case .nobodyToServe(let count, let examples):
      let who = Phrase.counted(count, "structure n'a à sa portée que des lieux", "structures n'ont à leur portée que des lieux")
      return "\(who) sans habitants (\(Self.listed(examples, of: count))) ; leurs places pour chacun n'ont pas de valeur."
    case .repeatedDemand(let count, let example):
      return "\(Phrase.counted(count, "ligne redit un lieu", "lignes redisent un lieu")) (« \(example) ») ; "
        + "sa population compte une fois."
    case .repeatedPairs(let count, let example):
      return "\(Phrase.counted(count, "trajet est donné de nouveau", "trajets sont donnés de nouveau")) avec la même durée "
        + "(\(example)) ; chacun compte une fois."
    case .pairsWithoutTime(let count, let example):
      return "\(Phrase.counted(count, "trajet n'a pas de durée lisible", "trajets n'ont pas de durée lisible")) (\(example)) ; "
        + "hors de portée, faute de savoir."
    case .strangeOrigins(let count, let examples):
      return "\(Phrase.counted(count, "trajet part d'un lieu inconnu", "trajets partent de lieux inconnus")) "
        + "(\(Self.listed(examples, of: count))) ; laissés de côté."
    case .strangeDestinations(let count, let examples):
      return "\(Phrase.counted(count, "trajet mène à une structure inconnue", "trajets mènent à des structures inconnues")) "
        + "(\(Self.listed(examples, of: count))) ; laissés de côté."
    case .placesWithoutJourney(let count, let examples):
      return "\(Phrase.counted(count, "lieu n'a aucun trajet", "lieux n'ont aucun trajet")) dans la table des temps "
        + "(\(Self.listed(examples, of: count))) ; rien n'en est déduit."
    case .familiesOfCentres(let count):
      return "\(Phrase.counted(count, "ligne ACF est celle", "lignes ACF sont celles")) d'un centre social qui a sa ligne "
        + "(même identifiant ou même lieu) : pas de structure de plus."
    case .doubtfulKinds(let count, let words):
      return "\(Phrase.counted(count, "structure n'est pas comptée", "structures ne sont pas comptées")) : "
        + "\(words.map { "« \($0) »" }.joined(separator: ", ")) ne dit pas si la structure est agréée centre social. "
        + "Si elles le sont : --compter-aussi."
    case .shapelessZones(let count, let examples):
      return "\(Phrase.counted(count, "zone n'a pas de contour", "zones n'ont pas de contour")) "
        + "(\(Self.listed(examples, of: count))) ; aucune distance n'en est connue."
    case .populationElsewhere(let count, let people):
      let points = Phrase.counted(
        count, "point de population n'est dans aucune zone", "points de population ne sont dans aucune zone")
      return "\(points) (\(FrenchNumber.decimals(people, 0)) habitants) ; ils ne sont pas comptés."
    case .zonesWithoutPopulation(let count, let examples):
      return "\(Phrase.counted(count, "zone n'a aucun point de population", "zones n'ont aucun point de population")) "
        + "(\(Self.listed(examples, of: count))) ; un point à l'intérieur en tient lieu."
    }
  }

  private static func listed(_ examples: [String], of count: Int) -> String {
    examples.joined(separator: " ; ") + (count > examples.count ? "…" : "")
  }
}
