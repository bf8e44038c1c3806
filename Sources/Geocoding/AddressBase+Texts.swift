extension AddressBase {
  /// The id of an address as its file gave it.
  /// - Parameters:
  ///   - index: of the address.
  ///   - street: index of its street.
  func addressID(_ index: Int, street: Int) -> String {
    let address = addresses[index]
    if address.id != AddressBaseLayout.none { return text(address.id) }
    return AddressID.make(street: text(streets[street].id), number: Int(address.number), suffix: suffixText(address.suffix))
  }
}
