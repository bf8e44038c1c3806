import Foundation

/// Rows as CSV text. A value without state: several threads may format chunks at once and write them in order.
public struct CSVFormatter: Sendable {
  public let dialect: CSVDialect

  public init(dialect: CSVDialect) {
    self.dialect = dialect
  }

  /// The first line of a file, after its byte order mark if the dialect has one.
  public func header(_ names: [String]) -> [UInt8] {
    let line = TextArray(names)
    var ends: [Int32] = []
    var starts: [Int32] = []
    for column in names.indices {
      starts.append(Int32(line.range(column).lowerBound))
      ends.append(Int32(line.range(column).upperBound))
    }
    let mark: [UInt8] = dialect.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    let cells = RowChunk.Cells(bytes: line.bytes, starts: starts, ends: ends)
    return mark + rows(RowChunk(columnCount: names.count, firstRow: 0, cells: cells))
  }

  /// All rows of `chunk` with the added columns `extra`, each of which has one text a row.
  public func rows(_ chunk: RowChunk, extra: [TextArray] = [], layout: RowLayout = .inputFirst) -> [UInt8] {
    var output: [UInt8] = []
    append(chunk, extra: extra, layout: layout, to: &output)
    return output
  }

  /// Appends all rows of `chunk` with the added columns `extra` to `output`.
  ///
  /// - Precondition: every text array of `extra` has as many texts as the chunk has rows.
  public func append(_ chunk: RowChunk, extra: [TextArray] = [], layout: RowLayout = .inputFirst, to output: inout [UInt8]) {
    precondition(extra.allSatisfy { $0.count == chunk.rowCount })
    let cells = chunk.rowCount * (chunk.columnCount + extra.count)
    let inputBytes = chunk.starts.indices.reduce(0) { $0 + Int(chunk.ends[$1] &- chunk.starts[$1]) }
    // At worst every byte is a quote; a cell also brings two quotes, a ' and a separator.
    let worst = 2 * (inputBytes + extra.reduce(0) { $0 + $1.bytes.count }) + 4 * cells + 16
    let made = [UInt8](unsafeUninitializedCapacity: worst) { buffer, count in
      var writer = CSVCellWriter(dialect: dialect, isOnly: chunk.columnCount + extra.count == 1, target: buffer.baseAddress!)
      Self.withColumns(extra[...], []) { write(chunk, $0, layout, with: &writer) }
      count = writer.written
    }
    if output.isEmpty { output = made } else { output.append(contentsOf: made) }
  }

  /// A text array seen through pointers, so that no cell costs a reference count.
  private struct AddedColumn {
    let bytes: UnsafeBufferPointer<UInt8>
    let ends: UnsafeBufferPointer<Int>
  }

  private static func withColumns(_ texts: ArraySlice<TextArray>, _ found: [AddedColumn], _ body: ([AddedColumn]) -> Void) {
    guard let first = texts.first else { return body(found) }
    first.bytes.withUnsafeBufferPointer { bytes in
      first.ends.withUnsafeBufferPointer { ends in
        withColumns(texts.dropFirst(), found + [AddedColumn(bytes: bytes, ends: ends)], body)
      }
    }
  }

  private func write(_ chunk: RowChunk, _ added: [AddedColumn], _ layout: RowLayout, with writer: inout CSVCellWriter) {
    let columns = chunk.columnCount
    chunk.bytes.withUnsafeBufferPointer { bytes in
      chunk.starts.withUnsafeBufferPointer { starts in
        chunk.ends.withUnsafeBufferPointer { ends in
          added.withUnsafeBufferPointer { added in
            for row in 0..<chunk.rowCount {
              if layout == .addedFirst { write(added, row, with: &writer) }
              for cell in (row * columns)..<((row + 1) * columns) {
                writer.cell(bytes, from: Int(starts[cell]), to: Int(ends[cell]))
              }
              if layout == .inputFirst { write(added, row, with: &writer) }
              writer.endRow()
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func write(_ added: UnsafeBufferPointer<AddedColumn>, _ row: Int, with writer: inout CSVCellWriter) {
    for texts in added { writer.cell(texts.bytes, from: row == 0 ? 0 : texts.ends[row - 1], to: texts.ends[row]) }
  }
}
