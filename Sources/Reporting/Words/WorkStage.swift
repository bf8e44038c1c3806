import Groundwork

/// What a job is at, told to a person who waits.
public enum WorkStage: Sendable, Hashable {
  case reading(file: String)
  /// The files are joined with each other.
  case preparing
  /// Rows without position are looked for in an address base.
  case placing
  case locating
  /// What each row's decision will rest on is brought together, for all rows at once: what is done of it counts as rows.
  case gathering(rows: Int)
  /// nil rows where nobody counted them yet.
  case deciding(rows: Int?)
  /// Figures are withheld, and what is left is attacked.
  case protecting
  case writing(file: String)

  /// "Lecture de communes.gpkg", "17 653 lignes à juger".
  public var words: String {
    switch self {
    case .reading(let file): "Lecture de \(file)"
    case .preparing: "Rapprochement des fichiers"
    case .placing: "Recherche des adresses"
    case .locating: "Recherche des zones"
    case .gathering(let rows): "Examen de \(Phrase.counted(rows, "ligne", "lignes"))"
    case .deciding(let rows): rows.map { "Décision, \(Phrase.counted($0, "ligne", "lignes"))" } ?? "Décision"
    case .protecting: "Choix des cases à cacher, et attaque de ce qui reste"
    case .writing(let file): "Écriture de \(file)"
    }
  }

  /// The same with what is done so far: "Recherche des zones, 400 000 lignes faites", "Examen de 17 653 lignes, 40 %".
  public func words(done rows: Int) -> String {
    if case .gathering(let all) = self { return "\(words), \(all == 0 ? 100 : rows * 100 / all) %" }
    return rows == 0 ? words : "\(words), \(Phrase.counted(rows, "ligne faite", "lignes faites"))"
  }
}
