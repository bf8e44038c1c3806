import Eligibility
import Groundwork
import Structures

/// What a person does to settle a row that is to be verified, from the evidence: an action, and not what is known once more.
public struct VerificationAdvice: Sendable {
  private let assessment: Assessment
  private let rule: EligibilityRule

  public init(_ assessment: Assessment, rule: EligibilityRule) {
    self.assessment = assessment
    self.rule = rule
  }

  /// Sentences, the place first; none for a row that is settled.
  public var actions: [String] {
    guard assessment.decision == .toVerify else { return [] }
    guard assessment.site.correction(.decision) == nil else {
      return ["Achever la vérification que le conseiller a demandée, puis écrire la décision dans les corrections."]
    }
    var actions: [String] = []
    if assessment.service == nil {
      actions.append("Demander au gestionnaire quelle prestation la structure reçoit, et la nommer dans la liste.")
    }
    if assessment.finding.decision == .toVerify { actions.append(place) }
    actions += assessment.reserves.filter(rule.asksVerification).map(action)
    return actions.isEmpty ? ["Relire le motif, puis écrire la décision dans les corrections."] : actions
  }

  private var place: String {
    let finding = assessment.finding, commune = Wording.of(communeTitle)
    switch finding.basis {
    case .nearLimit: return nearLimit
    case .inside:
      return "Confirmer la preuve « \(assessment.evidenceWords) », que la règle fait vérifier, puis écrire la décision dans les "
        + "corrections."
    case .communeTouched(let quarters):
      let many = Phrase.counted(quarters.count, "quartier prioritaire", "quartiers prioritaires")
      return "Demander l'adresse précise (numéro et rue) : la commune \(commune) compte \(many) ; la placer ensuite par --base, "
        + "ou par une position dans les corrections."
    case .livedPossible, .bandPossible:
      return "Demander l'adresse précise (numéro et rue) : un quartier vécu est possible dans la commune \(commune)."
    case .communeUndecidable:
      return "Relancer avec les contours des communes (--communes), ou demander l'adresse précise."
    case .communeUnknown: return "Compléter la commune de la ligne (nom ou code INSEE), ou sa position."
    case .notCovered(let department):
      return "Relancer avec le fichier QPV qui couvre le département \(department) ; ou retirer la ligne, si elle relève d'une "
        + "autre Caf."
    case .departmentUnknown:
      return "Compléter la commune de la ligne, ou dire par --couverture de quels départements parle le fichier QPV."
    case .missingYear(let year): return "Relancer en donnant aussi le fichier des QPV de \(year) (--qpv)."
    case .livedNotGiven: return "Relancer avec les quartiers vécus (--qv), les seuls que la règle retienne."
    case .shapeless:
      return "Regarder sur la carte officielle (sig.ville.gouv.fr) si le site est dans le quartier, dont le fichier ne donne pas le "
        + "contour."
    case .street: return street
    case .communeUntouched, .outside: return "Relire le motif, puis écrire la décision dans les corrections."
    }
  }

  /// How near the limit is against what the position is worth, and what settles it.
  private var nearLimit: String {
    let settled = "puis écrire la décision dans les corrections."
    guard let distance = assessment.finding.distance.map(abs) else {
      return "Voir sur le plan si l'entrée est dans le quartier, \(settled)"
    }
    let radius = assessment.evidence.certainty ?? 0
    let gap = "limite à \(Wording.metres(distance))"
    if rule.boundaryStreet == .review, assessment.finding.zoneKind == .qpv, distance > radius {
      return "Voir sur le plan de quel côté de la rue limite donne l'entrée (\(gap), la règle fait revoir jusqu'à "
        + "\(Wording.metres(rule.streetWidth))), \(settled)"
    }
    if distance <= rule.correctedRadius {
      return "Voir sur le plan ou sur place de quel côté de la limite donne l'entrée (\(gap) : un relevé, sûr à "
        + "\(Wording.metres(rule.correctedRadius)) près, ne tranche pas), \(settled)"
    }
    let first = radius >= Self.streetRadius ? "Trouver le numéro, ou relever" : "Relever"
    return "\(first) la position à l'entrée du bâtiment (rayon \(Wording.metres(radius)), \(gap)), puis l'écrire dans les "
      + "corrections : sûre à moins de \(Wording.metres(distance)), elle tranche."
  }

  /// Metres from which a radius is that of a street rather than of a building.
  private static let streetRadius = 100.0

  private var street: String {
    guard let street = assessment.judgement.street else { return "Demander le numéro dans la rue." }
    let sides: [(StreetFinding.Side, String)] = [(.inside, "dedans"), (.outside, "dehors"), (.doubtful, "à relever sur place")]
    let parts = sides.filter { street.count($0.0) > 0 }.map { "\($0.1), \(street.numbers($0.0))" }
    return "Demander le numéro dans la rue : \(parts.joined(separator: " ; "))."
  }

  private func action(_ reserve: Reserve) -> String {
    switch reserve.kind {
    case .managerSeat: return "Demander l'adresse du lieu d'accueil : celle de la ligne peut être celle du siège."
    case .travelling:
      return "Demander les lieux et les jours d'accueil, juger chaque lieu, puis écrire la décision dans les corrections."
    case .contradiction: return "Demander laquelle des indications est la bonne, et corriger la liste : \(reserve.sentence)."
    case .outsideCommune:
      let gap = reserve.metres.map { " (à \(Wording.metres($0)) de la commune nommée)" } ?? ""
      return "Vérifier l'adresse et la position\(gap), et corriger celle des deux qui est fausse : \(reserve.sentence)."
    case .samePlace, .duplicate: return "Demander si c'est une seule structure, et retirer la ligne en trop : \(reserve.sentence)."
    }
  }

  private var communeTitle: String {
    assessment.communeName.isEmpty ? assessment.communeCode : assessment.communeName
  }
}
