import Foundation

/// A small text file read whole: rules.
package enum TextFile {
  private static let most = 1 << 20

  /// - Throws: `FileFault.missing` if it is not there or may not be read, `.unreadable` if it is too long or not UTF-8.
  package static func read(_ path: String) throws -> (text: String, provenance: Provenance) {
    let name = (path as NSString).lastPathComponent
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileFault.missing(file: name, sentence: "le fichier n'existe pas ; vérifiez son nom.")
    }
    guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
      throw FileFault.missing(file: name, sentence: "c'est un dossier, ou le fichier ne peut pas être lu.")
    }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: most + 1) ?? Data() else {
      throw FileFault.missing(file: name, sentence: "le fichier ne peut pas être lu.")
    }
    guard data.count <= most, let text = String(data: data, encoding: .utf8) else {
      throw FileFault.unreadable(file: name, sentence: "un texte UTF-8 de moins d'un mégaoctet était attendu.")
    }
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    return (plain, Provenance(file: name, checksum: try Checksum.sha256(path: path)))
  }
}
