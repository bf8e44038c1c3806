/// A number on a street.
struct AddressRecord: BitwiseCopyable {
  var number: Int32 = 0
  var position = StoredPosition.unknown
  /// Text index of an id that the street's id, number and suffix do not give; else `none`.
  var id: UInt32 = AddressBaseLayout.none
  /// Indexes in the sections `suffixes` (0 is no suffix) and `positions` (0 is unknown).
  var suffix: UInt16 = 0
  var positionKind: UInt8 = 0
  /// Place in the street's postcodes.
  var postcode: UInt8 = 0
}
