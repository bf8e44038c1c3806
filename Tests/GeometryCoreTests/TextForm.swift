import CPROJ

/// The text forms in which PROJ writes a system.
enum TextForm: CaseIterable {
  case esri, gdal, wkt2, wkt2Old, json

  func text(of epsg: Int) -> String? {
    guard let context = proj_context_create() else { return nil }
    defer { proj_context_destroy(context) }
    proj_log_level(context, PJ_LOG_NONE)
    guard let object = proj_create(context, "EPSG:\(epsg)") else { return nil }
    defer { proj_destroy(object) }
    let text =
      switch self {
      case .esri: proj_as_wkt(context, object, PJ_WKT1_ESRI, nil)
      case .gdal: proj_as_wkt(context, object, PJ_WKT1_GDAL, nil)
      case .wkt2: proj_as_wkt(context, object, PJ_WKT2_2019, nil)
      case .wkt2Old: proj_as_wkt(context, object, PJ_WKT2_2015, nil)
      case .json: proj_as_projjson(context, object, nil)
      }
    return text.map { String(cString: $0) }
  }
}
