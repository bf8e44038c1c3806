/// Of a list of structures and of what goes with it.
public enum ListAnomaly: Sendable, Hashable {
  /// A postcode stands where an INSEE code was told.
  case postcodeAsCode(QuotedCell)
  case noCommuneCode(QuotedCell)
  case unknownService(QuotedCell)
  /// No prestation is named, or none that is known.
  case noService(QuotedCell?)
  /// The list names another prestation than the option.
  case otherService(QuotedCell, imposed: [String])
  /// A precision that says nothing; the default radius in metres counts.
  case idlePrecision(QuotedCell, radius: Double)
  /// A precision that is neither metres nor a known word; the widest radius in metres counts.
  case unknownPrecision(QuotedCell, radius: Double)
  /// A field of a structure corrected twice; the last row counts.
  case correctedTwice(id: String, field: String)
  /// A correction whose structure is not in the list.
  case correctionWithoutStructure(id: String)
  /// What is unsure of the row's commune or of its address, in the words of its `motif`.
  case doubt(String)
  /// What the row says of its place that cannot be true together, in the words of its `motif`.
  case contradiction(String)
  /// Rows that are no structures, in the order of the list: kept, and not judged.
  case asideRows([AsideRow])
  /// Names of communes that no file knows, with the first row of each.
  case unknownCommunes([String], rows: [RowNumber])
  /// The list is an earlier answer: the list behind it is judged again.
  case formerResult
  /// A cell of an earlier answer's own columns that a person has changed, which counts.
  case changedInResult(column: String)
  /// An entry of the list of lived quarters whose structure is not in the list.
  case entryWithoutStructure(title: String)
  /// Answers of two results, by id or name, of which it cannot be told which is which.
  case ambiguousAnswers([String])
  /// Two results that have no structure in common, by the file of the older.
  case noCommonAnswer(former: String)
}
