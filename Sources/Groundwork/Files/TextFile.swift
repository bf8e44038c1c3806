/// A small text file read whole: a rule, profiles.
package enum TextFile {
  private static let most = 1 << 20

  /// - Throws: `FileFault.missing` if it is not there or may not be read, `.unreadable` if it is too long or not UTF-8.
  package static func read(_ path: String) throws -> (text: String, provenance: Provenance) {
    let reference = FileReference.parse(path)
    let file = try InputFile.open(reference, for: .file(["yml", "yaml"])) { input in
      try MappedFile(path: input.path, expected: "un fichier de texte")
    }
    guard file.count <= most, let text = String(validating: file.bytes, as: UTF8.self) else {
      throw FileFault.unreadable(file: file.name, sentence: "un texte UTF-8 de moins d'un mégaoctet était attendu.")
    }
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    return (plain, Provenance(file: file.name, checksum: try Checksum.sha256(path: reference.path)))
  }
}
