import GeometryCore
import Groundwork
import Tabular
import Territory

/// La Poste's postcodes: which communes each serves and what they are called in addresses.
struct PostcodeFile {
  struct Row {
    /// Normalised INSEE code.
    var commune: String
    var name: String
    var postcode: UInt32
    var delivery: String
    var place: String
    var position: StoredPosition?
  }

  private(set) var rows: [Row] = []
  private(set) var anomalies: [Anomaly] = []

  /// - Throws: `FileFault` (missing, not a table), `FileFault.unreadable` (other columns), `GeometryError` if PROJ
  ///   lacks a legal system.
  init(path: String) throws {
    var source = try TableFile.open(path: path)
    let file = source.provenance.file
    guard let columns = PostcodeColumns(NamedColumns(source.header)) else {
      throw FileFault.unreadable(
        file: file,
        sentence: "les colonnes ne sont pas celles de la base des codes postaux de La Poste ; attendu : code_commune_insee, "
          + "nom_commune, code_postal, libelle_d_acheminement. Le fichier se prend sur data.gouv.fr.")
    }
    var transforms = TransformCache()
    var strange = 0, firstStrange: RowNumber?
    while let chunk = try source.next() {
      var pending: [PendingPosition] = []
      for row in 0..<chunk.rowCount {
        func text(_ column: Int?) -> String { column.map { Self.trimmed(chunk[row, $0]) } ?? "" }
        let postcode = Postcode.number(text(columns.postcode))
        guard let commune = CommuneCode.normalise(text(columns.commune)), postcode > 0 else {
          if strange == 0 { firstStrange = chunk.numbers[row] }
          strange += 1
          continue
        }
        if let (latitude, longitude) = Self.point(text(columns.point)) {
          pending.append(
            PendingPosition(
              row: rows.count, source: chunk.numbers[row], first: longitude, second: latitude,
              system: LegalSystem(commune: commune), isDegrees: true))
        }
        rows.append(
          Row(
            commune: commune, name: text(columns.name), postcode: postcode, delivery: text(columns.delivery),
            place: text(columns.place)))
      }
      for (wanted, position) in zip(pending, try PendingPosition.resolve(pending, &transforms)) {
        rows[wanted.row].position = try? position.get()
      }
    }
    anomalies = source.provenance.anomalies
    if strange > 0 {
      anomalies.append(
        Anomaly(.base(.postcodesWithoutCode(count: strange)), file: file, row: firstStrange))
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { CellText.string(CellText.trim($0)) }
  }

  /// "45.7873,5.6578": latitude, then longitude.
  private static func point(_ text: String) -> (Double, Double)? {
    let parts = text.split(separator: ",")
    guard parts.count == 2, let latitude = NumberParser.decimal(String(parts[0])),
      let longitude = NumberParser.decimal(String(parts[1]))
    else { return nil }
    return (latitude, longitude)
  }
}
