extension AddressBase {
  func addressID(_ index: Int, street: Int) -> String { "" }
}
