import Territory

/// One address to find, as its cells write it.
public struct AddressQuestion: Sendable, Hashable {
  /// Number and street, perhaps with complements, postcode and commune.
  public var address: String
  /// From a column of its own; blank if there is none.
  public var postcode: String
  public var commune: String
  /// INSEE code, for `AddressBase.completed(_:)`, which alone reads it.
  public var communeCode: String

  public init(address: String, postcode: String = "", commune: String = "", communeCode: String = "") {
    self.address = address
    self.postcode = postcode
    self.commune = commune
    self.communeCode = communeCode
  }
}

extension AddressQuestion {
  /// Nothing but blanks: there is nothing to look for.
  public var isBlank: Bool { [address, postcode, commune, communeCode].allSatisfy { ZoneCode.trim($0).isEmpty } }
}
