import Groundwork
import Tabular
import Territory

/// A confidential table whose columns may leave: figures that passed the gate, words, and codes of places.
package struct ReleasedTable: Sendable {
  package let table: Table
  package let source: ReleasedSource
  package let anomalies: [Anomaly]
}

extension SecrecyGate {
  /// A whole table of which some columns pass the gate: withheld figures are marks of secrecy, and sums that hold one are too.
  ///
  /// Nobody has looked at its other columns of numbers: all their cells are withheld, but for those that tell places or rows
  /// apart.
  /// - Parameters:
  ///   - source: the table, opened; it is read without the cells of `columns`.
  ///   - columns: of figures, by their places.
  ///   - code: column of the zones; nil for the first that by its name holds codes and has another in each row.
  ///   - kept: columns that tell rows apart, or name them.
  /// - Throws: what cannot be read, or what the gate refuses.
  package func carried(
    _ path: String, options: TableOptions, source: any RowSource, columns: [Int], code: Int?, keeping kept: [Int] = []
  ) throws -> ReleasedTable {
    let header = source.header
    let open = try TableReader.read(WithholdingSource(source, withholding: Set(columns)))
    let places = header.indices.filter { !columns.contains($0) }
    func cells(_ column: Int) -> Column? { places.firstIndex(of: column).map { open.columns[$0] } }
    guard let code = code ?? Self.key(header, cells), let codeCells = cells(code) else {
      throw FileFault.unreadable(
        file: open.provenance.file,
        sentence: "aucune colonne de codes différents d'une ligne à l'autre n'est reconnue, et le secret en demande une. "
          + "Nommez-la par --code table=COL.")
    }
    let codes = (0..<open.rowCount).map { codeCells.texts[$0].trimmingBlanks() }
    let released = try release(
      path, options: options, columns: columns.map { header[$0] }, header: header, key: header[code], codes: codes)
    let isOfPlaces = Set(ZoneColumns.all.compactMap(NamedColumns(header).find))
    var unasked: [String] = []
    let made = header.indices.map { column -> Column in
      guard let own = cells(column) else {
        return Column(name: header[column], texts: released.texts[columns.firstIndex(of: column)!])
      }
      if column == code || kept.contains(column) || isOfPlaces.contains(column) || !Self.holdsNumbers(own) { return own }
      unasked.append(header[column])
      return Column(name: header[column], texts: TextArray(repeatElement("s", count: open.rowCount)))
    }
    var kinds = released.anomalies
    if !unasked.isEmpty { kinds.append(.columnsWithheld(unasked)) }
    return ReleasedTable(
      table: Table(columns: made, rowCount: open.rowCount, numbers: open.numbers, provenance: open.provenance),
      source: released.source,
      anomalies: kinds.map { Anomaly(.figure($0), file: open.provenance.file, layer: open.provenance.layer) })
  }

  private static func holdsNumbers(_ column: Column) -> Bool {
    (0..<column.texts.count).contains { column.decimal(at: $0) != nil }
  }

  /// The likeliest column of codes: a département stands in many rows.
  private static func key(_ header: [String], _ cells: (Int) -> Column?) -> Int? {
    ZoneColumns.all.lazy.compactMap(NamedColumns(header).find).first { column in
      guard let texts = cells(column)?.texts else { return false }
      var met = Set<String>()
      return (0..<texts.count).allSatisfy { row in
        let code = texts[row].trimmingBlanks()
        return !code.isEmpty && met.insert(code).inserted
      }
    }
  }
}
