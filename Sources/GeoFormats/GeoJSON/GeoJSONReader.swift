import GeometryCore
import Groundwork
import Tabular

/// Reads GeoJSON as a stream: RFC 7946, the older `crs` member, newline-delimited features and RFC 8142 sequences.
enum GeoJSONReader {
  /// - Throws: `FileFault`.
  static func read(path: String, options: LayerOptions) throws -> Layer {
    let file = try MappedFile(path: path)
    let name = LayerFile.stem(of: path)
    if let wanted = options.layer, wanted != name {
      throw FileFault.unreadable(
        file: file.name, sentence: "la couche « \(wanted) » n'existe pas ; un GeoJSON n'en a qu'une, « \(name) ».")
    }
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var parser = GeoJSONParser(JSONCursor(file.bytes.bindMemory(to: UInt8.self), position: start))
    do {
      try parser.parse()
    } catch let failure as JSONCursor.Failure {
      throw FileFault.unreadable(
        file: file.name, sentence: "GeoJSON illisible, ligne \(parser.cursor.line(of: failure.offset)) : \(failure.message).")
    }
    let anomalies = parser.anomalies().map { Anomaly(.layer($0), file: file.name) }
    let raw = RawLayer(
      file: file.name, name: name, layer: nil, columns: parser.columns(), geometries: parser.geometries,
      declared: parser.declaredCRS(), anomalies: anomalies, unread: parser.unread)
    return try withExtendedLifetime(file) { try raw.finished(options) }
  }
}
