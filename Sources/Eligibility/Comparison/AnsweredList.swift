import Groundwork
import Structures
import Tabular

/// A result of `eligibilite` read again as what it is: answers, one a structure and prestation.
public struct AnsweredList: Sendable {
  /// One answer, as its row tells it.
  public struct Row: Sendable {
    public let number: RowNumber
    public let id, name, service, commune, communeCode, address: String
    public let decision: Decision
    /// Code and kind of the quarter at stake; blank where none is.
    public let zone, zoneKind: String
    /// Degrees in WGS 84; nil without a position.
    public let longitude, latitude: Double?
    /// Metres that the position may be off, and metres to the limit of the quarter, positive inside.
    public let radius, distance: Double?
    public let precision, evidence: String
    public let sources: AnswerSources
    /// Euros; nil where the rule names none.
    public let amount: Double?
    /// What the adviser has settled.
    let corrections: Set<Correction.Field>
  }

  /// In the order of the file, without the rows that are no structures.
  public let rows: [Row]
  public let provenance: Provenance

  /// - Throws: `FileFault.unreadable` for a table that is no result of `eligibilite`.
  public init(_ table: Table) throws {
    let names = table.columns.map(\.name), file = table.provenance.file
    let needed = ["nom", "prestation", "zone_code", "decision", "motif", "lon", "lat"]
    let missing = needed.filter { !names.contains($0) }
    guard missing.isEmpty else {
      throw FileFault.unreadable(
        file: file,
        sentence: "ce n'est pas un résultat d'« eligibilite » : \(missing.count == 1 ? "la colonne" : "les colonnes") "
          + "\(missing.map { "« \($0) »" }.joined(separator: ", ")) \(missing.count == 1 ? "manque" : "manquent"). "
          + "Donnez deux fichiers que « maillage eligibilite --sortie » a écrits.")
    }
    var citations: [String: AnswerSources] = [:], unknown: (row: RowNumber, text: String)?
    rows = (0..<table.rowCount).compactMap { row in
      func cell(_ name: String) -> String { names.firstIndex(of: name).map { table[row, $0].trimmingBlanks() } ?? "" }
      func number(_ name: String) -> Double? { Coordinate(cell(name))?.value }
      guard let decision = Decision(written: cell("decision")) else {
        // Totals, notes and blank rows have no decision.
        if !cell("decision").isEmpty, unknown == nil { unknown = (table.numbers[row], cell("decision")) }
        return nil
      }
      let text = cell("sources"), sources = citations[text] ?? AnswerSources(text)
      citations[text] = sources
      return Row(
        number: table.numbers[row], id: cell("id"), name: cell("nom"), service: cell("prestation"), commune: cell("commune"),
        communeCode: cell("code_insee"), address: cell("adresse"), decision: decision, zone: cell("zone_code"),
        zoneKind: cell("zonage"),
        longitude: number("lon"), latitude: number("lat"), radius: number("rayon_m"), distance: number("distance_limite_m"),
        precision: cell("precision"), evidence: cell("preuve"), sources: sources,
        amount: NumberParser.decimal(cell("montant_eur")),
        corrections: Self.corrections(reason: cell("motif"), evidence: cell("preuve"), precision: cell("precision")))
    }
    if let unknown {
      throw FileFault.unreadable(
        file: file,
        sentence: "ligne \(unknown.row) : décision inconnue « \(unknown.text) » ; "
          + "attendu : éligible, à vérifier ou non éligible.")
    }
    provenance = table.provenance
  }

  /// The sentence of an answer begins with what the adviser has settled; a decision and a position stand in other columns too.
  private static func corrections(reason: String, evidence: String, precision: String) -> Set<Correction.Field> {
    Set(
      Correction.Field.allCases.filter { field in
        let words = Correction.words(field), said = "\(words) par le conseiller"
        return reason.contains(" : \(said)") || reason.contains(" ; \(said)") || evidence.hasPrefix(said)
          || precision.hasPrefix(words)
      })
  }
}

/// What the column `sources` of an answer cites.
public struct AnswerSources: Sendable, Hashable {
  /// Zones: the lists of QPV and of lived quarters, and the communes.
  let geography: Set<String>
  let rule: Set<String>

  /// - Parameter text: citations between " ; ", each "file (sha256 0123456789ab, what)" or a sentence.
  init(_ text: String) {
    var geography: Set<String> = [], rule: Set<String> = []
    for citation in text.components(separatedBy: " ; ") where !citation.isEmpty {
      // One content under two names is one source.
      let digest = citation.firstRange(of: "(sha256 ").map { String(citation[$0.upperBound...].prefix(12)) }
      let what = citation.lazy.split(separator: ",").last.map { String($0).trimmingBlanks() } ?? ""
      let key = digest ?? citation
      if citation.hasPrefix("règle") || what.hasPrefix("règle") {
        rule.insert(key)
      } else if ["QPV", "communes", "quartiers vécus", "liste des quartiers"].contains(where: what.hasPrefix)
        || citation.hasPrefix("quartiers vécus")
      {
        geography.insert(key)
      }
    }
    self.geography = geography
    self.rule = rule
  }
}
