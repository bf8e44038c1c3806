import Groundwork
import StatisticalSecrecy

extension SecrecyAudit {
  /// Findings told of each kind at most; `--json` has them all.
  private static let most = 50

  /// What can be found out, in French: what is given away first, then how many cells were looked at.
  public func text() -> String {
    let given = cells.filter(\.isDeducible), shared = pieces.filter(\.isSensitive)
    var lines: [String] = []
    lines += Self.section("Cases cachées qui se déduisent :", given.map { "\($0.zone), \($0.variable) : \($0.words)" })
    lines += Self.section(
      "Morceaux de zones sous le seuil qui se déduisent :",
      shared.map { piece in
        let place = piece.other.map { "et \($0)" } ?? "hors des zones qu'elle recoupe"
        return "\(piece.zone) \(place), \(piece.variable) : \(piece.words)"
      })
    lines += Self.section(
      "Différences de zones sous le seuil qui se déduisent :", differences.map { "\($0.zone), \($0.variable) : \($0.words)" })
    lines.append(
      "\(Phrase.counted(cells.count, "case cachée", "cases cachées")), dont \(Wording.grouped(given.count)) qui se "
        + "\(given.count < 2 ? "déduit" : "déduisent")"
        + (pieces.isEmpty
          ? "."
          : " ; \(Phrase.counted(pieces.count, "morceau", "morceaux")), dont \(Wording.grouped(shared.count)) sous le seuil."))
    let linear = (cells + pieces + differences).count(where: \.isLinear)
    if linear > 0 {
      lines.append(
        "Bornes linéaires, faute de pouvoir essayer tous les effectifs entiers de tant de cases liées : "
          + "\(Phrase.counted(linear, "case ou morceau", "cases ou morceaux")). Les effectifs possibles peuvent être plus "
          + "resserrés, et une case se déduire sans que ce soit dit ici (« lineaire » avec --json).")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ title: String, _ lines: [String]) -> [String] {
    guard !lines.isEmpty else { return [] }
    let more = lines.count > most ? ["  … et \(Wording.grouped(lines.count - most)) autres (--json les donne toutes)"] : []
    return [title] + lines.prefix(most).map { "  \($0)" } + more + [""]
  }
}

extension SecrecyAudit.Finding {
  /// "3", "entre 1 et 4", "au moins 470".
  var words: String {
    func french(_ text: String) -> String { text.replacing(".", with: ",") }
    switch (least, greatest) {
    case (let low?, let high?): return low == high ? french(low) : "entre \(french(low)) et \(french(high))"
    case (let low?, nil): return "au moins \(french(low))"
    case (nil, let high?): return "au plus \(french(high))"
    case (nil, nil): return "n'importe quel nombre"
    }
  }
}
