/// A commune, or a city divided into arrondissements.
struct CommuneRecord: BitwiseCopyable {
  /// Text indexes.
  var code: UInt32 = AddressBaseLayout.none
  var name: UInt32 = AddressBaseLayout.none
  var firstStreet: UInt32 = 0
  var streetCount: UInt32 = 0
  var firstPostcode: UInt32 = 0
  var postcodeCount: UInt32 = 0
  /// In the system `epsg`; `unknown` where nothing tells.
  var position = StoredPosition.unknown
  /// Decimetres from the position within which its addresses lie; 0 where the base holds none.
  var radius: UInt32 = 0
  var epsg: UInt32 = 0
  /// Index of the city of an arrondissement, else `none`.
  var city: UInt32 = AddressBaseLayout.none

  /// Its part of the sections `streets` and `communePostcodes`.
  var streets: Range<Int> { Int(firstStreet)..<Int(firstStreet + streetCount) }
  var postcodes: Range<Int> { Int(firstPostcode)..<Int(firstPostcode + postcodeCount) }
  /// Metres; 0 where the base holds none of its addresses.
  var radiusInMetres: Double { Double(radius) / 10 }
}
