/// A commune, or a city divided into arrondissements.
struct CommuneRecord: BitwiseCopyable {
  /// Text indexes.
  var code: UInt32 = AddressBaseLayout.none
  var name: UInt32 = AddressBaseLayout.none
  var firstStreet: UInt32 = 0
  var streetCount: UInt32 = 0
  var firstPostcode: UInt32 = 0
  var postcodeCount: UInt32 = 0
  /// Ten-millionths of a degree, and centimetres in the system `epsg`; zero together where unknown.
  var longitude: Int32 = 0
  var latitude: Int32 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  /// Decimetres from the position within which its addresses lie; 0 where the base holds none.
  var radius: UInt32 = 0
  var epsg: UInt32 = 0
  /// Index of the city of an arrondissement, else `none`.
  var city: UInt32 = AddressBaseLayout.none
}
