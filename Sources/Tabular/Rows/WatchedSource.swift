import Groundwork

/// Rows of a table in which texts that were encoded twice are noticed, whatever the format.
struct WatchedSource: RowSource {
  private var rest: any RowSource
  private var rows = 0
  private var first: RowNumber?
  private var hasHeader: Bool

  init(_ rest: any RowSource) {
    self.rest = rest
    hasHeader = rest.header.contains(where: DoubleEncoding.isIn)
  }

  var header: [String] { rest.header }
  var confidentialHeader: [String] { rest.confidentialHeader }

  var provenance: Provenance {
    var provenance = rest.provenance
    if hasHeader || rows > 0 {
      provenance.anomalies.append(
        Anomaly(.table(.doublyEncoded(rows: rows, first: first)), file: provenance.file, layer: provenance.layer))
    }
    return provenance
  }

  mutating func next() throws -> RowChunk? {
    guard let chunk = try rest.next() else { return nil }
    guard chunk.columnCount > 0 else { return chunk }
    chunk.bytes.withUnsafeBufferPointer { bytes in
      guard DoubleEncoding.firstTrace(in: bytes) != nil else { return }
      for row in 0..<chunk.rowCount {
        let isDouble = (0..<chunk.columnCount).contains { column in
          DoubleEncoding.firstTrace(in: UnsafeBufferPointer(rebasing: bytes[chunk.range(row, column)])) != nil
        }
        guard isDouble else { continue }
        if rows == 0 { first = chunk.numbers[row] }
        rows += 1
      }
    }
    return chunk
  }
}
