/// Of a list of structures as an offer: kinds, capacities, and in which zones they are counted.
public enum OfferAnomaly: Sendable, Hashable {
  /// Rows without capacity, of all; they count as structures and add no place.
  case noCapacity(count: Int, of: Int, examples: [String])
  /// No column of capacities at all.
  case noColumnOfCapacities
  case negativeCapacity(String)
  case unreadableCapacity(String, QuotedCell)
  /// Structures whose capacity is in another unit than the one that is counted, or in none where the others say theirs: its name,
  /// the option that would count it, if one does.
  case otherUnit(String, option: String?, counted: String, count: Int, examples: [String])
  /// No column of the unit that is counted; one of another is there.
  case columnOfOtherUnit(String, unit: String, option: String, counted: String)
  /// Capacities that are no places are counted, as was asked.
  case countedUnit(String, column: String)
  /// One structure with two capacities: neither counts.
  case twoCapacities(String)
  /// Rows that tell one structure again.
  case sameStructure(structures: Int, rows: Int)
  /// One id at several places with a capacity each: every place counts.
  case severalSites(String, sites: Int)
  /// Rows that were kept, of all, by kind.
  case kept(kinds: [String], count: Int, of: Int)
  /// Not open at the date asked.
  case notOpen(count: Int)
  case unreadableDate(count: Int, column: String, example: QuotedCell)
  /// No column tells positions: the codes of a column attach the rows.
  case byCode(column: String)
  /// Sites with neither position nor code, in the commune that their address names.
  case byCommuneName(count: Int, examples: [String])
  /// None of the sites is in any of the zones.
  case noneHere(count: Int)
  /// Sites in none of the zones.
  case outside(count: Int, examples: [String])
  /// Sites with neither position nor code, of which some have an address that names a commune for sure.
  case nowhere(count: Int, examples: [String], nameable: Int)
  /// Sites that lie in another zone than the one whose code they name; where they lie counts.
  case elsewhereThanNamed(count: Int, examples: [String])
  /// Sites without position whose code no zone bears.
  case unknownCode(code: String, count: Int, example: String)
}
