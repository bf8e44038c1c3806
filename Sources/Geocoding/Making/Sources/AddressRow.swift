/// An address as gathered from a file; texts are indexes into the tables of `AddressTable` (or of the chunk).
struct AddressRow {
  var position: StoredPosition
  var number: Int32
  var signature: UInt32
  /// Index of the id in `ids`, `AddressBaseLayout.none` where street, number and suffix give it.
  var id: UInt32
  var suffix: UInt16
  var positionKind: UInt8
}
