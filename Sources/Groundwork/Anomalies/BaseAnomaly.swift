/// Of an address base in the making, or of one that is asked.
public enum BaseAnomaly: Sendable, Hashable {
  /// Rows of the BAN left out, or read with a reserve.
  case rows(BaseRowReason, count: Int)
  /// Rows of La Poste's file without INSEE code or postcode, left out.
  case postcodesWithoutCode(count: Int)
  /// Addresses given several times; kept once.
  case repeatedAddresses(Int)
  /// Rows that name another commune than the one where their address is found: left unsure, or slips between neighbours of
  /// which one alone has the street, which stay certain.
  case contradicted(count: Int, rows: [RowNumber], areSlips: Bool)
  /// Rows whose département the base does not cover.
  case uncovered(departments: [String], covered: [String], rows: Int, first: RowNumber)
}
