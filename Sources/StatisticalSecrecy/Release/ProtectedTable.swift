import Tabular

/// A table as it may leave: the rows and columns of the file in their order, figures as they were written, marks in the place of
/// those that are withheld.
public struct ProtectedTable: Sendable {
  public let header: [String]
  public let rowCount: Int
  let columns: [TextArray]
  let kinds: [[CellKind]]
  /// Columns of figures.
  public let figures: Set<Int>
  /// How those that are withheld are marked.
  public let marks: SecrecyPolicy.Marks

  /// - Parameters:
  ///   - columns: one text a row.
  ///   - kinds: what each cell was; empty where the file knew texts alone.
  init(
    header: [String], rowCount: Int, columns: [TextArray], kinds: [[CellKind]], figures: Set<Int>, marks: SecrecyPolicy.Marks
  ) {
    self.header = header
    self.rowCount = rowCount
    self.columns = columns
    self.kinds = kinds
    self.figures = figures
    self.marks = marks
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
