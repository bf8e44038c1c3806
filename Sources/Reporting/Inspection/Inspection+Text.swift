import GeometryCore
import Groundwork
import Tabular
import Territory

extension Inspection {
  /// The inspection as French text for people, in aligned columns.
  public func text() -> String {
    var lines = ["\(file) : \(layers.count == 1 ? "1 couche" : "\(layers.count) couches")"]
    if layers.count == 1, layers[0].geometry == "tableau" { lines = ["\(file) : tableau"] }
    for layer in layers { lines += [""] + layer.lines() }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension LayerInspection {
  /// Anomalies and defects shown at most; JSON has them all.
  private static let shown = 12

  fileprivate func lines() -> [String] {
    var lines = [geometry == "tableau" ? "Tableau « \(name) »" : "Couche « \(name) »"]
    var rows: [(String, String)] = [("profil", profileWords)]
    rows.append(("contenu", geometry == "tableau" ? counted("ligne") : "\(counted("élément")), \(geometry)"))
    rows += systemRows
    if let extent { rows.append(("emprise", extent)) }
    lines += rows.map { "  " + padded($0.0, 12) + $0.1 }
    lines += ["", "  Champs"] + fieldLines()
    lines += defects(
      "Géométries invalides",
      invalid.map { item in
        "\(item.code.map { "\($0) " } ?? "")(ligne \(item.number)) : \(Repair.words(item.reason))"
      })
    lines += defects(
      "Codes en double",
      duplicates.map { item in
        let first = item.numbers.prefix(6).map(\.description).joined(separator: ", ")
        return "\(item.code) : lignes \(first)\(item.rows.count > 6 ? "…" : "")"
      })
    // The invalid geometries stand above by themselves.
    let others = anomalies.filter { !$0.isRepair }
    lines += defects(
      "Anomalies",
      others.map { item in
        (item.place.row.map { "ligne \($0) : " } ?? "") + item.kind.sentence
      })
    if invalid.isEmpty, duplicates.isEmpty, others.isEmpty { lines += ["", "  Aucune anomalie."] }
    return lines
  }

  private func counted(_ word: String) -> String { "\(Wording.grouped(count)) \(word)\(count > 1 ? "s" : "")" }

  private var profileWords: String {
    guard let profile, let profileName else { return "non reconnu" }
    return "\(profileName) [\(profile)]" + (vintage.map { ", millésime \($0)" } ?? "")
  }

  private var systemRows: [(String, String)] {
    let retained = retainedCRS.map { id in retainedCRSName.map { "\($0) (\(id))" } ?? id }
    if geometry == "tableau" {
      guard let position else { return [("position", "aucune colonne de coordonnées reconnue")] }
      let columns = position.columns.map { "« \($0) »" }.joined(separator: " et ")
      return [("position", "\(columns), système \(retained ?? position.system ?? "à préciser par --crs")")]
    }
    return [
      ("système", retained ?? "à préciser par --crs"), ("", "déclaré : " + (declaredCRS ?? "rien")),
    ]
  }

  private func fieldLines() -> [String] {
    guard !fields.isEmpty else { return ["    aucun"] }
    let nameWidth = min(30, fields.map(\.name.count).max() ?? 0) + 2
    return fields.map { field in
      let share = count == 0 ? "" : percent(field.filled, count)
      let name = field.name.isEmpty ? "(sans nom)" : FieldSummary.shortened(field.name, to: nameWidth - 2)
      if field.isConfidential { return "    " + padded(name, nameWidth) + "confidentiel : valeurs non montrées" }
      let line =
        "    " + padded(name, nameWidth) + padded(field.kind.frenchName, 9) + padded(share, 7, right: true) + "  "
        + padded(field.role.map { "[\($0)]" } ?? "", roleWidth) + field.examples.joined(separator: " · ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private var roleWidth: Int {
    let widest = fields.compactMap { $0.role?.count }.max() ?? 0
    return widest == 0 ? 0 : widest + 4
  }

  private func defects(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    var lines = ["", "  \(title) : \(Wording.grouped(items.count))"] + items.prefix(Self.shown).map { "    - " + $0 }
    let hidden = items.count - Self.shown
    if hidden > 0 { lines.append("    … et \(Wording.grouped(hidden)) \(hidden == 1 ? "autre" : "autres") (--json donne tout)") }
    return lines
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    if part == whole { return "100 %" }
    let tenths = min(999, max(part > 0 ? 1 : 0, part * 1000 / whole))
    return "\(tenths / 10),\(tenths % 10) %"
  }

  private func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }
}
