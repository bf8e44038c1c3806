import CPROJ

extension CRS {
  /// Dialects of well-known text.
  public enum WKTDialect: Sendable {
    /// WKT1 as GDAL and GeoPackage write it.
    case gdal
    /// WKT1 as a .prj holds it.
    case esri
  }

  /// The system as well-known text on one line.
  /// - Throws: `GeometryError.unknownCRS` if PROJ cannot build the system or express it so.
  public func wkt(_ dialect: WKTDialect) throws -> String {
    let context = ProjContext.current
    guard let object = proj_create(context.pointer, definition) else { throw GeometryError.unknownCRS(definition) }
    defer { proj_destroy(object) }
    let type = dialect == .gdal ? PJ_WKT1_GDAL : PJ_WKT1_ESRI
    let text = "MULTILINE=NO".withCString { option in
      var options: [UnsafePointer<CChar>?] = [option, nil]
      return proj_as_wkt(context.pointer, object, type, &options).map { String(cString: $0) }
    }
    guard let text else { throw GeometryError.unknownCRS(definition) }
    return text
  }
}
