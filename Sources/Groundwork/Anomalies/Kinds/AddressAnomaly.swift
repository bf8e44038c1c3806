/// Of an address that a base was asked for.
public enum AddressAnomaly: Sendable, Hashable {
  case notFound
  /// Only the commune of the address is known; the base does not know the address.
  case onlyCommune(label: String)
  /// The question names but a commune, and a zoning is finer than that.
  case communeTooCoarse(label: String)
  case ambiguous(label: String)
  case weak(label: String)
  case noPosition(label: String)
  /// A street without number or a locality, placed in its middle, with the radius in metres.
  case middle(isStreet: Bool, radius: Double)
  /// The address is found in another commune than the row says; both readings in words.
  case contradicted(String)
}
