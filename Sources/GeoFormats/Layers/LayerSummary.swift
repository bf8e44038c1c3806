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
