import Groundwork

/// A layer's file and, where the user gave one after `#`, the layer's name; in an archive the file's, then the layer's.
public struct LayerReference: Sendable, Hashable {
  public var path: String
  public var layer: String?

  public init(path: String, layer: String? = nil) {
    self.path = path
    self.layer = layer
  }

  /// Splits "file.gpkg#couche" and "archive.zip#couche.gpkg#zones" behind the file; one whose own name holds `#` is taken whole
  /// if it exists. Of a file that is not there its extension tells.
  public static func parse(_ text: String) -> LayerReference {
    let found = FileReference.parse(text)
    guard found.path == text, !MappedFile.exists(text), let mark = text.lastIndex(of: "#"), mark != text.startIndex else {
      return LayerReference(path: found.path, layer: found.inside)
    }
    let path = String(text[..<mark]), name = String(text[text.index(after: mark)...])
    guard LayerFile.isLayer(path: path) else { return LayerReference(path: text) }
    return LayerReference(path: path, layer: name.isEmpty ? nil : name)
  }

  /// The same words for the door that opens it.
  var file: FileReference { FileReference(path: path, inside: layer) }
}
