import Groundwork

/// Reads layers, whatever the format: shapefile, GeoPackage, GeoJSON.
public enum LayerFile {
  enum Format {
    case shapefile, geoPackage, geoJSON
  }

  /// Reads a layer; `path` may carry the layer's name after `#`.
  /// - Throws: `FileFault`, which names the file and what to try.
  public static func read(path: String, options: LayerOptions) throws -> Layer {
    let reference = LayerReference.parse(path)
    var options = options
    if let layer = reference.layer { options.layer = layer }
    switch try format(of: reference.path) {
    case .shapefile: return try ShapefileReader.read(path: reference.path, options: options)
    case .geoPackage: return try GeoPackageReader.read(path: reference.path, options: options)
    case .geoJSON: return try GeoJSONReader.read(path: reference.path, options: options)
    }
  }

  /// The layers that a file holds, in the file's order; a GeoJSON file is not read for it.
  /// - Throws: `FileFault.missing`, or `.unreadable` for a file of another kind or one that is damaged.
  public static func layers(path: String) throws -> [LayerSummary] {
    let reference = LayerReference.parse(path)
    switch try format(of: reference.path) {
    case .shapefile: return [try ShapefileReader.summary(path: reference.path)]
    case .geoPackage: return try GeoPackageReader.layers(path: reference.path)
    case .geoJSON: return [LayerSummary(name: stem(of: reference.path), count: nil, geometryType: nil)]
    }
  }

  /// True if the file is to be read as a layer rather than as a table: by its extension, else by its first bytes.
  public static func isLayer(path: String) -> Bool {
    let path = LayerReference.parse(path).path
    if known(MappedFile.fileExtension(of: path)) != nil || isPartOfShapefile(path) { return true }
    return tabular.contains(MappedFile.fileExtension(of: path)) ? false : byContent(path) != nil
  }

  private static let tabular: Set<String> = ["csv", "tsv", "txt", "gz", "xlsx", "xls", "ods", "dbf", "yml", "yaml"]

  private static func known(_ fileExtension: String) -> Format? {
    switch fileExtension {
    case "shp": .shapefile
    case "gpkg": .geoPackage
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
    let fileExtension = MappedFile.fileExtension(of: path)
    let name = MappedFile.name(of: path)
    if let format = known(fileExtension) {
      let file = try MappedFile(path: path)
      if file.count == 0 { throw FileFault.unreadable(file: name, sentence: "le fichier est vide (0 octet).") }
      return format
    }
    if isPartOfShapefile(path) {
      throw FileFault.unreadable(file: name, sentence: "c'est une partie d'un shapefile ; donnez le fichier .shp.")
    }
    _ = try MappedFile(path: path)
    guard let format = byContent(path) else {
      throw FileFault.unreadable(
        file: name, sentence: "format de couche inconnu ; un fichier .shp, .gpkg ou .geojson était attendu.")
    }
    return format
  }

  private static func byContent(_ path: String) -> Format? {
    guard let start = try? MappedFile.beginning(of: path, count: 256) else { return nil }
    if start.starts(with: Array("SQLite format 3\0".utf8)) { return .geoPackage }
    if start.starts(with: [0, 0, 0x27, 0x0A]) { return .shapefile }
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
    let first = text.first { $0 != 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1E }
    return first == UInt8(ascii: "{") ? .geoJSON : nil
  }

  static func stem(of path: String) -> String {
    let name = MappedFile.name(of: path)
    let fileExtension = MappedFile.fileExtension(of: path)
    return fileExtension.isEmpty ? name : String(name.dropLast(fileExtension.count + 1))
  }
}
