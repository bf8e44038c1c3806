import GeoFormats
import GeometryCore
import Groundwork
import Territory

/// A layer by path, and what recognition may have missed in it.
public struct LayerSource: Sendable {
  /// A path, with `#layer` where the file has several.
  public var path: String
  /// Columns of the codes and of the names; nil to recognise them.
  public var codeColumn, nameColumn: String?
  /// Believed instead of what the file declares.
  public var crs: CRS?

  public init(path: String, codeColumn: String? = nil, nameColumn: String? = nil, crs: CRS? = nil) {
    self.path = path
    self.codeColumn = codeColumn
    self.nameColumn = nameColumn
    self.crs = crs
  }
}

extension LayerSource {
  /// The layer read as a zoning.
  /// - Throws: `FileFault` for what cannot be read, for an unsettled reference system, or where no code is recognised.
  func zoning(catalog: ProfileCatalog = .standard) throws -> Zoning {
    let place = LayerReference.parse(path)
    let layer = try LayerFile.read(path: place.path, options: LayerOptions(layer: place.layer, crs: crs))
    return try Zoning(layer: layer, catalog: catalog, code: codeColumn, nameColumn: nameColumn)
  }
}
