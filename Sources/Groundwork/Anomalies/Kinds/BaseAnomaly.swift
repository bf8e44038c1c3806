/// Of an address base in the making, or of one that is asked.
public enum BaseAnomaly: Sendable, Hashable {
  /// Rows of the BAN left out, or read with a reserve.
  case rows(BaseRowReason, count: Int)
  /// Rows of La Poste's file without INSEE code or postcode, left out.
  case postcodesWithoutCode(count: Int)
  /// Addresses given several times; kept once.
  case repeatedAddresses(Int)
  /// Addresses whose number means "no number"; the first as people read it.
  case numbersThatAreNone(count: Int, first: String)
  /// Numbers too far from all others of their street to be true, set apart.
  case farNumbers([FarPlace])
  /// Streets too far from all others of their commune to be true, left out.
  case farStreets([FarPlace])
  /// Rows that name another commune than the one where their address is found: left unsure, or slips between neighbours of
  /// which one alone has the street, which stay certain.
  case contradicted(count: Int, rows: [RowNumber], areSlips: Bool)
  /// Rows whose département the base does not cover.
  case uncovered(departments: [String], covered: [String], rows: Int, first: RowNumber)

  /// A place of the files that cannot be where they have it.
  public struct FarPlace: Sendable, Hashable {
    /// "7 Rue du Port, Grenoble"
    public var label: String
    /// To the nearest of what it should be beside.
    public var metres: Double
    public var addresses: Int

    public init(label: String, metres: Double, addresses: Int) {
      self.label = label
      self.metres = metres
      self.addresses = addresses
    }
  }
}
