import Foundation
import Groundwork

/// Reads layers, whatever the format: shapefile, GeoPackage, GeoJSON, KML, FlatGeobuf; as they are or in an archive.
public enum LayerFile {
  enum Format {
    case shapefile, geoPackage, geoJSON, kml, flatGeobuf
  }

  /// Reads a layer; `path` may carry the layer's name after `#`.
  /// - Throws: `FileFault`, which names the file and what to try.
  public static func read(path: String, options: LayerOptions) throws -> Layer {
    var reference = LayerReference.parse(path)
    reference.layer = reference.layer ?? options.layer
    return try InputFile.open(reference.file, for: .layer) { input in
      var options = options
      options.layer = input.inside
      return switch try format(of: input.path) {
      case .shapefile: try ShapefileReader.read(path: input.path, options: options)
      case .geoPackage: try GeoPackageReader.read(path: input.path, options: options)
      case .geoJSON: try GeoJSONReader.read(path: input.path, options: options)
      case .kml: try KMLReader.read(path: input.path, options: options)
      case .flatGeobuf: try FlatGeobufReader.read(path: input.path, options: options)
      }
    }
  }

  /// The layers that a file holds, in the file's order; a file of one layer is not read for it.
  /// - Throws: `FileFault.missing`, or `.unreadable` for a file of another kind or one that is damaged.
  public static func layers(path: String) throws -> [LayerSummary] {
    try InputFile.open(LayerReference.parse(path).file, for: .layer) { input in
      switch try format(of: input.path) {
      case .shapefile: [try ShapefileReader.summary(path: input.path)]
      case .geoPackage: try GeoPackageReader.layers(path: input.path)
      case .geoJSON, .kml, .flatGeobuf: [LayerSummary(name: stem(of: input.path), count: nil, geometryType: nil)]
      }
    }
  }

  /// True if the file is to be read as a layer rather than as a table: by its extension, else by its first bytes; of an archive
  /// the file in it that would be read.
  public static func isLayer(path: String) -> Bool {
    let reference = LayerReference.parse(path)
    if isLayerName(reference.path) || isPartOfShapefile(reference.path) { return true }
    guard path != "-" else { return false }
    guard let found = try? InputFile.look(reference.file, for: .list) else {
      // Several files of an archive may be meant: whoever reads them says which.
      return InputFile.holds(reference.file, for: .layer) && !InputFile.holds(reference.file, for: .table)
    }
    if isLayerName(found.name) { return true }
    return tabular.contains(MappedFile.fileExtension(of: found.name)) ? false : isLayerKind(FileKind(found.head))
  }

  private static func isLayerName(_ name: String) -> Bool {
    let fileExtension = MappedFile.fileExtension(of: name)
    return known(fileExtension) != nil || named.contains(fileExtension)
  }

  private static func isLayerKind(_ kind: FileKind?) -> Bool {
    switch kind {
    case .sqlite, .shapefile, .json, .flatGeobuf, .kml, .gml, .gpx, .mapInfo: true
    default: false
    }
  }

  private static let tabular: Set<String> = [
    "csv", "tsv", "txt", "gz", "xlsx", "xlsm", "xls", "ods", "fods", "dbf", "yml", "yaml",
  ]
  /// Layers that are known and not read: their reader says what to do.
  private static let named: Set<String> = ["geoparquet", "gml", "gpx", "mif", "gdbtable"]

  private static func known(_ fileExtension: String) -> Format? {
    switch fileExtension {
    case "shp": .shapefile
    case "gpkg": .geoPackage
    case "kml": .kml
    case "fgb": .flatGeobuf
    case "geojson", "json", "geojsonl", "geojsons", "geojsonseq", "ndjson", "jsonl": .geoJSON
    default: nil
    }
  }

  /// True for the companions of a .shp file that is there.
  private static func isPartOfShapefile(_ path: String) -> Bool {
    ["dbf", "shx", "prj", "cpg", "qpj"].contains(MappedFile.fileExtension(of: path))
      && MappedFile.companion(of: path, extension: "shp") != nil
  }

  static func format(of path: String) throws -> Format {
    let name = MappedFile.name(of: path)
    let file = try MappedFile(path: path)
    if file.count == 0 { throw FileFault.unreadable(file: name, sentence: "le fichier est vide (0 octet).") }
    let kind = FileKind(Array(file.bytes.prefix(FileKind.telling)))
    if let refusal = kind?.refusal(name), kind != .dBase || !isPartOfShapefile(path) {
      throw FileFault.unreadable(file: name, sentence: refusal)
    }
    if let format = known(MappedFile.fileExtension(of: path)) { return format }
    if isPartOfShapefile(path) {
      throw FileFault.unreadable(file: name, sentence: "c'est une partie d'un shapefile ; donnez le fichier .shp.")
    }
    // Texts and tables that no first bytes tell.
    let names = ["mif": "une couche MapInfo", "gml": "une couche GML"]
    if let what = names[MappedFile.fileExtension(of: path)] {
      let file = (path as NSString).lastPathComponent
      throw FileFault.unreadable(
        file: name,
        sentence: "c'est \(what), qui n'est pas lue ; convertissez-la : ogr2ogr \(stem(of: path)).gpkg \(file) (ou QGIS).")
    }
    if MappedFile.fileExtension(of: path) == "gdbtable" {
      throw FileFault.unreadable(
        file: name,
        sentence: "c'est une partie d'une géodatabase ESRI, qui n'est pas lue ; convertissez-la par le nom de son dossier : "
          + "ogr2ogr couche.gpkg DOSSIER.gdb (ou QGIS).")
    }
    switch kind {
    case .sqlite: return .geoPackage
    case .shapefile: return .shapefile
    case .json: return .geoJSON
    case .kml: return .kml
    case .flatGeobuf: return .flatGeobuf
    default:
      throw FileFault.unreadable(
        file: name, sentence: "format de couche inconnu ; un fichier .shp, .gpkg, .geojson, .kml ou .fgb était attendu.")
    }
  }

  /// Name of the file without folder, archive and extension.
  package static func stem(of path: String) -> String {
    let name = (path as NSString).lastPathComponent
    let fileExtension = MappedFile.fileExtension(of: path)
    return fileExtension.isEmpty ? name : String(name.dropLast(fileExtension.count + 1))
  }
}
