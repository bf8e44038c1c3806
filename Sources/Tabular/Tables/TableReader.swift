import Groundwork

/// Collects rows into a table.
public enum TableReader {
  /// Reads a source to its end; the kind of each column is inferred from all its cells.
  ///
  /// Anomalies of single rows are added to those of the file.
  /// - Throws: what `source` throws.
  public static func read(_ source: any RowSource) throws -> Table {
    var source = source
    let header = source.header
    var columns = [TextArray](repeating: TextArray(), count: header.count)
    var kinds = [[CellKind]](repeating: [], count: header.count)
    var rowCount = 0, numbers = RowNumbers()
    var anomalies: [Anomaly] = []
    let confidential = source.confidentialHeader
    var withheld = [ConfidentialTexts](repeating: ConfidentialTexts(TextArray()), count: confidential.count)
    while let chunk = try source.next() {
      if rowCount == 0, chunk.rowCount > 0 { numbers = RowNumbers(first: chunk.numbers[0].value) }
      numbers.append(chunk.numbers, count: chunk.rowCount, at: rowCount)
      if !chunk.kinds.isEmpty {
        for column in columns.indices {
          kinds[column] += [CellKind](repeating: .text, count: rowCount - kinds[column].count)
          kinds[column] += (0..<chunk.rowCount).map { chunk.kind($0, column) }
        }
      }
      rowCount += chunk.rowCount
      anomalies += chunk.anomalies.map(\.anomaly)
      for (place, cells) in chunk.withheld.enumerated() { withheld[place].append(cells) }
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for column in columns.indices {
          for row in 0..<chunk.rowCount {
            columns[column].append(utf8: UnsafeBufferPointer(rebasing: bytes[chunk.range(row, column)]))
          }
        }
      }
    }
    var provenance = source.provenance
    provenance.anomalies += anomalies
    let made = columns.indices.map { index in
      let known = kinds[index].isEmpty ? [] : kinds[index] + [CellKind](repeating: .text, count: rowCount - kinds[index].count)
      let texts = columns[index]
      return Column(name: header[index], kind: ColumnKind.infer(texts), texts: texts, cellKinds: known)
    }
    return Table(columns: made, rowCount: rowCount, numbers: numbers,
      confidential: zip(confidential, withheld).map { ConfidentialColumn(name: $0, cells: $1) },
      provenance: provenance)
  }
}
