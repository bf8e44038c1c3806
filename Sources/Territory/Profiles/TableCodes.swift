import Groundwork
import Tabular

/// Codes of a table as a whole: the ones that stand twice, the ones that lost their zero.
struct TableCodes {
  private(set) var duplicates: [Zoning.Duplicate] = []
  private(set) var anomalies: [Anomaly] = []
  private let provenance: Provenance
  private let columns: [String]
  /// Columns to look at, with the form of their codes.
  private let forms: [(column: Int, form: ZoneCode.Form)]
  /// The column whose codes ought to be different, and the one that tells parts of communes from communes.
  private let key: Int?
  private let type: Int?

  init(profile: RecognisedProfile?, columns: [String], provenance: Provenance) {
    self.provenance = provenance
    self.columns = columns
    var forms: [(column: Int, form: ZoneCode.Form)] = []
    if let column = profile?.codeColumn, let form = profile?.codeForm, form != .texte { forms.append((column, form)) }
    for role in ["communes", "code_insee"] {
      if let column = profile?.column(role), !forms.contains(where: { $0.column == column }) { forms.append((column, .commune)) }
    }
    self.forms = forms
    key = profile.flatMap { ["structures", "table"].contains($0.kind) ? nil : $0.codeColumn }
    type = profile?.kind == "commune" ? profile?.column("type") : nil
  }

  mutating func read(_ rows: any RowSource) throws {
    guard !forms.isEmpty else { return }
    var source = rows
    var places: [String: [(row: Int, number: RowNumber)]] = [:]
    var lost = [(count: Int, example: String, code: String)](repeating: (0, "", ""), count: forms.count)
    let names = columns.map(FrenchText.key)
    while let chunk = try source.next() {
      for row in 0..<chunk.rowCount {
        for (index, entry) in forms.enumerated() {
          let written = ZoneCode.trim(chunk[row, entry.column])
          guard let code = ZoneCode.normalise(written, as: entry.form) else { continue }
          if code.utf8.count > written.utf8.count {
            let cells = (0..<chunk.columnCount).map { chunk[row, $0] }
            if AsideRules.standard.kind(of: cells, headerKeys: names) != nil { continue }
            if lost[index].count == 0 { lost[index] = (0, written, code) }
            lost[index].count += 1
          }
          guard entry.column == key, type.map({ !["COMD", "COMA"].contains(chunk[row, $0]) }) ?? true else { continue }
          places[code, default: []].append((chunk.firstRow + row, chunk.numbers[row]))
        }
      }
    }
    duplicates = places.filter { $0.value.count > 1 }
      .map { Zoning.Duplicate(code: $0.key, rows: $0.value.map(\.row), numbers: $0.value.map(\.number)) }
      .sorted { $0.code < $1.code }
    for (entry, lost) in zip(forms, lost) where lost.count > 0 {
      let name = columns[entry.column]
      anomalies.append(
        Anomaly(
          .table(.lostZeros(column: name, count: lost.count, example: QuotedCell(lost.example), read: lost.code)),
          file: provenance.file, layer: provenance.layer, column: name))
    }
  }
}
