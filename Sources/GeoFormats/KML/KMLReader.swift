import GeometryCore
import Groundwork
import Tabular

/// Reads the placemarks of a KML file (OGC KML 2.2) as one layer: name, description, extended data, and the folder they lie in.
enum KMLReader {
  /// - Throws: `FileFault`.
  static func read(path: String, options: LayerOptions) throws -> Layer {
    let file = try FileByteSource(path: path), name = LayerFile.stem(of: path)
    if let wanted = options.layer, wanted != name {
      throw FileFault.unreadable(
        file: file.name, sentence: "la couche « \(wanted) » n'existe pas ; un KML est lu en une seule, « \(name) ».")
    }
    let parser = KMLParser()
    try XMLReader.readAll(XMLFilePart(file), events: parser)
    if let fault = parser.fault { throw FileFault.unreadable(file: file.name, sentence: fault) }
    if parser.geometries.count == 0, parser.hasLinks {
      throw FileFault.unreadable(
        file: file.name,
        sentence: "ce KML ne contient que des liens vers d'autres fichiers ; ouvrez-le dans Google Earth et enregistrez-y "
          + "la couche.")
    }
    let anomalies = parser.closedRings > 0 ? [Anomaly(.layer(.openRings(parser.closedRings)), file: file.name)] : []
    // KML knows one system, longitude before latitude.
    let raw = RawLayer(
      file: file.name, name: name, layer: nil, columns: parser.columns(), geometries: parser.geometries,
      declared: CRSDeclaration(text: "EPSG:4326", crs: .wgs84), anomalies: anomalies)
    return try raw.finished(options)
  }
}
