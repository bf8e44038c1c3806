import Groundwork
import Structures
import Territory

/// The sentence that explains an assessment to a director.
struct Explanation {
  let judgement: SiteJudgement
  let inputs: AssessmentInputs
  /// The row is to be verified: what is then to be done is said, and never of a row that is settled otherwise.
  let isOpen: Bool

  private var evidence: SiteEvidence { judgement.evidence }
  private var finding: LocationFinding { judgement.finding }
  private var place: SitePlace { judgement.evidence.place }
  private var rule: EligibilityRule { inputs.rule }
  private var lived: LivedQuarters { inputs.lived }
  private var geography: QuarterGeography? { evidence.geography.map { inputs.geographies.geographies[$0] } }

  /// The place in words: where the site is, how far from which limit, and what that leaves open.
  var location: String {
    switch finding.basis {
    // A rule may have a certain place looked at all the same.
    case .inside: inside + (finding.decision == .toVerify ? asked(" ; la règle fait vérifier cette preuve") : "")
    case .nearLimit: nearLimit
    case .communeTouched(let quarters):
      "\(withoutPosition) ; la commune \(Wording.of(communeTitle)) compte \(titles(quarters))\(addressAsked)"
    case .livedPossible(let zones):
      "\(withoutPosition) ; un quartier vécu est possible à cet endroit (\(livedTitles(zones)))\(addressAsked)"
    case .bandPossible:
      "\(withoutPosition) ; la commune \(Wording.of(communeTitle)) n'est touchée par aucun QPV\(atDate), mais la bande de "
        + "\(Wording.metres(lived.bandMetres)) autour des QPV voisins peut l'atteindre\(addressAsked)"
    case .communeUntouched where !place.candidates.isEmpty:
      "aucune des \(place.candidates.count) communes que sert le code postal \(evidence.site.structure.postcode) n'est "
        + "touchée par un QPV\(atDate)\(livedReach)"
    case .communeUntouched: "la commune \(Wording.of(communeTitle)) n'est touchée par aucun QPV\(atDate)\(livedReach)"
    case .communeUndecidable: undecidable
    case .communeUnknown: "\(withoutPosition) et \(communeDoubt)" + asked(" : à compléter")
    case .notCovered(let department): notCovered(department)
    case .departmentUnknown:
      (finding.distance == nil ? "commune inconnue" : outside)
        + " ; son département n'est pas connu, et le fichier QPV ne couvre pas tout le pays"
        + asked(" : nommez sa commune, ou --couverture")
    case .missingYear(let year):
      "la date demande ici les QPV de \(year), qu'aucun fichier donné ne contient"
        + (place.isOverseas == true ? " (outre-mer, un an plus tard)" : "")
    case .livedNotGiven: "la règle ne retient que les quartiers vécus, et aucun n'est donné"
    case .outside: outside
    case .shapeless(let quarters):
      "\(titles(quarters)) "
        + (quarters.count == 1
          ? "n'a pas de contour dans le fichier et peut tenir le site"
          : "n'ont pas de contour dans le fichier et peuvent tenir le site") + verified
    case .street(let standing): streetWords(standing)
    }
  }

  private func asked(_ words: String) -> String { isOpen ? words : "" }
  private var verified: String { asked(" : à vérifier") }
  private var addressAsked: String { asked(" : une adresse précise est à trouver") }

  private var inside: String {
    let distance = finding.distance.map(Wording.metres) ?? ""
    switch finding.level {
    case .qpvCertain:
      return "le site est dans le QPV \(quarterTitle), à \(distance) de sa limite, pour une position sûre à \(radius) près"
    case .qpvLimit:
      let side = (finding.distance ?? 0) >= 0 ? "dans" : "hors"
      return "le site est \(side == "dans" ? "dans le" : "hors du") QPV \(quarterTitle), à \(distance) de sa limite : "
        + "les deux rives de la rue limite comptent, jusqu'à \(Wording.metres(rule.streetWidth))"
    case .livedNamed:
      let served = finding.zone.map { lived.title($0).served } ?? ""
      return "la structure est nommée dans la liste des quartiers vécus"
        + (served.isEmpty ? "" : ", au titre du QPV \(quarterTitle(ofCode: served))")
    case .livedPolygon:
      return
        "le site est dans le quartier vécu \(livedTitle), à \(distance) de sa limite, "
        + "pour une position sûre à \(radius) près\(servedWords)"
    case .livedPresumed:
      let side = (finding.distance ?? 0) >= 0 ? "dans le QPV \(quarterTitle)" : "à \(distance) du QPV \(quarterTitle)"
      return
        "le site est \(side), dans la bande de \(Wording.metres(lived.bandMetres)) qui tient lieu de quartier vécu (présumé)"
    case .outside:
      return outside
    }
  }

  private var nearLimit: String {
    let zone = finding.zoneKind == .qpv ? "QPV \(quarterTitle)" : "quartier vécu \(livedTitle)"
    guard let distance = finding.distance else {
      return "le site est dans le \(zone), mais la distance à sa limite n'a pas pu être mesurée\(verified)"
    }
    if finding.level == .livedPresumed {
      return
        "le site est à \(Wording.metres(distance)) du \(zone), près du bord de la bande de \(Wording.metres(lived.bandMetres)) "
        + "qui tient lieu de quartier vécu, pour une position sûre à \(radius) près\(verified)"
    }
    let side = distance == 0 ? "sur la limite du" : distance > 0 ? "dans le" : "hors du"
    let gap = distance == 0 ? "" : ", mais à \(Wording.metres(distance)) de sa limite"
    if rule.boundaryStreet == .review, finding.zoneKind == .qpv, abs(distance) > (evidence.certainty ?? 0) {
      return
        "le site est \(side) \(zone)\(gap), dans la bande de \(Wording.metres(rule.streetWidth)) que la règle "
        + "fait revoir\(verified)"
    }
    return "le site est \(side) \(zone)\(gap), pour une position sûre à \(radius) près seulement\(verified)"
  }

  private var outside: String {
    guard let standing = evidence.quarter else { return "le site est hors de toute zone" }
    guard standing.zone >= 0, let geography, finding.distance != nil || evidence.certainty != nil else {
      return "le site est hors de tout QPV : le fichier n'en a aucun dans ce territoire"
    }
    return
      "le site est hors de tout QPV ; le plus proche, "
      + "\(geography.quarters[standing.zone].title), est à \(Wording.metres(standing.distance))"
  }

  /// "la rue compte 42 adresses connues, dont 17 dans le quartier : 2 à 34, côté pair ; 25 en dehors : 1 à 49, côté impair".
  private func streetWords(_ standing: LocationFinding.Street) -> String {
    guard let street = judgement.street else { return "" }
    let count = street.addresses.count, isOne = street.zones.count == 1
    let known = "\(street.placeWords) compte \(Wording.grouped(count)) adresses connues"
    let distance = Wording.metres(finding.distance ?? 0)
    switch standing {
    case .inside:
      return "\(known), toutes dans \(isOne ? "le quartier" : "un quartier") (\(streetZones(street))), "
        + "à \(distance) au moins de sa limite"
    case .outside:
      let nearest = finding.distance == nil ? "" : ", à \(distance) au moins du plus proche"
      return "\(known), toutes hors de tout quartier\(nearest)"
    case .split:
      let inside = street.count(.inside)
      let quarter = isOne ? "le quartier" : "un quartier"
      var parts = [
        inside == 0
          ? "\(known), dont aucune n'est sûrement dans \(quarter)"
          : "\(known), dont \(Wording.grouped(inside)) dans \(quarter) : \(street.numbers(.inside))"
      ]
      let outside = street.count(.outside), doubtful = street.count(.doubtful)
      if outside > 0 { parts.append("\(Wording.grouped(outside)) en dehors : \(street.numbers(.outside))") }
      if doubtful > 0 {
        parts.append("\(Wording.grouped(doubtful)) trop près de la limite pour trancher : \(street.numbers(.doubtful))")
      }
      return parts.joined(separator: " ; ") + " (\(streetZones(street)))" + asked(" ; le numéro est à trouver")
    }
  }

  private func streetZones(_ street: StreetFinding) -> String {
    let names = street.zones.prefix(3).map { zone in
      if zone.kind == .qpv { return "QPV " + (geography.map { $0.quarters[zone.index].title } ?? "") }
      let title = lived.title(zone.index)
      return "quartier vécu " + (title.name.isEmpty ? title.code : title.name)
    }
    return Wording.list(names) + (street.zones.count > 3 ? "…" : "")
  }

  private func notCovered(_ department: String) -> String {
    let reach = "le fichier QPV ne couvre pas le département \(department)"
    let place = communeTitle.isEmpty ? "" : ", où se trouve \(self.place.name.isEmpty ? "la commune " : "")\(communeTitle)"
    return evidence.certainty == nil ? reach + place : "le site est hors des QPV donnés, mais \(reach)\(place)"
  }

  /// What lived quarters leave open where there is no position.
  private var livedReach: String {
    switch lived.form {
    case .band(let metres): ", et la bande de \(Wording.metres(metres)) autour des QPV voisins ne l'atteint pas"
    case .polygons: " ; aucun quartier vécu n'est connu dans cette commune"
    case .none, .list: ""
    }
  }

  private var undecidable: String {
    if geography?.knowsItsCommunes == false {
      return "\(withoutPosition) ; le fichier QPV ne donne pas le code de ses communes"
        + asked(" : ajoutez --communes ou une position")
    }
    return "\(withoutPosition) ; le code de commune \(place.decidingCode) n'est pas dans le fichier des communes\(verified)"
  }

  private var withoutPosition: String {
    guard evidence.hasCommunePosition else { return "aucune position" }
    let isFiner = (inputs.parameters.radius(ofWord: evidence.site.precision) ?? .infinity) < inputs.parameters.widestRadius
    return isFiner ? "position à « \(evidence.site.precision) » près seulement" : "position à la commune seulement"
  }

  private var communeDoubt: String {
    if !place.doubt.isEmpty { return place.doubt }
    return place.contradictions.isEmpty ? "commune inconnue" : "la commune n'est pas établie"
  }

  private var atDate: String { geography?.year.map { " de \($0)" } ?? "" }
  private var radius: String { Wording.metres(evidence.certainty ?? 0) }
  private var communeTitle: String {
    (place.name.isEmpty ? place.decidingCode : place.name) + (place.isCodeOfPostcode ? ", d'après le code postal," : "")
  }

  private var quarterTitle: String {
    guard let zone = finding.zone, let geography, geography.quarters.indices.contains(zone) else { return "" }
    return geography.quarters[zone].title
  }

  private func quarterTitle(ofCode code: String) -> String {
    geography?.quarters.first { $0.code == code }?.title ?? code
  }

  private var livedTitle: String {
    guard let zone = finding.zone else { return "" }
    let title = lived.title(zone)
    return title.name.isEmpty ? title.code : title.code.isEmpty ? title.name : "\(title.name) (\(title.code))"
  }

  private var servedWords: String {
    guard let zone = finding.zone else { return "" }
    let served = lived.title(zone).served
    return served.isEmpty ? "" : " ; ce quartier vécu sert le QPV \(quarterTitle(ofCode: served))"
  }

  private func titles(_ quarters: [Int]) -> String {
    guard let geography else { return "des QPV" }
    let names = quarters.prefix(3).map { geography.quarters[$0].title }
    let more = quarters.count - names.count
    return (quarters.count == 1 ? "le QPV " : "\(quarters.count) QPV : ") + names.joined(separator: ", ") + (more > 0 ? "…" : "")
  }

  private func livedTitles(_ zones: [Int]) -> String {
    zones.prefix(3).map { lived.title($0).name.isEmpty ? lived.title($0).code : lived.title($0).name }.joined(separator: ", ")
  }
}

extension LivedQuarters {
  var bandMetres: Double { if case .band(let metres) = form { metres } else { 0 } }
}

extension LocationFinding {
  /// What the column `preuve` holds.
  var evidenceWords: String {
    switch basis {
    case .inside: level.words
    case .nearLimit:
      switch level {
      case .outside: zoneKind == .qpv ? "hors QPV, limite dans l'incertitude" : "hors QV, limite dans l'incertitude"
      case .livedPolygon: "polygone QV, sur la limite"
      case .livedPresumed: "QV présumé, sur la limite"
      default: level.words
      }
    case .communeTouched: "commune avec QPV, sans position"
    case .livedPossible, .bandPossible: "QV possible, sans position"
    case .communeUntouched: "commune sans QPV"
    case .communeUndecidable, .communeUnknown: "commune non établie"
    case .notCovered, .departmentUnknown: "fichier QPV muet à cet endroit"
    case .missingYear: "géographie non fournie"
    case .livedNotGiven: "QV non renseigné"
    case .outside: level.words
    case .shapeless: "QPV sans contour"
    case .street(.inside): "\(level.words), par les adresses de la rue"
    case .street(.outside): "hors zone, par les adresses de la rue"
    case .street(.split): "rue partagée ou trop près de la limite"
    }
  }
}
