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

extension StoredPosition {
  /// Holds the place of a position that is computed later.
  static let unknown = StoredPosition(longitude: 0, latitude: 0, x: 0, y: 0)!
}

extension StreetRecord {
  var stored: StoredPosition {
    var position = StoredPosition.unknown
    (position.longitude, position.latitude, position.x, position.y) = (longitude, latitude, x, y)
    return position
  }
}

extension AddressRecord {
  var stored: StoredPosition {
    var position = StoredPosition.unknown
    (position.longitude, position.latitude, position.x, position.y) = (longitude, latitude, x, y)
    return position
  }
}
