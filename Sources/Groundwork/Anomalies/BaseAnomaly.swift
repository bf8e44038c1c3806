/// Of an address base in the making, or of one that is asked.
public enum BaseAnomaly: Sendable, Hashable {
  /// Rows of the BAN left out, or read with a reserve.
  case rows(BaseRowReason, count: Int)
  /// Rows of La Poste's file without INSEE code or postcode, left out.
  case postcodesWithoutCode(count: Int)
  /// Addresses given several times; kept once.
  case repeatedAddresses(Int)
  /// Rows whose département the base does not cover.
  case uncovered(departments: [String], covered: [String], rows: Int, first: RowNumber)
}
