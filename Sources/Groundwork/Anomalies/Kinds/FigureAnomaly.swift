/// Of a table of figures and of how it is joined to zones by their codes.
public enum FigureAnomaly: Sendable, Hashable {
  /// The column whose codes were found to join best: of all rows, those that join a zone.
  case codeColumn(String, joined: Int, rows: Int)
  /// Rows whose code no zone bears, with the first of these codes.
  case elsewhere(count: Int, examples: [String])
  /// Zones that several rows tell with one value, which counts once.
  case repeatedZones(count: Int, rows: Int, example: String)
  /// Arrondissements beside their city, which has a row of its own: they are left out.
  case partsBesideCity(city: String, parts: Int)
  /// Arrondissements that were added up, their city having no row.
  case partsAdded(city: String, parts: Int)
  /// Cells that are no number: they count as blank.
  case noNumbers(column: String, count: Int, example: QuotedCell)
  /// Figures below nothing: they count as blank.
  case negatives(column: String, count: Int)
  case blankColumn(String)
  /// Published totals that are not the sums of their parts, with the zone where most is left and how much.
  case totalsUnlikeParts(count: Int, example: String, rest: Double)
  /// A column that nobody declared was held for counts of beneficiaries that are not public, and passes this policy.
  case recognisedConfidential(column: String, policy: String)
  /// Columns of numbers of a confidential table that nobody asked for: all their cells are withheld.
  case columnsWithheld([String])
  /// Figures that statistical secrecy withheld before anything was made of them.
  case withheldByGate(policy: String, count: Int, of: Int, population: String)
}
