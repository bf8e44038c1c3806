/// How a user names an input: a file and, behind `#`, what is meant in it (a layer, a sheet, a file of an archive).
package struct FileReference: Sendable, Hashable {
  /// A file on disk.
  package var path: String
  package var inside: String?

  package init(path: String, inside: String? = nil) {
    self.path = path
    self.inside = inside
  }

  /// Splits "archive.zip#couche.gpkg#zones" behind the file that exists; a file whose own name holds `#` is taken whole.
  ///
  /// Where no such file exists: the text as a path.
  package static func parse(_ text: String) -> FileReference {
    guard !MappedFile.exists(text) else { return FileReference(path: text) }
    for mark in text.indices.reversed() where text[mark] == "#" && mark != text.startIndex {
      let path = String(text[..<mark]), inside = String(text[text.index(after: mark)...])
      if MappedFile.exists(path) { return FileReference(path: path, inside: inside.isEmpty ? nil : inside) }
    }
    return FileReference(path: text)
  }
}
