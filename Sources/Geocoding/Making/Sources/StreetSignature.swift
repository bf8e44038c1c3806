/// All that rows of one street share; rows of one street with another spelling or postcode have another signature.
struct StreetSignature: Hashable {
  /// The BAN's id of the street, blank where the address's id does not hold one.
  var street = ""
  /// Normalised INSEE code.
  var commune = ""
  var name = ""
  /// 0 where there is none.
  var postcode: UInt32 = 0
  var communeName = ""
  var oldCommuneCode = ""
  var oldCommuneName = ""
  var alias = ""
  var locality = ""
  var delivery = ""
  var capitals = ""
}
