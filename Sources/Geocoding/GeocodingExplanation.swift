import Foundation

/// The answer to one address told to a person: what was found, what else was considered, why it lost.
extension Geocoder {
  private static let mostShown = 8
  /// Score under which a place was never a rival.
  private static let leastShown = 0.0005

  /// Several lines of French text, ended by a line break.
  public func explanation(of question: AddressQuestion) -> String {
    let explained = makeWorker().explain(question)
    let answer = explained.answer
    var lines = ["\(answer.status.rawValue) : \(answer.kind == nil ? "aucun lieu trouvé" : answer.label)"]
    if let kind = answer.kind {
      lines.append("  type        \(kind.rawValue), identifiant \(answer.id), commune \(answer.communeCode) \(answer.communeName)")
      if answer.hasPosition {
        let degrees = String(format: "%.6f, %.6f", answer.longitude, answer.latitude)
        let metres = String(format: "x %.2f, y %.2f", answer.x, answer.y)
        lines.append("  position    \(degrees) (longitude, latitude) ; \(metres) (EPSG:\(answer.epsg))")
        lines.append(String(format: "  rayon       %.0f m", answer.radius))
      }
      let next = answer.nextScore.map { String(format: " ; le suivant %.3f", $0) } ?? ""
      lines.append(String(format: "  probabilité %.3f", answer.score) + next)
    }
    if !answer.uncoveredDepartment.isEmpty {
      lines.append(
        "  aucune adresse du \(answer.uncoveredDepartment) dans cette base, qui couvre "
          + base.description.departments.joined(separator: ", "))
    }
    lines += candidateLines(explained)
    return lines.joined(separator: "\n") + "\n"
  }

  private func candidateLines(_ explained: GeocodingWorker.Explanation) -> [String] {
    let answers = AnswerMaker(base: base, parameters: parameters)
    guard explained.candidates.count > 1 || explained.isFallback else {
      guard explained.communes.count > 1 else { return [] }
      return ["Autres communes :"]
        + explained.communes.dropFirst().prefix(Self.mostShown).map { "  \(answers.place(commune: $0).label)" }
    }
    // Behind a commune given for want of a street every street lost; else all but the first.
    let isFallback = explained.isFallback
    let losers = Array(zip(explained.candidates, explained.scores).dropFirst(isFallback ? 0 : 1))
      .filter { $0.1 >= Self.leastShown }
    guard let best = explained.candidates.first, !losers.isEmpty else { return [] }
    var lines = ["Autres lieux considérés :"]
    for (candidate, score) in losers.prefix(Self.mostShown) {
      let reasons = isFallback ? Self.weaknesses(candidate) : Self.reasons(candidate, best)
      lines.append(String(format: "  %.3f  ", score) + answers.place(candidate).label + " : " + reasons)
    }
    if losers.count > Self.mostShown { lines.append("  ... et \(losers.count - Self.mostShown) autres") }
    return lines
  }

  /// Why a candidate is no answer at all.
  private static func weaknesses(_ candidate: StreetCandidate) -> String {
    let margin: Float = 1
    var reasons: [String] = []
    if candidate.textCost > margin { reasons.append("le nom de la voie est autre") }
    if candidate.placeCost > margin { reasons.append("le code postal ou la commune ne va pas") }
    if candidate.numberCost > margin { reasons.append("ce numéro n'y est pas") }
    return reasons.isEmpty ? "trop peu sûr" : reasons.joined(separator: " ; ")
  }

  /// Why a candidate is behind the best one.
  private static func reasons(_ candidate: StreetCandidate, _ best: StreetCandidate) -> String {
    let margin: Float = 0.25
    var reasons: [String] = []
    if candidate.textCost > best.textCost + margin { reasons.append("le nom de la voie ressemble moins") }
    if candidate.placeCost > best.placeCost + margin { reasons.append("le code postal ou la commune ne va pas") }
    if candidate.numberCost > best.numberCost + margin {
      reasons.append(candidate.number.isAbsent ? "ce numéro n'y est pas" : "ce numéro n'y est pas tel quel")
    }
    return reasons.isEmpty ? "convient aussi bien" : reasons.joined(separator: " ; ")
  }
}
