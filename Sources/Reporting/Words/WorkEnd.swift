import Groundwork

/// The last line of a job: what was written, where, how many rows, and how many of them someone should look at.
public struct WorkEnd: Sendable, Hashable {
  /// As the user wrote it; nil for standard output, which `-` asks for.
  public var path: String?
  public var rows: Int
  public var toLookAt: Int
  /// What tells such a row: "colonne « anomalie »"; nil where what is odd was said in sentences, which are counted instead.
  public var sign: String?

  /// - Parameters:
  ///   - path: as `OutputPlace` takes it.
  ///   - sign: what tells a row to look at; nil where sentences are counted.
  public init(path: String?, rows: Int, toLookAt: Int, sign: String?) {
    self.path = path == "-" ? nil : path
    self.rows = rows
    self.toLookAt = toLookAt
    self.sign = sign
  }

  /// "Écrit : situees.csv, 1 158 lignes, dont 12 à regarder (colonne « anomalie »)."
  public var written: String { "Écrit : \(path ?? "sortie standard"), \(counts)." }

  /// Where only the first rows were shown.
  public var shown: [String] {
    [
      "Rien n'est écrit : \(counts).",
      "Pour un fichier : --sortie resultat.xlsx (ou .csv, .gpkg, .geojson) ; pour tout voir ici : --sortie -",
    ]
  }

  private var counts: String {
    let told = Phrase.counted(toLookAt, "anomalie à regarder (dite plus haut)", "anomalies à regarder (dites plus haut)")
    let looked = sign.map { "dont \(Wording.grouped(toLookAt)) à regarder (\($0))" } ?? told
    return "\(Phrase.counted(rows, "ligne", "lignes")), \(toLookAt == 0 ? "rien à regarder" : looked)"
  }
}
