/// A street, or a locality.
struct StreetRecord: BitwiseCopyable {
  /// What bears the name; as long on disk as the number that it was.
  struct Kind: RawRepresentable, Equatable, BitwiseCopyable {
    let rawValue: UInt32

    static let street = Kind(rawValue: 0)
    static let locality = Kind(rawValue: 1)
  }

  /// Text indexes: the BAN id ("94028_lcq4e6"), the name as written, the old commune's name or `none`.
  var id: UInt32 = AddressBaseLayout.none
  var name: UInt32 = AddressBaseLayout.none
  var oldCommune: UInt32 = AddressBaseLayout.none
  var commune: UInt32 = 0
  var firstAddress: UInt32 = 0
  var addressCount: UInt32 = 0
  var firstPostcode: UInt32 = 0
  var postcodeCount: UInt32 = 0
  var position = StoredPosition.unknown
  /// Decimetres from the position within which its addresses lie; 0 where it has none.
  var radius: UInt32 = 0
  var kind = Kind.street

  /// Its part of the sections `addresses` and `streetPostcodes`.
  var addresses: Range<Int> { Int(firstAddress)..<Int(firstAddress + addressCount) }
  var postcodes: Range<Int> { Int(firstPostcode)..<Int(firstPostcode + postcodeCount) }
  /// Metres.
  var radiusInMetres: Double { Double(radius) / 10 }
}
