import Groundwork
import Tabular

@testable import Territory

/// Events written short, a day a line: `32 2019-01-01 01902>01902 01902>d01902 01903>01902`; d and a mark parts of communes
/// (déléguées, associées), a side left out is none, and "=" gives names: `01902=Ville`.
enum WrittenEvents {
  static let header = ["MOD", "DATE_EFF", "TYPECOM_AV", "COM_AV", "LIBELLE_AV", "TYPECOM_AP", "COM_AP", "LIBELLE_AP"]

  static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").flatMap { line -> [[String]] in
      let words = line.split(separator: " ").map(String.init)
      return words.dropFirst(2).map { pair in
        let sides = pair.split(separator: ">", omittingEmptySubsequences: false).map { side($0) }
        return [words[0], words[1]] + sides[0] + sides[1]
      }
    }
  }

  private static func side(_ text: Substring) -> [String] {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard let code = parts.first, !code.isEmpty else { return ["", "", ""] }
    let kind = code.hasPrefix("d") ? "COMD" : code.hasPrefix("a") ? "COMA" : "COM"
    let own = String(kind == "COM" ? code : code.dropFirst())
    return [kind, own, parts.count > 1 ? String(parts[1]) : "N\(own)"]
  }

  static func table(_ rows: [[String]], header: [String] = header) -> Table {
    let columns = header.indices.map { column in Column(name: header[column], texts: TextArray(rows.map { $0[column] })) }
    return Table(columns: columns, rowCount: rows.count, numbers: RowNumbers(first: 2), provenance: Provenance(file: "mvt.csv"))
  }

  static func read(_ text: String) throws -> CommuneEvents { try CommuneEvents(table(rows(text))) }
}

extension CalendarDate {
  /// A day that the test writes itself.
  static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }
}
