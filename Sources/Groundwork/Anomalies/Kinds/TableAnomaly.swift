/// Of a table as a file holds it.
public enum TableAnomaly: Sendable, Hashable {
  /// No row stands under the header.
  case noRows
  /// Lines that are not UTF-8 in a file that has UTF-8 too; what they were read as.
  case mixedEncodings(lines: Int, other: String)
  /// An encoding other than UTF-8 and Windows-1252, told by the accents that it makes.
  case encodingGuessed(String)
  /// Texts that were encoded twice ("Ã©"); kept as they are. No row where only column names are.
  case doublyEncoded(rows: Int, first: RowNumber?)
  /// Cells that a row of a sheet gives several times; the first is read.
  case repeatedCells(count: Int, first: String)
  /// Zero bytes inside a text, left out.
  case zeroBytes(Int)
  /// The header names fewer columns than the rows have; columns without name were added.
  case unnamedColumns(named: Int, found: Int)
  /// The header was found under a title.
  case headerUnderTitle(row: RowNumber)
  /// Rows under the header that hold names as well: they were not read as data.
  case namesBelowHeader(rows: [RowNumber])
  /// The first row of data looks like a second row of names.
  case namesAsData(row: RowNumber, header: RowNumber)
  /// Blank rows inside the table were passed over.
  case blankRows(count: Int, first: RowNumber)
  /// Rows that are no data, and the first of them; nothing is done to them.
  case asideRows([AsideRow], count: Int)
  /// A quotation mark that nothing closes was read as a plain character.
  case unclosedQuote
  /// Fewer cells than the header; the others are blank.
  case fewerCells(count: Int, expected: Int)
  /// More cells than the header, in a CSV; they are left out.
  case moreCells([QuotedCell])
  /// Cells beside the table, in a workbook; they are left out.
  case outsideCells([QuotedCell])
  /// Of several sheets the first that holds a table was read.
  case sheetChosen(String, others: [String])
  /// Formulas whose result the workbook does not hold.
  case formulasWithoutValue(count: Int, first: String)
  /// Rows past the last that a spreadsheet opens; they were read.
  case rowsPastTheSheet(count: Int, first: RowNumber)
  /// A text was cut to what a cell of a workbook holds.
  case textCut(characters: Int)
  /// Characters that an OpenDocument spreadsheet cannot hold; U+FFFD stands for them.
  case charactersReplaced
  /// Codes that lost their leading zero, which was given back.
  case lostZeros(column: String, count: Int, example: QuotedCell, read: String)
  /// A total of a census that the classes which part it do not make, in so many rows, by so much at most.
  case roundedClasses(total: String, [ClassSum], of: Int, most: Double, isRounding: Bool)
  /// A column that holds areas measured in a Mercator system, so many times too large.
  case mercatorAreas(column: String, system: String, factor: Double)
  /// Columns named as degrees hold metres.
  case metresUnderDegrees
  /// Most rows make sense with longitude and latitude in each other's column.
  case seeminglySwapped

  /// Classes that ought to make a total: the first and the last column, and the rows in which they do not.
  public struct ClassSum: Sendable, Hashable {
    public let first, last: String
    public let rows: Int

    package init(first: String, last: String, rows: Int) {
      self.first = first
      self.last = last
      self.rows = rows
    }
  }
}
