import Groundwork

/// Rows whose confidential columns are withheld from the first byte: no chunk holds their cells in the open, and no anomaly
/// quotes a cell of the table.
public struct WithholdingSource: RowSource {
  private var source: any RowSource
  private let open: [Int]
  private let confidential: [Int]

  /// - Parameter columns: indexes in the header of `source`.
  /// - Throws: `FileFault.unreadable` where no column would be left, so that rows could not be told from each other.
  public init(_ source: any RowSource, withholding columns: Set<Int>) throws {
    self.source = source
    confidential = source.header.indices.filter(columns.contains)
    open = source.header.indices.filter { !columns.contains($0) }
    guard !open.isEmpty else {
      throw FileFault.unreadable(
        file: source.provenance.file, sentence: "toutes les colonnes sont confidentielles ; une colonne de codes est attendue.")
    }
  }

  public var header: [String] { open.map { source.header[$0] } }

  public var confidentialHeader: [String] { confidential.map { source.header[$0] } }

  public var provenance: Provenance {
    var provenance = source.provenance
    provenance.anomalies = provenance.anomalies.map(\.withholdingCells)
    return provenance
  }

  /// - Throws: what the source throws.
  public mutating func next() throws -> RowChunk? {
    guard let chunk = try source.next() else { return nil }
    var bytes: [UInt8] = [], starts: [Int32] = [], ends: [Int32] = [], kinds: [CellKind] = []
    starts.reserveCapacity(chunk.rowCount * open.count)
    ends.reserveCapacity(chunk.rowCount * open.count)
    var withheld = [TextArray](repeating: TextArray(), count: confidential.count)
    var withheldKinds = [[CellKind]](repeating: [], count: confidential.count)
    for row in 0..<chunk.rowCount {
      for column in open {
        starts.append(Int32(bytes.count))
        bytes += chunk.bytes[chunk.range(row, column)]
        ends.append(Int32(bytes.count))
        if !chunk.kinds.isEmpty { kinds.append(chunk.kind(row, column)) }
      }
      for (place, column) in confidential.enumerated() {
        withheld[place].append(utf8: chunk.bytes[chunk.range(row, column)])
        if !chunk.kinds.isEmpty { withheldKinds[place].append(chunk.kind(row, column)) }
      }
    }
    return RowChunk(
      columnCount: open.count, firstRow: chunk.firstRow, numbers: chunk.numbers,
      cells: RowChunk.Cells(bytes: bytes, starts: starts, ends: ends, kinds: kinds),
      anomalies: chunk.anomalies.map { RowAnomaly(row: $0.row, anomaly: $0.anomaly.withholdingCells) },
      withheld: zip(withheld, withheldKinds).map { ConfidentialTexts($0, kinds: $1) })
  }
}

extension Table {
  /// The table with some columns withheld, as `WithholdingSource` withholds those of a file.
  public func withholding(_ confidential: Set<Int>) -> Table {
    guard !confidential.isEmpty else { return self }
    var provenance = provenance
    provenance.anomalies = provenance.anomalies.map(\.withholdingCells)
    return Table(
      columns: columns.indices.filter { !confidential.contains($0) }.map { columns[$0] }, rowCount: rowCount, numbers: numbers,
      confidential: self.confidential
        + confidential.sorted().map {
          ConfidentialColumn(name: columns[$0].name, cells: ConfidentialTexts(columns[$0].texts, kinds: columns[$0].cellKinds))
        },
      provenance: provenance)
  }
}
