/// A street, or a locality.
struct StreetRecord: BitwiseCopyable {
  /// Text indexes: the BAN id ("94028_lcq4e6"), the name as written, the old commune's name or `none`.
  var id: UInt32 = AddressBaseLayout.none
  var name: UInt32 = AddressBaseLayout.none
  var oldCommune: UInt32 = AddressBaseLayout.none
  var commune: UInt32 = 0
  var firstAddress: UInt32 = 0
  var addressCount: UInt32 = 0
  var firstPostcode: UInt32 = 0
  var postcodeCount: UInt32 = 0
  var longitude: Int32 = 0
  var latitude: Int32 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  /// Decimetres from the position within which its addresses lie; 0 where it has none.
  var radius: UInt32 = 0
  /// 0 street, 1 locality.
  var kind: UInt32 = 0
}
