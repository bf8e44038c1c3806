import Foundation
import Groundwork

/// Opens tables by what they hold and by their extension.
public enum TableFile {
  /// Opens a CSV, TSV, XLSX or ODS file as a source of rows: as it is, packed (.csv.gz), or out of an archive.
  ///
  /// - Parameter path: `-` reads CSV from standard input; `archive.zip#liste.csv` says which file of an archive is meant.
  /// - Throws: `FileFault.missing` (no such file, folder, no right to read), `.unreadable` (not a table, no archive of one),
  ///   `.usage` (an option that does not fit the file).
  public static func open(path: String, options: TableOptions = TableOptions()) throws -> any RowSource {
    let reference = FileReference.parse(path)
    let file = try FileByteSource(path: reference.path)
    let kind = FileKind(try file.peek(FileKind.telling))
    // Standard input is read once, and so is one packed text, unpacked on the way.
    let isText = kind == .gzip && reference.inside == nil && packedKind(reference.path) == nil
    guard path != "-", !isText else { return WatchedSource(try read(file, kind, path, options)) }
    return try InputFile.open(reference, for: .table) { input in
      var options = options
      options.sheet = input.inside ?? options.sheet
      let file = try FileByteSource(path: input.path)
      return WatchedSource(try read(file, FileKind(try file.peek(FileKind.telling)), input.path, options))
    }
  }

  /// What a gzip file holds; nil for text, and for what is damaged.
  private static func packedKind(_ path: String) -> FileKind? {
    guard let packed = try? FileByteSource(path: path), let source = try? GzipByteSource(packed) else { return nil }
    var head = [UInt8](repeating: 0, count: FileKind.telling)
    let count = (try? head.withUnsafeMutableBytes { try source.fill($0.baseAddress!, count: $0.count) }) ?? 0
    return FileKind(Array(head[..<count]))
  }

  private static func read(
    _ file: FileByteSource, _ kind: FileKind?, _ path: String, _ options: TableOptions
  ) throws -> any RowSource {
    let name = file.name
    if kind == .zip || kind == .openDocumentXML {
      guard path != "-" else {
        throw FileFault.usage(file: name, sentence: "un classeur ne se lit pas sur l'entrée standard ; donnez le nom du fichier.")
      }
      return try XLSXReader(path: path, options: options)
    }
    if let sentence = kind.flatMap({ refusal($0, name) }) { throw FileFault.unreadable(file: name, sentence: sentence) }
    if try file.peek(1).isEmpty {
      throw FileFault.unreadable(
        file: name, sentence: "le fichier est vide (0 octet) ; un tableau avec une ligne d'en-tête est attendu.")
    }
    if let format = ["xlsx": "XLSX", "xlsm": "XLSX", "ods": "ODS", "fods": "ODS"][MappedFile.fileExtension(of: path)] {
      throw FileFault.unreadable(
        file: name, sentence: "ce n'est pas un classeur \(format) malgré son extension ; si c'est du texte, renommez-le en .csv.")
    }
    if let sheet = options.sheet {
      throw FileFault.usage(file: name, sentence: "ce fichier n'est pas un classeur et n'a pas de feuille « \(sheet) ».")
    }
    let source: any ByteSource = kind == .gzip ? try GzipByteSource(file) : file
    return try CSVReader(source: source, name: name, options: options, prefersTabs: isTabbed(path))
  }

  private static func isTabbed(_ path: String) -> Bool {
    let name = (path as NSString).lastPathComponent.lowercased()
    return [".tsv", ".tab", ".tsv.gz", ".tab.gz"].contains { name.hasSuffix($0) }
  }

  /// What to say of a file that is plainly no table; nil for one that may be.
  private static func refusal(_ kind: FileKind, _ name: String) -> String? {
    switch kind {
    case .sqlite:
      "c'est une base SQLite (GeoPackage ?), pas un tableau ; un fichier CSV, TSV, XLSX ou ODS est attendu."
    case .shapefile, .flatGeobuf, .kml:
      "c'est une couche géographique, pas un tableau ; un fichier CSV, TSV, XLSX ou ODS est attendu."
    case .sevenZip, .tar, .bzip2, .xz, .zstd:
      "c'est une archive, qui n'est pas dépliée ici ; dépliez-la et donnez le fichier qu'elle contient."
    default: kind.refusal(name)
    }
  }
}
