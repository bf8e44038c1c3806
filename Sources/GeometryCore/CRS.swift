import CPROJ

/// A coordinate reference system, as recognised.
public struct CRS: Sendable, Hashable {
  /// EPSG code, or nil for a system that has none.
  public let epsg: Int?
  public let name: String
  /// Longitude and latitude in degrees rather than metres.
  public let isGeographic: Bool
  /// What PROJ needs to build it: "EPSG:2154", or the WKT as read where there is no code.
  public let definition: String

  public init(epsg: Int?, name: String, isGeographic: Bool, definition: String) {
    self.epsg = epsg
    self.name = name
    self.isGeographic = isGeographic
    self.definition = definition
  }

  /// "EPSG:2154", or the name where there is no code.
  public var identifier: String { epsg.map { "EPSG:\($0)" } ?? name }

  public static let wgs84 = CRS(epsg: 4326, name: "WGS 84", isGeographic: true, definition: "EPSG:4326")
  public static let lambert93 = CRS(epsg: 2154, name: "RGF93 v1 / Lambert-93", isGeographic: false, definition: "EPSG:2154")
}

extension CRS {
  /// The system of an EPSG code.
  /// - Throws: `GeometryError.unknownCRS` if PROJ does not know it or if it is not a horizontal system.
  public init(epsg code: Int) throws {
    let context = ProjContext.current
    guard let object = proj_create(context.pointer, "EPSG:\(code)") else { throw GeometryError.unknownCRS("EPSG:\(code)") }
    defer { proj_destroy(object) }
    let type = proj_get_type(object)
    let geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS
    guard geographic || type == PJ_TYPE_PROJECTED_CRS else { throw GeometryError.unknownCRS("EPSG:\(code)") }
    self.init(
      epsg: code, name: proj_get_name(object).map { String(cString: $0) } ?? "", isGeographic: geographic,
      definition: "EPSG:\(code)")
  }
}
