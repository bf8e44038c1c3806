import Groundwork
import Tabular

extension SecrecyGate {
  /// A whole table of which some columns pass the gate: withheld figures are marks of secrecy, and sums that hold one are too.
  ///
  /// - Parameters:
  ///   - source: the table, opened; it is read without the cells of these columns.
  ///   - columns: of figures, by their places.
  ///   - code: column of the zones.
  /// - Throws: what cannot be read, or what the gate refuses.
  package func carried(
    _ path: String, options: TableOptions, source: any RowSource, columns: [Int], code: Int
  ) throws -> (table: Table, anomalies: [Anomaly]) {
    let header = source.header
    let open = try TableReader.read(WithholdingSource(source, withholding: Set(columns)))
    let places = header.indices.filter { !columns.contains($0) }
    guard let key = places.firstIndex(of: code) else { preconditionFailure("codes are no figures") }
    let codes = (0..<open.rowCount).map { open[$0, key].trimmingBlanks() }
    let released = try release(
      path, options: options, columns: columns.map { header[$0] }, header: header, key: header[code], codes: codes)
    let made = header.indices.map { column -> Column in
      if let place = places.firstIndex(of: column) { return open.columns[place] }
      return Column(name: header[column], texts: released.texts[columns.firstIndex(of: column)!])
    }
    let table = Table(columns: made, rowCount: open.rowCount, numbers: open.numbers, provenance: open.provenance)
    return (table, [Anomaly(.figure(released.anomaly), file: open.provenance.file, layer: open.provenance.layer)])
  }
}
