/// The workbook that `eligibilite` writes: its list is not its first sheet, and is found again whichever its place.
package enum OwnWorkbook {
  /// Titles of sheets that tell such a workbook from others.
  package static let summary = "Synthèse", method = "Sources et méthode"
  /// Names of the first columns of its list, in the sheet's first row.
  package static let firstColumns = ["nom", "commune", "decision", "distance_limite_m", "motif"]

  /// Whether sheets of these titles are worth looking through for the list: other people's workbooks are not.
  static func isLikely(_ titles: [String]) -> Bool { titles.contains(summary) || titles.contains(method) }

  /// Whether a sheet that begins with this row is the list.
  static func isList(_ firstRow: [String]) -> Bool { firstRow.starts(with: firstColumns) }
}
