import GeometryCore
import Groundwork

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
  /// Encoding of a shapefile's texts, as `DBFEncoding` knows it: "utf-8", "windows-1252", "iso-8859-15"...
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

/// A layer's file and, where the user gave one after `#`, the layer's name.
public struct LayerReference: Sendable, Hashable {
  public var path: String
  public var layer: String?

  public init(path: String, layer: String? = nil) {
    self.path = path
    self.layer = layer
  }

  /// Splits "file.gpkg#couche"; a file whose own name holds `#` is taken whole if it exists.
  public static func parse(_ text: String) -> LayerReference {
    guard !MappedFile.exists(text), let mark = text.lastIndex(of: "#"), mark != text.startIndex else {
      return LayerReference(path: text)
    }
    let path = String(text[..<mark]), name = String(text[text.index(after: mark)...])
    guard MappedFile.exists(path) || LayerFile.isLayer(path: path) else { return LayerReference(path: text) }
    return LayerReference(path: path, layer: name.isEmpty ? nil : name)
  }
}

/// A layer of a file, before it is read.
public struct LayerSummary: Sendable, Hashable {
  public var name: String
  /// Number of features; nil where only reading tells.
  public var count: Int?
  /// Geometry type in the format's own words ("POLYGON", "MULTIPOLYGON", "POINT"...); nil where only reading tells.
  public var geometryType: String?

  public init(name: String, count: Int?, geometryType: String?) {
    self.name = name
    self.count = count
    self.geometryType = geometryType
  }
}
