import GeometryCore
import Groundwork
import Tabular

/// How a file is to be read for inspection, where it is not to be guessed.
public struct InspectionOptions: Sendable {
  public var table = TableOptions()
  /// Name of the layer; nil for all.
  public var layer: String?
  /// EPSG code or other spelling of the reference system, believed instead of the file's.
  public var crs: String?
  public var encoding: String?
  public var catalog = ProfileCatalog.standard
  /// id of the profile whose confidential columns are withheld; nil to recognise them.
  public var confidential: String?

  public init() {}

  /// The system given, recognised.
  /// - Throws: `FileFault.usage` if it is none.
  func forcedCRS() throws -> CRS? {
    try crs.map { text in
      guard let crs = try? CRS.recognise(text) else {
        throw FileFault.usage(
          file: nil, sentence: "système de coordonnées inconnu « \(text) » ; donnez un code EPSG, comme --crs 2154.")
      }
      return crs
    }
  }
}
