import GeometryCore
import Groundwork
import Tabular
import Territory

/// A position as a base stores it: ten-millionths of a degree, and centimetres in the legal system of the commune.
struct StoredPosition: Hashable {
  var longitude: Int32
  var latitude: Int32
  var x: Int32
  var y: Int32

  /// nil for what no such number can hold.
  init?(longitude: Double, latitude: Double, x: Double, y: Double) {
    guard let longitude = Int32(exactly: (longitude * 1e7).rounded()), let latitude = Int32(exactly: (latitude * 1e7).rounded()),
      let x = Int32(exactly: (x * 100).rounded()), let y = Int32(exactly: (y * 100).rounded())
    else { return nil }
    self.longitude = longitude
    self.latitude = latitude
    self.x = x
    self.y = y
  }

  /// An order that depends on nothing but the place.
  static func precedes(_ a: StoredPosition, _ b: StoredPosition) -> Bool {
    (a.x, a.y, a.longitude, a.latitude) < (b.x, b.y, b.longitude, b.latitude)
  }
}

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

/// The legal metric system of a commune, and where its positions may lie.
struct LegalSystem {
  let epsg: Int
  /// Degrees; nil for the codes 99, which lie in no département.
  let box: Box?

  /// Insee's 99, which invented territories use, counts as metropolitan.
  init(commune code: String) {
    let territory = CommuneCode.department(of: code).flatMap { Territories.standard.department($0)?.territory }
      .flatMap { code in Territories.standard.territories.first { $0.code == code } }
    epsg = territory?.epsg ?? 2154
    box = territory?.box
  }
}
