import GeoFormats

extension LayerFile {
  /// Reads a layer of French places as its file declares it; `path` may carry the layer's name after `#`.
  ///
  /// A declaration that the coordinates contradict is refused; where there is none, the system is deduced if only one will do.
  /// - Throws: `FileFault`, which names the file and what to try.
  public static func read(path: String) throws -> Layer { try read(path: path, options: LayerOptions(places: .france)) }
}
