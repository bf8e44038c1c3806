import Groundwork
import StatisticalSecrecy

extension ReleaseSummary {
  /// Differences told by name at most.
  private static let most = 5

  /// What was done, in lines; no figure of the table is in them.
  public var lines: [String] {
    let hidden = primary + secondary
    var lines = [
      "\(Phrase.counted(hidden, "case cachée", "cases cachées")) sur \(Wording.grouped(figures)) : \(Wording.grouped(primary)) "
        + "pour \(primary < 2 ? "elle-même" : "elles-mêmes"), \(Wording.grouped(secondary)) pour protéger les autres."
    ]
    if !differences.isEmpty {
      let more = differences.count > Self.most ? "… (\(Wording.grouped(differences.count)) en tout)" : ""
      lines.append(
        "Différences de zones à protéger : \(differences.prefix(Self.most).joined(separator: " ; "))\(more). Le journal "
          + "en donne le détail.")
    }
    let before = earlier == 0 ? "" : ", avec \(Phrase.counted(earlier, "diffusion antérieure", "diffusions antérieures"))"
    let proof =
      switch targets {
      case 0: "aucun chiffre n'était à protéger."
      case 1: "le chiffre à protéger ne se déduit pas."
      default: "aucun des \(Wording.grouped(targets)) chiffres à protéger ne se déduit."
      }
    lines.append(
      "Éprouvé\(before) : " + proof
        + (fewest >= hidden
          ? " On ne peut pas en cacher moins." : " \(Wording.grouped(fewest)) cases au moins devaient l'être."))
    return lines
  }
}
