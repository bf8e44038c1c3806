import Foundation
import Groundwork

/// Opens tables by what they hold and by their extension.
public enum TableFile {
  /// Opens a CSV, TSV, .csv.gz or XLSX file as a source of rows.
  ///
  /// - Parameter path: `-` reads CSV from standard input.
  /// - Throws: `FileFault.missing` (no such file, folder, no right to read), `.unreadable` (not a table), `.usage` (an option
  ///   that does not fit the file).
  public static func open(path: String, options: TableOptions = TableOptions()) throws -> any RowSource {
    let file = try FileByteSource(path: path)
    let head = try file.peek(8)
    let name = file.name
    let isWorkbook = ["xlsx", "xlsm"].contains((path as NSString).pathExtension.lowercased())
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      guard path != "-" else {
        throw FileFault.usage(
          file: name, sentence: "un classeur ne se lit pas sur l'entrée standard ; donnez le nom du fichier.")
      }
      return try XLSXReader(path: path, options: options)
    }
    if let sentence = strangerSentence(head) { throw FileFault.unreadable(file: name, sentence: sentence) }
    if head.isEmpty {
      throw FileFault.unreadable(
        file: name, sentence: "le fichier est vide (0 octet) ; un tableau avec une ligne d'en-tête est attendu.")
    }
    if isWorkbook {
      throw FileFault.unreadable(
        file: name, sentence: "ce n'est pas un classeur XLSX malgré son extension ; si c'est du texte, renommez-le en .csv.")
    }
    if let sheet = options.sheet {
      throw FileFault.usage(file: name, sentence: "ce fichier n'est pas un classeur et n'a pas de feuille « \(sheet) ».")
    }
    let isPacked = head.starts(with: [0x1F, 0x8B])
    let source: any ByteSource = isPacked ? try GzipByteSource(file) : file
    return try CSVReader(source: source, name: name, options: options, prefersTabs: isTabbed(path))
  }

  private static func isTabbed(_ path: String) -> Bool {
    let name = (path as NSString).lastPathComponent.lowercased()
    return [".tsv", ".tab", ".tsv.gz", ".tab.gz"].contains { name.hasSuffix($0) }
  }

  /// What a file is that is plainly no table.
  private static func strangerSentence(_ head: [UInt8]) -> String? {
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return "c'est un ancien classeur .xls (ou un fichier chiffré) ; enregistrez-le en .xlsx ou en .csv."
    }
    if head.starts(with: Array("%PDF".utf8)) { return "c'est un document PDF ; un fichier CSV, TSV ou XLSX est attendu." }
    if head.starts(with: Array("SQLite".utf8)) {
      return "c'est une base SQLite (GeoPackage ?), pas un tableau ; un fichier CSV, TSV ou XLSX est attendu."
    }
    return nil
  }
}
