/// What a horizontal reference system computes, in numbers: the same for all spellings of it.
///
/// Angles are in degrees from Greenwich or from `primeMeridian`, lengths in metres. Names play no part, and neither does a
/// datum shift: the systems that producers mean by one set of numbers are told apart by their datum's name (`KnownSystem`).
struct CRSSignature: Sendable {
  enum Method: Sendable { case geographic, lambertConic, transverseMercator, pseudoMercator }

  struct Ellipsoid: Sendable {
    let semiMajor, inverseFlattening: Double

    static let grs80 = Ellipsoid(semiMajor: 6_378_137, inverseFlattening: 298.257222101)
    static let wgs84 = Ellipsoid(semiMajor: 6_378_137, inverseFlattening: 298.257223563)
    static let clarke1880IGN = Ellipsoid(semiMajor: 6_378_249.2, inverseFlattening: 293.466021293627)

    /// GRS 80 and WGS 84 are alike: a tenth of a millimetre apart.
    func isAlike(_ other: Ellipsoid) -> Bool {
      abs(semiMajor - other.semiMajor) < 0.05 && abs(inverseFlattening - other.inverseFlattening) < 1e-4
    }

    /// Nearer to `other` than GRS 80 and WGS 84 are to each other.
    func isSame(_ other: Ellipsoid) -> Bool {
      isAlike(other) && abs(inverseFlattening - other.inverseFlattening) < 7.3e-7
    }
  }

  static let paris = 2.33722917

  var method: Method
  var latitude = 0.0, longitude = 0.0, scale = 1.0, easting = 0.0, northing = 0.0
  /// Standard parallels, the lower one first; of a conic with one parallel, twice that one.
  var parallels = (0.0, 0.0)
  var ellipsoid: Ellipsoid
  var primeMeridian = 0.0

  /// Same numbers, whatever the ellipsoid among those that are alike.
  func matches(_ other: CRSSignature) -> Bool {
    guard method == other.method else { return false }
    guard method != .pseudoMercator else { return abs(longitude - other.longitude) < 1e-7 }
    guard ellipsoid.isAlike(other.ellipsoid) else { return false }
    guard method != .geographic else { return abs(primeMeridian - other.primeMeridian) < 1e-6 }
    // Some writers count longitudes from Greenwich where others say Paris.
    return abs(latitude - other.latitude) < 1e-7
      && abs(longitude + primeMeridian - other.longitude - other.primeMeridian) < 1e-6
      && abs(scale - other.scale) < 1e-8 && abs(easting - other.easting) < 1e-3 && abs(northing - other.northing) < 1e-3
      && abs(parallels.0 - other.parallels.0) < 1e-6 && abs(parallels.1 - other.parallels.1) < 1e-6
  }

  static func utm(zone: Int, south: Bool, _ ellipsoid: Ellipsoid) -> CRSSignature {
    CRSSignature(
      method: .transverseMercator, longitude: Double(6 * zone - 183), scale: 0.9996, easting: 500_000,
      northing: south ? 10_000_000 : 0, ellipsoid: ellipsoid)
  }
}

extension CRSSignature {
  private static let projected = ["PROJCS", "PROJCRS", "PROJECTEDCRS"]
  private static let geographic = ["GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS", "BASEGEOGCRS", "BASEGEODCRS"]

  /// The node of a text that describes the horizontal system, inside a compound or bound one where need be.
  static func horizontalNode(_ root: WktNode) -> WktNode? { root.first(projected) ?? root.first(geographic) }

  /// Reads the numbers of a horizontal node; nil for a method, unit or form that no known system has.
  /// - Parameter assumeDegrees: take bare angles as degrees whatever unit stands beside, as old writers did.
  init?(_ node: WktNode, assumeDegrees: Bool = false) {
    guard let base = node.first(Self.geographic), let spheroid = node.first(["SPHEROID", "ELLIPSOID"]),
      spheroid.numbers.count >= 2
    else { return nil }
    ellipsoid = Ellipsoid(semiMajor: spheroid.numbers[0], inverseFlattening: spheroid.numbers[1])
    primeMeridian = Self.meridian(node.first(["PRIMEM", "PRIMEMERIDIAN"])?.numbers.first ?? 0)
    let angle = assumeDegrees ? 1 : (base.child("UNIT", "ANGLEUNIT")?.numbers.first).map { $0 * 180 / .pi } ?? 1
    guard Self.projected.contains(node.keyword) else {
      let isCartesian = node.child("CS")?.texts.first?.lowercased() == "cartesian"
      guard !isCartesian, abs(Self.angleUnit(node) - 1) < 1e-6 || abs(primeMeridian) > 0 else { return nil }
      method = .geographic
      return
    }
    guard let method = Self.method(of: node) else { return nil }
    self.method = method
    let unit = (node.child("UNIT", "LENGTHUNIT") ?? node.child("AXIS")?.child("LENGTHUNIT"))?.numbers.first ?? 1
    guard abs(unit - 1) < 1e-9
    else { return nil }
    readParameters(of: node, angle: angle)
  }

  /// Degrees in one angular unit of a geographic node.
  private static func angleUnit(_ node: WktNode) -> Double {
    let unit = node.child("UNIT", "ANGLEUNIT") ?? node.child("AXIS")?.child("ANGLEUNIT")
    return (unit?.numbers.first).map { $0 * 180 / .pi } ?? 1
  }

  /// The meridian of Paris is written in degrees or in grads.
  private static func meridian(_ value: Double) -> Double {
    abs(value - 2.5969213) < 1e-4 || abs(value - paris) < 1e-4 ? paris : value
  }

  private static func method(of node: WktNode) -> Method? {
    let conversion = node.child("CONVERSION", "DERIVINGCONVERSION") ?? node
    guard let name = conversion.child("PROJECTION", "METHOD", "PROJECTIONMETHOD")?.texts.first else { return nil }
    switch CRSName.fold(name) {
    case "lambertconformalconic", "lambertconformalconic1sp", "lambertconformalconic2sp", "lambertconicconformal1sp",
      "lambertconicconformal2sp", "lambertconformalconicsp":
      return .lambertConic
    case "transversemercator", "gausskruger": return .transverseMercator
    case "mercatorauxiliarysphere", "popularvisualisationpseudomercator", "popularvisualizationpseudomercator":
      return .pseudoMercator
    case "mercator", "mercator1sp", "mercator2sp":
      if node.first(["SPHEROID", "ELLIPSOID"])?.numbers == [6_378_137, 0] { return .pseudoMercator }
      return node.child("EXTENSION")?.texts.contains { $0.contains("+b=6378137") } == true ? .pseudoMercator : nil
    default: return nil
    }
  }

  private mutating func readParameters(of node: WktNode, angle: Double) {
    let conversion = node.child("CONVERSION", "DERIVINGCONVERSION") ?? node
    var first: Double?
    var second: Double?
    var origin: Double?
    for parameter in conversion.children where parameter.keyword == "PARAMETER" {
      guard let name = parameter.texts.first, let raw = parameter.numbers.first else { continue }
      let own = (parameter.child("ANGLEUNIT", "UNIT")?.numbers.first).map { $0 * 180 / .pi }
      let degrees = raw * (own ?? angle)
      switch CRSName.fold(name) {
      case "latitudeoforigin", "latitudeoffalseorigin", "latitudeofnaturalorigin", "latitudeofcenter": origin = degrees
      case "centralmeridian", "longitudeoffalseorigin", "longitudeofnaturalorigin", "longitudeoforigin",
        "longitudeofcenter":
        longitude = degrees
      case "standardparallel1", "latitudeof1ststandardparallel": first = degrees
      case "standardparallel2", "latitudeof2ndstandardparallel": second = degrees
      case "scalefactor", "scalefactoratnaturalorigin": scale = raw
      case "falseeasting", "eastingatfalseorigin": easting = raw
      case "falsenorthing", "northingatfalseorigin": northing = raw
      default: break
      }
    }
    latitude = origin ?? first ?? 0
    if method == .lambertConic {
      let one = first ?? latitude
      parallels = (min(one, second ?? one), max(one, second ?? one))
    }
  }
}

/// Names of systems compared without case, punctuation or accents.
enum CRSName {
  /// Lower-case ASCII letters and digits of a text; accented Latin letters count as their base letter.
  static func fold(_ text: String) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": bytes.append(UInt8(scalar.value))
      case "A"..."Z": bytes.append(UInt8(scalar.value) | 0x20)
      case "é", "è", "ê", "ë", "É", "È": bytes.append(UInt8(ascii: "e"))
      case "ç", "Ç": bytes.append(UInt8(ascii: "c"))
      case "à", "â", "À": bytes.append(UInt8(ascii: "a"))
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
