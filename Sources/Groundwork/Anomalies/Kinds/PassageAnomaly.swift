/// Of codes of communes carried from one day to another, and of the figures under them.
public enum PassageAnomaly: Sendable, Hashable {
  // Of a row.

  /// The commune was parted: its figures stay under its code.
  case split(code: String, targets: [String])
  /// The commune was parted, and this row has a share of it, 0 to 1, by the weights of a column of a file.
  case shared(code: String, share: Double, weights: String, file: String)
  /// No commune's, as far as the files tell.
  case unknown(code: String)
  /// A commune's only from a day on.
  case bornLater(code: String, CalendarDate)
  /// A commune's until the day before.
  case endedBefore(code: String, CalendarDate)
  /// No commune follows it.
  case noHeir(code: String)
  /// The cell holds no code of a commune.
  case noCode(QuotedCell)
  /// Rates of several communes, which nothing can add.
  case severalRates(columns: [String], codes: [String])
  /// Communes that the code takes in and that have no figure in the table, or one that was parted.
  case incomplete(codes: [String])
  /// A blank among the figures added.
  case blankAmong(column: String, codes: [String])
  /// A mark among the figures added: their sum has it too.
  case markAmong(column: String, mark: String, codes: [String])
  /// What is no number among the figures added: there is no sum.
  case wordAmong(column: String, QuotedCell, codes: [String])
  /// Rows of several communes, of which one has several: they have the new code and are not added.
  case notJoined(codes: [String])

  // Of the table.

  /// Cells left blank where communes that merged have different ones.
  case differing(column: String, count: Int)
  /// Columns of numbers that each part of a commune which is shared out has whole.
  case repeatedNumbers(columns: [String])
  /// Weights of communes that were not parted between the two days.
  case idleParts(count: Int, example: String)
  /// Communes that changed their département, one of them for example; other columns are as they were.
  case otherDepartment(count: Int, before: String, after: String)
  /// The list of communes is of neither day.
  case listOfAnotherDay(count: Int, example: String, wanted: CalendarDate)
  /// Nothing is known past the last event.
  case pastTheLastEvent(CalendarDate)
  case beforeTheFirstEvent(CalendarDate)
  /// Several rows a commune, which stay apart.
  case severalRows(example: String, rows: [RowNumber])
}
