import Groundwork

/// One of the first rows of a file, looked at in order to find the column names.
struct SampleRow {
  var cells: [String]
  /// 1-based line of the file, or row of the sheet, on which it starts.
  var line: Int

  /// Cells that hold more than blanks.
  var filled: Int { cells.count { $0.contains { !$0.isWhitespace } } }
  var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
  var holdsNumber: Bool { cells.contains { NumberParser.decimal($0) != nil } }
}
