import Tabular

/// A table as it may leave: the rows and columns of the file in their order, figures as they were written, marks in the place of
/// those that are withheld.
public struct ProtectedTable: Sendable {
  /// The mark of a figure withheld by statistical secrecy, whatever the reason.
  public static let mark = "s"

  public let header: [String]
  public let rowCount: Int
  let columns: [TextArray]
  let kinds: [[CellKind]]
  /// Columns of figures.
  public let figures: Set<Int>

  /// - Parameters:
  ///   - columns: one text a row.
  ///   - kinds: what each cell was; empty where the file knew texts alone.
  init(header: [String], rowCount: Int, columns: [TextArray], kinds: [[CellKind]], figures: Set<Int>) {
    self.header = header
    self.rowCount = rowCount
    self.columns = columns
    self.kinds = kinds
    self.figures = figures
  }

  public subscript(row: Int, column: Int) -> String { columns[column][row] }

  /// Rows for a writer; figures are numbers where the format tells numbers from texts.
  public func chunk(_ rows: Range<Int>) -> RowChunk {
    var builder = RowChunkBuilder(columnCount: header.count)
    for row in rows {
      for column in header.indices {
        let kind = kinds[column].isEmpty ? CellKind.text : kinds[column][row]
        builder.append(columns[column][row], kind: kind)
      }
    }
    return builder.take(firstRow: rows.lowerBound)
  }
}
