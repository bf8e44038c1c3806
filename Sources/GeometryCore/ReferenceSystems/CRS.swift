import CPROJ

/// A coordinate reference system, as recognised.
public struct CRS: Sendable, Hashable {
  /// EPSG code, or nil for a system that has none.
  public let epsg: Int?
  /// "RGF93 v1 / Lambert-93"
  public let name: String
  /// Longitude and latitude in degrees rather than metres.
  public let isGeographic: Bool
  /// What PROJ needs to build it: "EPSG:2154", or the WKT as read where there is no code.
  public let definition: String

  /// A system as others describe it; `recognise` and `init(epsg:)` find out for themselves.
  public init(epsg: Int?, name: String, isGeographic: Bool, definition: String) {
    self.epsg = epsg
    self.name = name
    self.isGeographic = isGeographic
    self.definition = definition
  }

  /// "EPSG:2154", or the name where there is no code.
  public var identifier: String { epsg.map { "EPSG:\($0)" } ?? name }

  /// Longitude and latitude as GPS gives them (EPSG:4326), in degrees.
  public static let wgs84 = CRS(epsg: 4326, name: "WGS 84", isGeographic: true, definition: "EPSG:4326")
  /// The metric system of the French mainland (EPSG:2154).
  public static let lambert93 = CRS(epsg: 2154, name: "RGF93 v1 / Lambert-93", isGeographic: false, definition: "EPSG:2154")
}

extension CRS {
  /// The horizontal system of an EPSG code; of a compound or three-dimensional one, its horizontal part.
  /// - Throws: `GeometryError.unknownCRS` if PROJ does not know it or if it has no horizontal part in degrees or metres.
  public init(epsg code: Int) throws {
    if let known = KnownSystem.of(CRS.aliases[code] ?? code) {
      self = known.crs
      return
    }
    let context = ProjContext.current.pointer
    guard let object = proj_create(context, "EPSG:\(code)") else {
      throw ProjContext.current.refusal(.unknownCRS("EPSG:\(code)"))
    }
    defer { proj_destroy(object) }
    guard let part = CRS.horizontalPart(of: object, context) else { throw GeometryError.unknownCRS("EPSG:\(code)") }
    defer { proj_destroy(part) }
    let own = proj_get_id_code(part, 0).flatMap { Int(String(cString: $0)) } ?? code
    if let known = KnownSystem.of(own) {
      self = known.crs
      return
    }
    self.init(
      epsg: own, name: proj_get_name(part).map { String(cString: $0) } ?? "",
      isGeographic: proj_get_type(part) != PJ_TYPE_PROJECTED_CRS, definition: "EPSG:\(own)")
  }
}
