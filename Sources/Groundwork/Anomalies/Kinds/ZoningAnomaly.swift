/// Of the codes of a zoning.
public enum ZoningAnomaly: Sendable, Hashable {
  /// Codes that lost their leading zero, which was given back.
  case lostZeros(count: Int, example: QuotedCell, read: String)
  /// Codes of another form than the column's; kept as they are.
  case strangeCodes(count: Int, form: String, example: QuotedCell)
  case blankCodes(count: Int)
  /// Quarters of a list that another has repealed, on the mainland and overseas, and no date asks for them.
  case repealedQuarters(year: Int, mainland: CalendarDate, overseas: CalendarDate)
  /// Quarters without shape: their communes cannot be judged by position.
  /// - reach: metres around what is left within which a position may lie in one.
  case shapelessQuarters(codes: [String], reach: Double)
  /// Zones drawn outside of their territory, overseas beside the mainland: without shape, nothing lies in them.
  case misplacedZones(count: Int, codes: [String], departments: [String])
  /// Codes that several zones bear.
  case repeatedCodes(count: Int, example: String)
  /// None of its zones lies in the zones that are looked at: it is of other départements.
  case noneHere(count: Int)
  /// Quarters of several vintages in one file.
  case mixedVintages([String])
}
