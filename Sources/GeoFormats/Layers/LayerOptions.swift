import GeometryCore

/// What the user decides about a layer instead of the file.
public struct LayerOptions: Sendable {
  /// Where the layer is expected to lie: what its coordinates are compared with. `.france` of the module Territory, or
  /// `.anywhere`, which refuses less and deduces no system.
  public var places: ExpectedPlaces
  /// Name of the layer in a file of several.
  public var layer: String?
  /// The reference system of the coordinates, whatever the file declares.
  public var crs: CRS?
  /// Refuses a system given in `crs` that has other units than the coordinates; false only to look at a wrong file.
  public var checksCRS = true
  /// Encoding of a shapefile's texts, as `TextEncoding` knows it: "utf-8", "windows-1252", "iso-8859-15"...
  public var encoding: String?
  /// Checks polygons and repairs the invalid ones.
  public var repair: Bool

  public init(places: ExpectedPlaces, layer: String? = nil, crs: CRS? = nil, encoding: String? = nil, repair: Bool = true) {
    self.places = places
    self.layer = layer
    self.crs = crs
    self.encoding = encoding
    self.repair = repair
  }
}
