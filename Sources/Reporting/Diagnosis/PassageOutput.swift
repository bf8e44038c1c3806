import Coverage
import Groundwork
import Tabular
import Territory

/// A carried table as it leaves: its columns under the codes of the other day, then where each row came from and what was odd.
public enum PassageOutput {
  /// Names of the added columns.
  public static let added = ["codes_avant", "anomalie"]

  /// Writes the table and puts it in its place.
  /// - Parameters:
  ///   - source: where its figures were let out, if they passed the gate.
  ///   - preferred: names of the columns that a preview shows before others.
  /// - Throws: `FileFault.usage` for a format that holds positions, `.unwritable`.
  public static func write(
    _ carried: CarriedTable, source: ReleasedSource? = nil, to place: OutputPlace, preferring preferred: [String]
  ) throws -> ResultTable.Written {
    let header = RowLayout.givingWay(carried.columns.map(\.name), to: added) + added
    let table = Table(columns: carried.columns, rowCount: carried.rowCount, provenance: Provenance(file: ""))
    let extra = [
      TextArray(carried.rows.map { $0.codes.joined(separator: "|") }),
      TextArray(carried.rows.map { Phrase.joined($0.remarks.map(AnomalyKind.passage)) }),
    ]
    return try ResultRows(
      header: header, chunk: TableRowSource.chunk(table, rows: 0..<carried.rowCount), extra: extra,
      preferred: preferred + ["anomalie"]
    ).write(to: place, source: source)
  }
}

extension CarriedTable.Tally {
  /// What became of the rows: "36 664 lignes : 35 012 sous le même code, 12 sous un autre, 1 640 réunies en 700, ...".
  public var sentence: String {
    var words = ["\(Phrase.counted(same, "garde son code", "gardent leur code"))"]
    if moved > 0 { words.append(Phrase.counted(moved, "en change", "en changent")) }
    if merged > 0 { words.append("\(Phrase.counted(merged, "est réunie", "sont réunies")) en \(Wording.grouped(mergedInto))") }
    if shared > 0 {
      words.append("\(Phrase.counted(shared, "est partagée", "sont partagées")) en \(Wording.grouped(sharedInto)) parts")
    }
    if left > 0 { words.append(Phrase.counted(left, "n'est pas portée", "ne sont pas portées") + " (colonne « anomalie »)") }
    return "\(Phrase.counted(rows, "ligne lue", "lignes lues")) : \(words.joined(separator: ", "))."
  }
}
