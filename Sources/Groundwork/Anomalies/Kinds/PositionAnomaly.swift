/// Of the position of a row.
public enum PositionAnomaly: Sendable, Hashable {
  case absent
  /// The cells hold no position.
  case unreadable([QuotedCell])
  /// What the cells hold stands for no position ("0 ; 0", "999 ; 999", "NC").
  case placeholder([QuotedCell])
  /// The column that names each row's reference system is blank here.
  case systemAbsent
  /// It holds something else.
  case systemUnknown(QuotedCell)
  /// Nothing tells the reference system of x and y; the position is not used.
  case systemNotTold
  /// The reference system of the whole table, deduced from the values.
  case systemDeduced(identifier: String, name: String)
  /// The numbers cannot be what their columns say.
  case doubtful(PositionDoubt, PositionOutcome)
  /// Carried from an older datum: metres that PROJ states of it, nil for none; metres counted; the grid of a better
  /// operation, where it is not installed.
  case shifted(system: String, stated: Double?, counted: Double, grid: String?)
  /// No zone of a zoning lies in the territory of the position.
  case noZone(zoning: String)
  /// A row that is attached by code has none.
  case codeAbsent(column: String)
  /// No zone of a zoning bears the code of a row that is attached by it.
  case codeNotInZoning(QuotedCell, zoning: String, vintage: String?)
  /// The rows of a table without positions are attached to a zoning by a column of codes; nil where no column holds them.
  case attached(zoning: String, column: String?)
  /// A column of states says that the position is no evidence; it is not used.
  case setAside(column: String, state: QuotedCell)
  /// A corrected position outside every French territory; it is not used.
  case correctedNowhere(longitude: Double, latitude: Double)
  /// A correction gives one of two coordinates.
  case halfCorrected
}
