/// A number on a street.
struct AddressRecord: BitwiseCopyable {
  var number: Int32 = 0
  var longitude: Int32 = 0
  var latitude: Int32 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  /// Text index of an id that the street's id, number and suffix do not give; else `none`.
  var id: UInt32 = AddressBaseLayout.none
  /// Indexes in the sections `suffixes` (0 is no suffix) and `positions` (0 is unknown).
  var suffix: UInt16 = 0
  var position: UInt8 = 0
  /// Place in the street's postcodes.
  var postcode: UInt8 = 0
}
