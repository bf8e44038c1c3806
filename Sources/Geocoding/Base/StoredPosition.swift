/// A position as a base stores it: ten-millionths of a degree, and centimetres in the legal system of the commune.
struct StoredPosition: Hashable, BitwiseCopyable {
  private static let perDegree = 1e7
  private static let perMetre = 100.0

  var longitude: Int32
  var latitude: Int32
  var x: Int32
  var y: Int32

  /// Holds the place of a position that is not known.
  static let unknown = StoredPosition()

  private init() { (longitude, latitude, x, y) = (0, 0, 0, 0) }

  /// From degrees and metres; nil for what no such number can hold.
  init?(longitude: Double, latitude: Double, x: Double, y: Double) {
    guard let longitude = Int32(exactly: (longitude * Self.perDegree).rounded()),
      let latitude = Int32(exactly: (latitude * Self.perDegree).rounded()),
      let x = Int32(exactly: (x * Self.perMetre).rounded()), let y = Int32(exactly: (y * Self.perMetre).rounded())
    else { return nil }
    self.longitude = longitude
    self.latitude = latitude
    self.x = x
    self.y = y
  }

  /// Degrees of nought together lie in no territory.
  var isKnown: Bool { longitude != 0 || latitude != 0 }

  var degrees: (longitude: Double, latitude: Double) {
    (Double(longitude) / Self.perDegree, Double(latitude) / Self.perDegree)
  }

  /// In the legal system of the commune.
  var metres: (x: Double, y: Double) { (Double(x) / Self.perMetre, Double(y) / Self.perMetre) }

  /// Metres to a position in the same system.
  func distance(to other: StoredPosition) -> Double { centimetres(to: other) / Self.perMetre }

  /// As exact as the stored numbers allow.
  func centimetres(to other: StoredPosition) -> Double {
    let dx = Double(other.x) - Double(x), dy = Double(other.y) - Double(y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The place at a share of the straight way to another, in degrees and in metres.
  func onTheWay(to other: StoredPosition, share: Double)
    -> (degrees: (longitude: Double, latitude: Double), metres: (x: Double, y: Double))
  {
    func mix(_ from: Int32, _ to: Int32, _ unit: Double) -> Double {
      (Double(from) + share * (Double(to) - Double(from))) / unit
    }
    return (
      (mix(longitude, other.longitude, Self.perDegree), mix(latitude, other.latitude, Self.perDegree)),
      (mix(x, other.x, Self.perMetre), mix(y, other.y, Self.perMetre))
    )
  }

  /// An order that depends on nothing but the place.
  static func precedes(_ a: StoredPosition, _ b: StoredPosition) -> Bool {
    (a.x, a.y, a.longitude, a.latitude) < (b.x, b.y, b.longitude, b.latitude)
  }
}
