import Groundwork

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
