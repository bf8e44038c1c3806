import Foundation
import Geocoding
import Groundwork

/// The answer to one address told to a person: what was found, what else was considered, why it lost.
extension AddressExplanation {
  private static let mostShown = 8

  /// Several lines of French text, ended by a line break.
  public func text(base: AddressBaseDescription) -> String {
    var lines = ["\(answer.status.rawValue) : \(answer.kind == nil ? "aucun lieu trouvé" : answer.label)"]
    if let kind = answer.kind {
      let commune = "\(answer.communeCode) \(answer.communeName)"
      lines.append("  type        \(kind.words), identifiant \(answer.id), commune \(commune)")
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
          + base.departments.joined(separator: ", "))
    }
    if let words = answer.contradictionWords { lines.append("  désaccord   " + words) }
    lines += rivalLines
    return lines.joined(separator: "\n") + "\n"
  }

  private var rivalLines: [String] {
    if !otherCommunes.isEmpty { return ["Autres communes :"] + otherCommunes.prefix(Self.mostShown).map { "  \($0.label)" } }
    guard !rivals.isEmpty else { return [] }
    var lines = ["Autres lieux considérés :"]
    for rival in rivals.prefix(Self.mostShown) {
      let reasons = rival.weaknesses.map(words).joined(separator: " ; ")
      let otherwise = isFallback ? "trop peu sûr" : "convient aussi bien"
      lines.append(String(format: "  %.3f  ", rival.score) + rival.place.label + " : " + (reasons.isEmpty ? otherwise : reasons))
    }
    if rivals.count > Self.mostShown { lines.append("  … et \(Wording.grouped(rivals.count - Self.mostShown)) autres") }
    return lines
  }

  private func words(_ weakness: Weakness) -> String {
    switch weakness {
    case .name: isFallback ? "le nom de la voie est autre" : "le nom de la voie ressemble moins"
    case .place: "le code postal ou la commune ne va pas"
    case .numberAbsent: "ce numéro n'y est pas"
    case .numberOtherwise: "ce numéro n'y est pas tel quel"
    }
  }
}
